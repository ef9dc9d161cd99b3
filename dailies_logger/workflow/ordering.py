"""Order moments as a stringout asks: by keys, the first deciding most.

Keys are `scene slate setup take camera timecode rating size lens beat`, each with a direction where its own is not wanted:
`size:tight>wide rating:low>high take:down`. What no key decides stays in the order of the search: shoot day, take, clip, start.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from types import MappingProxyType
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.label import SHOT_SIZES, Label
from dailies_logger.workflow.ports import Hit, Library

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


def ordered(hits: Iterable[Hit], order: Sequence[OrderKey], library: Library) -> list[Hit]:
    """Sort by the least important key first, since sorting is stable; what lacks the fact of a key comes last either way."""
    sorted_hits = list(hits)
    for key in reversed(order):
        rank = ranker(key.name, sorted_hits, library)
        ranked = [(rank(hit), hit) for hit in sorted_hits]
        known = [pair for pair in ranked if pair[0] is not None]
        known.sort(key=lambda pair: pair[0] or (), reverse=key.reverse)
        sorted_hits = [hit for _, hit in known] + [hit for got, hit in ranked if got is None]
    return sorted_hits


def ranker(name: str, hits: Sequence[Hit], library: Library) -> Callable[[Hit], Rank | None]:
    """Return what ranks hits by one key: None for what lacks its fact."""
    if name == "size":
        return _size_ranker(hits, library)
    if name == "beat":
        return _beat_ranker(hits, library)
    of_clip = {"camera", "lens"}
    return {"rating": _by_rating, "timecode": _by_timecode}.get(
        name, lambda hit: _by_fact(hit, name) if name in of_clip else _by_name(hit, name)
    )


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
