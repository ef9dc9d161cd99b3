"""Walk the boxes (atoms) of QuickTime and MP4 files for what FFmpeg does not tell.

That is: is there an index, how is the picture turned, at what rate does the timecode count.
Formats: ISO/IEC 14496-12 (box, tkhd, hdlr, stsd) and the QuickTime File Format (tmcd sample description).
"""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import BinaryIO

_DEEPEST, _MOST = 8, 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Hold what the boxes say.

    `index` tells whether there is a moov box, `index_cut` that the file ends inside it; `rotation` is clockwise degrees that turn the picture upright; `timecode_rate` frames a second as the
    timecode track counts them, None without one.
    """

    index: bool = False
    index_cut: bool = False
    rotation: int = 0
    timecode_rate: Fraction | None = None
    fragmented: bool = False


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    end: int


def read_layout(file: BinaryIO, *, size: int) -> Layout:
    """Read the layout of a movie file of `size` bytes; boxes that make no sense end the walk."""
    index = next((box for box in _boxes(file, 0, size) if box.kind == b"moov"), None)
    if index is None or index.end > size:
        return Layout(index=index is not None, index_cut=index is not None)
    inside = list(_boxes(file, index.start, index.end))
    tracks = [_track(file, box) for box in inside if box.kind == b"trak"]
    return Layout(
        index=True,
        rotation=next((rotation for handler, rotation, _ in tracks if handler == b"vide"), 0),
        timecode_rate=next((rate for _, _, rate in tracks if rate is not None), None),
        fragmented=any(box.kind == b"mvex" for box in inside),
    )


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[_Box]:
    for _ in range(_MOST):
        if start + 8 > end:
            return
        file.seek(start)
        size, kind = struct.unpack(">I4s", file.read(8).ljust(8, b"\0"))
        head = 8
        if size == 1:
            size, head = struct.unpack(">Q", file.read(8).ljust(8, b"\0"))[0], 16
        elif size == 0:
            size = end - start
        if size < head or not kind.strip(b"\0"):
            return
        yield _Box(kind, start + head, start + size)
        start += size


def _find(file: BinaryIO, box: _Box, *path: bytes) -> _Box | None:
    for kind in path:
        inner = next((inner for inner in _boxes(file, box.start, box.end) if inner.kind == kind), None)
        if inner is None:
            return None
        box = inner
    return box


def _track(file: BinaryIO, track: _Box) -> tuple[bytes, int, Fraction | None]:
    """Return a track's handler, its clockwise rotation, and the rate its timecode counts at."""
    handler = _read(file, _find(file, track, b"mdia", b"hdlr"), 12)[8:12]
    head = _read(file, _find(file, track, b"tkhd"), 96)
    sample = _read(file, _find(file, track, b"mdia", b"minf", b"stbl", b"stsd"), 48) if handler == b"tmcd" else b""
    return handler, _rotation(head), _timecode_rate(sample)


def _read(file: BinaryIO, box: _Box | None, most: int) -> bytes:
    if box is None:
        return b""
    file.seek(box.start)
    return file.read(min(most, box.end - box.start))


def _rotation(head: bytes) -> int:
    """Read the matrix of a tkhd: its first row is (a, b), and the picture is turned by the angle of that vector."""
    at = 52 if head[:1] == b"\1" else 40
    if len(head) < at + 8:
        return 0
    a, b = struct.unpack_from(">ii", head, at)
    return round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360


def _timecode_rate(sample: bytes) -> Fraction | None:
    """Read time scale and frame duration of the first `tmcd` sample description."""
    if len(sample) < 40 or sample[12:16] != b"tmcd":
        return None
    scale, duration = struct.unpack_from(">II", sample, 32)
    return Fraction(scale, duration) if scale and duration else None
