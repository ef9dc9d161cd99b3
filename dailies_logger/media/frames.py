"""Decode the exact frame asked for.

A frame is found by its own time stamp in the clip's table (see `pts_table`), never by counting or by seconds, so what is
shown is what was asked for or an error: never a neighbour. Where a seek lands too late (MPEG-TS does), earlier key frames
are tried, and in the end the file is decoded from its top. A file may go, come back, or be another one while it is open:
what is there now is shown, with a table of its own.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from itertools import chain, dropwhile

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import Picture
from dailies_logger.media.frame_memory import FrameMemory
from dailies_logger.media.opening import byte_size, file_shown, not_there, open_container
from dailies_logger.media.pts_table import PtsTable, decode_on, packets, picture_stream, read_table
from dailies_logger.media.scaler import Scaler
from dailies_logger.media.scaling import SHARED_LINES, Upright, as_picture

_EARLIER = (0, 1, 2, 4)
_AHEAD = 3


class _Changed(Exception):
    """Tell that the file is not as large as that of which the table was made."""


class ClipFrames:
    """Give the frames of one clip, from one thread (the `Frames` port).

    `frames` counts what the clip should have: at least `expected`, which a shortened file may not reach; the missing ones
    raise MediaError. `table` numbers the frames there are. `memory` may be shared with other clips.
    """

    def __init__(self, path: bytes, *, table: PtsTable | None = None, expected: int = 0, memory: FrameMemory | None = None) -> None:
        self._path = path
        self._memory = memory or FrameMemory()
        self._owner = object()
        self._unreadable: set[int] = set()
        self._scaler = Scaler()
        self._container: InputContainer | None = open_container(path)
        self.table = table if table is not None and table.byte_size == byte_size(path) else read_table(path)
        self.frames = max(expected, len(self.table))
        self._stream = self._prepared(self._container)
        self._run: Iterator[VideoFrame] = iter(())
        self._landed = 0
        self._position: int | None = None

    def picture(self, frame: int, *, width: int = 0) -> Picture:
        """Return media frame `frame`, upright, with square pixels; `width` > 0 scales down to at most that width. Raises MediaError."""
        decoded = self._decoded(frame)
        return as_picture(decoded, self._aspect, frame=frame, width=width, scaler=self._scaler, turn=self._upright.turn(decoded))

    def times(self) -> tuple[Fraction, ...] | None:
        """Return the seconds of each frame since the first where the rate varies; None where it is constant."""
        return self.table.times()

    def close(self) -> None:
        """Let go of the file and the memory."""
        self._run = iter(())
        self._position = None
        self._memory.forget(self._owner)
        if self._container is not None:
            self._container.close()
            self._container = None

    def _decoded(self, frame: int) -> VideoFrame:
        """Return the decoded frame: kept, or by decoding on, or by seeking."""
        kept = self._memory.get(self._owner, frame)
        if kept is not None:
            return kept
        found = self._found(frame)
        if found is None and self._renewed():
            return self._decoded(frame)
        if found is None:
            raise MediaError(self._given_up(frame))
        return found

    def _found(self, frame: int) -> VideoFrame | None:
        """Return a frame of the table, decoded on or sought; None where it is none of it, or does not come."""
        if not 0 <= frame < len(self.table) or frame in self._unreadable:
            return None
        with suppress(_Changed):
            return (self._onward(frame) if self._is_near(frame) else None) or self._sought(frame)
        return None

    def _renewed(self) -> bool:
        """Read the table anew where the file has become another one: cut off, copied again; say whether it has. Raises MediaError."""
        if byte_size(self._path) in {None, self.table.byte_size}:
            return False
        self.close()
        self.table = read_table(self._path)
        self.frames = max(self.frames, len(self.table))
        self._unreadable.clear()
        return True

    def _is_near(self, frame: int) -> bool:
        """Say whether decoding on is cheaper than a seek: the key frame needed is behind us or just ahead."""
        if self._position is None or frame <= self._position:
            return False
        place = self.table.key_place(self.table.pts[frame])
        key = self.table.frame(self.table.keys[place]) if place >= 0 else 0
        return (key or 0) <= self._position + _AHEAD

    def _sought(self, frame: int) -> VideoFrame | None:
        """Seek to the key frame before, then to earlier ones; decode from the top where no seek lands early enough.

        Before that the file is opened anew and sought in once more: its drive may have been away.
        """
        place = self.table.key_place(self.table.pts[frame])
        landings = 0
        for back in _EARLIER:
            if place - back < 0:
                break
            self._seek(self.table.keys[place - back])
            found = self._onward(frame)
            if found is not None:
                return found
            landings += self._in_time(frame)
            if landings == 2:
                return None
        if landings and place > 0:
            return None
        self._reopen()
        if place > 0:
            self._seek(self.table.keys[place])
            found = self._onward(frame)
            if found is not None:
                return found
            self._reopen()
        return self._onward(frame)

    def _in_time(self, frame: int) -> bool:
        """Say whether the last seek landed at or before a frame."""
        return self._landed <= self.table.pts[frame]

    def _onward(self, frame: int) -> VideoFrame | None:
        """Decode on until a frame comes; None where it does not. Every frame passed is kept."""
        if not self._in_time(frame):
            return None
        for decoded in self._run:
            number = self.table.frame(decoded.pts) if decoded.pts is not None else None
            if number is None or self.table.pts[number] < self._landed:
                continue
            self._position = number
            self._memory.keep(self._owner, number, decoded)
            if number >= frame:
                return decoded if number == frame else None
        self._position = None
        return None

    def _seek(self, pts: int) -> None:
        """Go to a key frame and begin to decode at the first one that comes.

        Frames before it in display order (the leading B-frames of an open GOP) lack what they refer to and are not shown.
        """
        container = self._open()
        self._position = None
        try:
            container.seek(pts, stream=self._stream, backward=True)
        except av.error.FFmpegError:
            self._reopen()
            return
        coming = dropwhile(lambda packet: not packet.is_keyframe or packet.pts is None, packets(container, self._stream))
        first = next(coming, None)
        self._landed = first.pts if first is not None and first.pts is not None else self.table.pts[-1] + 1
        self._run = decode_on(self._stream, chain([first] if first is not None else [], coming))

    def _reopen(self) -> None:
        """Begin again at the top of the file."""
        if self._container is not None:
            self._container.close()
            self._container = None
        container = self._open()
        self._position = None
        self._landed = self.table.pts[0]
        self._run = decode_on(self._stream, packets(container, self._stream))

    def _open(self) -> InputContainer:
        """Return the open file, opening it again after it was lost. Raises MediaError, and _Changed where it came back as another one."""
        if self._container is None:
            if byte_size(self._path) not in {None, self.table.byte_size}:
                raise _Changed
            self._container = open_container(self._path)
            self._stream = self._prepared(self._container)
        return self._container

    def _prepared(self, container: InputContainer) -> VideoStream:
        """Choose how threads share the work: slices of one frame where each stands alone, else several frames at once; of small frames not at all."""
        stream = picture_stream(container)
        self._upright = Upright()
        self._aspect = stream.sample_aspect_ratio  # kept: a closed file must not be asked for it
        stream.codec_context.thread_type = "SLICE" if self.table.intra else "AUTO"
        stream.codec_context.thread_count = min(4, os.cpu_count() or 1) if stream.height >= SHARED_LINES else 1
        return stream

    def _given_up(self, frame: int) -> str:
        """Remember what kind of failure this was: a lost file is tried again, a damaged frame is not."""
        if byte_size(self._path) is None:
            self.close()
            return not_there(self._path)
        if 0 <= frame < len(self.table):
            self._unreadable.add(frame)
        return self._missing(frame)

    def _missing(self, frame: int) -> str:
        """Say that a frame cannot be shown."""
        readable = f"{len(self.table):,} of {self.frames:,} frames are there"
        if len(self.table) <= frame < self.frames:
            return f"{file_shown(self._path)} ends early: {readable}. Ask for a new copy."
        if not 0 <= frame < self.frames:
            return f"{file_shown(self._path)} has no frame {frame:,}: {readable}."
        return f"Frame {frame:,} of {file_shown(self._path)} is damaged and cannot be shown. Ask for a new copy."
