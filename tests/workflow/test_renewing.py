"""Orders and ranks: few change, all stand right."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Out, Placement
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.assembling import Moment
from dailies_logger.workflow.renewing import longest_rising, rank, renewed
from tests.support.rushes import camera_clip, label, library, placements, stringout

RANKS = st.lists(st.integers(-50, 50), max_size=40)


def ranked(*ranks: int) -> list[Placement]:
    return [Placement(id=new_id(), stringout=new_id(), clip=new_id(), start=0, end=1, rank=each) for each in ranks]


@given(RANKS)
def test_longest_rising__rises_and_none_is_longer(numbers: list[int]) -> None:
    places = sorted(longest_rising(numbers))
    series = [numbers[place] for place in places]
    assert all(one < other for one, other in pairwise(series))
    best = [1] * len(numbers)
    for place, number in enumerate(numbers):
        best[place] = 1 + max((best[before] for before in range(place) if numbers[before] < number), default=0)
    assert len(places) == max(best, default=0)


@given(RANKS, st.sets(st.integers(0, 39)))
def test_rank__leaves_all_in_this_order(ranks: list[int], fresh: set[int]) -> None:
    order = ranked(*ranks)
    made = rank(order, fresh={each.id for place, each in enumerate(order) if place in fresh})
    assert [each.id for each in made] == [each.id for each in order]
    assert all(one.rank < other.rank for one, other in pairwise(made))


def test_rank__changes_only_what_moved() -> None:
    order = ranked(10, 20, 30, 40)
    moved = [order[0], order[3], order[1], order[2]]
    assert [each.rank for each in rank(moved)] == [10, 15, 20, 30]
    first = [order[2], *order[:2], order[3]]
    assert [each.rank for each in rank(first)][1:] == [10, 20, 40]
    assert rank(order) == order
    assert [each.rank for each in rank(ranked(7, 8, 0), fresh=set())] != [7, 8, 0]


def test_renewed__keeps_the_ids_of_what_stays() -> None:
    clip = camera_clip(frames=240)
    of, moments = stringout(), [label(clip, 10, 20), label(clip, 30, 40)]
    laid = placements(of, *moments)
    asked = [Moment(key=each.id, label=each.id, clip=clip.id, frames=each.range(), length=240) for each in reversed(moments)]
    assert [each.id for each in renewed(library(clip), of.id, laid, asked)] == [laid[1].id, laid[0].id]


def test_renewed__leaves_what_lies_as_ruled_the_very_value_that_it_was() -> None:
    """To make ten thousand placements anew that nothing happened to is most of what a refresh would cost."""
    clip = camera_clip(frames=240)
    of, labels = stringout(), [label(clip, 10, 20), label(clip, 30, 40), label(clip, 50, 60)]
    laid = placements(of, *labels)
    asked = [Moment(key=each.id, label=each.id, clip=clip.id, frames=each.range(), length=240) for each in labels]
    asked[1] = asked[1]._replace(end=45)
    after = renewed(library(clip), of.id, laid, asked)
    assert (after[0] is laid[0], after[2] is laid[2]) == (True, True)
    assert (after[1].range, after[1].ruled) == (FrameRange(30, 45), FrameRange(30, 45))


def test_renewed__what_a_trim_leaves_nothing_of_is_out_until_something_is() -> None:
    clip = camera_clip(frames=240)
    one = label(clip, 10, 20)
    (laid,) = placements(stringout(), one)
    trimmed = replace(laid, head=4, start=14)
    asked = [Moment(key=one.id, label=one.id, clip=clip.id, frames=FrameRange(10, 13), length=240)]
    (gone,) = renewed(library(clip), laid.stringout, [trimmed], asked)
    assert (gone.out, gone.range, gone.ruled) == (Out.RULE, FrameRange(14, 20), FrameRange(10, 13))
    (back,) = renewed(library(clip), laid.stringout, [gone], [asked[0]._replace(end=30)])
    assert (back.out, back.range, back.ruled) == (Out.NO, FrameRange(14, 30), FrameRange(10, 30))


def test_longest_rising__of_what_rises_is_all_of_it() -> None:
    assert longest_rising([1, 5, 9]) == {0, 1, 2}
    assert longest_rising([]) == set()
    assert longest_rising([1, 1]) in ({0}, {1})
