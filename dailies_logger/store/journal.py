"""Keep the journal: every Edit in the order of writing, and from it undo stacks, histories and whole values of then.

The undo stack of an author is the acts in state `done`, the redo stack those `undone`, each ordered by `turn`, so both
tops are one step in an index. An act that only makes the production or a person stands apart (`set`): nobody wants to
undo that he exists.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, bindparam, func, insert, or_, select, update

from dailies_logger.domain.errors import Stale
from dailies_logger.domain.production import Person, Production
from dailies_logger.store.rows import CODES, NOUN_OF, acts, authors, changes, edits
from dailies_logger.store.translate import Cells, partial, some, thick, thin, value_of, words
from dailies_logger.store.values import Delta, enter
from dailies_logger.workflow.edit import Act, Change, Edit, Step, Value, Way


class State(Enum):
    """Say where an act stands: on the undo stack, on the redo stack, left behind by a newer act, or on none."""

    DONE = "done"
    UNDONE = "undone"
    LEFT = "left"
    SET = "set"


_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_SIGNED = select(edits, authors.c.id.label("author_id")).join(authors, authors.c.number == edits.c.author)
_FIRST = edits.alias("first_edit")
_LAST = (edits.c.id, edits.c.act, edits.c.at, edits.c.way, edits.c.of)
_ACTS = (
    select(acts.c.seq, acts.c.edits, *_LAST, _FIRST.c.name, authors.c.id.label("author_id"))
    .join(edits, edits.c.seq == acts.c.seq)
    .join(_FIRST, _FIRST.c.seq == acts.c.first)
    .join(authors, authors.c.number == acts.c.author)
)

_STEPS = (
    select(changes, edits.c.id.label("edit_id"), edits.c.name, authors.c.id.label("author_id"), edits.c.at)
    .join(edits, edits.c.seq == changes.c.edit)
    .join(authors, authors.c.number == edits.c.author)
    .order_by(changes.c.edit, changes.c.place)
)

_NEWEST = select(func.coalesce(func.max(edits.c.seq), 0))
_PLACE = select(_NEWEST.scalar_subquery(), select(authors.c.number).where(authors.c.id == bindparam("key")).scalar_subquery())
_UNDONE = (
    update(acts)
    .where(acts.c.author == bindparam("of"), acts.c.state == bindparam("undone", State.UNDONE.value))
    .values(state=bindparam("left", State.LEFT.value))
)
_LAST_OF = select(func.max(edits.c.seq)).where(
    or_(edits.c.id == bindparam("of"), edits.c.act == bindparam("of")), edits.c.author == bindparam("signed")
)
_GONE_ON = (
    update(acts)
    .where(acts.c.seq == bindparam("earlier"))
    .values(seq=bindparam("last"), state=bindparam("stands"), turn=bindparam("last"), edits=acts.c.edits + 1)
)
"""What each Edit asks and does: made ready once, since to put a statement together costs more than to run it."""


def append(connection: Connection, edit: Edit, deltas: Sequence[Delta]) -> None:
    """Write an Edit at the end of the journal and move the author's acts accordingly."""
    last, known = connection.execute(_PLACE, {"key": edit.author.bytes}).one()
    seq, author = last + 1, known if known is not None else _number(connection, edit.author)
    head = {"seq": seq, "id": edit.id.bytes, "act": edit.act.bytes if edit.act != edit.id else None, "name": edit.name}
    signed = {"author": author, "at": _stamp(edit.at), "way": edit.way.value, "of": edit.of.bytes if edit.of else None}
    earlier = _last_of(connection, edit.act, author) if edit.act != edit.id else None
    connection.execute(insert(edits), head | signed)
    if deltas:
        enter(connection, changes, [_row(seq, place, delta) for place, delta in enumerate(deltas)])
    _turn_stacks(connection, edit, author=author, seq=seq)
    state = _state(edit).value
    if earlier is None:
        connection.execute(insert(acts), {"seq": seq, "state": state, "turn": seq, "author": author, "first": seq, "edits": 1})
    else:
        connection.execute(_GONE_ON, {"earlier": earlier, "last": seq, "stands": state})


def _number(connection: Connection, author: UUID) -> int:
    """Give an author a number, the first time."""
    made = connection.execute(insert(authors).values(id=author.bytes).returning(authors.c.number))
    return int(made.scalar_one())


def _stamp(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _moment(stamp: int) -> datetime:
    return _EPOCH + stamp * _MICROSECOND


def _in_act(act: UUID) -> ColumnElement[bool]:
    return or_(edits.c.id == act.bytes, edits.c.act == act.bytes)


def _last_of(connection: Connection, act: UUID, author: int) -> int | None:
    """Return the journal place of an author's last Edit of an act: the key of its row in `acts`."""
    return connection.execute(_LAST_OF, {"of": act.bytes, "signed": author}).scalar()


def _row(seq: int, place: int, delta: Delta) -> dict[str, object]:
    noun, before, after, changed = delta.noun, delta.before, delta.after, delta.changed
    if before is not None and after is not None:
        was, becomes = (some(noun, {name: row[name] for name in changed}) for row in (before, after))
        return {"edit": seq, "place": place, "noun": CODES[noun], "key": delta.key, "before": was, "after": becomes}
    whole = (None if row is None else thin(noun, row) for row in (before, after))
    return {"edit": seq, "place": place, "noun": CODES[noun], "key": delta.key} | dict(zip(("before", "after"), whole, strict=True))


def _turn_stacks(connection: Connection, edit: Edit, *, author: int, seq: int) -> None:
    if edit.way is not Way.DO and edit.of is not None:
        here, there = (State.DONE, State.UNDONE) if edit.way is Way.UNDO else (State.UNDONE, State.DONE)
        turned = update(acts).where(acts.c.seq == _last_of(connection, edit.of, author), acts.c.state == here.value)
        if connection.execute(turned.values(state=there.value, turn=seq)).rowcount != 1:
            msg = "This was undone or redone meanwhile in another window. Nothing was changed."
            raise Stale(msg)
    elif _state(edit) is State.DONE:
        connection.execute(_UNDONE, {"of": author})


def _state(edit: Edit) -> State:
    founding = bool(edit.changes) and all(change.before is None and change.noun in (Person, Production) for change in edit.changes)
    return State.SET if founding or edit.way is not Way.DO else State.DONE


def newest(connection: Connection) -> int:
    """Return the newest journal place, 0 where there is none."""
    return int(connection.execute(_NEWEST).scalar_one())


def top(connection: Connection, author: UUID, state: State) -> Act | None:
    """Return the act on top of an author's undo or redo stack."""
    number = select(authors.c.number).where(authors.c.id == author.bytes).scalar_subquery()
    query = _ACTS.where(acts.c.author == number, acts.c.state == state.value).order_by(acts.c.turn.desc()).limit(1)
    return next(_acts(connection, query), None)


def listed(connection: Connection, *, limit: int, before: int | None) -> list[Act]:
    """List acts, newest first."""
    query = _ACTS.order_by(acts.c.seq.desc()).limit(limit)
    return list(_acts(connection, query if before is None else query.where(acts.c.seq < before)))


def _acts(connection: Connection, query: Select[Any]) -> Iterator[Act]:
    for row in connection.execute(query).mappings():
        yield Act(
            id=UUID(bytes=row["act"] or row["id"]),
            name=row["name"],
            author=UUID(bytes=row["author_id"]),
            at=_moment(row["at"]),
            way=Way(row["way"]),
            of=UUID(bytes=row["of"]) if row["of"] else None,
            edits=row["edits"],
            seq=row["seq"],
        )


def edits_of(connection: Connection, act: UUID) -> list[Edit]:
    """Rebuild the Edits of an act; values are replayed from their making on, so they are whole and as they were then."""
    heads = connection.execute(_SIGNED.where(_in_act(act)).order_by(edits.c.seq)).mappings().all()
    found: dict[int, list[Change]] = {head["seq"]: [] for head in heads}
    now: dict[tuple[int, bytes], Cells | None] = {}
    for row in _lives_in(connection, act, until=max(found, default=0)):
        place = row["noun"], row["key"]
        before = now.get(place)
        after = now[place] = gone_on(before, row)
        if row["edit"] in found:
            noun = NOUN_OF[row["noun"]]
            values = (None if cells is None else value_of(noun, cells) for cells in (before, after))
            found[row["edit"]].append(Change(**dict(zip(("before", "after"), values, strict=True))))
    return [_edit(head, found[head["seq"]]) for head in heads]


def _lives_in(connection: Connection, act: UUID, *, until: int) -> Iterator[RowMapping]:
    """Yield all changes, up to a journal place, of the values that an act touches."""
    touching = select(changes.c.noun, changes.c.key).join(edits, edits.c.seq == changes.c.edit).where(_in_act(act))
    touched = touching.distinct().subquery()
    same = and_(changes.c.noun == touched.c.noun, changes.c.key == touched.c.key)
    query = select(changes).join(touched, same).where(changes.c.edit <= until).order_by(changes.c.edit, changes.c.place)
    yield from connection.execute(query).mappings()


def gone_on(before: Cells | None, row: RowMapping) -> Cells | None:
    """Return what a value became by one row of the journal."""
    noun = NOUN_OF[row["noun"]]
    if row["after"] is None:
        return None
    return thick(noun, row["after"]) if row["before"] is None else (before or {}) | partial(noun, row["after"])


def _edit(head: RowMapping, given: Iterable[Change]) -> Edit:
    return Edit(
        name=head["name"],
        author=UUID(bytes=head["author_id"]),
        changes=tuple(given),
        id=UUID(bytes=head["id"]),
        act=UUID(bytes=head["act"] or head["id"]),
        at=_moment(head["at"]),
        way=Way(head["way"]),
        of=UUID(bytes=head["of"]) if head["of"] else None,
    )


def steps(connection: Connection, key: UUID) -> list[Step]:
    """Return the life of one value, oldest first."""
    query = _STEPS.where(changes.c.noun.in_(NOUN_OF), changes.c.key == key.bytes)
    return [_step(row) for row in connection.execute(query).mappings()]


def steps_between(connection: Connection, noun: type[Value], since: datetime, until: datetime) -> list[tuple[UUID, Step]]:
    """Return the steps of all values of a noun in a stretch of time, each with the key of its value.

    The Edits of the time are few, so they are found first; the sum keeps SQLite from the index of all that was ever said of the noun.
    """
    then = edits.c.at.between(_stamp(since), _stamp(until))
    first, last = connection.execute(select(func.min(edits.c.seq), func.max(edits.c.seq)).where(then)).one()
    if first is None:
        return []
    query = _STEPS.where(changes.c.edit.between(first, last), changes.c.noun + 0 == CODES[noun], then)
    return [(UUID(bytes=row["key"]), _step(row)) for row in connection.execute(query).mappings()]


def _step(row: RowMapping) -> Step:
    return Step(
        edit=UUID(bytes=row["edit_id"]),
        name=row["name"],
        author=UUID(bytes=row["author_id"]),
        at=_moment(row["at"]),
        fields=_in_words(row),
    )


def _in_words(row: RowMapping) -> tuple[tuple[str, str, str], ...]:
    noun = NOUN_OF[row["noun"]]
    before, after = (partial(noun, row[side] or "{}") for side in ("before", "after"))
    names = dict.fromkeys(name for side in (before, after) for name in side if name != "id")
    return tuple((name, _told(noun, name, before), _told(noun, name, after)) for name in names)


def _told(noun: type[Value], name: str, cells: Cells) -> str:
    return words(noun, name, cells[name]) if name in cells else ""
