"""Prove that written movies hold what they were given."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from dailies_logger.media.burn import read_strip
from dailies_logger.media.writing import Recipe, Slate, Track, write_movie
from tests.support.clips import CLIPS, RAMP, Made, make_clip, pictures, ramp


@pytest.mark.parametrize("made", CLIPS, ids=lambda made: made.name)
def test_write_movie__every_picture_is_there_once_in_order(made: Made, tmp_path: Path) -> None:
    with av.open(str(made.make(tmp_path))) as movie:
        shown = [read_strip(np.asarray(frame.to_ndarray(format="gray"), dtype=np.uint8)) for frame in movie.decode(video=0)]
    assert shown == list(range(made.frames))


def test_write_movie__sound__is_kept_to_the_sample(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mov", frames=48, sound=True)
    with av.open(str(path)) as movie:
        heard = np.concatenate([frame.to_ndarray().reshape(-1) for frame in movie.decode(audio=0)])
    assert len(heard) == 48 * 2002
    assert (heard == np.arange(len(heard)) % RAMP).all()


def test_write_movie__two_channels(tmp_path: Path) -> None:
    both = np.concatenate([ramp(4800), -ramp(4800)])
    write_movie(tmp_path / "a.mov", pictures(3, size=(160, 96)), rate=Fraction(25), sound=Track(samples=both))
    with av.open(str(tmp_path / "a.mov")) as movie:
        heard = np.concatenate([frame.to_ndarray().reshape(-1, 2) for frame in movie.decode(audio=0)])
    assert (heard[:, 0] == -heard[:, 1]).all()
    assert heard[100, 0] == 100


def test_write_movie__says_its_timecode_and_reel(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    write_movie(path, pictures(3, size=(160, 96)), rate=Fraction(30000, 1001), slate=Slate(timecode="00:59:58;20", reel="A003"))
    with av.open(str(path)) as movie:
        assert movie.streams.video[0].metadata["timecode"] == "00:59:58;20"
        assert movie.streams.data[0].metadata["reel_name"] == "A003"


def test_write_movie__twice__gives_the_same_bytes(tmp_path: Path) -> None:
    recipe = Recipe(codec="mjpeg", pixels="yuvj420p")
    for name in ("a.mov", "b.mov"):
        write_movie(tmp_path / name, pictures(5, size=(160, 96)), rate=Fraction(24), recipe=recipe)
    assert (tmp_path / "a.mov").read_bytes() == (tmp_path / "b.mov").read_bytes()
