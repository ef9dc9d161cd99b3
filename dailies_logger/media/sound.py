"""Decode the exact samples asked for.

Sample 0 is at the time of the clip's first frame (of a sound file: its first sample), whatever offset the file's own
clock has. Samples keep the file's rate; 16-bit samples come out as they lie in the file.
"""

from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from numpy.typing import NDArray

from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import SoundBlock
from dailies_logger.media.opening import byte_size, cannot_read, file_shown, open_container

Samples = NDArray[np.float32]
"""Channels by samples, full scale 1."""

_PREROLL = (Fraction(1, 4), Fraction(2), Fraction(8), None)
"""Seconds that a seek aims before what is wanted: compressed sound needs a run-up, MPEG-TS lands late. None: the top."""

_LOOSE = Fraction(1, 250)
_SCALE = {"i2": 2.0**15, "i4": 2.0**31, "f4": 1.0, "f8": 1.0, "u1": 2.0**7}


class ClipSound:
    """Give the sound of one file, from one thread (the `Sound` port).

    All channels of all tracks of the first one's rate count, in the order of the file; what is made of them is the
    mixer's affair. `origin` is the time of sample 0 on the file's own clock in seconds; None = where the picture begins, without
    a picture where the sound does.
    `samples` counts from sample 0 to the end of the sound, as the file says. Raises MediaError where there is no sound.
    """

    def __init__(self, path: bytes, *, origin: Fraction | None = None) -> None:
        self._path = path
        self._byte_size = byte_size(path)
        self._container = open_container(path)
        self._streams = _sounding(self._container)
        if not self._streams:
            self._container.close()
            msg = f"{file_shown(path)} has no sound."
            raise MediaError(msg)
        first = self._streams[0]
        self.sample_rate = first.rate
        self._origin = origin if origin is not None else _beginning(self._container, first)
        self._tracks = {stream.index: _Track(channels=stream.channels) for stream in self._streams}
        self.channels = sum(stream.channels for stream in self._streams)
        self.samples = max(0, round((_end(self._container, first) - self._origin) * self.sample_rate))
        self._run: Iterator[tuple[_Track, int, Samples]] = iter(())
        self._begin: int | None = None

    def block(self, start: int, samples: int, *, stride: int = 1) -> SoundBlock:
        """Return samples from media sample `start` on, 16-bit, every channel; silence beyond the ends and where the file is damaged.

        Raises MediaError where the file can no longer be read, or has become another one: it must be opened anew.
        At more than the speed as shot the pitch rises with it, as on tape: what is said is understood, and where a word begins is exact.
        """
        span = samples * abs(stride)
        heard = self.voices(start if stride > 0 else start - span, span)[:, :: 1 if stride > 0 else -1]
        heard = heard.reshape(heard.shape[0], samples, abs(stride)).mean(axis=2) if abs(stride) > 1 else heard
        whole = np.clip(np.rint(heard * 32768), -32768, 32767).astype("<i2")
        return SoundBlock(start=start, sample_rate=self.sample_rate, channels=self.channels, data=whole.T.tobytes())

    @property
    def tracks(self) -> tuple[int, ...]:
        """Tell how many channels each track has, in the order of `voices`."""
        return tuple(track.channels for track in self._tracks.values())

    def voices(self, start: int, samples: int) -> Samples:
        """Return samples from media sample `start` on, one row for each channel of each track, nothing mixed; silence as in `block`."""
        self._make_ready(start, start + samples)
        return np.concatenate([track.cut(start, samples) for track in self._tracks.values()])

    def close(self) -> None:
        """Let go of the file."""
        self._run = iter(())
        self._container.close()

    def _make_ready(self, start: int, end: int) -> None:
        """Decode until every track has reached `end`, going on from here where that is near, else after a seek."""
        reached = min(track.end for track in self._tracks.values())
        if self._begin is None or start < self._begin or start > reached + self.sample_rate:
            self._seek(start)
        for track in self._tracks.values():
            track.drop_before(start)
        self._begin = start
        while min(track.end for track in self._tracks.values()) < end:
            piece = next(self._run, None)
            if piece is None:
                self._must_be_whole(start)
                return
            piece[0].add(piece[1], piece[2])

    def _must_be_whole(self, start: int) -> None:
        """Raise MediaError where sound that should be here does not come because the file has become another one."""
        if start < self.samples and byte_size(self._path) not in {None, self._byte_size}:
            msg = f"{file_shown(self._path)} has changed on its drive."
            raise MediaError(msg)

    def _seek(self, start: int) -> None:
        """Begin to decode before a sample; further back where that lands too late."""
        first = self._streams[0]
        top = (first.start_time or 0) * _unit(first)
        for preroll in _PREROLL:
            aim = self._origin + Fraction(start, self.sample_rate) - preroll if preroll is not None else top
            self._restart(int(aim / _unit(first)), first)
            piece = next(self._run, None)
            if piece is None:
                continue
            piece[0].add(piece[1], piece[2])
            if piece[1] <= start or aim <= top:
                return

    def _restart(self, stamp: int, stream: AudioStream) -> None:
        """Go to a time stamp of a stream and forget what was decoded."""
        for track in self._tracks.values():
            track.clear()
        try:
            self._container.seek(stamp, stream=stream, backward=True)
        except av.error.FFmpegError as trouble:
            self._run = iter(())
            self._refuse_lost(trouble)
            return
        self._run = self._pieces()

    def _pieces(self) -> "Iterator[tuple[_Track, int, Samples]]":
        """Yield (track, first sample, samples) as they are decoded; what is damaged is passed over."""
        for frame, stream in self._decoded():
            track = self._tracks[stream.index]
            if frame.pts is None or frame.sample_rate != self.sample_rate:
                continue
            exact = (frame.pts * (frame.time_base or _unit(stream)) - self._origin) * self.sample_rate
            near = abs(exact - track.end) <= _LOOSE * self.sample_rate and bool(track.pieces)
            yield track, track.end if near else round(exact), _as_float(frame)

    def _decoded(self) -> Iterator[tuple[AudioFrame, AudioStream]]:
        """Decode on to the end, or to a place that is damaged. Raises MediaError where the drive does not give any more."""
        by_index = {stream.index: stream for stream in self._streams}
        reader = self._container.demux(*self._streams)
        while True:
            try:
                packet = next(reader)
            except StopIteration:
                return
            except av.error.FFmpegError as trouble:
                self._refuse_lost(trouble)
                return
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                continue
            for frame in frames:
                if isinstance(frame, AudioFrame):
                    yield frame, by_index[packet.stream_index]

    def _refuse_lost(self, trouble: av.error.FFmpegError) -> None:
        """Raise MediaError where not the file but its drive is in trouble."""
        if isinstance(trouble, OSError):
            raise MediaError(cannot_read(self._path)) from trouble


class _Track:
    """Hold the decoded pieces of one stream around the place that is being heard, in order."""

    def __init__(self, *, channels: int) -> None:
        self.channels = channels
        self.pieces: list[tuple[int, Samples]] = []

    @property
    def end(self) -> int:
        """Return the sample after the last one decoded."""
        return self.pieces[-1][0] + self.pieces[-1][1].shape[1] if self.pieces else -(1 << 62)

    def add(self, start: int, samples: Samples) -> None:
        """Take a decoded piece."""
        if samples.shape[0] == self.channels:
            self.pieces.append((start, samples))

    def drop_before(self, start: int) -> None:
        """Forget pieces that end before a sample; the last one stays, as it says how far decoding has come."""
        while len(self.pieces) > 1 and self.pieces[0][0] + self.pieces[0][1].shape[1] <= start:
            self.pieces.pop(0)

    def clear(self) -> None:
        """Forget everything."""
        self.pieces.clear()

    def cut(self, start: int, samples: int) -> Samples:
        """Return samples from `start` on, with silence where there is nothing."""
        out = np.zeros((self.channels, samples), np.float32)
        for first, piece in self.pieces:
            begin, end = max(first, start), min(first + piece.shape[1], start + samples)
            if begin < end:
                out[:, begin - start : end - start] = piece[:, begin - first : end - first]
        return out


def _sounding(container: InputContainer) -> list[AudioStream]:
    """List the streams that are heard, and tell the demuxer to skip all others."""
    streams = [stream for stream in container.streams.audio if stream.channels and stream.rate]
    heard = [stream for stream in streams if stream.rate == streams[0].rate]
    for stream in container.streams:
        if all(stream.index != other.index for other in heard):
            stream.discard = av.stream.Discard.all
    return heard


def _as_float(frame: AudioFrame) -> Samples:
    """Return a decoded frame as channels by samples."""
    raw = frame.to_ndarray()
    planes = raw if frame.format.is_planar else raw.reshape(-1, len(frame.layout.channels)).T
    kind = planes.dtype.str[1:]
    values: NDArray[np.float64] = np.asarray(planes, np.float64) - (128 if kind == "u1" else 0)
    return np.asarray(values / _SCALE[kind], np.float32)


def _unit(stream: AudioStream) -> Fraction:
    """Return the length of one pts step in seconds."""
    return stream.time_base or Fraction(1, stream.rate)


def _beginning(container: InputContainer, stream: AudioStream) -> Fraction:
    """Return the time at which the picture begins, without one the sound, on the file's own clock in seconds."""
    pictures = [video for video in container.streams.video if video.start_time is not None and video.time_base is not None]
    if pictures:
        return (pictures[0].start_time or 0) * (pictures[0].time_base or Fraction(0))
    return (stream.start_time or 0) * _unit(stream)


def _end(container: InputContainer, stream: AudioStream) -> Fraction:
    """Return the time of the end of the sound on the file's own clock, in seconds."""
    if stream.duration is not None:
        return ((stream.start_time or 0) + stream.duration) * _unit(stream)
    return Fraction((container.start_time or 0) + (container.duration or 0), 1_000_000)
