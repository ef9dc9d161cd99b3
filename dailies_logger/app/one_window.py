"""Be the one window of a person: a later start hands over what it was asked to open, and goes.

Two windows of one person over one library would close each other's open ranges. The first window listens on a local socket
that only this user may use; what comes in is one line of JSON, read as if anybody could have written it.
"""

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dailies_logger.ground import places

PATIENCE_MS, TURN_MS = 3_000, 25
"""How long an answer is waited for, and in turns of which length: while Qt waits, no other thread of ours runs."""
LONGEST = 64 * 1024
YES, NO = b"yes\n", b"no\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Hold what a start was asked for: who sits there, and the library or the sample to open."""

    person: str
    library: Path | None = None
    sample: bool = False

    def line(self) -> bytes:
        """Write it as one line."""
        library = str(self.library.absolute()) if self.library else ""
        return json.dumps({"person": self.person, "library": library, "sample": self.sample}).encode() + b"\n"


def read_start(line: bytes) -> Start | None:
    """Read a line that another start has written; None where it is none."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not all(isinstance(said.get(name), str) for name in ("person", "library")):
        return None
    return Start(person=said["person"], library=Path(said["library"]) if said["library"] else None, sample=said.get("sample") is True)


def hand_over(start: Start) -> bool:
    """Give a start to the window that is there already; False where there is none, it is somebody else's, or it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_address(start.person))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(start.line())
    socket.flush()
    answered = any(socket.waitForReadyRead(TURN_MS) for _ in range(PATIENCE_MS // TURN_MS))
    taken = answered and socket.readAll().data() == YES
    socket.disconnectFromServer()
    return taken


class OneWindow(QObject):
    """Listen for later starts of this person; `asked` carries each as a Start. Where nothing can listen, there may be two windows."""

    asked = Signal(object)

    def __init__(self, person: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        if not self._server.listen(_address(person)):
            QLocalServer.removeServer(_address(person))  # a program that was killed leaves its socket behind
            self._server.listen(_address(person))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _meet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._answer(socket))

    def _answer(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        start = read_start(bytes(socket.readLine(LONGEST).data()))
        ours = start is not None and start.person == self._person
        socket.write(YES if ours else NO)
        socket.flush()
        if ours:
            self.asked.emit(start)


def _address(person: str) -> str:
    """Return the socket's name: of this configuration and this person. On Linux it lies in the user's own runtime folder.

    Each person has a socket of their own: two who sit at one machine must not take each other's away.
    """
    name = f"dailies-logger-{hashlib.sha256(f'{places.config()}/{person}'.encode()).hexdigest()[:12]}"
    if not sys.platform.startswith("linux"):
        return name
    return f"{QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)}/{name}"
