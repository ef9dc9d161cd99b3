"""Make stringouts: all of one thing, end to end, in an order.

An order is keys, the first deciding most: `scene slate setup take camera timecode rating size lens beat`, each with a direction where
its own is not wanted: `size:tight>wide rating:low>high take:down`. What no key decides stays in the order of the search:
shoot day, take, clip, start.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from types import MappingProxyType
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadQuery, NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import SHOT_SIZES, Label
from dailies_logger.domain.stringout import DEFAULT_HANDLES, Placement, Stringout
from dailies_logger.workflow.edit import Change, Edit, gone, made
from dailies_logger.workflow.finding import asked
from dailies_logger.workflow.ports import Hit, Library, Search

DIRECTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "scene": ("up", "down"),
        "slate": ("up", "down"),
        "setup": ("up", "down"),
        "take": ("up", "down"),
        "camera": ("up", "down"),
        "timecode": ("early>late", "late>early"),
        "rating": ("high>low", "low>high"),
        "size": ("wide>tight", "tight>wide"),
        "lens": ("wide>tight", "tight>wide"),
        "beat": ("up", "down"),
    }
)
"""The keys of an order with their two directions, the usual one first."""

Rank = tuple[object, ...]

_STEP = 1024
_SIZES = {size: place for place, size in enumerate(SHOT_SIZES)}
_OTHER_NAMES = {"ELS": "EWS", "XLS": "EWS", "XWS": "EWS", "VWS": "EWS", "LS": "WS", "MLS": "MWS", "XCU": "ECU"}
_NATURAL = re.compile(r"([^\d]*)(\d+)(.*)", re.DOTALL)
_DAY_START = Fraction(4 * 3600)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderKey:
    """Hold one key of an order; `reverse` turns its usual direction round."""

    name: str
    reverse: bool = False


def parse_order(text: str) -> tuple[OrderKey, ...]:
    """Read an order. Raises BadQuery naming the key or direction that is not known."""
    return tuple(_order_key(match[0], match.start()) for match in re.finditer(r"[^\s,]+", text))


def make_stringout(
    library: Library,
    search: Search,
    *,
    author: UUID,
    name: str,
    query: str,
    order: str = "",
    handles: int = DEFAULT_HANDLES,
    replace: bool = False,
) -> Edit:
    """Make a stringout of all closed labels that a query finds; each one's range plays, handles lie beside it.

    Raises BadQuery for a query or order that cannot be read, Refused where nothing is found or the name is taken; with
    `replace` a stringout of that name gets the new query, order and handles instead, and keeps its id; what was moved or
    taken out by hand comes back.
    """
    spelled = " ".join(name.split())
    if not spelled:
        msg = "Give the stringout a name."
        raise Refused(msg)
    if handles < 0:
        msg = f"Handles cannot be {handles} frames. Write 0 or more."
        raise Refused(msg)
    old = _named(library, spelled)
    if old is not None and not replace:
        msg = f"There is a stringout “{old.name}” already. Choose another name, or replace it."
        raise Refused(msg)
    new = Stringout(id=old.id if old else new_id(), name=spelled, query=query, order=order, handles=handles)
    wanted = _placements(new, library=library, search=search)
    own = (Change(before=old, after=new),) if old != new else ()
    changes = own + _rewritten(_of(library, new), wanted)
    verb = "Replace" if old else "Make"
    return Edit(name=f"{verb} stringout “{spelled}”", author=author, changes=changes)


def refresh(library: Library, search: Search, *, author: UUID, stringout: UUID) -> Edit | None:
    """Ask a stringout's query again and lay it out anew in its order; None where nothing has changed.

    What was moved or taken out by hand comes back. A label keeps its placement. Raises Refused where nothing is found.
    """
    kept = _stringout(library, stringout)
    changes = _rewritten(_of(library, kept), _placements(kept, library=library, search=search))
    return Edit(name=f"Refresh stringout “{kept.name}”", author=author, changes=changes) if changes else None


def remove_stringout(library: Library, *, author: UUID, stringout: UUID) -> Edit:
    """Take a stringout and its placements away; the labels stay."""
    doomed = _stringout(library, stringout)
    return Edit(name=f"Remove stringout “{doomed.name}”", author=author, changes=(*gone(_of(library, doomed)), *gone([doomed])))


def remove_placement(library: Library, *, author: UUID, placement: UUID) -> Edit:
    """Take one range out of its stringout; its label stays."""
    doomed = _placement(library, placement)
    return Edit(name="Remove from stringout", author=author, changes=gone([doomed]))


def move_placement(library: Library, *, author: UUID, placement: UUID, to: int) -> Edit | None:
    """Move a range so that it becomes number `to` (0-based) of its stringout; None where it is there already."""
    moved = _placement(library, placement)
    others = library.where(Placement, stringout=moved.stringout)
    here = next(place for place, each in enumerate(others) if each.id == moved.id)
    others.pop(here)
    there = max(0, min(to, len(others)))
    if there == here:
        return None
    rank = _rank_between(others, there)
    if rank is None:
        ordered = [*others[:there], moved, *others[there:]]
        changes = _rewritten([*others, moved], [dataclasses.replace(each, rank=(place + 1) * _STEP) for place, each in enumerate(ordered)])
    else:
        changes = (Change(before=moved, after=dataclasses.replace(moved, rank=rank)),)
    return Edit(name="Move in stringout", author=author, changes=changes)


def natural(text: str) -> Rank:
    """Rank scene, setup and take names as the script does: A47, 47, 47A, 47AA, 48; names without a number come last."""
    match = _NATURAL.fullmatch(text.strip().upper())
    if match is None:
        return (not text.strip(), 1, 0, 0, 0, text.upper())
    before, number, after = match.groups()
    letters = re.match(r"[^\W\d]*", after)
    return (False, 0, int(number), 0 if before else 1, before, len(letters[0]) if letters else 0, after)


def shot_size(text: str) -> str:
    """Find the size in what a report says of a shot: `WS 2S` is WS, `MCU Mara` is MCU; nothing where it says none."""
    words = (_OTHER_NAMES.get(word, word) for word in re.findall(r"[A-Z]+", text.upper()))
    return next((word for word in words if word in _SIZES), "")


def day_clock(clip: Clip, frame: int = 0) -> Fraction | None:
    """Return the clock of a frame's source timecode in seconds since 04:00, so that a night stays together; None without timecode."""
    if clip.start is None:
        return None
    timecode = clip.timecode(frame)
    clock = Fraction(timecode.frame % timecode.day) / (timecode.rate.fraction if timecode.drop else timecode.rate.nominal)
    return (clock - _DAY_START) % 86_400


def _order_key(text: str, place: int) -> OrderKey:
    name, _, direction = text.casefold().partition(":")
    if name not in DIRECTIONS:
        close = get_close_matches(name, DIRECTIONS, n=1, cutoff=0.5)
        hint = f"Did you mean {close[0]}?" if close else f"Keys: {', '.join(DIRECTIONS)}."
        raise BadQuery(f"“{name}” is no key of an order. {hint}", position=place)
    usual, turned = DIRECTIONS[name]
    known = {"": False, usual: False, turned: True, "up": name == "rating", "down": name != "rating"}
    if direction not in known:
        raise BadQuery(f"“{direction}” is no direction of {name}. Write {name}:{usual} or {name}:{turned}.", position=place + len(name) + 1)
    return OrderKey(name=name, reverse=known[direction])


def _placements(stringout: Stringout, *, library: Library, search: Search) -> list[Placement]:
    """Answer the query and order the hits; a label keeps the placement it has in the library."""
    order = parse_order(stringout.order)
    hits = search.labels(asked(library, stringout.query)).hits
    closed = [hit for hit in hits if not hit.label.open and len(hit.label.range().clamped(hit.clip.frames))]
    if not closed:
        why = "its labels are still open" if any(hit.label.open for hit in hits) else "it finds no label"
        msg = f"A stringout of “{stringout.query}” would be empty: {why}."
        raise Refused(msg)
    kept = {each.label: each.id for each in _of(library, stringout) if each.label}
    placements: list[Placement] = []
    for place, hit in enumerate(_ordered(closed, order, library)):
        frames = hit.label.range().clamped(hit.clip.frames)
        placements.append(
            Placement(
                id=kept.get(hit.label.id) or new_id(),
                stringout=stringout.id,
                clip=hit.clip.id,
                start=frames.start,
                end=frames.end,
                rank=(place + 1) * _STEP,
                label=hit.label.id,
            )
        )
    return placements


def _ordered(hits: Iterable[Hit], order: Sequence[OrderKey], library: Library) -> list[Hit]:
    """Sort by the least important key first, since sorting is stable; what lacks the fact of a key comes last either way."""
    sorted_hits = list(hits)
    for key in reversed(order):
        rank = _ranker(key.name, sorted_hits, library)
        ranked = [(rank(hit), hit) for hit in sorted_hits]
        known = [pair for pair in ranked if pair[0] is not None]
        known.sort(key=lambda pair: pair[0] or (), reverse=key.reverse)
        sorted_hits = [hit for _, hit in known] + [hit for got, hit in ranked if got is None]
    return sorted_hits


def _ranker(name: str, hits: Sequence[Hit], library: Library) -> Callable[[Hit], Rank | None]:
    if name == "size":
        return _size_ranker(hits, library)
    if name == "beat":
        return _beat_ranker(hits, library)
    of_clip = {"camera", "lens"}
    return {"rating": _by_rating, "timecode": _by_timecode}.get(
        name, lambda hit: _by_fact(hit, name) if name in of_clip else _by_name(hit, name)
    )


def _by_name(hit: Hit, name: str) -> Rank | None:
    said = getattr(hit.take, name) if hit.take else getattr(hit.clip.facts, name)
    return natural(said) if said else None


def _by_fact(hit: Hit, name: str) -> Rank | None:
    said = getattr(hit.clip.facts, name)
    return natural(said) if said else None


def _beat_ranker(hits: Sequence[Hit], library: Library) -> Callable[[Hit], Rank | None]:
    """Rank by story: the beats of each scene in their order; a label that is a reading of none comes last."""
    wanted = {hit.label.beat for hit in hits if hit.label.beat is not None}
    beats = {beat.id: (natural(beat.scene), beat.rank) for beat in library.where(Beat, id=list(wanted))} if wanted else {}
    return lambda hit: beats.get(hit.label.beat) if hit.label.beat is not None else None


def _by_rating(hit: Hit) -> Rank:
    return (-hit.label.rating, -(hit.take.rating if hit.take else 0))


def _by_timecode(hit: Hit) -> Rank | None:
    clock = day_clock(hit.clip, hit.label.start)
    return None if clock is None else ((hit.take.day if hit.take else hit.clip.facts.day) or "", clock)


def _size_ranker(hits: Sequence[Hit], library: Library) -> Callable[[Hit], Rank | None]:
    labels: dict[UUID, list[Label]] = {}
    for label in library.where(Label, clip=sorted({hit.clip.id for hit in hits}), kind="size"):
        labels.setdefault(label.clip, []).append(label)

    def rank(hit: Hit) -> Rank | None:
        """Rank a hit by its shot size."""
        size = _size_of(hit.label, hit.clip, labels.get(hit.clip.id, ()))
        return (_SIZES[size],) if size in _SIZES else None

    return rank


def _size_of(label: Label, clip: Clip, sizes: Iterable[Label]) -> str:
    """Return a label's own size, else that of the size label it shares most frames with, else what is said of the clip."""
    if label.kind == "size" and label.value:
        return label.value
    here = label.range()

    def shared(size: Label) -> int:
        """Count the frames that a label of size shares with this one."""
        there = size.range(now=clip.frames - 1)
        return min(here.end, there.end) - max(here.start, there.start)

    best = max((size for size in sizes if size.value), key=shared, default=None)
    return best.value if best is not None and shared(best) > 0 else shot_size(clip.facts.shot_size or "")


def _rewritten(before: Sequence[Placement], after: Sequence[Placement]) -> tuple[Change, ...]:
    """Say what must change so that the placements `before` become those `after`."""
    old = {each.id: each for each in before}
    wanted = {each.id for each in after}
    lost = gone(each for each in before if each.id not in wanted)
    fresh = made(each for each in after if each.id not in old)
    moved = tuple(Change(before=old[each.id], after=each) for each in after if old.get(each.id, each) != each)
    return (*lost, *moved, *fresh)


def _rank_between(others: Sequence[Placement], there: int) -> int | None:
    """Return a free rank for place `there`; None where the two ranks beside it touch."""
    low = others[there - 1].rank if there else others[0].rank - 2 * _STEP
    high = others[there].rank if there < len(others) else low + 2 * _STEP
    return (low + high) // 2 if high - low > 1 else None


def _of(library: Library, stringout: Stringout) -> list[Placement]:
    return library.where(Placement, stringout=stringout.id)


def _named(library: Library, name: str) -> Stringout | None:
    return next((each for each in library.where(Stringout) if each.name.casefold() == name.casefold()), None)


def _stringout(library: Library, key: UUID) -> Stringout:
    stringout = library.get(Stringout, key)
    if stringout is None:
        msg = "This stringout is no longer there; it has been removed."
        raise NotFound(msg)
    return stringout


def _placement(library: Library, key: UUID) -> Placement:
    placement = library.get(Placement, key)
    if placement is None:
        msg = "This range is no longer in the stringout."
        raise NotFound(msg)
    return placement
