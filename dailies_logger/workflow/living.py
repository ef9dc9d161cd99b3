"""Let a stringout renew itself: ask its rule again, offer what would change (+3 −1 ~2), and change it on a key.

Nothing changes unasked, and what hands did survives by the id of the label: `renewing` says how.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from dailies_logger.domain.stringout import Out, Placement, Stringout
from dailies_logger.workflow.assembling import found, rewritten, ruled
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.ports import Library, Search
from dailies_logger.workflow.renewing import longest_rising, renewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Hold what a stringout's rule would change now: the placements that would come, go and be altered, each with its label.

    `after` is the whole stringout as it would be, in order, with what is out of it; `before` as it is.
    """

    stringout: Stringout
    added: tuple[Placement, ...]
    removed: tuple[Placement, ...]
    changed: tuple[tuple[Placement, Placement], ...]
    before: tuple[Placement, ...]
    after: tuple[Placement, ...]

    def __bool__(self) -> bool:
        """Say whether anything would change."""
        return bool(self.added or self.removed or self.changed)

    @property
    def words(self) -> str:
        """Write it as it stands beside the name: `+3 −1 ~2`, empty where nothing would change."""
        counts = (("+", len(self.added)), ("−", len(self.removed)), ("~", len(self.changed)))
        return " ".join(f"{sign}{count}" for sign, count in counts if count)

    @property
    def labels(self) -> frozenset[UUID]:
        """Return the keys that something is offered of: of labels, and of pieces of takes that have none."""
        return frozenset(each.key for each in (*self.added, *self.removed, *(after for _, after in self.changed)))


def offer(library: Library, search: Search, *, stringout: UUID, only: Collection[UUID] | None = None) -> Offer:
    """Ask a stringout's rule again and say what it would change; with `only`, for these labels alone.

    An order is one thing: where one of them would move, all that move do. Raises NotFound, BadQuery.
    """
    here = found(library, stringout)
    before = library.where(Placement, stringout=stringout)
    if here.version_of is not None:
        return _told(here, before, before)
    moments = ruled(library, search, here)
    whole = _told(here, before, renewed(library, stringout, before, moments))
    if only is None:
        return whole
    moved = {old.key for old, _ in whole.changed if old.id in _elsewhere(_lying(before), _lying(whole.after))}
    return _told(here, before, renewed(library, stringout, before, moments, only=only, reorder=not moved.isdisjoint(only)))


def accept(library: Library, search: Search, *, author: UUID, stringout: UUID, only: Collection[UUID] | None = None) -> Edit | None:
    """Take what is offered, all of it or that of some labels, as one Edit; None where nothing is."""
    offered = offer(library, search, stringout=stringout, only=only)
    changes = rewritten(offered.before, offered.after) if offered else ()
    name = f"Renew stringout “{offered.stringout.name}” {offered.words}"
    return Edit(name=name, author=author, changes=changes) if changes else None


def decline(library: Library, search: Search, *, author: UUID, stringout: UUID, labels: Collection[UUID]) -> Edit | None:
    """Keep a stringout as it is against what is offered of some labels, so that it is not offered again; None where nothing is.

    What would come is taken out; what would go is locked; what would be altered keeps its range and place as a trim and a pin by hand.
    """
    offered = offer(library, search, stringout=stringout)
    known = {each.id for each in offered.before}
    kept = {each.id: replace(each, out=Out.HAND) for each in offered.added if each.key in labels}
    kept |= {each.id: replace(each, locked=True) for each in offered.removed if each.key in labels}
    kept |= _kept(offered, labels)
    after = [*(kept.get(each.id, each) for each in offered.before), *(each for key, each in kept.items() if key not in known)]
    changes = rewritten(offered.before, after)
    return Edit(name=f"Keep stringout “{offered.stringout.name}” as it is", author=author, changes=changes) if changes else None


def _kept(offered: Offer, labels: Collection[UUID]) -> dict[UUID, Placement]:
    """Hold by hand what would be altered of some labels, every placement that a label has."""
    keys = {before.key for before, _ in offered.changed}.intersection(labels)
    old, now = _lying(offered.before), _lying(offered.after)
    moves = bool(_elsewhere(old, now))
    return {key: _held(each, now[key], pinned=moves) for key, each in old.items() if each.key in keys and key in now}


def _held(before: Placement, after: Placement, *, pinned: bool) -> Placement:
    """Take the rule's new range as known, and hold by hand what plays, and its place; on another camera all of it."""
    if before.clip != after.ruled_clip or after.ruled_start is None or after.ruled_end is None:
        return replace(before, locked=True)
    stays = before.gap == after.gap and before.ruled != after.ruled and not pinned
    return replace(
        before,
        ruled_start=after.ruled_start,
        ruled_end=after.ruled_end,
        head=before.start - after.ruled_start,
        tail=before.end - after.ruled_end,
        pinned=before.pinned or not stays,
    )


def _told(stringout: Stringout, before: Sequence[Placement], after: Sequence[Placement]) -> Offer:
    """Count what differs: of the lowest cameras, those that lie in the sequence before or after."""
    old, now = _lying(before), _lying(after)
    altered = _elsewhere(old, now) | _otherwise(before, after)
    return Offer(
        stringout=stringout,
        added=tuple(each for key, each in now.items() if key not in old),
        removed=tuple(each for key, each in old.items() if key not in now),
        changed=tuple((old[key], each) for key, each in now.items() if key in old and key in altered),
        before=tuple(before),
        after=tuple(after),
    )


def _lying(placements: Iterable[Placement]) -> dict[UUID, Placement]:
    return {each.id: each for each in placements if each.lies and each.on is None}


def _elsewhere(old: Mapping[UUID, Placement], now: Mapping[UUID, Placement]) -> set[UUID]:
    """Name as few placements as can be that moved, so that all others stand as they stood; what a hand holds only goes along."""
    if list(old) == list(now):
        return set()
    place = {key: number for number, key in enumerate(old)}
    shared = [key for key in now if key in place]
    still = longest_rising([place[key] for key in shared])
    return {key for number, key in enumerate(shared) if number not in still and not (now[key].pinned or now[key].locked)}


def _otherwise(before: Sequence[Placement], after: Sequence[Placement]) -> set[UUID]:
    """Name the placements that play otherwise, and those under a camera that does or is gone; new ranks alone are nothing."""
    here = {id(each) for each in before}
    others = [each for each in after if id(each) not in here]
    old = {each.id: each for each in before} if others else {}
    differing = {each.on or each.id for each in others if each.id not in old or _played(old[each.id]) != _played(each)}
    return differing | _uncovered(before, after)


def _uncovered(before: Iterable[Placement], after: Iterable[Placement]) -> set[UUID]:
    """Name the placements over which a camera lay that is gone."""
    stacked = {each.id: each.on for each in before if each.on}
    lost = stacked.keys() - {each.id for each in after} if stacked else ()
    return {stacked[key] for key in lost}


def _played(each: Placement) -> tuple[object, ...]:
    return (each.clip, each.start, each.end, each.gap, each.out, each.track, each.at)
