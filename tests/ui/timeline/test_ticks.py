"""Test that the ruler writes round timecodes, on the frames that have them."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui.timeline.ticks import ROOM, ticks
from tests.support.rooms import VIDEO, make_clip


def test_ticks__ten_seconds_at_a_time_as_in_the_picture() -> None:
    clip = make_clip(frames=1728, start="10:37:41:10")
    found = ticks(clip, first=0, last=1728, zoom=Fraction(1432, 1728))
    minutes = [(37, 50), *((38, second) for second in range(0, 60, 10))]
    assert [tick.text for tick in found if tick.text] == [f"10:{minute}:{second:02d}:00" for minute, second in minutes]
    assert [tick.frame for tick in found][:3] == [86, 206, 326]


def test_ticks__drop_frame_stands_on_the_first_number_that_exists() -> None:
    clip = make_clip(frames=1800, start="10:00:30;00", rate=VIDEO)
    found = {tick.text: tick.frame for tick in ticks(clip, first=0, last=1800, zoom=Fraction(1, 8)) if tick.text}
    assert "10:01:00;02" in found
    assert str(clip.timecode(found["10:01:00;02"])) == "10:01:00;02"
    assert found["10:01:00;02"] == 900


def test_ticks__close_up_every_frame_of_a_drop_frame_minute_has_one_tick() -> None:
    clip = make_clip(frames=1810, start="10:00:00;00", rate=VIDEO)
    found = ticks(clip, first=1795, last=1805, zoom=Fraction(24))
    assert [tick.frame for tick in found] == list(range(1795, 1805))
    assert "10:01:00;02" in [tick.text for tick in found]


def test_ticks__a_clip_without_timecode_counts_from_zero() -> None:
    found = ticks(make_clip(frames=240, start=""), first=0, last=240, zoom=Fraction(5))
    assert (found[0].frame, found[0].text) == (0, "00:00:00:00")


def test_ticks__go_on_over_midnight() -> None:
    clip = make_clip(frames=480, start="23:59:55:00")
    texts = [tick.text for tick in ticks(clip, first=0, last=480, zoom=Fraction(3)) if tick.text]
    assert texts[:4] == ["23:59:56:00", "23:59:58:00", "00:00:00:00", "00:00:02:00"]


@given(
    rate=st.sampled_from([FrameRate.of(24000, 1001), FrameRate.of(25), VIDEO, FrameRate.of(50), FrameRate.of(60000, 1001)]),
    drop=st.booleans(),
    start=st.integers(0, 2_000_000),
    frames=st.integers(1, 20_000),
    zoom=st.fractions(Fraction(1, 50), Fraction(24), max_denominator=64),
    data=st.data(),
)
def test_ticks__lie_in_view_apart_and_round(
    rate: FrameRate, *, drop: bool, start: int, frames: int, zoom: Fraction, data: st.DataObject
) -> None:
    clip = make_clip(frames=frames, start="00:00:00:00", rate=rate)
    clip = type(clip)(**{**{name: getattr(clip, name) for name in clip.__slots__}, "start": start, "drop": drop and rate.may_drop})
    first = data.draw(st.integers(0, frames - 1))
    found = ticks(clip, first=first, last=frames, zoom=zoom)
    assert all(first <= tick.frame < frames for tick in found)
    assert [tick.frame for tick in found] == sorted({tick.frame for tick in found})
    large = [tick for tick in found if tick.text]
    assert all(tick.text == str(clip.timecode(tick.frame)) for tick in large)
    slack = 5 * zoom
    assert all((b.frame - a.frame) * zoom >= ROOM - slack for a, b in pairwise(large))
