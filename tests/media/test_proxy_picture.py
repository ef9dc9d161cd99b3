"""Prove that a proxy's picture is what the source shows: shape, side, colours."""

from fractions import Fraction

import numpy as np
import pytest
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from dailies_logger.media.proxy_picture import _turned, fitted, proxied
from dailies_logger.media.scaling import Turn, as_picture


def _frame(width: int, height: int) -> VideoFrame:
    """Make four fields of colour, each a quarter of the picture."""
    planes = np.full((height * 3 // 2, width), 60, np.uint8)
    planes[: height // 2, width // 2 :] = 120
    planes[height // 2 : height, : width // 2] = 200
    blue, red = planes[height : height + height // 4].reshape(-1, width // 2), planes[height + height // 4 :].reshape(-1, width // 2)
    blue[:], red[:] = 128, 128
    blue[: height // 4, : width // 4], red[height // 4 :, width // 4 :] = 170, 90
    return VideoFrame.from_ndarray(planes, format="yuv420p")


@pytest.mark.parametrize(
    ("stored", "aspect", "shown"),
    [
        ((1920, 1080), Fraction(1), (960, 540)),
        ((4096, 1716), Fraction(1), (960, 402)),
        ((1440, 1080), Fraction(4, 3), (960, 540)),
        ((2048, 1716), Fraction(2), (960, 402)),
        ((720, 576), Fraction(64, 45), (960, 540)),
        ((1080, 1920), None, (540, 960)),
        ((640, 360), Fraction(319509152, 5471), (640, 360)),
        ((320, 180), None, (320, 180)),
        ((1440, 1080), None, (720, 540)),
    ],
)
def test_fitted__has_square_pixels_fits_and_never_grows(stored: tuple[int, int], aspect: Fraction | None, shown: tuple[int, int]) -> None:
    assert fitted(*stored, aspect) == shown


@pytest.mark.parametrize("size", [(1280, 720), (640, 360)], ids=["hd_709", "sd_601"])
def test_proxied__has_the_colours_of_the_source(size: tuple[int, int]) -> None:
    decoded = _frame(*size)
    shown, small = (
        as_picture(each, None, frame=0, width=320) for each in (decoded, proxied(decoded, None, VideoReformatter(), turn=Turn()))
    )
    pixels = [np.frombuffer(one.data, np.uint8).reshape(one.height, one.stride // 4, 4).astype(int) for one in (shown, small)]
    for row, column in ((40, 80), (40, 240), (140, 80), (140, 240)):
        assert np.abs(pixels[0][row, column] - pixels[1][row, column]).max() <= 3


@pytest.mark.parametrize("turn", [Turn(1), Turn(2), Turn(3), Turn(0, mirrored=True), Turn(1, mirrored=True)])
def test_turned__turns_as_the_screen_does(turn: Turn) -> None:
    small = proxied(_frame(640, 360), None, VideoReformatter(), turn=Turn())
    turned = _turned(small, turn)
    upright = turn.upright(small.to_ndarray(format="rgb24"))
    assert (turned.width, turned.height) == (upright.shape[1], upright.shape[0])
    got = turned.to_ndarray(format="rgb24")
    for row, column in ((0.2, 0.2), (0.2, 0.8), (0.8, 0.2), (0.8, 0.8)):
        place = int(row * upright.shape[0]), int(column * upright.shape[1])
        assert np.abs(got[place].astype(int) - upright[place]).max() <= 3
