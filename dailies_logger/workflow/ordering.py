"""Order moments as a stringout asks: by keys, the first deciding most.

Keys are `scene slate setup take camera timecode rating size lens beat`, each with a direction where its own is not wanted:
`size:tight>wide rating:low>high take:down`. What no key decides stays in the order of the search: shoot day, take, clip, start.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.label import SHOT_SIZES, Label
from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.workflow.ports import Library, Piece

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

_NEEDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "timecode": ("day", "began", "rate", "drop"),
        "rating": ("rating", "take_rating"),
        "size": ("kind", "value", "shot_size"),
    }
)
"""The facts (`pieces.FACTS`) that a key ranks by, where it is not the one of its name."""

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


def needs(names: Iterable[str]) -> tuple[str, ...]:
    """Return the facts that keys rank by, each once."""
    return tuple(dict.fromkeys(fact for name in names for fact in _NEEDS.get(name, (name,))))


def ordered(pieces: Iterable[Piece], order: Sequence[OrderKey], library: Library, *, facts: Sequence[str]) -> list[Piece]:
    """Sort by the least important key first, since sorting is stable; what lacks the fact of a key comes last either way.

    `facts` names those that the pieces have.
    """
    found = list(pieces)
    for key in reversed(order):
        rank = ranker(key.name, found, library, facts=facts)
        ranked = [(rank(piece), piece) for piece in found]
        known = [pair for pair in ranked if pair[0] is not None]
        known.sort(key=lambda pair: pair[0] or (), reverse=key.reverse)
        found = [piece for _, piece in known] + [piece for got, piece in ranked if got is None]
    return found


def ranker(name: str, pieces: Sequence[Piece], library: Library, *, facts: Sequence[str]) -> Callable[[Piece], Rank | None]:
    """Return what ranks pieces that have these facts by one key: None for what lacks its fact."""
    at = [facts.index(fact) for fact in needs([name])]
    match name:
        case "size":
            return _size_ranker(pieces, library, at)
        case "beat":
            return _beat_ranker(pieces, library, *at)
        case "timecode":
            return _time_ranker(at)
        case "rating":
            label, take = at
            return lambda piece: (-piece.facts[label], -piece.facts[take])  # type: ignore[operator]  # both are numbers
        case _:
            (said,) = at
            return lambda piece: natural(piece.facts[said]) if piece.facts[said] else None


@lru_cache(4096)
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
    return None if clip.start is None else _clock(clip.timecode(frame))


def _clock(timecode: Timecode) -> Fraction:
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


def _beat_ranker(pieces: Iterable[Piece], library: Library, at: int) -> Callable[[Piece], Rank | None]:
    """Rank by story: the beats of each scene in their order; a label that is a reading of none comes last."""
    wanted = {piece.facts[at] for piece in pieces} - {None}
    beats: dict[object, Rank] = {}
    if wanted:
        beats = {beat.id: (natural(beat.scene), beat.rank) for beat in library.where(Beat, id=list(wanted))}
    return lambda piece: beats.get(piece.facts[at])


def _time_ranker(at: Sequence[int]) -> Callable[[Piece], Rank | None]:
    def rank(piece: Piece) -> Rank | None:
        """Rank by shoot day and clock of the first frame."""
        day, began, rate, drop = (piece.facts[place] for place in at)
        if began is None:
            return None
        assert isinstance(began, int)  # noqa: S101 - `pieces.FACTS` says so
        assert isinstance(rate, FrameRate)  # noqa: S101 - and so
        return day, _clock(Timecode(began + piece.start, rate, bool(drop)))

    return rank


def _size_ranker(pieces: Sequence[Piece], library: Library, at: Sequence[int]) -> Callable[[Piece], Rank | None]:
    labels: dict[UUID, list[Label]] = {}
    for label in library.where(Label, clip=sorted({piece.clip for piece in pieces}), kind="size"):
        labels.setdefault(label.clip, []).append(label)

    def rank(piece: Piece) -> Rank | None:
        """Rank a piece by its shot size."""
        kind, value, said = (str(piece.facts[place]) for place in at)
        size = (value if kind == "size" else "") or _size_under(piece, labels.get(piece.clip, ())) or shot_size(said)
        return (_SIZES[size],) if size in _SIZES else None

    return rank


def _size_under(piece: Piece, sizes: Iterable[Label]) -> str:
    """Return the value of the size label that shares most frames with a piece; nothing where none does."""

    def shared(size: Label) -> int:
        """Count the frames that a label of size shares with this piece."""
        there = size.range(now=piece.length - 1)
        return min(piece.end, there.end) - max(piece.start, there.start)

    best = max((size for size in sizes if size.value), key=shared, default=None)
    return best.value if best is not None and shared(best) > 0 else ""
