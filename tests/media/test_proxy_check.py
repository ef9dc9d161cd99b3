"""Prove that a proxy that is not of its source is noticed before anybody sees it."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dailies_logger.domain.errors import MediaError
from dailies_logger.media.proxy_check import check
from dailies_logger.media.proxy_writer import ProxyWriter, Source
from tests.support.clips import Codec, make_clip
from tests.support.proxies import source_of, written


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, Path, ProxyWriter]:
    folder = tmp_path_factory.mktemp("check")
    source = source_of(make_clip(folder / "a.mov", codec=Codec.H264, rate=Fraction(25), frames=50, sound=True))
    return source, folder / "proxy.mov", written(source, folder / "proxy.mov")


def test_check__passes_what_is_right(made: tuple[Source, Path, ProxyWriter]) -> None:
    source, target, writer = made
    assert [mark.frame for mark in writer.marks] == [0, 12, 24, 36, 49]
    check(target, source, marks=writer.marks)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (lambda source: replace(source, rate=Fraction(24)), "25 frames a second instead of 24.000"),
        (lambda source: replace(source, timecode="01:00:00:01"), "the timecode 01:00:00:00 instead of 01:00:00:01"),
        (lambda source: replace(source, timecode=""), "the timecode 01:00:00:00 instead of none"),
        (lambda source: replace(source, sounds=False), "other sound"),
        (lambda source: replace(source, table=replace(source.table, pts=source.table.pts[:-1])), "50 frames instead of 49"),
    ],
)
def test_check__says_what_differs(made: tuple[Source, Path, ProxyWriter], other: Callable[[Source], Source], told: str) -> None:
    source, target, writer = made
    with pytest.raises(MediaError, match=rf"^The proxy of a\.mov came out with {told}, so it is not used\.$"):
        check(target, other(source), marks=writer.marks)


def test_check__looks_at_pictures(made: tuple[Source, Path, ProxyWriter]) -> None:
    source, target, writer = made
    with pytest.raises(MediaError, match="another picture at frame 0"):
        check(target, source, marks=[replace(writer.marks[4], frame=0)])


def test_check__compares_the_times_of_a_variable_rate(tmp_path: Path) -> None:
    source = source_of(make_clip(tmp_path / "vfr.mov", rate=Fraction(30), frames=12, ticks=(20,) * 6 + (40,) * 6, start_tc=""))
    writer = written(source, tmp_path / "proxy.mov")
    check(tmp_path / "proxy.mov", source, marks=writer.marks)
    other = type(source.table.pts)("q", [stamp + 90 * (stamp > 100) for stamp in source.table.pts])
    with pytest.raises(MediaError, match="frames at other times"):
        check(tmp_path / "proxy.mov", replace(source, table=replace(source.table, pts=other)), marks=[])
