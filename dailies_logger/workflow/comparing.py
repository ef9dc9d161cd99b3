"""Compare two versions of a stringout, or one with what it is now: what came in and went out, was trimmed, moved, or shown by another camera.

Placements are the same where they go back to the same one; of those that are left, where they show the same label. So a change list is
the other one turned round when the versions are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain
from uuid import UUID

from dailies_logger.domain.stringout import Placement
from dailies_logger.workflow.assembling import at_once
from dailies_logger.workflow.laying import Laid, Layout, layout
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.renewing import longest_rising


class Happened(Enum):
    """Name what happened to a placement; BLACK is the black before it, ANGLE another camera of the same moment."""

    IN = "in"
    OUT = "out"
    TRIMMED = "trimmed"
    MOVED = "moved"
    ANGLE = "angle"
    BLACK = "black"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Hold one line of a change list: a placement before and after (None = it is not there), and where it lies in the sequence.

    `record` is a frame of the newer sequence, of the older one for what went out. `frames` is by how many the sequence grows, below
    0 shrinks; `head` and `tail` by how many frames of the clip they were trimmed, positive = later. `places` are the numbers it had and
    has, from 1, 0 where it does not lie there.
    """

    what: Happened
    before: Placement | None
    after: Placement | None
    record: int
    frames: int = 0
    head: int = 0
    tail: int = 0
    places: tuple[int, int] = (0, 0)

    @property
    def placement(self) -> Placement:
        """Return what the line is of: the newer placement where there is one."""
        placement = self.after or self.before
        assert placement is not None  # noqa: S101 - a difference is of something
        return placement

    def turned(self) -> "Difference":
        """Return the line as it stands when the versions are compared the other way round; `record` stays."""
        what = {Happened.IN: Happened.OUT, Happened.OUT: Happened.IN}.get(self.what, self.what)
        frames, head, tail = -self.frames, -self.head, -self.tail
        return replace(self, what=what, before=self.after, after=self.before, frames=frames, head=head, tail=tail, places=self.places[::-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Hold a change list in record order, and the two sequences that it tells apart."""

    before: Layout
    after: Layout
    differences: tuple[Difference, ...]

    @property
    def frames(self) -> int:
        """Return by how many frames the newer sequence is longer."""
        return self.after.frames - self.before.frames


_Pair = tuple[Laid | None, Laid | None]


def compare(library: Library, before: UUID, after: UUID) -> Comparison:
    """Compare two stringouts, each a version or the living one."""
    return told(layout(library, before), layout(library, after))


def told(before: Layout, after: Layout) -> Comparison:
    """Tell two sequences apart."""
    pairs = _paired(before, after)
    moved = _moved([(one, other) for one, other in pairs if one is not None and other is not None])
    places = ({each.placement.id: number for number, each in enumerate(of.laid, start=1)} for of in (before, after))
    old, new = places
    found = [_numbered(each, old, new) for pair in pairs for each in _differences(pair, moved)]
    found += [_numbered(each, old, new) for each in _stacked(before, after, pairs)]
    found.sort(key=lambda each: (each.record, each.what is not Happened.OUT, each.placement.track))
    return Comparison(before=before, after=after, differences=tuple(found))


def _numbered(each: Difference, old: Mapping[UUID, int], new: Mapping[UUID, int]) -> Difference:
    places = (old.get(each.before.id, 0) if each.before else 0, new.get(each.after.id, 0) if each.after else 0)
    return replace(each, places=places)


def _paired(before: Layout, after: Layout) -> list[_Pair]:
    """Pair what is the same: in the order of the newer sequence, then what is of the older one alone."""
    matched = _matched([each.placement for each in before.laid], [each.placement for each in after.laid])
    old, new = ({each.placement.id: each for each in of.laid} for of in (before, after))
    partner = {there: here for here, there in matched if _alike(old[here], new[there])}
    taken = set(partner.values())
    now: list[_Pair] = [(old[partner[each.placement.id]] if each.placement.id in partner else None, each) for each in after.laid]
    return [*now, *((each, None) for each in before.laid if each.placement.id not in taken)]


def _matched(before: Sequence[Placement], after: Sequence[Placement]) -> list[tuple[UUID, UUID]]:
    """Match by what placements go back to, then by label, the first with the first; return their ids."""
    new = {root(each): each.id for each in after}
    matched = [(each.id, new[root(each)]) for each in before if root(each) in new]
    seen = set(chain.from_iterable(matched))
    waiting: dict[UUID, list[UUID]] = defaultdict(list)
    for each in reversed(after):
        if each.id not in seen:
            waiting[each.key].append(each.id)
    for each in before:
        if each.id not in seen and waiting.get(each.key):
            matched.append((each.id, waiting[each.key].pop()))
    return matched


def root(each: Placement) -> UUID:
    """Return the id of the placement that one goes back to: its own in the living stringout."""
    return each.origin or each.id


def _alike(one: Laid, other: Laid) -> bool:
    """Say whether two placements show the same clip, or another camera of the same take."""
    return one.clip.id == other.clip.id or (one.clip.take_id is not None and one.clip.take_id == other.clip.take_id)


def _moved(pairs: Sequence[tuple[Laid, Laid]]) -> set[UUID]:
    """Name as few as can be that moved among those which lie in both, the same ones whichever is the older."""
    keys = {other.placement.id: min(root(one.placement), root(other.placement)) for one, other in pairs}
    now = [keys[other.placement.id] for _, other in pairs]
    then = [keys[other.placement.id] for _, other in sorted(pairs, key=lambda pair: (pair[0].record.start, pair[0].placement.rank))]
    first, second = sorted((now, then))
    place = {key: number for number, key in enumerate(first)}
    still = longest_rising([place[key] for key in second])
    restless = {key for number, key in enumerate(second) if number not in still}
    return {each for each, key in keys.items() if key in restless}


def _differences(pair: _Pair, moved: set[UUID]) -> Iterator[Difference]:
    one, other = pair
    if one is not None and other is not None:
        yield from _changed(one, other, moved)
    elif other is not None:
        yield _come(other)
    elif one is not None:
        yield replace(_come(one).turned(), record=one.record.start)


def _come(laid: Laid) -> Difference:
    """Tell what came in; what was lifted there is black and no more."""
    what = Happened.IN if laid.placement.plays else Happened.BLACK
    return Difference(what=what, before=None, after=laid.placement, record=laid.record.start, frames=len(laid.record) + laid.placement.gap)


def _changed(one: Laid, other: Laid, moved: set[UUID]) -> Iterator[Difference]:
    """Tell what became of a placement that lies in both."""
    before, after = one.placement, other.placement
    plain = Difference(what=Happened.BLACK, before=before, after=after, record=other.record.start)
    yield from _recut(one, other, plain)
    if before.gap != after.gap:
        yield replace(plain, frames=after.gap - before.gap)
    if after.id in moved:
        yield replace(plain, what=Happened.MOVED)


def _recut(one: Laid, other: Laid, plain: Difference) -> Iterator[Difference]:
    """Tell whether it plays no more or again, shows another camera, is longer or shorter."""
    plays = other.placement.plays
    head, tail = _trims(one, other)
    grown = replace(plain, frames=len(other.record) - len(one.record), head=head, tail=tail)
    if one.placement.plays != plays:
        yield replace(grown, what=Happened.IN if plays else Happened.OUT)
        return
    trimmed = bool(head or tail)
    if plays and one.clip.id != other.clip.id:
        yield replace(plain, what=Happened.ANGLE, frames=0 if trimmed else grown.frames)
    if trimmed:
        yield replace(grown, what=Happened.TRIMMED if plays else Happened.BLACK)


def _trims(one: Laid, other: Laid) -> tuple[int, int]:
    """Return by how many frames head and tail lie later; on another camera, in frames of the one of both with the greater id."""
    here, there = one.placement, other.placement
    if one.clip.id == other.clip.id:
        return there.start - here.start, there.end - here.end
    if _same_stretch(one, other) or _same_stretch(other, one):
        return 0, 0
    if one.clip.id > other.clip.id:
        head, tail = _trims(other, one)
        return -head, -tail
    return (
        there.start - same_moment(here.start, one.clip, other.clip),
        there.end - same_moment(here.end, one.clip, other.clip),
    )


def _same_stretch(one: Laid, other: Laid) -> bool:
    angle = at_once(one.clip, one.placement.range, other.clip)
    return angle is not None and angle.frames == other.placement.range


def _stacked(before: Layout, after: Layout, pairs: Iterable[_Pair]) -> Iterator[Difference]:
    """Tell which cameras were stacked over what lies in both, or taken off it."""
    for one, other in pairs:
        if one is not None and other is not None:
            had, has = {each.clip: each for each in one.over}, {each.clip: each for each in other.over}
            came = [each for clip, each in has.items() if clip not in had]
            went = [each for clip, each in had.items() if clip not in has]
            yield from (Difference(what=Happened.IN, before=None, after=each, record=other.record.start + each.at) for each in came)
            yield from (Difference(what=Happened.OUT, before=each, after=None, record=one.record.start + each.at) for each in went)
