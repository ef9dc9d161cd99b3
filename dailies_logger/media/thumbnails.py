"""Find a picture near a frame fast, and press it into a small JPEG."""

from fractions import Fraction

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange
from av.video.stream import VideoStream

from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import Picture, PixelFormat
from dailies_logger.media.opening import file_shown, open_container
from dailies_logger.media.pts_table import decode_on, packets, picture_stream, unit
from dailies_logger.media.scaling import as_picture

_QUALITY = 4
"""Of FFmpeg's mjpeg encoder: 2 best to 31 worst. At 4 a picture 320 wide takes about 10 KB."""


def near(path: bytes, seconds: Fraction, *, width: int) -> Picture:
    """Return the key frame at or before a time since the beginning, at most `width` wide.

    No table of frames is needed, so a first look at a thousand clips reads only what it shows; `frame` of the answer is
    reckoned from the average rate. Raises MediaError.
    """
    with open_container(path) as container:
        stream = picture_stream(container)
        stream.codec_context.skip_frame = "NONKEY"
        stream.codec_context.thread_count = 1
        start = stream.start_time or 0
        found = _first_after(container, stream, start + int(seconds / unit(stream))) or _first_after(container, stream, start)
        if found is None:
            msg = f"{file_shown(path)} shows no picture. Ask for a new copy."
            raise MediaError(msg)
        passed = ((found.pts or 0) - start) * unit(stream)
        frame = max(0, round(passed * (stream.average_rate or 0)))
        return as_picture(found, stream.sample_aspect_ratio, frame=frame, width=width)


def _first_after(container: InputContainer, stream: VideoStream, pts: int) -> VideoFrame | None:
    """Seek to the key frame before a pts and decode the first picture that comes; None where none does."""
    try:
        container.seek(pts, stream=stream, backward=True)
    except av.error.FFmpegError:
        return None
    return next(decode_on(stream, packets(container, stream)), None)


def as_jpeg(picture: Picture) -> Picture:
    """Return a BGRA picture as a JPEG of the same size."""
    rows = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.stride)
    pixels = np.ascontiguousarray(rows[:, : picture.width * 4]).reshape(picture.height, picture.width, 4)
    frame = av.VideoFrame.from_ndarray(pixels, format="bgra").reformat(format="yuvj420p", dst_color_range=ColorRange.JPEG)
    encoder = av.CodecContext.create("mjpeg", "w")
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
