"""The same moment on another angle: exact, at every rate, however the cameras were started."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow.moments import same_moment
from tests.support.rushes import FILM, PAL, RATES, camera_clip

SECONDS = st.fractions(min_value=-3600, max_value=3600, max_denominator=48_000)


@pytest.mark.parametrize(("frame", "late", "there"), [(30, 12, 18), (12, 12, 0), (4, 12, -8), (0, -12, 12), (500, 12, 488)])
def test_same_moment__by_the_frames_a_camera_started_late(frame: int, late: int, there: int) -> None:
    first, other = camera_clip(), camera_clip("B001C001", sync=late / FILM.fraction)
    assert same_moment(frame, first, other) == there


@given(st.sampled_from(RATES), st.integers(0, 10_000), st.integers(-5000, 5000))
def test_same_moment__there_and_back_is_the_frame_itself(rate: FrameRate, frame: int, late: int) -> None:
    first, other = camera_clip(rate=rate), camera_clip("B001C001", rate=rate, sync=late / rate.fraction)
    assert same_moment(same_moment(frame, first, other), other, first) == frame


@given(st.sampled_from(RATES), st.sampled_from(RATES), st.integers(0, 10_000), SECONDS, SECONDS)
def test_same_moment__is_never_more_than_half_a_frame_off(
    rate: FrameRate, other_rate: FrameRate, frame: int, one: Fraction, two: Fraction
) -> None:
    first, other = camera_clip(rate=rate, sync=one), camera_clip("B001C001", rate=other_rate, sync=two)
    there = same_moment(frame, first, other)
    off = (frame / rate.fraction + one) - (there / other_rate.fraction + two)
    assert abs(off) * other_rate.fraction <= Fraction(1, 2)


def test_same_moment__halves_go_up() -> None:
    slow, fast = camera_clip(rate=PAL), camera_clip("B001C001", rate=FrameRate.of(50))
    assert [same_moment(frame, fast, slow) for frame in (0, 1, 2, 3)] == [0, 1, 1, 2]
