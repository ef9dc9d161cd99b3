"""Prove that frames are counted from header and index alone."""

from fractions import Fraction
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.timecode import FrameRate
from dailies_logger.media.counting import Count, count_said, count_table
from tests.support.clips import NTSC24, Codec, make_clip


def _table(path: Path, *, size: int = 1 << 40) -> Count:
    with av.open(str(path)) as movie:
        return count_table(movie.streams.video[0], size=size)


@pytest.mark.parametrize("rate", [NTSC24, Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(50), Fraction(60000, 1001)])
def test_count_table__constant_rate__is_exact(rate: Fraction, tmp_path: Path) -> None:
    found = _table(make_clip(tmp_path / "a.mov", rate=rate, frames=37))
    assert found == Count(frames=37, rate=FrameRate(rate))


@given(st.lists(st.sampled_from([20, 40, 60]), min_size=4, max_size=30))
def test_count_table__variable_rate__is_seen(tmp_path_factory: pytest.TempPathFactory, ticks: list[int]) -> None:
    path = make_clip(tmp_path_factory.mktemp("vfr") / "a.mov", rate=Fraction(30), frames=len(ticks), ticks=ticks, size=(160, 96))
    found = _table(path)
    assert (found.frames, found.vfr) == (len(ticks), len(set(ticks[:-1])) > 1)
    usual = max(ticks[:-1], key=ticks[:-1].count)
    assert found.rate is not None
    assert not found.vfr or ticks[:-1].count(round(600 / found.rate.fraction)) == ticks[:-1].count(usual)


def test_count_table__one_frame__takes_the_rate_that_is_said(tmp_path: Path) -> None:
    assert _table(make_clip(tmp_path / "a.mov", rate=Fraction(25), frames=1)) == Count(frames=1, rate=FrameRate.of(25))


def test_count_table__file_too_short__says_how_many_are_there(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mov", frames=40)
    with av.open(str(path)) as movie:
        ends = sorted(entry.pos + entry.size for entry in movie.streams.video[0].index_entries)
    assert _table(path, size=ends[-1]).readable is None
    assert _table(path, size=ends[-1] - 1).readable == 39
    assert _table(path, size=ends[9]).readable == 10
    assert _table(path, size=10).readable == 0


@pytest.mark.parametrize(
    ("name", "codec", "exact"),
    [("a.mxf", Codec.MPEG2, True), ("a.avi", Codec.MPEG4, True), ("a.mkv", Codec.H264, False), ("a.ts", Codec.MPEG2, False)],
)
def test_count_said__other_containers(name: str, codec: Codec, exact: bool, tmp_path: Path) -> None:
    path = make_clip(tmp_path / name, codec=codec, rate=Fraction(25), frames=50)
    with av.open(str(path)) as movie:
        found = count_said(movie, movie.streams.video[0])
    assert (found.rate, found.exact) == (FrameRate.of(25), exact)
    assert abs(found.frames - 50) <= (0 if exact else 2)
