"""Translate between values and what lies on disk, led by the fields of the dataclasses.

A field is one column; `facts` is flattened to `facts_scene` and so on, so that each fact can be asked for and changed
alone, and `measured`, which nobody edits, is one JSON column. How a type lies on disk: UUID 16 bytes, Fraction and
FrameRate `24000/1001`, an enum its value, datetime ISO 8601 (UTC where it has a zone), a tuple JSON, bool 0 or 1.
The vocabulary is JSON, and an empty cell where it is the one that we ship: a list of its kinds, or, where its lanes are
not those that we ship, `{"kinds": [...], "lanes": [...]}`.
A missing cell in JSON means blank: NULL where the field may be None, else `""`, 0 or no bytes by its type.
"""

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from dailies_logger.domain.clip import Facts, Measured
from dailies_logger.domain.identity import key_of
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, LabelKind, Lane, Look, Vocabulary
from dailies_logger.domain.timecode import FrameRate

Cell = str | int | bytes | None
Cells = dict[str, Cell]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """Hold how one type lies on disk: the type of its cell, and the two directions. `same`: the cell is the value."""

    cell: type[str] | type[int] | type[bytes]
    pack: Callable[[Any], Cell] = lambda value: value
    unpack: Callable[[Any], object] = lambda cell: cell
    same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Hold one stored field.

    `group` is the nested value it is part of, else empty; `field` its name there. `blank` is the cell that JSON leaves out.
    """

    name: str
    field: str
    group: str
    codec: Codec
    nullable: bool
    get: Callable[[object], Any]
    blank: Cell

    def pack(self, value: object) -> Cell:
        """Turn a field's value into its cell."""
        return value if value is None or self.codec.same else self.codec.pack(value)  # type: ignore[return-value]  # a cell is its own


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _iso(moment: datetime) -> str:
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()


def _tuples(value: object) -> object:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _kinds(vocabulary: Vocabulary) -> str:
    if vocabulary == DEFAULT_VOCABULARY:
        return ""
    kinds = [[kind.id, kind.name, kind.lane, kind.key, list(kind.values), int(kind.retired)] for kind in vocabulary.kinds]
    if vocabulary.lanes == SHIPPED_LANES:
        return _json(kinds)
    return _json({"kinds": kinds, "lanes": [[lane.id, lane.name, lane.look.value] for lane in vocabulary.lanes]})


def _vocabulary(text: str) -> Vocabulary:
    if not text:
        return DEFAULT_VOCABULARY
    found = json.loads(text)
    rows, lanes = (found, None) if isinstance(found, list) else (found["kinds"], found["lanes"])
    return Vocabulary(
        kinds=tuple(
            LabelKind(id=kind, name=name, lane=lane, key=key, values=tuple(values), retired=bool(retired))
            for kind, name, lane, key, values, retired in rows
        ),
        lanes=SHIPPED_LANES if lanes is None else tuple(Lane(id=lane, name=name, look=Look(look)) for lane, name, look in lanes),
    )


_CODECS: dict[type, Codec] = {
    str: Codec(cell=str, same=True),
    int: Codec(cell=int, same=True),
    bytes: Codec(cell=bytes, same=True),
    bool: Codec(cell=int, pack=int, unpack=bool),
    UUID: Codec(cell=bytes, pack=lambda key: key.bytes, unpack=key_of),
    Fraction: Codec(cell=str, pack=str, unpack=Fraction),
    FrameRate: Codec(cell=str, pack=lambda rate: str(rate.fraction), unpack=lambda cell: FrameRate(Fraction(cell))),
    datetime: Codec(cell=str, pack=_iso, unpack=_instant),
    tuple: Codec(cell=str, pack=_json, unpack=lambda cell: _tuples(json.loads(cell or "[]"))),
    Vocabulary: Codec(cell=str, pack=_kinds, unpack=_vocabulary),
    Measured: Codec(
        cell=str, pack=lambda value: thin(Measured, cells(value)), unpack=lambda cell: value_of(Measured, thick(Measured, cell))
    ),
}


def _codec(kind: type) -> Codec:
    if issubclass(kind, Enum):
        return Codec(cell=str, pack=attrgetter("value"), unpack=cache(kind))
    return _CODECS[kind]


def _plain(hint: object) -> tuple[type, bool]:
    """Return the type without `| None` and parameters, and whether it may be None."""
    arms = [arm for arm in get_args(hint) if arm is not NoneType]
    if NoneType in get_args(hint):
        return _plain(arms[0])[0], True
    plain = get_origin(hint) or hint
    assert isinstance(plain, type)  # noqa: S101 - the nouns are ours
    return plain, False


_KNOWN: dict[type[object], tuple[Column, ...]] = {}


def columns(noun: type[object]) -> tuple[Column, ...]:
    """List the stored fields of a noun in the order of its dataclass, `facts` flattened."""
    if noun not in _KNOWN:
        _KNOWN[noun] = tuple(_columns(noun))
    return _KNOWN[noun]


def _columns(noun: type[Any]) -> Iterator[Column]:
    hints = get_type_hints(noun)
    for field in fields(noun):
        kind, nullable = _plain(hints[field.name])
        if kind is Facts:
            yield from (_column(inner.field, inner.codec, nullable=inner.nullable, group=field.name) for inner in columns(Facts))
        else:
            yield _column(field.name, _codec(kind), nullable=nullable)


def _column(field: str, codec: Codec, *, nullable: bool, group: str = "") -> Column:
    name, path = (f"{group}_{field}", f"{group}.{field}") if group else (field, field)
    blank = None if nullable else codec.cell()
    return Column(name=name, field=field, group=group, codec=codec, nullable=nullable, get=attrgetter(path), blank=blank)


def column(noun: type[object], name: str) -> Column:
    """Return one stored field by name. Raises ValueError where the noun has no such field."""
    found = next((column for column in columns(noun) if column.name == name), None)
    if found is None:
        msg = f"{noun.__name__} has no stored field {name}"
        raise ValueError(msg)
    return found


_SHARED = frozenset({"author", "clip", "ruled_clip", "stringout", "take_id"})
"""The fields of keys that thousands of values have in common: such a key is made once."""

_shared_key = lru_cache(4096)(key_of)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Hold how all values of a noun go to disk and come back, worked out once: thousands of one noun are written and read at a time."""

    names: tuple[str, ...]
    fields: tuple[str, ...]
    groups: frozenset[str]
    get: Callable[[object], tuple[Any, ...]]
    packs: tuple[tuple[int, Callable[[Any], Cell]], ...]
    unpacks: tuple[tuple[int, Callable[[Any], object]], ...]
    blanks: tuple[tuple[str, str, Cell], ...]


def _unpack(column: Column) -> Callable[[Any], object]:
    return _shared_key if column.name in _SHARED else column.codec.unpack


def _path(column: Column) -> str:
    return f"{column.group}.{column.field}" if column.group else column.field


@cache
def _plan(noun: Hashable) -> _Plan:
    all_of_it = columns(noun)  # type: ignore[arg-type]  # a noun
    others = [(place, column) for place, column in enumerate(all_of_it) if not column.codec.same]
    return _Plan(
        names=tuple(column.name for column in all_of_it),
        fields=tuple(column.field for column in all_of_it),
        groups=frozenset(column.group for column in all_of_it if column.group),
        get=attrgetter(*map(_path, all_of_it)),
        packs=tuple((place, column.codec.pack) for place, column in others),
        unpacks=tuple((place, _unpack(column)) for place, column in others),
        blanks=tuple((column.name, f'"{column.name}":', column.blank) for column in all_of_it),
    )


def _planned(noun: type[object]) -> _Plan:
    key: Hashable = noun  # type: ignore[assignment]  # mypy does not see that a class can be hashed
    return _plan(key)


def cells(value: object) -> Cells:
    """Turn a value into its cells, by column name."""
    plan = _planned(type(value))
    row = list(plan.get(value))
    for place, pack in plan.packs:
        if row[place] is not None:
            row[place] = pack(row[place])
    return dict(zip(plan.names, row, strict=True))


def value_of(noun: type[T], row: Mapping[Any, Any]) -> T:
    """Turn cells, by column name, into a value."""
    return value_at(noun, [row[column.name] for column in columns(noun)])


def value_at(noun: type[T], row: Sequence[Cell]) -> T:
    """Turn cells, in the order of `columns`, into a value."""
    plan = _planned(noun)
    said: list[Any] = list(row)
    for place, unpack in plan.unpacks:
        if said[place] is not None:
            said[place] = unpack(said[place])
    if not plan.groups:
        return noun(**dict(zip(plan.fields, said, strict=True)))
    whole: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    for column, cell in zip(columns(noun), said, strict=True):
        (facts if column.group else whole)[column.field] = cell
    whole["facts"] = Facts(**facts)
    return noun(**whole)


def thin(noun: type[object], row: Mapping[str, Cell]) -> str:
    """Write cells as JSON, blank ones left out, bytes as hexadecimal."""
    written = [f"{head}{_written(cell)}" for name, head, blank in _planned(noun).blanks if (cell := row[name]) != blank]
    return f"{{{','.join(written)}}}"


def some(noun: type[object], row: Mapping[str, Cell]) -> str:
    """Write some cells as JSON, blank ones too: only what is written was changed."""
    return _json({column.name: _hexed(row[column.name]) for column in columns(noun) if column.name in row})


def thick(noun: type[object], text: str) -> Cells:
    """Read what `thin` wrote into all cells of the noun."""
    given = json.loads(text)
    return {column.name: _unhexed(column, given[column.name]) if column.name in given else column.blank for column in columns(noun)}


def partial(noun: type[object], text: str) -> Cells:
    """Read what `some` wrote: the cells that it names."""
    return {name: _unhexed(column(noun, name), cell) for name, cell in json.loads(text).items()}


def _written(cell: Cell) -> str:
    """Write one cell as `_json` does: that makes an encoder each time it is called, which for thousands of cells costs most."""
    if isinstance(cell, bytes):
        return f'"{cell.hex()}"'
    return encode_basestring(cell) if isinstance(cell, str) else "null" if cell is None else str(cell)


def _hexed(cell: Cell) -> Cell:
    return cell.hex() if isinstance(cell, bytes) else cell


def _unhexed(column: Column, cell: Cell) -> Cell:
    return bytes.fromhex(cell) if column.codec.cell is bytes and isinstance(cell, str) else cell


def words(noun: type[object], name: str, cell: Cell) -> str:
    """Write one cell for a person to read."""
    if cell is None:
        return ""
    value = column(noun, name).codec.unpack(cell)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value.value) if isinstance(value, Enum) else str(value)
