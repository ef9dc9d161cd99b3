"""Make the picture of a proxy from a decoded frame: upright, square pixels, at most 960x540, one JPEG a frame.

Why JPEG, and what it costs, stands in `packaging/decisions/0009-proxies.md`. JPEG knows one way to lay colours down
(BT.601, full range), so every source is turned into that here, and comes back the same on the screen.
"""

from fractions import Fraction

import av
import numpy as np
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from av.video.stream import VideoStream

from dailies_logger.media.scaling import Turn

LONG, SHORT = 960, 540
"""The most pixels along the longer and the shorter side."""

_QUALITY = "8"
"""Of FFmpeg's mjpeg encoder: 2 best to 31 worst."""

_PIXELS = "yuvj420p"
_UNSPECIFIED = 2
_HD_LINES = 720


def add_picture(movie: OutputContainer, *, rate: Fraction) -> VideoStream:
    """Add the picture stream to a proxy."""
    return movie.add_stream("mjpeg", rate=rate, options={"qmin": _QUALITY, "qmax": _QUALITY, "flags": "+bitexact"})


def shape(stream: VideoStream, picture: VideoFrame, *, base: Fraction) -> None:
    """Tell the encoder what the first picture is like, and the unit of time."""
    stream.width, stream.height, stream.pix_fmt = picture.width, picture.height, _PIXELS
    stream.codec_context.time_base = base
    stream.codec_context.thread_type, stream.codec_context.thread_count = "SLICE", 2


def proxied(decoded: VideoFrame, aspect: Fraction | None, scaler: VideoReformatter, *, turn: Turn) -> VideoFrame:
    """Return a decoded frame as its proxy shows it, turned; `aspect` is the shape of a stored pixel, width to height.

    One `scaler` for all frames of a clip: making another costs more than scaling.
    """
    wide, high = fitted(decoded.width, decoded.height, aspect)
    unsaid = int(decoded.colorspace) == _UNSPECIFIED
    small = scaler.reformat(
        decoded,
        width=wide,
        height=high,
        format=_PIXELS,
        src_colorspace=Colorspace.ITU709 if unsaid and decoded.height >= _HD_LINES else None,
        dst_colorspace=Colorspace.ITU601,
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.BILINEAR,
    )
    return _turned(small, turn) if turn else small


def fitted(width: int, height: int, aspect: Fraction | None) -> tuple[int, int]:
    """Return the even size of the stored picture with square pixels that fits a proxy, lying or standing; never larger than it is."""
    square = aspect if aspect and Fraction(1, 4) <= aspect <= 4 else Fraction(1)
    wide, high = width * square, Fraction(height)
    longer, shorter = max(wide, high), min(wide, high)
    scale = min(Fraction(1), LONG / longer, SHORT / shorter)
    return max(2, round(wide * scale / 2) * 2), max(2, round(high * scale / 2) * 2)


def _turned(picture: VideoFrame, turn: Turn) -> VideoFrame:
    """Turn a 4:2:0 picture, plane by plane."""
    rows = picture.to_ndarray()
    wide, high = picture.width, picture.height
    luma, chroma = rows[:high], rows[high:].reshape(2, high // 2, wide // 2)
    upright = [turn.upright(plane) for plane in (luma, *chroma)]
    across = upright[0].shape[1]
    planes = np.concatenate([upright[0], *(plane.reshape(-1, across) for plane in upright[1:])])
    made = av.VideoFrame.from_ndarray(np.ascontiguousarray(planes), format=_PIXELS)
    made.color_range = ColorRange.JPEG
    return made
