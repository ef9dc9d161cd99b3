"""Lay a stringout anew by its rule, around what hands hold.

What hands did survives by the id of the label: a trim moves along with the label's range, a pinned placement stays behind the one it
stands behind, a locked one stays as it is even where its label is gone, and what was taken out does not come back. What hands had touched
and the rule drops is kept out of sight, and comes back as it was when the rule asks for it again.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.stringout import Out, Placement
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.assembling import STEP, Moment, placed, stacks
from dailies_logger.workflow.labelling import mapped
from dailies_logger.workflow.ports import Library


def renewed(
    library: Library, stringout: UUID, before: Sequence[Placement], moments: Sequence[Moment], *, only: Collection[UUID] | None = None
) -> list[Placement]:
    """Return all placements of a stringout as its rule would have them now: the lowest cameras in order, then those stacked on them.

    With `only`, what becomes of these keys; all else stays as and where it is.
    """
    lowest = [each for each in before if each.on is None]
    known = {each.key for each in lowest}
    wanted = {moment.key: moment for moment in moments if only is None or moment.key in only}
    asked = [moment for moment in moments if moment.key in wanted or moment.key in known]
    laid = _laid(stringout, lowest, asked, wanted, _Follower(library, lowest, wanted))
    after = laid | _left((each for each in lowest if each.id not in laid), only)
    order = _order(lowest, after, list(laid), free=wanted)
    ranked = rank([after[key] for key in order], fresh=after.keys() - {each.id for each in lowest})
    return [*ranked, *_stacked(ranked, before, wanted)]


def _left(lowest: Iterable[Placement], only: Collection[UUID] | None) -> dict[UUID, Placement]:
    """Return what stays of placements that the rule does not ask for."""
    left = (_dropped(each) if only is None or each.key in only else each for each in lowest)
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
        pairs = [(each.clip, wanted[each.key].clip) for each in before if each.key in wanted]
        keys = {key for here, there in pairs if here != there for key in (here, there)}
        self._clips = {clip.id: clip for clip in library.where(Clip, id=sorted(keys))} if keys else {}

    def __call__(self, each: Placement, moment: Moment) -> Placement:
        """Move a placement along with its label, trims and all; what the rule had dropped comes back."""
        if each.locked:
            return each
        clip, frames, length = self._there(each, moment)
        was = each.ruled or each.range
        head, tail = (each.start - was.start, each.end - was.end) if clip == each.clip else (0, 0)
        played = FrameRange(max(0, frames.start + head), max(0, frames.start + head, frames.end + tail)).clamped(length)
        played = played if len(played) else frames
        return replace(
            each,
            clip=clip,
            start=played.start,
            end=played.end,
            ruled_start=frames.start,
            ruled_end=frames.end,
            gap=each.gap if each.pinned else moment.gap,
            out=Out.NO if each.out is Out.RULE else each.out,
        )

    def _there(self, each: Placement, moment: Moment) -> tuple[UUID, FrameRange, int]:
        """Return on which clip a moment lies for a placement, its frames there, and how many the clip has."""
        here, there = self._clips.get(moment.clip), self._clips.get(each.clip)
        if each.by_hand and here is not None and there is not None and here.take_id is not None and here.take_id == there.take_id:
            frames = mapped(moment.frames, here, there)
            if frames is not None:
                return there.id, frames, there.frames
        return moment.clip, moment.frames, moment.length


def _dropped(each: Placement) -> Placement | None:
    """Return what becomes of a placement that the rule does not ask for; None where no hand holds it."""
    if each.locked or (each.ruled is None and (each.pinned or each.label is None)) or not each.lies:
        return each
    return replace(each, out=Out.RULE) if each.by_hand else None


def _order(lowest: Iterable[Placement], after: Mapping[UUID, Placement], ruled: Sequence[UUID], *, free: Collection[UUID]) -> list[UUID]:
    """Order by the rule the placements of labels that are `free` to be; what hands hold stays behind what it stands behind.

    Where nobody asked about some of what the rule asks for, all of the old order stays, and what is free goes to its place in it.
    """
    moving = [key for key in ruled if after[key].key in free and not (after[key].pinned or after[key].locked)]
    old, goes = [each.id for each in lowest if each.id in after], set(moving)
    if all(after[key].key in free for key in ruled):
        behind = _behind(old, goes)
        return [*behind[None], *(one for key in moving for one in (key, *behind[key]))]
    return _inserted([key for key in old if key not in goes], moving, ruled)


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
    order, place = list(still), {key: number for number, key in enumerate(ruled)}
    for key in moving:
        before = set(ruled[: place[key]])
        at = next((number + 1 for number in reversed(range(len(order))) if order[number] in before), 0)
        order.insert(at, key)
    return order


def rank(order: Sequence[Placement], *, fresh: Collection[UUID] = ()) -> list[Placement]:
    """Give new ranks to as few placements as possible, `fresh` ones among them, so that they stand in this order."""
    old = [place for place, each in enumerate(order) if each.id not in fresh]
    still = {old[place] for place in longest_rising([order[place].rank for place in old])}
    ranks = _between([each.rank if place in still else None for place, each in enumerate(order)])
    return [each if each.rank == new else replace(each, rank=new) for each, new in zip(order, ranks, strict=True)]


def _between(ranks: Sequence[int | None]) -> list[int]:
    """Fill in what is missing of a rising series, evenly; where there is no room for it, all of it is new."""
    filled: list[int] = []
    for known, run in groupby(ranks, key=lambda each: each is not None):
        members = list(run)
        filled += [each for each in members if each is not None]
        if not known:
            filled += _run(filled[-1] if filled else None, next(iter(ranks[len(filled) + len(members) :]), None), len(members))
    return filled if all(one < other for one, other in pairwise(filled)) else [(place + 1) * STEP for place in range(len(ranks))]


def _run(low: int | None, high: int | None, count: int) -> list[int]:
    """Return so many ranks between two, or beside the one that is there."""
    if high is None:
        return [(low or 0) + STEP * (place + 1) for place in range(count)]
    first = high - STEP * (count + 1) if low is None else low
    return [first + (high - first) * (place + 1) // (count + 1) for place in range(count)]


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest series that rises strictly."""
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


def _stacked(ranked: Sequence[Placement], before: Iterable[Placement], wanted: Mapping[UUID, Moment]) -> list[Placement]:
    """Lay the cameras over each placement: the rule's where no hand touched any of it, else as they lie."""
    over: dict[UUID, list[Placement]] = defaultdict(list)
    for each in before:
        if each.on is not None:
            over[each.on].append(each)
    return [each for under in ranked for each in _over(under, over.get(under.id, []), wanted.get(under.key))]


def _over(under: Placement, here: Sequence[Placement], moment: Moment | None) -> Sequence[Placement]:
    if moment is None or under.by_hand or any(each.by_hand or each.ruled is None for each in here):
        return [replace(each, rank=under.rank) for each in here]
    return stacks(under, moment, known={(under.id, each.clip): each.id for each in here}) if moment.stacked else ()
