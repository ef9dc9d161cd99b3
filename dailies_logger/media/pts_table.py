"""Number the frames of a clip: frame n in display order <-> its time stamp (pts).

Frame numbers are the only currency of the application; a pts never leaves `media`. Where frames do not all stand alone,
the table is made by reading every packet once, which is the only way that is right for B-frames, variable rates, edit
lists and MPEG-TS alike. It is kept in the library (a few hundred bytes for a clip of constant rate), so that is done once.
"""

import os
import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from dailies_logger.domain.errors import MediaError
from dailies_logger.media.header_table import stamps_of
from dailies_logger.media.opening import byte_size, file_shown, open_container

PTS = "pts"
"""The kind of derived data under which the library keeps tables."""

_HEADER = struct.Struct("<4sQqqII")
_MAGIC = b"PTS1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PtsTable:
    """Hold the pts of every frame in display order, those of the key frames, and their unit in seconds.

    `keys` may hold pts before the first frame: an edit list can begin inside a GOP, whose key frame is decoded but never
    shown. `byte_size` is that of the file the table was made of; a file of another size needs a table of its own.
    """

    pts: "array[int]"
    keys: "array[int]"
    time_base: Fraction
    byte_size: int

    def __len__(self) -> int:
        """Count the frames."""
        return len(self.pts)

    @property
    def intra(self) -> bool:
        """Say whether every frame is a key frame, so that each can be decoded alone."""
        return len(self.keys) >= len(self.pts)

    def frame(self, pts: int) -> int | None:
        """Return the number of the frame with exactly this pts."""
        place = bisect_left(self.pts, pts)
        return place if place < len(self.pts) and self.pts[place] == pts else None

    def key_place(self, pts: int) -> int:
        """Return the place in `keys` of the last key frame at or before a pts; -1 where there is none."""
        return bisect_right(self.keys, pts) - 1

    def seconds(self, frame: int) -> Fraction:
        """Return the time of a frame since the first frame."""
        return (self.pts[frame] - self.pts[0]) * self.time_base

    @property
    def origin(self) -> Fraction:
        """Return the time of the first frame on the file's own clock, in seconds."""
        return self.pts[0] * self.time_base if self.pts else Fraction(0)

    def times(self) -> tuple[Fraction, ...] | None:
        """Return the time of each frame since the first, where the rate varies by more than rounding; None where it is constant."""
        gaps = [b - a for a, b in pairwise(self.pts)]
        if not gaps or max(gaps) - min(gaps) <= 1 or (max(gaps) - min(gaps)) * self.time_base <= Fraction(2, 1000):
            return None
        return tuple(self.seconds(frame) for frame in range(len(self)))


def read_table(path: bytes) -> PtsTable:
    """Tell the number of every frame of a file's picture: from its header where that is sure, else from its packets.

    Raises MediaError where the file does not open or has no picture.
    """
    with open_container(path) as container:
        size = byte_size(path) or 0
        stream = picture_stream(container)
        stamps = stamps_of(container, stream, byte_size=size)
        if stamps is not None:
            return PtsTable(pts=stamps, keys=stamps, time_base=unit(stream), byte_size=size)
    with open_container(path) as container:
        return read_packets(container, byte_size=size)


def read_packets(container: InputContainer, *, byte_size: int) -> PtsTable:
    """Read every packet of a newly opened file and number its frames.

    Packets without pts and those an edit list discards are no frames. What lies behind a damaged place that cannot be
    passed is left out. Raises MediaError where there is no picture.
    """
    stream = picture_stream(container)
    pts: set[int] = set()
    keys: set[int] = set()
    for packet in packets(container, stream):
        if packet.pts is None:
            continue
        if packet.is_keyframe:
            keys.add(packet.pts)
        if not packet.is_discard:
            pts.add(packet.pts)
    return PtsTable(pts=array("q", sorted(pts)), keys=array("q", sorted(keys)), time_base=unit(stream), byte_size=byte_size)


def picture_stream(container: InputContainer) -> VideoStream:
    """Return the picture stream that is shown. Raises MediaError where there is none."""
    moving = [stream for stream in container.streams.video if not stream.disposition & av.stream.Disposition.attached_pic]
    if not moving:
        msg = f"{file_shown(os.fsencode(container.name))} has no picture."
        raise MediaError(msg)
    return moving[0]


def unit(stream: VideoStream) -> Fraction:
    """Return the length of one pts step in seconds."""
    return stream.time_base or Fraction(1, 90_000)


def packets(container: InputContainer, stream: VideoStream) -> "Iterator[Packet[VideoStream]]":
    """Yield the packets from here to the end, or to a place that cannot be read; the last one is empty and flushes."""
    reader = container.demux(stream)
    while True:
        try:
            packet = next(reader)
        except (StopIteration, av.error.FFmpegError):
            return
        yield packet


def decode_on(stream: VideoStream, coming: "Iterator[Packet[VideoStream]]") -> Iterator[VideoFrame]:
    """Decode packets; what cannot be decoded is passed over, so its frame does not come."""
    for packet in coming:
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            continue
        yield from frames
    try:
        yield from stream.decode(None)
    except av.error.FFmpegError:
        return


def encode(table: PtsTable) -> bytes:
    """Write a table as bytes to keep: header, then first values and differences, deflated."""
    head = _HEADER.pack(_MAGIC, table.byte_size, table.time_base.numerator, table.time_base.denominator, len(table.pts), len(table.keys))
    return head + zlib.compress(_differences(table.pts) + _differences(table.keys))


def stands_alone(data: bytes) -> bool | None:
    """Say whether every frame of a table that `encode` wrote is a key frame, without reading more than its head; None for other bytes."""
    try:
        magic, _, _, _, frames, keys = _HEADER.unpack_from(data)
    except struct.error:
        return None
    return bool(keys >= frames) if magic == _MAGIC else None


def decode(data: bytes) -> PtsTable | None:
    """Read a table that `encode` wrote; None where the bytes are of another version or damaged, so it is made anew."""
    try:
        magic, byte_size, above, below, frames, keys = _HEADER.unpack_from(data)
        if magic != _MAGIC:
            return None
        values = array("q")
        values.frombytes(zlib.decompress(data[_HEADER.size :]))
    except (struct.error, zlib.error, ValueError):
        return None
    if len(values) != frames + keys or below <= 0:
        return None
    if sys.byteorder == "big":
        values.byteswap()
    return PtsTable(
        pts=array("q", accumulate(values[:frames])),
        keys=array("q", accumulate(values[frames:])),
        time_base=Fraction(above, below),
        byte_size=byte_size,
    )


def _differences(values: Iterable[int]) -> bytes:
    """Write the first value and each step to the next, little-endian."""
    listed = list(values)
    steps = array("q", [b - a for a, b in pairwise([0, *listed])])
    if sys.byteorder == "big":
        steps.byteswap()
    return steps.tobytes()
