"""Turn decoded frames into pictures of the right shape, side and colour."""

import gc
import os
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from dailies_logger.domain.picture import Picture
from dailies_logger.media.frames import ClipFrames
from dailies_logger.media.probe import probe
from dailies_logger.media.proxy_check import check
from dailies_logger.media.scaler import Scaler
from dailies_logger.media.scaling import Upright, as_picture, turn_of
from dailies_logger.media.thumbnails import near
from tests.support.clips import Codec
from tests.support.proxies import source_of, written
from tests.support.strips import strip_of
from tests.support.turned import LYING, MATRICES, STANDING, make_turned, turn


def _frame(width: int, height: int, *, luma: int = 100, blue: int = 128, red: int = 128) -> av.VideoFrame:
    planes = np.full((height * 3 // 2, width), luma, np.uint8)
    planes[height : height + height // 4] = blue
    planes[height + height // 4 :] = red
    return av.VideoFrame.from_ndarray(planes, format="yuv420p")


def _visible(picture: Picture) -> NDArray[np.uint8]:
    """Return the pixels without what stands beyond the end of a row."""
    rows = np.frombuffer(picture.data, np.uint8)[: picture.stride * picture.height].reshape(picture.height, picture.stride)
    return rows[:, : picture.width * 4]


def _pixel(picture: Picture) -> tuple[int, ...]:
    return tuple(picture.data[:3])


@pytest.mark.parametrize(
    ("stored", "aspect", "width", "shown"),
    [
        ((1920, 1080), Fraction(1), 0, (1920, 1080)),
        ((1920, 1080), Fraction(1), 960, (960, 540)),
        ((1920, 1080), None, 4000, (1920, 1080)),
        ((1440, 1080), Fraction(4, 3), 0, (1920, 1080)),
        ((720, 576), Fraction(64, 45), 512, (512, 288)),
        ((640, 360), Fraction(319509152, 5471), 0, (640, 360)),
        ((1828, 1332), Fraction(2), 914, (914, 333)),
    ],
)
def test_as_picture__has_square_pixels_and_fits(
    stored: tuple[int, int], aspect: Fraction | None, width: int, shown: tuple[int, int]
) -> None:
    picture = as_picture(_frame(*stored), aspect, frame=3, width=width)
    assert (picture.width, picture.height) == shown
    assert picture.frame == 3
    assert len(picture.data) >= picture.stride * picture.height


def test_as_picture__is_the_same_by_a_scaler_that_has_scaled_others_before() -> None:
    scaler = Scaler()
    for frame in (_frame(1280, 720, luma=40), _frame(640, 360, blue=60, red=200), _frame(1280, 720, blue=60, red=200)):
        for width in (0, 320, 333):
            alone = as_picture(frame, None, frame=1, width=width)
            kept = as_picture(frame, None, frame=1, width=width, scaler=scaler)
            assert np.array_equal(_visible(kept), _visible(alone))


SHAPES = [
    pytest.param(clockwise, mirrored, aspect, id=f"{clockwise} degrees{' mirrored' * mirrored} {aspect}")
    for clockwise in MATRICES
    for mirrored in (False, True)
    for aspect in (Fraction(1), Fraction(2), Fraction(4, 3))
]
"""How cameras lay and squeezed: on either side, on their head, through a mirror; with lenses of 2:1 and pixels of 4:3; and all of it at once."""


@pytest.mark.parametrize(("clockwise", "mirrored", "aspect"), SHAPES)
def test_every_way__stands_upright_in_its_true_shape(tmp_path: Path, clockwise: int, mirrored: bool, aspect: Fraction) -> None:
    shape = STANDING if clockwise % 180 else LYING
    path = make_turned(tmp_path / "a.mov", clockwise=clockwise, mirrored=mirrored, aspect=aspect, shape=shape)
    proxy = tmp_path / "proxy.mov"
    source = source_of(path)
    check(proxy, source, marks=written(source, proxy).marks)
    assert probe(os.fsencode(proxy)).measured.rotation == 0, "turned once, not twice"
    for file in (path, proxy):
        frames = ClipFrames(os.fsencode(file))
        for width in (0, 90):
            picture = frames.picture(13, width=width)
            assert strip_of(picture) == 13
            assert (picture.width, picture.height) == (shape if not width else (90, round(Fraction(90 * shape[1], shape[0]))))
        frames.close()
        thumbnail = near(os.fsencode(file), Fraction(12, 25), width=180)
        assert (strip_of(thumbnail), thumbnail.width, thumbnail.height) == (12, 180, 101 if shape == LYING else 320)


@pytest.mark.parametrize("ending", ["mxf", "ts", "mkv", "mp4"])
def test_every_container__says_how_wide_its_pixels_are(tmp_path: Path, ending: str) -> None:
    path = make_turned(tmp_path / f"a.{ending}", aspect=Fraction(2), codec=Codec.MPEG2 if ending == "mxf" else Codec.H264, frames=4)
    frames = ClipFrames(os.fsencode(path))
    picture = frames.picture(3)
    assert (strip_of(picture), picture.width, picture.height) == (3, *LYING)
    frames.close()


def test_a_matrix_of_zeros__turns_nothing(tmp_path: Path) -> None:
    path = make_turned(tmp_path / "a.mov", frames=3)
    turn(path, (0, 0, 0, 0))
    frames = ClipFrames(os.fsencode(path))
    picture = frames.picture(2)
    assert (strip_of(picture), picture.width, picture.height) == (2, *LYING)
    frames.close()


def test_upright__is_read_again_where_a_frame_says_that_it_is_turned_otherwise(tmp_path: Path) -> None:
    upright = Upright()
    for clockwise in (0, 90, 180, 0):
        path = make_turned(tmp_path / f"{clockwise}.mov", frames=2)
        turn(path, MATRICES[clockwise])
        with av.open(str(path)) as container:
            for decoded in container.decode(video=0):
                assert upright.turn(decoded) == turn_of(decoded)


def test_as_picture__holds_the_memory_it_was_scaled_into() -> None:
    scaler = Scaler()
    first = as_picture(_frame(1280, 720, luma=40), None, frame=1, width=320, scaler=scaler)
    kept = bytes(first.data)
    for luma in range(60, 200, 20):
        as_picture(_frame(1280, 720, luma=luma), None, frame=2, width=320, scaler=scaler)
    gc.collect(1)
    assert isinstance(first.data, memoryview)
    assert first.data.readonly
    assert bytes(first.data) == kept


def test_as_picture__makes_video_black_and_white_black_and_white() -> None:
    assert _pixel(as_picture(_frame(64, 64, luma=16), None, frame=0, width=0)) == (0, 0, 0)
    assert min(_pixel(as_picture(_frame(64, 64, luma=235), None, frame=0, width=0))) >= 253


def test_as_picture__takes_silent_hd_as_709_and_silent_sd_as_601() -> None:
    large = _pixel(as_picture(_frame(1280, 720, blue=60, red=200), None, frame=0, width=0))
    small = _pixel(as_picture(_frame(640, 360, blue=60, red=200), None, frame=0, width=0))
    assert large[2] == pytest.approx(1.164 * (100 - 16) + 1.793 * 72, abs=3)
    assert small[2] == pytest.approx(1.164 * (100 - 16) + 1.596 * 72, abs=3)
