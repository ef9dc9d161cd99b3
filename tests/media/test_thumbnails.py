"""Find a picture near a frame fast, and press it into a JPEG that reads back."""

import io
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import PixelFormat
from dailies_logger.media.burn import read_strip
from dailies_logger.media.thumbnails import as_jpeg, keep, kept, near
from tests.support.clips import Codec, make_clip
from tests.support.strips import strip_of


@pytest.mark.parametrize(("frame", "key"), [(0, 0), (19, 0), (20, 20), (47, 40), (500, 40)])
def test_near__shows_the_key_frame_before(tmp_path: Path, frame: int, key: int) -> None:
    path = make_clip(tmp_path / "x.mp4", codec=Codec.H264, frames=60, gop=20, rate=Fraction(25))
    picture = near(str(path).encode(), Fraction(frame, 25), width=320)
    assert strip_of(picture) == key
    assert picture.frame == key


def test_near__shows_the_frame_itself_where_each_stands_alone(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "x.mov", codec=Codec.PRORES, frames=30, rate=Fraction(24000, 1001))
    picture = near(str(path).encode(), 17 / Fraction(24000, 1001), width=160)
    assert (strip_of(picture), picture.frame, picture.width) == (17, 17, 160)


def test_near__says_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="is not where it was"):
        near(str(tmp_path / "gone.mov").encode(), Fraction(0), width=64)


@pytest.mark.parametrize("width", [320, 161])
def test_as_jpeg__reads_back_as_the_same_picture(tmp_path: Path, width: int) -> None:
    path = make_clip(tmp_path / "x.mov", frames=5, rate=Fraction(25))
    picture = near(str(path).encode(), Fraction(0), width=width)
    jpeg = as_jpeg(picture)
    assert (jpeg.format, jpeg.width, jpeg.height, jpeg.frame) == (PixelFormat.JPEG, picture.width, picture.height, 0)
    with av.open(io.BytesIO(jpeg.data), "r", format="mjpeg") as container:
        back = next(container.decode(video=0)).to_ndarray(format="bgra")
    rows = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.stride)[:, : picture.width * 4]
    assert back.shape == (picture.height, picture.width, 4)
    assert read_strip(np.ascontiguousarray(back[:, :, 1])) == 0
    difference = np.abs(back[:, :, :3].astype(int) - rows.reshape(back.shape)[:, :, :3])
    assert difference.mean() < 4


def test_kept__returns_what_keep_wrote(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "x.mov", frames=15, rate=Fraction(25), gop=12)
    jpeg = as_jpeg(near(str(path).encode(), Fraction(13, 25), width=64))
    assert jpeg.frame == 12
    assert kept(keep(jpeg)) == jpeg
