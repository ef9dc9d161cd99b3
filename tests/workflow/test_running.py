"""What plays of a sequence is said in stretches, black in its exact time before them."""

from fractions import Fraction

from dailies_logger.domain.stringout import Out
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.running import around, run
from tests.support.memory_desk import CLIPS, RATE
from tests.workflow.test_continuity import SECOND, seen
from tests.workflow.test_offered import laid, moment

THIRD = moment(3, 20, 40)


def test_run__plays_from_a_frame_to_another() -> None:
    whole = run(seen(), 0)
    assert [(each.clip, each.range, each.black) for each in whole.stretches] == [
        (CLIPS[0].id, FrameRange(10, 34), Fraction(0)),
        (CLIPS[2].id, FrameRange(10, 34), Fraction(0)),
    ]
    part = run(seen(), 20, 30)
    assert [each.range for each in part.stretches] == [FrameRange(30, 34), FrameRange(10, 16)]
    assert part.places == (0, 1)
    assert run(seen(), 48).stretches == ()


def test_run__black_plays_for_its_time_whether_a_gap_or_lifted() -> None:
    gap = run(seen(second=laid(SECOND, 2, gap=12)), 0)
    assert [each.black for each in gap.stretches] == [0, 12 / RATE.fraction]
    lifted = run(seen(THIRD, laid(THIRD, 3), second=laid(SECOND, 2, out=Out.LIFTED, gap=6)), 30)
    assert [(each.clip, each.black) for each in lifted.stretches] == [(CLIPS[3].id, 24 / RATE.fraction)]
    assert lifted.places == (2,)


def test_around__reaches_two_seconds_inside_the_sequence() -> None:
    assert around(seen(), 24) == (0, 48)
