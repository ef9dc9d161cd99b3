"""Press a decoded picture into a small JPEG."""

from fractions import Fraction
from typing import cast

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext
from av.video.reformatter import ColorRange

from dailies_logger.domain.picture import Picture, PixelFormat

_QUALITY = 4
"""Of FFmpeg's mjpeg encoder: 2 best to 31 worst. At 4 a picture 320 wide takes about 10 KB."""


def as_jpeg(picture: Picture) -> Picture:
    """Return a BGRA picture as a JPEG of the same size."""
    rows = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.stride)
    pixels = np.ascontiguousarray(rows[:, : picture.width * 4]).reshape(picture.height, picture.width, 4)
    frame = av.VideoFrame.from_ndarray(pixels, format="bgra").reformat(format="yuvj420p", dst_color_range=ColorRange.JPEG)
    encoder = cast("VideoCodecContext", av.CodecContext.create("mjpeg", "w"))
    encoder.width, encoder.height = picture.width, picture.height
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    encoder.thread_count = 1
    encoder.options = {"flags": "+qscale", "global_quality": str(_QUALITY * 118)}
    frame.pts = 0
    data = b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))
    return Picture(frame=picture.frame, width=picture.width, height=picture.height, stride=0, format=PixelFormat.JPEG, data=data)


def keep(picture: Picture) -> bytes:
    """Write a JPEG picture as bytes to keep: frame, width and height before the file."""
    return b"".join(value.to_bytes(4, "big") for value in (picture.frame, picture.width, picture.height)) + picture.data


def kept(data: bytes) -> Picture:
    """Read what `keep` wrote."""
    frame, width, height = (int.from_bytes(data[place : place + 4], "big") for place in (0, 4, 8))
    return Picture(frame=frame, width=width, height=height, stride=0, format=PixelFormat.JPEG, data=data[12:])
