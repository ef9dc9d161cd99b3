"""Lay a stringout anew by its rule, around what hands hold.

What hands did survives by the id of the label: a trim moves along with the label's range, a pinned placement stays behind the one it
stands behind, a locked one stays as it is even where its label is gone, and what was taken out does not come back. What hands had touched
and the rule drops is kept out of sight, and comes back as it was when the rule asks for it again.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.stringout import Out, Placement
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.assembling import STEP, Moment, placed, stacks
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.ports import Library


def renewed(
    library: Library, stringout: UUID, before: Sequence[Placement], moments: Sequence[Moment], *, only: Collection[UUID] | None = None
) -> list[Placement]:
    """Return all placements of a stringout as its rule would have them now: the lowest cameras in order, then those stacked on them.

    With `only`, what becomes of these labels; all else stays as and where it is.
    """
    known = {each.label for each in before if each.on is None}
    asked = [moment for moment in moments if only is None or moment.label in only]
    moments = [moment for moment in moments if only is None or moment.label in only or moment.label in known]
    lowest: dict[UUID | None, list[Placement]] = defaultdict(list)
    for each in before:
        if each.on is None:
            lowest[each.label].append(each)
    wanted = {moment.label: moment for moment in asked}
    follow = _Follower(library, before, wanted)
    after: dict[UUID, Placement] = {}
    for moment in moments:
        for each in lowest.get(moment.label) or [placed(stringout, moment, rank=0)]:
            after[each.id] = follow(each, moment) if moment.label in wanted else each
    ruled_order = list(after)
    for each in (each for each in before if each.on is None and each.id not in after):
        kept = _dropped(each) if only is None or each.label in only else each
        if kept is not None:
            after[kept.id] = kept
    order = _order(before, after, ruled_order, free={each.id for each in after.values() if each.label in wanted})
    ranked = rank([after[key] for key in order], fresh=after.keys() - {each.id for each in before})
    return [*ranked, *_stacked(ranked, before, wanted)]


class _Follower:
    """Let placements follow their labels, on the camera of the same take too to which a hand swapped one."""

    def __init__(self, library: Library, before: Iterable[Placement], wanted: Mapping[UUID, Moment]) -> None:
        pairs = [(each.clip, wanted[each.label].clip) for each in before if each.label in wanted and each.on is None and each.label]
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
            start = same_moment(moment.frames.start, here, there)
            mapped = FrameRange(start, max(start + 1, same_moment(moment.frames.end, here, there))).clamped(there.frames)
            if len(mapped):
                return there.id, mapped, there.frames
        return moment.clip, moment.frames, moment.length


def _dropped(each: Placement) -> Placement | None:
    """Return what becomes of a placement that the rule does not ask for; None where no hand holds it."""
    if each.locked or each.label is None or (each.ruled is None and each.pinned) or not each.lies:
        return each
    return replace(each, out=Out.RULE) if each.by_hand else None


def _order(before: Sequence[Placement], after: Mapping[UUID, Placement], ruled: Sequence[UUID], *, free: Collection[UUID]) -> list[UUID]:
    """Order by the rule what is free to be; what hands hold, and what nobody asked about, stays behind what it stands behind."""
    held = {each.id for each in after.values() if each.pinned or each.locked or each.id not in free} | (after.keys() - set(ruled))
    old = [each.id for each in before if each.id in after]
    if any(key not in free for key in ruled):
        return _inserted([key for key in old if key in held], [key for key in ruled if key not in held], ruled)
    behind: dict[UUID | None, list[UUID]] = defaultdict(list)
    last: UUID | None = None
    for key in old:
        if key in held:
            behind[last].append(key)
        else:
            last = key
    return [*behind[None], *(one for key in ruled if key not in held for one in (key, *behind[key]))]


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
    following: list[int | None] = [None] * len(order)
    for place in reversed(range(len(order) - 1)):
        following[place] = place + 1 if place + 1 in still else following[place + 1]
    ranks: list[int] = []
    for place, each in enumerate(order):
        after = following[place]
        low = ranks[-1] if ranks else order[after].rank - STEP * (after + 1) if after is not None else 0
        room = STEP if after is None else (order[after].rank - low) // (after - place + 1)
        if place not in still and room < 1:
            ranks = [(number + 1) * STEP for number in range(len(order))]
            break
        ranks.append(each.rank if place in still else low + room)
    return [each if each.rank == new else replace(each, rank=new) for each, new in zip(order, ranks, strict=True)]


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
    result: list[Placement] = []
    for under in ranked:
        here = over.get(under.id, [])
        moment = wanted.get(under.label) if under.label else None
        if moment is None or under.by_hand or any(each.by_hand or each.ruled is None for each in here):
            result += [each if each.rank == under.rank else replace(each, rank=under.rank) for each in here]
        elif here or moment.stacked:
            result += stacks(under, moment, known={(each.label, each.clip): each.id for each in here})
    return result
