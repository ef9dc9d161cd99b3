"""Press a picture into a PNG, which loses nothing of it."""

from fractions import Fraction

import av
import numpy as np

from dailies_logger.domain.picture import Picture, PixelFormat


def as_png(picture: Picture) -> Picture:
    """Return a BGRA picture as an opaque 8-bit RGB PNG of the same size."""
    rows = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.stride)
    pixels = rows[:, : picture.width * 4].reshape(picture.height, picture.width, 4)
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels[:, :, 2::-1]), format="rgb24")
    encoder = av.CodecContext.create("png", "w")
    encoder.width, encoder.height = picture.width, picture.height
    encoder.pix_fmt = "rgb24"
    encoder.time_base = Fraction(1, 25)
    encoder.thread_count = 1
    frame.pts = 0
    data = b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))
    return Picture(frame=picture.frame, width=picture.width, height=picture.height, stride=0, format=PixelFormat.PNG, data=data)
