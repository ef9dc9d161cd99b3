"""Read values from their tables, and apply the changes of an Edit to them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, delete, insert, or_, select, update

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Stale
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement
from dailies_logger.store.rows import TABLES
from dailies_logger.store.translate import Cell, Cells, cells, column, columns, value_at
from dailies_logger.workflow.edit import NOUNS, Change, Value

V = TypeVar("V", bound=Value)
T = TypeVar("T")

Shape = tuple[tuple[str, bool, bool], ...]
"""The kind of a question: each field asked for, whether by any number of cells but one, and whether it may be blank."""

Question = Mapping[str, Sequence[Cell]]
"""For each field asked for, the cells that it may have."""

_ENTRIES: dict[tuple[str, tuple[str, ...]], tuple[str, Callable[[Mapping[str, Any]], tuple[Any, ...]]]] = {}
"""For a table and the names of columns the statement that inserts a row, and what puts its cells in order."""

_READY: dict[tuple[type[object], Shape], Select[Any]] = {}
_AMONG: BindParameter[Any] = bindparam("keys", expanding=True)
_KEYS = {noun: select(table.c.id).where(table.c.id.in_(_AMONG)) for noun, table in TABLES.items()}
_ROWS = {noun: select(*(table.c[each.name] for each in columns(noun))).where(table.c.id.in_(_AMONG)) for noun, table in TABLES.items()}
"""Which keys are there, and their whole rows."""

_CHUNK = 900
"""How many keys are asked for in one statement."""

_MADE = 1024
"""How many values are kept at hand: those of the take that is worked on."""

_LONG = 256
"""How many values of one answer are kept at hand: a long list would drive out the take that is worked on."""

_BY_ID = ("id",)
_ORDER: dict[type[object], tuple[str, ...]] = {
    Placement: ("rank", "id"),
    Label: ("clip", "start", "id"),
    Clip: ("file", "id"),
    Beat: ("scene", "rank", "id"),
}


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
    return answers(connection, noun, questions(noun, fields))


def questions(noun: type[V], fields: Mapping[str, object]) -> list[Question]:
    """Return the questions, each for one statement, by which values are found whose fields equal these."""
    return _turns({name: _asked(noun, name, fields[name]) for name in fields})


def answers(connection: Connection, noun: type[V], asked: Sequence[Question]) -> list[V]:
    """List the values that answer questions, in the order of the noun."""
    key: Hashable = noun  # type: ignore[assignment]  # mypy does not see that a class can be hashed
    rows = (row for turn in asked for row in connection.execute(_prepared(noun, _shape(turn)), _given(turn)).all())
    found = [_made(key, tuple(row)) if place < _LONG else value_at(noun, row) for place, row in enumerate(rows)]
    if len(asked) > 1:
        order = _ORDER.get(noun, _BY_ID)
        found.sort(key=lambda value: tuple(getattr(value, name) for name in order))
    return found


@lru_cache(_MADE)
def _made(noun: Hashable, row: tuple[Cell, ...]) -> Any:  # noqa: ANN401 - the cache forgets the type; `fetch` knows it
    """Make a value of its cells; the same cells give the same value again, which nothing can change."""
    return value_at(noun, row)  # type: ignore[arg-type]  # a noun


def _turns(asked: Question) -> list[Question]:
    """Cut a question into what each statement asks for: the longest list of cells is cut, so that one statement can ask for a piece."""
    if not asked:
        return [{}]
    longest = max(asked, key=lambda name: len(asked[name]))
    return [{**asked, longest: piece} for piece in chunks(asked[longest])]


def _shape(asked: Mapping[str, Sequence[Cell]]) -> Shape:
    """Say what kind of question this is, whatever it asks for."""
    return tuple((name, len([cell for cell in wanted if cell is not None]) != 1, None in wanted) for name, wanted in asked.items())


def _given(asked: Mapping[str, Sequence[Cell]]) -> dict[str, object]:
    """Return what fills the statement of this question."""
    cells_of = {f"{name}_": [cell for cell in wanted if cell is not None] for name, wanted in asked.items()}
    return {name: given[0] if len(given) == 1 else given for name, given in cells_of.items()}


def _prepared(noun: type[object], shape: Shape) -> Select[Any]:
    """Return a statement that was made ready once for all questions of a shape: to put one together costs more than to ask it."""
    if (noun, shape) not in _READY:
        _READY[noun, shape] = _put_together(noun, shape)
    return _READY[noun, shape]


def _put_together(noun: type[object], shape: Shape) -> Select[Any]:
    table = TABLES[noun]
    query = select(*(table.c[column.name] for column in columns(noun))).order_by(*(table.c[name] for name in _ORDER.get(noun, _BY_ID)))
    for name, several, blank in shape:
        field = table.c[name]
        among = field.in_(bindparam(f"{name}_", expanding=True)) if several else field == bindparam(f"{name}_")
        query = query.where(or_(among, field.is_(None)) if blank else among)
    return query


def _asked(noun: type[object], name: str, value: object) -> list[Cell]:
    pack = column(noun, name).pack
    members = value if isinstance(value, (list, set, frozenset, tuple)) else (value,)
    return list(dict.fromkeys(pack(member) for member in members))


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
        enter(connection, table, made)


def enter(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns, as they are: SQLAlchemy would look at each cell of thousands on its way."""
    names = tuple(rows[0])
    if (table.name, names) not in _ENTRIES:
        compiled = insert(table).compile(dialect=connection.dialect, column_keys=names)
        _ENTRIES[table.name, names] = str(compiled), itemgetter(*(compiled.positiontup or ()))
    statement, in_order = _ENTRIES[table.name, names]
    connection.exec_driver_sql(statement, list(map(in_order, rows)))


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
    present: dict[bytes, Mapping[str, Cell]] = {}
    for new in (True, False):
        keys = [delta.key for delta in deltas if (delta.before is None) is new]
        for piece in chunks(keys):
            present |= {row["id"]: dict(row) for row in connection.execute((_KEYS if new else _ROWS)[noun], {"keys": piece}).mappings()}
    return present
