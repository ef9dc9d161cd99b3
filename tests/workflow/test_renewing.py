"""Orders and ranks: few change, all stand right."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Placement
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
