"""A clip of variable rate lies where an editing program shows the same pictures."""

from dataclasses import replace
from fractions import Fraction
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.workflow.steady import steadied
from tests.support.rushes import camera_clip, label

STEPS = (*[Fraction(1, 30)] * 3, *[Fraction(1, 15)] * 3, *[Fraction(1, 10)] * 3)
TIMES = (Fraction(0), *accumulate(STEPS))


def phone(frames: int = 10) -> Clip:
    clip = camera_clip("IMG_0417", rate=FrameRate.of(30), start=None, frames=frames)
    return replace(clip, measured=replace(clip.measured, vfr=True))


def test_steadied__each_frame_begins_at_its_time_and_the_last_stays_as_long_as_the_one_before() -> None:
    steady = steadied(phone(), TIMES)
    assert steady.starts == (0, 1, 2, 3, 5, 7, 9, 12, 15, 18, 21)
    assert steady.clip.frames == 21
    assert steady.range(FrameRange(2, 5)) == FrameRange(2, 7)
    assert steady.range(FrameRange(9, 10)) == FrameRange(18, 21)


def test_steadied__frames_that_the_file_lacks_follow_and_more_than_the_clip_has_are_left() -> None:
    assert steadied(phone(12), TIMES).starts[9:] == (18, 21, 24, 27)
    assert steadied(phone(4), TIMES).starts == (0, 1, 2, 3, 5)
    assert steadied(phone(1), TIMES[:1]).starts == (0, 1)


def test_label__lies_in_the_frames_of_the_nominal_rate_and_stays_open() -> None:
    steady = steadied(phone(), TIMES)
    closed, grown = label(phone(), 4, 6), label(phone(), 7, None)
    assert steady.label(closed) == replace(closed, start=5, end=9)
    assert steady.label(grown) == replace(grown, start=12)
    assert steady.label(label(phone(), 40, 50)).range() == FrameRange(20, 21)


@given(st.lists(st.fractions(Fraction(1, 60), 1, max_denominator=90_000), min_size=1, max_size=40), st.data())
def test_steadied__the_picture_at_each_end_is_the_one_that_was_logged(steps: list[Fraction], data: st.DataObject) -> None:
    """Ask as FFmpeg and MLT do: at nominal frame k, the last picture whose time stamp rounds to k or before."""
    times = (Fraction(0), *accumulate(steps))
    clip = replace(phone(len(times)), measured=replace(phone().measured, frames=len(times), rate=FrameRate.of(60)))
    steady = steadied(clip, times)
    start = data.draw(st.integers(0, len(times) - 1))
    end = data.draw(st.integers(start + 1, len(times)))
    there = steady.range(FrameRange(start, end))
    shown = [sum(begins <= frame for begins in steady.starts[:-1]) - 1 for frame in (there.start, there.end - 1)]
    assert 0 <= there.start < there.end <= steady.clip.frames
    assert shown == [start, end - 1]
