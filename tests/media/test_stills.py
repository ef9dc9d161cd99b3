"""Press pictures into PNGs and read them back with another decoder."""

import io

import av
import numpy as np

from dailies_logger.domain.picture import Picture, PixelFormat
from dailies_logger.media.stills import as_png


def test_as_png__loses_nothing_and_drops_the_padding() -> None:
    rows = np.random.default_rng(7).integers(0, 256, (9, 20, 4), np.uint8)
    picture = Picture(frame=5, width=17, height=9, stride=80, format=PixelFormat.BGRA, data=rows.tobytes())
    png = as_png(picture)
    assert (png.frame, png.width, png.height, png.format) == (5, 17, 9, PixelFormat.PNG)
    assert bytes(png.data).startswith(b"\x89PNG\r\n\x1a\n")
    with av.open(io.BytesIO(png.data), "r") as container:
        read = next(container.decode(video=0)).to_ndarray(format="rgb24")
    assert np.array_equal(read, rows[:, :17, 2::-1])
