"""Where each placement of a stringout lies in record time, to the frame, mixed rates and black too."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Out, Placement
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.laying import Layout, lay, layout, sequence_rate
from tests.support.rushes import NTSC, PAL, PRODUCTION, camera_clip, label, library, placements, stringout

CLIP, PAL_CLIP = camera_clip("A001", frames=2000), camera_clip("B001", frames=2000, rate=PAL)


def laid(*made: Placement) -> Layout:
    return lay(PRODUCTION, made, {CLIP.id: CLIP, PAL_CLIP.id: PAL_CLIP})


def a_placement(start: int, end: int, clip: object = CLIP, **fields: object) -> Placement:
    return Placement(id=new_id(), stringout=new_id(), clip=clip.id, start=start, end=end, rank=0, **fields)  # type: ignore[attr-defined,arg-type]


def test_lay__one_after_the_other_with_black_between() -> None:
    first, second, third = a_placement(10, 30), a_placement(50, 60, gap=12), a_placement(5, 6)
    made = laid(first, second, third)
    assert [each.record for each in made.laid] == [FrameRange(0, 20), FrameRange(32, 42), FrameRange(42, 43)]
    assert (made.frames, made.at(19), made.at(25), made.at(32)) == (43, made.laid[0], None, made.laid[1])
    assert str(made.timecode(32)) == "01:00:01:08"


def test_lay__black_where_it_was_lifted_and_nothing_where_it_is_out() -> None:
    lifted, out, last = a_placement(0, 24, out=Out.LIFTED), a_placement(30, 40, out=Out.HAND), a_placement(50, 51)
    made = laid(lifted, out, last)
    assert [each.record for each in made.laid] == [FrameRange(0, 24), FrameRange(24, 25)]
    assert made.out == (out,)


def test_lay__a_placement_whose_clip_is_gone_has_no_place() -> None:
    made = laid(replace(a_placement(0, 9), clip=new_id()), a_placement(3, 4))
    assert [each.record for each in made.laid] == [FrameRange(0, 1)]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 500), st.integers(0, 30)), min_size=1, max_size=60))
def test_lay__never_drifts_where_rates_are_mixed(cuts: list[tuple[bool, int, int]]) -> None:
    made = laid(*(a_placement(0, length, PAL_CLIP if pal else CLIP, gap=gap) for pal, length, gap in cuts))
    exact = Fraction(0)
    for each, (_, length, gap) in zip(made.laid, cuts, strict=True):
        exact += gap / made.rate.fraction
        assert abs(each.record.start / made.rate.fraction - exact) <= Fraction(1, 2) / made.rate.fraction
        exact += length / each.clip.rate.fraction


def test_sequence_rate__is_the_production_s_if_any_picture_has_it() -> None:
    ntsc = camera_clip("C001", rate=NTSC)
    assert sequence_rate(PRODUCTION, []) == PRODUCTION.rate
    assert sequence_rate(PRODUCTION, [PAL_CLIP, PAL_CLIP, CLIP]) == PRODUCTION.rate
    assert sequence_rate(PRODUCTION, [PAL_CLIP, ntsc, PAL_CLIP]) == PAL


def test_layout__reads_the_library() -> None:
    of, moment = stringout(), label(CLIP, 10, 30)
    shelf = library(CLIP, moment, of, *placements(of, moment))
    made = layout(shelf, of.id)
    assert ([each.record for each in made.laid], made.mixed) == ([FrameRange(0, 20)], False)
    assert layout(shelf, new_id()).frames == 0
