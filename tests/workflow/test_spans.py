"""Ranges that meet are found, all of them and fast."""

import time

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.spans import Spans, between

RANGES = st.builds(lambda start, length: FrameRange(start, start + length), st.integers(-50, 300), st.integers(1, 200))


@given(st.lists(RANGES, max_size=30), st.lists(RANGES, min_size=1, max_size=5))
def test_meeting__finds_what_looking_at_each_finds(given: list[FrameRange], asked: list[FrameRange]) -> None:
    spans = Spans((frames, place) for place, frames in enumerate(given))
    for frames in asked:
        assert spans.meeting(frames) == [place for place, each in enumerate(given) if each.overlaps(frames)]


def test_meeting__touching_is_not_sharing_a_frame() -> None:
    spans = Spans([(FrameRange(0, 10), "before"), (FrameRange(20, 30), "after"), (FrameRange(9, 21), "over")])
    assert spans.meeting(FrameRange(10, 20)) == ["over"]


def test_meeting__is_fast_beside_a_range_over_everything() -> None:
    spans = Spans([(FrameRange(0, 1_000_000), -1), *((FrameRange(place * 40, place * 40 + 30), place) for place in range(20_000))])
    began = time.process_time()
    assert all(spans.meeting(FrameRange(place * 40 + 5, place * 40 + 6)) == [-1, place] for place in range(20_000))
    assert time.process_time() - began < 2


def test_between__nothing_lies_beyond_the_end_even_where_a_range_does() -> None:
    assert list(between(60, [FrameRange(10, 100), FrameRange(120, 130)])) == [FrameRange(0, 10)]
    assert list(between(60, [FrameRange(10, 20), FrameRange(90, 130)])) == [FrameRange(0, 10), FrameRange(20, 60)]
