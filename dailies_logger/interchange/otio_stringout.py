"""Hold a whole stringout in an .otio: its rule and every placement, with what hands did, so that it comes back as it was.

The tracks of a file tell other programs what plays; they do not tell why. That stands in the metadata of the timeline, under
`dailies_logger.stringout`: the fields of the dataclasses by their names, keys as text, what has its usual value left out. What comes from a
file is hostile until `heard` has looked at each field.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_type_hints
from uuid import UUID

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.interchange.otio_terms import readable

Json = dict[str, Any]
T = TypeVar("T", Stringout, Placement)

MOST = 100_000
"""How many placements are read; more is no stringout."""

_LARGEST = 1 << 53
"""Numbers beyond this are none that JSON keeps."""


def said(stringout: Stringout, placements: tuple[Placement, ...]) -> Json:
    """Return what an .otio says of a stringout."""
    return {**_plain(stringout), "placements": [_plain(each) for each in placements]}


def heard(told: object, *, file: str) -> tuple[Stringout, tuple[Placement, ...]]:
    """Return the stringout and the placements that a file tells of. Raises ExchangeError where it tells of none, or not rightly."""
    if not isinstance(told, Mapping) or not isinstance(told.get("placements"), list):
        msg = f"{file} holds no stringout of Dailies Logger."
        raise ExchangeError(msg)
    if len(told["placements"]) > MOST:
        msg = f"{file} holds more than {MOST:,} placements, so it was not read."
        raise ExchangeError(msg)
    stringout = _value(Stringout, {key: value for key, value in told.items() if key != "placements"}, file)
    return stringout, tuple(_sound(_value(Placement, each, file), file) for each in told["placements"])


def _plain(value: Stringout | Placement) -> Json:
    defaults = {field.name: field.default for field in fields(value)}
    told = ((name, getattr(value, name)) for name in defaults)
    return {name: _word(each) for name, each in told if each != defaults[name] or defaults[name] is MISSING}


def _word(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return readable(value)
    return str(value) if isinstance(value, UUID) else value


def _value(noun: type[T], told: object, file: str) -> T:
    """Make a value of what a file says of its fields; what it says besides is left."""
    if not isinstance(told, Mapping):
        raise _wrong(file, noun.__name__.lower())
    hints = get_type_hints(noun)
    known = {field.name: _field(hints[field.name], told[field.name], file, field.name) for field in fields(noun) if field.name in told}
    try:
        return noun(**known)
    except TypeError:
        raise _wrong(file, noun.__name__.lower()) from None


def _field(hint: Any, told: object, file: str, name: str) -> Any:  # noqa: ANN401 - a field is of any type
    """Return the value of a field: text, a whole number, yes or no, a key, one of a few words, or nothing where it may be none."""
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    if told is None and NoneType in kinds:
        return None
    kind = kinds[0]
    if kind in (str, bool, int):
        if type(told) is not kind or (kind is int and abs(told) >= _LARGEST):  # type: ignore[arg-type]  # it is a number then
            raise _wrong(file, name)
        return told
    try:
        return kind(told if isinstance(told, str) else "none")
    except ValueError:
        raise _wrong(file, name) from None


def _sound(placement: Placement, file: str) -> Placement:
    """Return a placement whose ranges can be; its clip alone can say whether it has so many frames."""
    ruled = (placement.ruled_start, placement.ruled_end)
    ranges = [(placement.start, placement.end), *([ruled] if None not in ruled else [])]
    if any(start is None or end is None or not 0 <= start < end for start, end in ranges) or min(placement.gap, placement.at) < 0:
        raise _wrong(file, "a range")
    return placement


def _wrong(file: str, what: str) -> ExchangeError:
    return ExchangeError(f"{file} says what cannot be of {what} in its stringout, so nothing was brought in.")
