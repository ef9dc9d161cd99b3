"""Lay a stringout anew by its rule, around what hands hold.

What hands did survives by the id of the label: a trim moves along with the label's range, a pinned placement stays behind the one it
stands behind, a locked one stays as it is even where its label is gone, and what was taken out does not come back. What hands had touched
and the rule drops is kept out of sight, and comes back as it was when the rule asks for it again.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain, groupby, pairwise
from operator import lt
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.stringout import Out, Placement
from dailies_logger.workflow.assembling import STEP, Moment, cover, placed, stacks
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.ports import Library


def renewed(
    library: Library,
    stringout: UUID,
    before: Sequence[Placement],
    moments: Sequence[Moment],
    *,
    only: Collection[UUID] | None = None,
    reorder: bool = False,
) -> list[Placement]:
    """Return all placements of a stringout as its rule would have them now: the lowest cameras in order, then those stacked on them.

    With `only`, what becomes of these keys; all else stays as it is, and, unless it is to `reorder`, where it is.
    """
    lowest = [each for each in before if each.on is None]
    wanted = {moment.key: moment for moment in moments if only is None or moment.key in only}
    asked = _asked(moments, wanted, lowest) if only is not None else moments
    laid = _laid(stringout, lowest, asked, wanted, _Follower(library, lowest, wanted))
    after = laid | _left(lowest, laid, only)
    free = {each.key for each in laid.values()} if reorder else None if only is None else wanted.keys()
    order = _order(lowest, after, list(laid), free=free)
    ranked = rank(order, fresh=after.keys() - {each.id for each in lowest})
    return [*ranked, *_stacked(library, ranked, before, wanted)]


def _asked(moments: Iterable[Moment], wanted: Collection[UUID], lowest: Iterable[Placement]) -> list[Moment]:
    """Leave out what is new but was not asked for."""
    known = {each.key for each in lowest}
    return [moment for moment in moments if moment.key in wanted or moment.key in known]


def _left(lowest: Iterable[Placement], laid: Collection[UUID], only: Collection[UUID] | None) -> dict[UUID, Placement]:
    """Return what stays of placements that the rule does not ask for."""
    others = (each for each in lowest if each.id not in laid)
    left = (_dropped(each) if only is None or each.key in only else each for each in others)
    return {each.id: each for each in left if each is not None}


def _laid(
    stringout: UUID, lowest: Iterable[Placement], asked: Iterable[Moment], wanted: Mapping[UUID, Moment], follow: "_Follower"
) -> dict[UUID, Placement]:
    """Lay what the rule asks for, in its order: the placements that each label has, or a new one."""
    known: dict[UUID, list[Placement]] = defaultdict(list)
    for each in lowest:
        known[each.key].append(each)
    laid: dict[UUID, Placement] = {}
    for moment in asked:
        for each in known.get(moment.key) or [placed(stringout, moment, rank=0)]:
            laid[each.id] = follow(each, moment) if moment.key in wanted else each
    return laid


class _Follower:
    """Let placements follow their labels, on the camera of the same take too to which a hand swapped one."""

    def __init__(self, library: Library, before: Iterable[Placement], wanted: Mapping[UUID, Moment]) -> None:
        pairs = [(each.clip, wanted[each.key].clip) for each in before if each.swapped and each.key in wanted]
        self._clips = _clips(library, {key for pair in pairs for key in pair})

    def __call__(self, each: Placement, moment: Moment) -> Placement:
        """Move a placement along with its label, trims and all; where nothing is left of it, it is out until something is."""
        if each.locked:
            return each
        clip, start, end, length = self._there(each, moment)
        start, end = max(0, start + each.head), min(length, end + each.tail)
        if start >= end:
            return _altered(
                each, moment, clip=each.clip, start=each.start, end=each.end, gap=each.gap, out=Out.RULE if each.plays else each.out
            )
        gap, out = each.gap if each.pinned else moment.gap, Out.NO if each.out is Out.RULE else each.out
        return _altered(each, moment, clip=clip, start=start, end=end, gap=gap, out=out)

    def _there(self, each: Placement, moment: Moment) -> tuple[UUID, int, int, int]:
        """Return on which clip a moment lies for a placement, its frames there (which the clip need not have), and how many the clip has."""
        start, end = moment.start, moment.end
        here, there = self._clips.get(moment.clip), self._clips.get(each.clip)
        if not each.swapped or here is None or there is None or here.take_id is None or here.take_id != there.take_id:
            return moment.clip, start, end, moment.length
        first = same_moment(start, here, there)
        return there.id, first, max(first + 1, same_moment(end, here, there)), there.frames


def _altered(each: Placement, moment: Moment, *, clip: UUID, start: int, end: int, gap: int, out: Out) -> Placement:
    """Return a placement that lies so for a moment; itself where it does, as most do: to make them anew is most of what a refresh costs."""
    was = (each.clip, each.start, each.end, each.gap, each.out, each.ruled_clip, each.ruled_start, each.ruled_end)
    if was == (clip, start, end, gap, out, moment.clip, moment.start, moment.end):
        return each
    ruled = replace(each, ruled_clip=moment.clip, ruled_start=moment.start, ruled_end=moment.end)
    return replace(ruled, clip=clip, start=start, end=end, gap=gap, out=out)


def _clips(library: Library, keys: Collection[UUID]) -> Mapping[UUID, Clip]:
    return {clip.id: clip for clip in library.where(Clip, id=sorted(keys))} if keys else {}


def _dropped(each: Placement) -> Placement | None:
    """Return what becomes of a placement that the rule does not ask for; None where no hand holds it. What was lifted stays without a picture."""
    if each.locked or each.ruled is None or not each.lies:
        return each
    return replace(each, out=Out.RULE if each.plays else Out.HAND) if each.by_hand else None


def _order(
    lowest: Iterable[Placement], after: Mapping[UUID, Placement], ruled: Sequence[UUID], *, free: Set[UUID] | None
) -> list[Placement]:
    """Order by the rule the placements of labels that are `free` to be, all where None; what hands hold stays behind what it stands behind.

    Where nobody asked about some of what the rule asks for, all of the old order stays, and what is free goes to its place in it.
    """
    moving = [key for key in ruled if _moves(after[key], free)]
    old, goes = [each.id for each in lowest if each.id in after], set(moving)
    if free is not None and not free >= {after[key].key for key in ruled}:
        return [after[key] for key in _inserted([key for key in old if key not in goes], moving, ruled)]
    behind = _behind(old, goes)
    return [after[key] for key in (*behind.get(None, ()), *chain.from_iterable((key, *behind.get(key, ())) for key in moving))]


def _moves(each: Placement, free: Collection[UUID] | None) -> bool:
    return not (each.pinned or each.locked) and (free is None or each.key in free)


def _behind(old: Iterable[UUID], moving: Collection[UUID]) -> Mapping[UUID | None, list[UUID]]:
    """Say what stands behind each placement that moves, None = at the very beginning."""
    behind: dict[UUID | None, list[UUID]] = defaultdict(list)
    last: UUID | None = None
    for key in old:
        if key in moving:
            last = key
        else:
            behind[last].append(key)
    return behind


def _inserted(still: Sequence[UUID], moving: Sequence[UUID], ruled: Sequence[UUID]) -> list[UUID]:
    """Put each of a few behind the one that the rule has before it, among those that stand still."""
    goes, stands = set(moving), set(still)
    behind: dict[UUID | None, list[UUID]] = defaultdict(list)
    last: UUID | None = None
    for key in ruled:
        last = key if key in stands else last
        if key in goes:
            behind[last].append(key)
    return [*behind[None], *(one for key in still for one in (key, *behind[key]))]


def rank(order: Sequence[Placement], *, fresh: Collection[UUID] = ()) -> list[Placement]:
    """Give new ranks to as few placements as possible, `fresh` ones among them, so that they stand in this order."""
    was = [each.rank for each in order]
    if not fresh and _rises(was):
        return list(order)
    old = [place for place, each in enumerate(order) if each.id not in fresh]
    still = {old[place] for place in longest_rising(list(map(was.__getitem__, old)))}
    ranks = _between([each.rank if place in still else None for place, each in enumerate(order)])
    return [each if each.rank == new else replace(each, rank=new) for each, new in zip(order, ranks, strict=True)]


def _rises(numbers: Sequence[int]) -> bool:
    return all(map(lt, numbers, numbers[1:]))


def _between(ranks: Sequence[int | None]) -> list[int]:
    """Fill in what is missing of a rising series, evenly; where there is no room for it, all of it is new."""
    runs = [(known, list(members)) for known, members in groupby(ranks, key=lambda each: each is not None)]
    filled: list[int] = []
    for place, (known, members) in enumerate(runs):
        after = runs[place + 1][1][0] if place + 1 < len(runs) else None
        filled += [each for each in members if each is not None]
        filled += [] if known else _run(filled[-1] if filled else None, after, len(members))
    return filled if all(one < other for one, other in pairwise(filled)) else [(place + 1) * STEP for place in range(len(ranks))]


def _run(low: int | None, high: int | None, count: int) -> list[int]:
    """Return so many ranks between two, or beside the one that is there."""
    if high is None:
        return [(low or 0) + STEP * (place + 1) for place in range(count)]
    first = high - STEP * (count + 1) if low is None else low
    return [first + (high - first) * (place + 1) // (count + 1) for place in range(count)]


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest series that rises strictly."""
    if _rises(numbers):
        return set(range(len(numbers)))
    ends: list[int] = []
    places: list[int] = []
    before = [-1] * len(numbers)
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        ends[at : at + 1], places[at : at + 1] = [number], [place]
        before[place] = places[at - 1] if at else -1
    series: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        series.add(place)
        place = before[place]
    return series


def _stacked(library: Library, ranked: Sequence[Placement], before: Iterable[Placement], wanted: Mapping[UUID, Moment]) -> list[Placement]:
    """Lay the cameras over each placement: the rule's where no hand touched any of it, else those that lie there, in sync."""
    over = {key: list(stack) for key, stack in groupby(sorted(_stacks(before), key=_under), key=_under)}
    if not over and _unstacked(wanted.values()):
        return []
    held = [under for under in ranked if under.id in over and _held(under, over[under.id], wanted)]
    kept = _covered(library, held, over)
    return [each for under in ranked for each in kept.get(under.id) or _ruled(under, over.get(under.id, ()), wanted.get(under.key))]


def _unstacked(moments: Iterable[Moment]) -> bool:
    return not any(moment.stacked for moment in moments)


def _covered(library: Library, held: Iterable[Placement], over: Mapping[UUID, Sequence[Placement]]) -> dict[UUID, list[Placement]]:
    """Lay the cameras that lie over placements anew, in sync."""
    clips = _clips(library, {each.clip for under in held for each in (under, *over[under.id])})
    return {under.id: cover(clips, under, over[under.id]) for under in held}


def _stacks(placements: Iterable[Placement]) -> list[Placement]:
    return [each for each in placements if each.on is not None]


def _under(each: Placement) -> UUID:
    return each.on or each.id


def _held(under: Placement, over: Iterable[Placement], wanted: Mapping[UUID, Moment]) -> bool:
    return under.key not in wanted or under.by_hand or any(each.by_hand or each.ruled is None for each in over)


def _ruled(under: Placement, over: Iterable[Placement], moment: Moment | None) -> Sequence[Placement]:
    if moment is None or not moment.stacked or under.by_hand:
        return ()
    return stacks(under, moment, known={(under.id, each.clip): each.id for each in over})
