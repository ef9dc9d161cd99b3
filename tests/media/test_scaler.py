"""Scale frames as FFmpeg's scaler does, into memory that nobody holds any more."""

from itertools import product

import numpy as np
import pytest
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from dailies_logger.media.scaler import Scaler

UNSAID, BT709, BT470, SMPTE170 = 2, 1, 5, 6
LIMITED, FULL = 1, 2


def _grain(width: int, height: int, pixels: str, *, colors: int = UNSAID, reach: int = LIMITED) -> VideoFrame:
    noise = np.random.default_rng(width).integers(0, 256, (height, width, 3), dtype=np.uint8)
    frame = VideoFrame.from_ndarray(noise, format="rgb24").reformat(format=pixels)
    frame.colorspace, frame.color_range = colors, reach
    return frame


def _bgra(frame: VideoFrame) -> NDArray[np.uint8]:
    return np.asarray(frame.to_ndarray(), np.uint8)


@pytest.mark.parametrize("pixels", ["yuv420p", "yuv422p", "yuv422p10le", "yuv444p", "yuvj420p", "uyvy422", "gbrp", "rgb48be"])
def test_scaled__is_to_the_pixel_what_one_scaling_alone_gives(pixels: str) -> None:
    scaler = Scaler()
    for colors, reach, matrix in product((UNSAID, BT709, BT470, SMPTE170), (LIMITED, FULL), ("auto", "bt709")):
        frame = _grain(320, 242, pixels, colors=colors, reach=reach)
        for width, height in ((160, 120), (333, 187), (320, 242)):
            alone = VideoReformatter().reformat(
                frame,
                width=width,
                height=height,
                format="bgra",
                src_colorspace=Colorspace.ITU709 if matrix == "bt709" else None,
                interpolation=Interpolation.BILINEAR,
                threads=1,
            )
            assert np.array_equal(_bgra(scaler.scaled(frame, width=width, height=height, matrix=matrix, threads=1)), _bgra(alone))


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("width", [320, 322, 324, 326])
def test_scaled__has_the_right_colours_in_the_last_columns_whatever_the_width(width: int, threads: int) -> None:
    """One scaling alone, in its own size, leaves there what lay in memory."""
    frame, high = _grain(width, 242, "yuv420p", colors=SMPTE170), 242
    planes = np.asarray(frame.to_ndarray(), np.float64)
    luma, chroma = planes[:high], planes[high:].reshape(2, high // 2, width // 2).repeat(2, axis=1).repeat(2, axis=2) - 128
    bright = 1.16438 * (luma - 16)
    right = [bright + 2.01723 * chroma[0], bright - 0.391762 * chroma[0] - 0.812968 * chroma[1], bright + 1.59603 * chroma[1]]
    shown = _bgra(Scaler().scaled(frame, width=width, height=high, matrix="auto", threads=threads))
    assert np.abs(shown[..., :3] - np.clip(np.stack(right, axis=2), 0, 255)).max() < 4


def test_scaled__looks_at_each_frame_anew() -> None:
    scaler = Scaler()
    for size, pixels, colors, threads in product(((320, 180), (640, 360)), ("yuv420p", "yuv422p"), (BT709, SMPTE170), (1, 2)):
        frame = _grain(*size, pixels, colors=colors)
        kept = scaler.scaled(frame, width=160, height=90, matrix="auto", threads=threads)
        alone = Scaler().scaled(frame, width=160, height=90, matrix="auto", threads=threads)
        assert np.array_equal(_bgra(kept), _bgra(alone))


def test_scaled__takes_memory_again_that_was_let_go_of_and_none_that_is_held() -> None:
    scaler, frame = Scaler(), _grain(320, 180, "yuv420p")

    def place(scaled: VideoFrame) -> int:
        return int(np.frombuffer(memoryview(scaled.planes[0]), np.uint8).ctypes.data)

    held = [scaler.scaled(frame, width=160, height=90, matrix="auto", threads=1) for _ in range(8)]
    places = {place(each) for each in held}
    assert len(places) == len(held)
    del held
    assert place(scaler.scaled(frame, width=160, height=90, matrix="auto", threads=1)) in places


def test_scaled__outlives_the_scaler() -> None:
    scaler, frame = Scaler(), _grain(320, 180, "yuv420p")
    scaled = scaler.scaled(frame, width=160, height=90, matrix="auto", threads=1)
    before = _bgra(scaled).copy()
    scaler.scaled(frame, width=80, height=45, matrix="auto", threads=1)
    del scaler
    assert np.array_equal(_bgra(scaled), before)
