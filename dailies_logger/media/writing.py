"""Write a movie file: pictures that are made, their timecode, and sound."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

Planes = NDArray[np.uint8]
"""A picture as 8-bit 4:2:0 planes one under the other: height * 3 / 2 rows."""

_TICKS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Hold how pictures are compressed: FFmpeg's names of encoder and pixel format, the key frame distance, its options."""

    codec: str = "mpeg4"
    pixels: str = "yuv420p"
    gop: int = 12
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slate:
    """Hold what a file says of itself: start timecode (`;` = drop-frame), reel, when it was recorded."""

    timecode: str = ""
    reel: str = ""
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Hold sound: 16-bit samples, one row a channel, and FFmpeg's name of the encoder."""

    samples: NDArray[np.int16]
    rate: int = 48_000
    codec: str = "pcm_s16le"


def write_movie(
    path: Path,
    pictures: Iterable[Planes],
    *,
    rate: Fraction,
    recipe: Recipe = Recipe(),
    slate: Slate = Slate(),
    sound: Track | None = None,
    ticks: Sequence[int] = (),
) -> None:
    """Write pictures in their order; the container is told by the path's ending. The same input gives the same bytes.

    `ticks` holds how long each picture stands in 1/600 s and makes a variable rate. Raises av.FFmpegError or OSError.
    """
    with av.open("file:" + str(path), "w", options={"fflags": "+bitexact"}) as movie:
        _describe(movie, slate)
        options = {"flags": "+bitexact", "threads": "1", **dict(recipe.options)}
        video = cast("VideoStream", movie.add_stream(recipe.codec, rate=rate, options=options))
        video.metadata.update({"reel_name": slate.reel} if slate.reel else {})
        voice = _Voice(movie, sound) if sound else None
        base, time = (Fraction(1, _TICKS) if ticks else 1 / rate), 0
        for number, planes in enumerate(pictures):
            if number == 0:
                _shape(video, planes, recipe, base)
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p").reformat(format=recipe.pixels)
            frame.pts, frame.time_base = time, base
            time += ticks[number] if ticks else 1
            movie.mux(video.encode(frame))
            if voice:
                voice.until(time * base)
        movie.mux(video.encode(None))
        if voice:
            voice.end()


def _describe(movie: OutputContainer, slate: Slate) -> None:
    if slate.timecode:
        movie.metadata["timecode"] = slate.timecode
    if slate.reel:
        movie.metadata["reel_name"] = slate.reel  # MXF takes it from the file, QuickTime from the picture
    if slate.recorded:
        movie.metadata["creation_time"] = slate.recorded.isoformat()


def _shape(video: VideoStream, planes: Planes, recipe: Recipe, base: Fraction) -> None:
    """Set what the encoder must know before its first picture."""
    video.width, video.height = planes.shape[1], planes.shape[0] * 2 // 3
    video.pix_fmt, video.gop_size = recipe.pixels, recipe.gop
    video.codec_context.time_base = base


class _Voice:
    """Write a sound track beside the pictures, a piece for each, so that a player finds both together."""

    def __init__(self, movie: OutputContainer, track: Track) -> None:
        self._movie, self._track, self._written = movie, track, 0
        self._layout = "stereo" if len(track.samples) == 2 else "mono"
        self._stream = cast("AudioStream", movie.add_stream(track.codec, rate=track.rate, layout=self._layout))

    def until(self, seconds: Fraction) -> None:
        """Write all samples before this time."""
        end = min(self._track.samples.shape[1], round(seconds * self._track.rate))
        if end > self._written:
            piece = self._track.samples[:, self._written : end].T.reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(piece), format="s16", layout=self._layout)
            frame.sample_rate, frame.pts = self._track.rate, self._written
            frame.time_base = Fraction(1, self._track.rate)
            self._movie.mux(self._stream.encode(frame))
            self._written = end

    def end(self) -> None:
        """Write what the encoder still holds."""
        self._movie.mux(self._stream.encode(None))
