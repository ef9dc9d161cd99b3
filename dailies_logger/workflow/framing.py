"""Read what is asked of how a shot is framed: its size, its eyeline, its lens.

    size:CU   size:>MS (tighter)   size:<=WS   size:MS..CU   size:"tighter than MS"
    lens:75   lens:"75 mm"   lens:50..100   lens:>=75
    eyeline:L>R   eyeline:"L>R only"

Each is said of frames by a label of the kind of that name, and where none lies on them by the reports, of the whole clip. So a
label may have several, as a push-in has: it *reaches* each of them; with `only` it has no other. `*` asks for any.
"""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.label import EYELINES, SHOT_SIZES

FRAMING = ("size", "eyeline", "lens")
"""The fields that say how a shot is framed; each is the id of the kind of label that says it of a range."""

_ONLY = re.compile(r"\s+only$", re.IGNORECASE)
_THAN = re.compile(r"(tighter|wider|longer) than\s+", re.IGNORECASE)
_MM = r"(\d+(?:[.,]\d+)?)"
_LENS = re.compile(rf"{_MM}(?:\s*[-–]\s*{_MM})?\s*mm", re.IGNORECASE)
_BARE_LENS = re.compile(rf"{_MM}(?:\s*[-–]\s*{_MM})?")
_ONE_LENS = re.compile(rf"{_MM}\s*(?:mm)?", re.IGNORECASE)
_WAY = re.compile(r"(l|left)\s*(?:>|->|→|-|to)\s*(r|right)|(r|right)\s*(?:>|->|→|-|to)\s*(l|left)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """Hold what is asked: places on the scale `least` to `most` (sizes wide to tight from 0, lenses in millimetres), or a `text`."""

    name: str
    least: float = -math.inf
    most: float = math.inf
    text: str = ""
    only: bool = False

    def fits(self, said: str) -> bool:
        """Say whether a size, eyeline or lens that somebody has said is asked for. A zoom fits where its range meets the one asked for."""
        if self.text:
            return bool(said.strip()) if self.text == "*" else plain_eyeline(said) == self.text
        reach = _reach(self.name, said)
        return reach is not None and reach[0] <= self.most and reach[1] >= self.least


def framing(name: str, op: str, value: str) -> Framing:
    """Read one of the fields of `FRAMING`. Raises BadQuery, which names what cannot be read."""
    asked, only = _ONLY.subn("", value.strip())
    if name == "eyeline" and op != "=":
        msg = f"“eyeline” has no order. Write eyeline:{asked}."
        raise BadQuery(msg)
    if asked == "*" or name == "eyeline" or (op == "=" and _is_own_size(name, asked)):
        return Framing(name=name, text=plain_eyeline(asked), only=bool(only))
    return replace(_on_scale(name, op, asked), only=bool(only))


def spelled(name: str, op: str, value: str, values: Collection[str]) -> tuple[str, str]:
    """Return comparison and value as the query keeps them: words for a comparison read, a value spelled as the vocabulary has it.

    `values` are those that the production's own kind has. Raises BadQuery for what is neither a value nor on the scale.
    """
    than = _THAN.match(value.strip())
    if than is not None and op == "=":
        op, value = "<" if than[1].casefold() == "wider" else ">", value.strip()[than.end() :]
    asked = framing(name, "=" if op == "!=" else op, value)
    if asked.text in ("", "*"):
        return op, " ".join(value.split())
    meant = _meant(name, asked.text, [*values, *(EYELINES if name == "eyeline" else SHOT_SIZES)])
    return op, f"{meant}{' only' if asked.only else ''}"


def _meant(name: str, text: str, known: Collection[str]) -> str:
    """Return the value that a text names, whole or by a word of it (`camera`)."""
    whole = [each for each in known if plain_eyeline(each) == text]
    meant = whole or [each for each in known if text in each.casefold().split()]
    if not meant:
        raise BadQuery(_no_such(name, text if name == "eyeline" else text.upper(), known))
    return meant[0]


def begun(name: str, value: str, values: Collection[str]) -> bool:
    """Say whether what is typed can still become a value: `M` a size, `50..` a range of lenses, `L` an eyeline."""
    typed = value.strip().casefold()
    if name == "lens":
        return re.fullmatch(r"[\d.,]+\s*m{0,2}|[\d.,]*\d\.{1,2}[\d.,]*", typed) is not None
    first, dots, last = typed.partition("..")
    rest = (last if dots else first).removesuffix(".")
    known = [each.casefold() for each in (*values, *SHOT_SIZES, *EYELINES)]
    words = [*known, *(f"{each} only" for each in known), *(f"{way} than {each}" for way in ("tighter", "wider") for each in known)]
    return any(each.startswith(rest) for each in words)


def plain_eyeline(text: str) -> str:
    """Return an eyeline as it is compared: `L-R`, `l > r` and `left to right` are `L>R`."""
    folded = " ".join(text.casefold().split())
    way = _WAY.fullmatch(folded)
    return folded if way is None else "l>r" if way[1] else "r>l"


def _is_own_size(name: str, text: str) -> bool:
    """Say whether a size is none of the scale: a production's own."""
    return name == "size" and ".." not in text and _place(name, text) is None


def _on_scale(name: str, op: str, text: str) -> Framing:
    first, dots, last = text.partition("..")
    if dots and op != "=":
        msg = f"A range is no comparison. Write {name}:{text}."
        raise BadQuery(msg)
    low, high = sorted((_known(name, first), _known(name, last if dots else first)))
    return _compared(name, op, low, high)


def _compared(name: str, op: str, low: float, high: float) -> Framing:
    match op:
        case ">":
            return Framing(name=name, least=math.nextafter(high, math.inf))
        case ">=":
            return Framing(name=name, least=low)
        case "<":
            return Framing(name=name, most=math.nextafter(low, -math.inf))
        case "<=":
            return Framing(name=name, most=high)
        case _:
            return Framing(name=name, least=low, most=high)


def _known(name: str, text: str) -> float:
    place = _place(name, text)
    if place is None:
        raise BadQuery(_no_such(name, text.strip(), SHOT_SIZES))
    return place


def _no_such(name: str, text: str, known: Collection[str]) -> str:
    if name == "lens":
        return f"“{text}” is no lens. Write its millimetres, lens:75, or a range, lens:50..100."
    return f"There is no {name} “{text}”. Choose from {', '.join(dict.fromkeys(known))}."


def _place(name: str, text: str) -> float | None:
    """Return the place of one size or lens on its scale."""
    if name == "size":
        size = text.strip().upper()
        return SHOT_SIZES.index(size) if size in SHOT_SIZES else None
    lens = _ONE_LENS.fullmatch(text.strip())
    return _number(lens[1]) if lens is not None else None


def _reach(name: str, said: str) -> tuple[float, float] | None:
    """Return from where to where on its scale something said reaches; None where it says nothing of it."""
    if name == "size":
        place = _place(name, said)
        return None if place is None else (place, place)
    lens = _LENS.search(said) or _BARE_LENS.search(said)
    return None if lens is None else (_number(lens[1]), _number(lens[2] or lens[1]))


def _number(text: str) -> float:
    return float(text.replace(",", "."))
