"""Test the clip and what is said of it."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip, Facts, Measured
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.timecode import FrameRate

FILM = FrameRate.of(24000, 1001)
CLIP = Clip(id=new_id(), path=b"/r/A001C001.mov", file="/r/A001C001.mov", measured=Measured(rate=FILM, frames=240), start=86400)


def test_clip__cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        CLIP.start = 1  # type: ignore[misc]  # that is the test


@pytest.mark.parametrize(
    ("file", "name"),
    [("/r/A001C001.mov", "A001C001"), (r"D:\r\B002.MXF", "B002"), ("plain", "plain"), ("/r/a.b.mov", "a.b"), ("/r/x", "x")],
)
def test_name__is_without_folder_and_ending(file: str, name: str) -> None:
    assert replace(CLIP, file=file).name == name


def test_timecode__counts_from_the_start_in_force() -> None:
    assert str(CLIP.timecode(0)) == "01:00:00:00"
    assert str(replace(CLIP, start=None).timecode(25)) == "00:00:01:01"


@given(st.integers(0, 239))
def test_frame_at__gives_back_the_frame_of_a_timecode(frame: int) -> None:
    assert CLIP.frame_at(CLIP.timecode(frame)) == frame


@pytest.mark.parametrize(("drop", "day"), [(True, 2_589_408), (False, 2_592_000)])
@given(frame=st.integers(0, 240))
def test_frame_at__goes_over_midnight(frame: int, day: int, *, drop: bool) -> None:
    rate = FrameRate.of(30000, 1001)
    clip = replace(CLIP, measured=Measured(rate=rate, frames=240), start=day - 100, drop=drop)
    shown = clip.timecode(frame)
    assert clip.frame_at(type(shown)(shown.frame % shown.day, rate, drop)) == frame


def test_frame_at__is_negative_before_the_clip() -> None:
    assert CLIP.frame_at(CLIP.timecode(0) - 1) == -1


def test_rate__is_24_where_it_is_unknown() -> None:
    assert replace(CLIP, measured=Measured()).rate == FrameRate.of(24)
    assert (CLIP.rate, CLIP.frames, len(CLIP.whole)) == (FILM, 240, 240)


def test_items__lists_every_fact_in_order() -> None:
    items = Facts(scene="24", unit="2").items()
    assert items[0] == ("scene", "24")
    assert dict(items)["unit"] == "2"
    assert [value for _, value in items if value is not None] == ["24", "2"]
