"""Divide an X screen into monitors, and plug them in and out, as RandR 1.5 has it; spoken to the server itself, so that nothing is installed.

Sources: the X11 protocol (X.Org), chapter 8 (connection setup) and appendix B (encoding); randrproto.txt, version 1.5, section 7.6.
"""

import socket
import struct
from types import TracebackType

_INTERN_ATOM, _QUERY_EXTENSION = 16, 98
_QUERY_VERSION, _SCREEN_RESOURCES, _SET_MONITOR, _DELETE_MONITOR = 0, 25, 43, 44
_ERROR, _REPLY = 0, 1


class Monitors:
    """Hold a connection to the server of a display on this machine; what is divided goes with the server's last connection."""

    def __init__(self, display: str) -> None:
        self._server = socket.socket(socket.AF_UNIX)
        self._server.connect(f"/tmp/.X11-unix/X{display.lstrip(':')}")  # noqa: S108 - where X puts it
        self._root = self._greet()
        self._randr = self._ask(_QUERY_EXTENSION, 0, struct.pack("<H2x", 5) + _padded(b"RANDR"))[9]
        self._ask(self._randr, _QUERY_VERSION, struct.pack("<II", 1, 5))

    def __enter__(self) -> "Monitors":
        """Hold on to the connection."""
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        """Let go of it."""
        self._server.close()

    def plug(self, name: str, *, x: int, y: int, wide: int, high: int, primary: bool = False) -> None:
        """Let there be a monitor at a place of the screen, in pixels; the primary one takes the screen's own outputs."""
        outputs = self._outputs() if primary else b""
        place = struct.pack("<BBHhhHHII", primary, False, len(outputs) // 4, x, y, wide, high, wide // 4, high // 4)
        self._send(self._randr, _SET_MONITOR, struct.pack("<II", self._root, self._atom(name)) + place + outputs)
        self._atom(name)  # an answer: it is done, and was no error

    def unplug(self, name: str) -> None:
        """Take a monitor away."""
        self._send(self._randr, _DELETE_MONITOR, struct.pack("<II", self._root, self._atom(name)))
        self._atom(name)

    def _greet(self) -> int:
        """Open the connection and return the root window."""
        self._server.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        head = self._read(8)
        told = self._read(4 * struct.unpack("<H", head[6:])[0])
        assert head[0] == 1, told
        vendor, formats = struct.unpack("<H", told[16:18])[0], told[21]
        root = 32 + len(_padded(bytes(vendor))) + 8 * formats
        return int.from_bytes(told[root : root + 4], "little")

    def _outputs(self) -> bytes:
        told = self._ask(self._randr, _SCREEN_RESOURCES, struct.pack("<I", self._root))
        crtcs, outputs = struct.unpack("<HH", told[16:20])
        return told[32 + 4 * crtcs : 32 + 4 * (crtcs + outputs)]

    def _atom(self, name: str) -> int:
        told = self._ask(_INTERN_ATOM, 0, struct.pack("<H2x", len(name)) + _padded(name.encode()))
        return int.from_bytes(told[8:12], "little")

    def _ask(self, request: int, detail: int, body: bytes) -> bytes:
        self._send(request, detail, body)
        while True:  # events come in between
            told = self._read(32)
            assert told[0] != _ERROR, f"X error {told[1]} of request {told[10]}"
            if told[0] == _REPLY:
                return told + self._read(4 * struct.unpack("<I", told[4:8])[0])

    def _send(self, request: int, detail: int, body: bytes) -> None:
        self._server.sendall(struct.pack("<BBH", request, detail, 1 + len(body) // 4) + body)

    def _read(self, count: int) -> bytes:
        read = b""
        while len(read) < count:
            more = self._server.recv(count - len(read))
            assert more, "the X server has gone"
            read += more
        return read


def _padded(words: bytes) -> bytes:
    """Fill up to whole units of four bytes."""
    return words + bytes(-len(words) % 4)
