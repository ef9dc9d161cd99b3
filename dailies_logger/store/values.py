"""Read values from their tables, and apply the changes of an Edit to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, or_, select, update

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Stale
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement
from dailies_logger.store.rows import TABLES
from dailies_logger.store.translate import Cell, Cells, cells, column, columns, value_at
from dailies_logger.workflow.edit import NOUNS, Change, Value

V = TypeVar("V", bound=Value)
T = TypeVar("T")

_CHUNK = 900
"""How many keys are asked for in one statement."""

_ORDER: dict[type[object], tuple[str, ...]] = {Placement: ("rank", "id"), Label: ("clip", "start", "id"), Clip: ("file", "id")}


@dataclass(frozen=True, slots=True)
class Delta:
    """Hold a change as cells; None = the value is not there."""

    noun: type[Value]
    key: bytes
    before: Cells | None
    after: Cells | None

    @classmethod
    def of(cls, change: Change) -> "Delta":
        """Turn a change into cells."""
        before, after = (None if value is None else cells(value) for value in (change.before, change.after))
        return cls(change.noun, change.value.id.bytes, before, after)

    @property
    def both(self) -> bool:
        """Say whether the value is there before and after."""
        return self.before is not None and self.after is not None

    @property
    def changed(self) -> tuple[str, ...]:
        """Name the fields that differ, where the value was there before and is after."""
        if self.before is None or self.after is None:
            return ()
        before = self.before
        return tuple(name for name, cell in self.after.items() if before[name] != cell)


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a list into pieces that one statement can ask for."""
    return (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))


def fetch(connection: Connection, noun: type[V], fields: Mapping[str, object]) -> list[V]:
    """List values whose fields equal these, as ports.Library.where says."""
    table = TABLES[noun]
    order = _ORDER.get(noun, ("id",))
    query = select(*(table.c[column.name] for column in columns(noun))).order_by(*(table.c[name] for name in order))
    statements = [query.where(*asked) for asked in _conditions(table, {name: _asked(noun, name, fields[name]) for name in fields})]
    found = [value_at(noun, row) for statement in statements for row in connection.execute(statement)]
    if len(statements) > 1:
        found.sort(key=lambda value: tuple(getattr(value, name) for name in order))
    return found


def _conditions(table: Table, asked: Mapping[str, Sequence[Cell]]) -> list[list[ColumnElement[bool]]]:
    """Return the conditions of each statement: the longest list of cells is cut, so that one statement can ask for a piece."""
    if not asked:
        return [[]]
    longest = max(asked, key=lambda name: len(asked[name]))
    others = [_among(table, name, wanted) for name, wanted in asked.items() if name != longest]
    return [[*others, _among(table, longest, piece)] for piece in chunks(asked[longest])]


def _asked(noun: type[object], name: str, value: object) -> list[Cell]:
    pack = column(noun, name).pack
    members = value if isinstance(value, (list, set, frozenset, tuple)) else (value,)
    return list(dict.fromkeys(pack(member) for member in members))


def _among(table: Table, name: str, wanted: Sequence[Cell]) -> ColumnElement[bool]:
    field = table.c[name]
    if len(wanted) == 1:
        return field == wanted[0] if wanted[0] is not None else field.is_(None)
    given = [cell for cell in wanted if cell is not None]
    among = field.in_(given)
    return or_(among, field.is_(None)) if len(given) < len(wanted) else among


def apply(connection: Connection, deltas: Iterable[Delta]) -> None:
    """Bring what is on disk from `before` to `after`. Raises Stale where it is not as `before` says."""
    net: dict[type[Value], dict[bytes, Delta]] = defaultdict(dict)
    for delta in deltas:
        earlier = net[delta.noun].get(delta.key)
        net[delta.noun][delta.key] = delta if earlier is None else _joined(earlier, delta)
    for noun in (noun for noun in NOUNS if noun in net):
        _apply_noun(connection, noun, [delta for delta in net[noun].values() if (delta.before, delta.after) != (None, None)])


def _joined(earlier: Delta, later: Delta) -> Delta:
    if earlier.after != later.before:
        msg = "the changes of one edit must go on from each other"
        raise ValueError(msg)
    return Delta(later.noun, later.key, earlier.before, later.after)


def _apply_noun(connection: Connection, noun: type[Value], deltas: Sequence[Delta]) -> None:
    table = TABLES[noun]
    _refuse_stale(connection, noun, deltas)
    made = [delta.after for delta in deltas if delta.before is None and delta.after is not None]
    gone = [{"key_": delta.key} for delta in deltas if delta.after is None]
    if gone:
        connection.execute(delete(table).where(table.c.id == bindparam("key_")), gone)
    for names, rows in _changed_rows(deltas).items():
        values: dict[object, object] = {table.c[name]: bindparam(f"{name}_") for name in names}
        connection.execute(update(table).where(table.c.id == bindparam("key_")).values(values), rows)
    if made:
        connection.execute(insert(table), made)


def _changed_rows(deltas: Sequence[Delta]) -> dict[tuple[str, ...], list[Cells]]:
    """Gather the new cells by the fields that change, so that one statement serves many values."""
    by_fields: dict[tuple[str, ...], list[Cells]] = defaultdict(list)
    for delta in deltas:
        if delta.after is not None and delta.changed:
            changed: Cells = {f"{name}_": delta.after[name] for name in delta.changed}
            by_fields[delta.changed].append(changed | {"key_": delta.key})
    return by_fields


def _refuse_stale(connection: Connection, noun: type[Value], deltas: Sequence[Delta]) -> None:
    present = _present(connection, noun, deltas)
    for delta in deltas:
        row = present.get(delta.key)
        checked = delta.changed if delta.after is not None else tuple(delta.before or ())
        same = row is not None and all(row[name] == delta.before[name] for name in checked) if delta.before is not None else row is None
        if not same:
            what = noun.__name__.lower()
            msg = f"Somebody else has changed this {what} meanwhile, so nothing was changed. Look at it again, then repeat."
            raise Stale(msg)


def _present(connection: Connection, noun: type[Value], deltas: Sequence[Delta]) -> dict[bytes, Mapping[str, Cell]]:
    """Fetch what is on disk: whole rows to compare, or the keys alone where values come into being."""
    table = TABLES[noun]
    present: dict[bytes, Mapping[str, Cell]] = {}
    for new in (True, False):
        keys = [delta.key for delta in deltas if (delta.before is None) is new]
        query = select(table.c.id) if new else select(*(table.c[column.name] for column in columns(noun)))
        for piece in chunks(keys):
            present |= {row["id"]: dict(row) for row in connection.execute(query.where(table.c.id.in_(piece))).mappings()}
    return present
