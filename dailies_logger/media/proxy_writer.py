"""Write a proxy: frame n of the source is frame n of the proxy, at the same time, with the same timecode and sound."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from dailies_logger.domain.errors import MediaError, ProxyTrouble
from dailies_logger.domain.picture import Picture
from dailies_logger.media.opening import file_shown, open_container
from dailies_logger.media.proxy_picture import add_picture, proxied, shape
from dailies_logger.media.proxy_sound import ProxySound
from dailies_logger.media.pts_table import PtsTable, decode_on, packets, picture_stream
from dailies_logger.media.scaling import Upright, as_picture
from dailies_logger.media.sound import ClipSound


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Hold what a proxy is made of: the file, its table, the exact rate, the start timecode as text, whether it sounds."""

    path: bytes
    table: PtsTable
    rate: Fraction
    timecode: str = ""
    sounds: bool = False


class ProxyWriter:
    """Write one proxy to a file, a while at a time; `marks` are the pictures of five frames, first to last, for comparing.

    Raises MediaError where the source fails, ProxyTrouble where the target does.
    """

    def __init__(self, source: Source, target: Path) -> None:
        self.done = 0
        self.marks: list[Picture] = []
        last = len(source.table) - 1
        self._marked = {last * place // 4 for place in range(5)}
        self._source = source
        self._target = target
        times = source.table.times()
        self._base = Fraction(1) / source.rate if times is None else source.table.time_base
        self._varies = times is not None
        self._input = open_container(source.path)
        self._sound_in = ClipSound(source.path, origin=source.table.origin) if source.sounds else None
        self._pictures = in_order(self._input, source)
        try:
            self._movie = av.open(f"file:{target}", "w", format="mov", options={"fflags": "+bitexact"})
            if source.timecode:
                self._movie.metadata["timecode"] = source.timecode
            self._stream = add_picture(self._movie, rate=source.rate)
            self._sound = ProxySound(self._movie, self._sound_in) if self._sound_in else None
        except (av.error.FFmpegError, OSError) as trouble:
            self.close()
            raise ProxyTrouble(cannot_write(target, trouble)) from trouble

    def go_on(self, *, seconds: float) -> bool:
        """Write frames for so many seconds; return whether more are to come."""
        until = time.monotonic() + seconds
        for picture in self._pictures:
            try:
                self._write(picture)
            except (av.error.FFmpegError, OSError) as trouble:
                raise ProxyTrouble(cannot_write(self._target, trouble)) from trouble
            if time.monotonic() >= until:
                return True
        return False

    def end(self) -> None:
        """Finish the file; it is on the disk when this returns."""
        try:
            if self._sound is not None:
                self._sound.until(self._seconds(self.done), last=True)
                self._sound.end()
            self._movie.mux(self._stream.encode(None))
            self._movie.close()
            with self._target.open("rb+") as file:
                os.fsync(file.fileno())
        except (av.error.FFmpegError, OSError) as trouble:
            raise ProxyTrouble(cannot_write(self._target, trouble)) from trouble
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the source."""
        self._input.close()
        if self._sound_in is not None:
            self._sound_in.close()

    def _write(self, picture: VideoFrame) -> None:
        if not self.done:
            shape(self._stream, picture, base=self._base)
        if self.done in self._marked:
            self.marks.append(as_picture(picture, None, frame=self.done, width=0))
        table = self._source.table
        picture.pts = table.pts[self.done] - table.pts[0] if self._varies else self.done
        picture.time_base = self._base
        self._movie.mux(self._stream.encode(picture))
        self.done += 1
        if self._sound is not None:
            self._sound.until(self._seconds(self.done))

    def _seconds(self, frame: int) -> Fraction:
        """Return when a frame of the source begins; of the one after the last, when the last ends, as long as a frame lasts."""
        if not self._varies:
            return frame / self._source.rate
        table = self._source.table
        return table.seconds(frame) if frame < len(table) else table.seconds(len(table) - 1) + 1 / self._source.rate


def in_order(container: InputContainer, source: Source) -> Iterator[VideoFrame]:
    """Yield the proxy's picture of every frame of the table, first to last. Raises MediaError at one that cannot be decoded."""
    stream = picture_stream(container)
    stream.codec_context.thread_type = "SLICE" if source.table.intra else "AUTO"
    stream.codec_context.thread_count = min(4, os.cpu_count() or 1)
    scaler, upright = VideoReformatter(), Upright()
    wanted = 0
    for decoded in decode_on(stream, packets(container, stream)):
        number = source.table.frame(decoded.pts) if decoded.pts is not None else None
        if number is None or number < wanted:
            continue
        if number > wanted:
            break
        yield proxied(decoded, stream.sample_aspect_ratio, scaler, turn=upright.turn(decoded))
        wanted += 1
    if wanted < len(source.table) or not wanted:
        msg = f"Frame {wanted:,} of {file_shown(source.path)} is damaged and cannot be shown, so it gets no proxy. Ask for a new copy."
        raise MediaError(msg)


def cannot_write(target: Path, trouble: Exception) -> str:
    """Say why a proxy cannot be written, and what to do."""
    why = os.strerror(trouble.errno) if isinstance(trouble, OSError) and trouble.errno else str(trouble)
    return f"Proxies cannot be written to {target.parent}: {why}. Make room there, or choose another folder."
