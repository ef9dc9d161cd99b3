"""Keep the journal: every Edit in the order of writing, and from it undo stacks, histories and whole values of then.

The undo stack of an author is the acts in state `done`, the redo stack those `undone`, each ordered by `turn`, so both
tops are one step in an index. An act that only makes the production or a person stands apart (`set`): nobody wants to
undo that he exists.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, and_, func, insert, select, update

from dailies_logger.domain.errors import Stale
from dailies_logger.domain.production import Person, Production
from dailies_logger.store.rows import CODES, NOUN_OF, acts, changes, edits
from dailies_logger.store.translate import Cells, partial, some, thick, thin, value_of, words
from dailies_logger.store.values import Delta
from dailies_logger.workflow.edit import Act, Change, Edit, Step, Value, Way


class State(Enum):
    """Say where an act stands: on the undo stack, on the redo stack, left behind by a newer act, or on none."""

    DONE = "done"
    UNDONE = "undone"
    LEFT = "left"
    SET = "set"


def append(connection: Connection, edit: Edit, deltas: Sequence[Delta]) -> None:
    """Write an Edit at the end of the journal and move the author's acts accordingly."""
    seq = newest(connection) + 1
    signed: dict[str, object] = {"name": edit.name, "author": edit.author.bytes, "at": edit.at.isoformat(), "way": edit.way.value}
    signed["of"] = edit.of.bytes if edit.of else None
    connection.execute(insert(edits), signed | {"seq": seq, "id": edit.id.bytes, "act": edit.act.bytes})
    if deltas:
        connection.execute(insert(changes), [_row(seq, place, delta) for place, delta in enumerate(deltas)])
    _turn_stacks(connection, edit, seq)
    state = _state(edit).value
    going_on: dict[str, object] = {"edits": acts.c.edits + 1, "seq": seq, "turn": seq, "at": signed["at"], "state": state}
    known = update(acts).where(acts.c.author == edit.author.bytes, acts.c.id == edit.act.bytes)
    if connection.execute(known.values(going_on)).rowcount == 0:
        connection.execute(insert(acts), signed | going_on | {"id": edit.act.bytes, "edits": 1})


def _row(seq: int, place: int, delta: Delta) -> dict[str, object]:
    noun, before, after, changed = delta.noun, delta.before, delta.after, delta.changed
    if before is not None and after is not None:
        was, becomes = (some(noun, {name: row[name] for name in changed}) for row in (before, after))
        return {"edit": seq, "place": place, "noun": CODES[noun], "key": delta.key, "before": was, "after": becomes}
    whole = (None if row is None else thin(noun, row) for row in (before, after))
    return {"edit": seq, "place": place, "noun": CODES[noun], "key": delta.key} | dict(zip(("before", "after"), whole, strict=True))


def _turn_stacks(connection: Connection, edit: Edit, seq: int) -> None:
    own = update(acts).where(acts.c.author == edit.author.bytes)
    if edit.way is not Way.DO and edit.of is not None:
        here, there = (State.DONE, State.UNDONE) if edit.way is Way.UNDO else (State.UNDONE, State.DONE)
        turned = own.where(acts.c.id == edit.of.bytes, acts.c.state == here.value).values(state=there.value, turn=seq)
        if connection.execute(turned).rowcount != 1:
            msg = "This was undone or redone meanwhile in another window. Nothing was changed."
            raise Stale(msg)
    elif _state(edit) is State.DONE:
        connection.execute(own.where(acts.c.state == State.UNDONE.value).values(state=State.LEFT.value))


def _state(edit: Edit) -> State:
    founding = bool(edit.changes) and all(change.before is None and change.noun in (Person, Production) for change in edit.changes)
    return State.SET if founding or edit.way is not Way.DO else State.DONE


def newest(connection: Connection) -> int:
    """Return the newest journal place, 0 where there is none."""
    return int(connection.execute(select(func.coalesce(func.max(edits.c.seq), 0))).scalar_one())


def top(connection: Connection, author: UUID, state: State) -> Act | None:
    """Return the act on top of an author's undo or redo stack."""
    query = select(acts).where(acts.c.author == author.bytes, acts.c.state == state.value).order_by(acts.c.turn.desc()).limit(1)
    return next(_acts(connection, query), None)


def listed(connection: Connection, *, limit: int, before: int | None) -> list[Act]:
    """List acts, newest first."""
    query = select(acts).order_by(acts.c.seq.desc()).limit(limit)
    return list(_acts(connection, query if before is None else query.where(acts.c.seq < before)))


def _acts(connection: Connection, query: Select[Any]) -> Iterator[Act]:
    for row in connection.execute(query).mappings():
        yield Act(
            id=UUID(bytes=row["id"]),
            name=row["name"],
            author=UUID(bytes=row["author"]),
            at=datetime.fromisoformat(row["at"]),
            way=Way(row["way"]),
            of=UUID(bytes=row["of"]) if row["of"] else None,
            edits=row["edits"],
            seq=row["seq"],
        )


def edits_of(connection: Connection, act: UUID) -> list[Edit]:
    """Rebuild the Edits of an act; values are replayed from their making on, so they are whole and as they were then."""
    heads = connection.execute(select(edits).where(edits.c.act == act.bytes).order_by(edits.c.seq)).mappings().all()
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
    touching = select(changes.c.noun, changes.c.key).join(edits, edits.c.seq == changes.c.edit).where(edits.c.act == act.bytes)
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
        author=UUID(bytes=head["author"]),
        changes=tuple(given),
        id=UUID(bytes=head["id"]),
        act=UUID(bytes=head["act"]),
        at=datetime.fromisoformat(head["at"]),
        way=Way(head["way"]),
        of=UUID(bytes=head["of"]) if head["of"] else None,
    )


def steps(connection: Connection, key: UUID) -> list[Step]:
    """Return the life of one value, oldest first."""
    head = (edits.c.id.label("edit_id"), edits.c.name, edits.c.author, edits.c.at)
    query = select(changes, *head).join(edits, edits.c.seq == changes.c.edit)
    query = query.where(changes.c.noun.in_(NOUN_OF), changes.c.key == key.bytes).order_by(changes.c.edit, changes.c.place)
    return [
        Step(
            edit=UUID(bytes=row["edit_id"]),
            name=row["name"],
            author=UUID(bytes=row["author"]),
            at=datetime.fromisoformat(row["at"]),
            fields=_in_words(row),
        )
        for row in connection.execute(query).mappings()
    ]


def _in_words(row: RowMapping) -> tuple[tuple[str, str, str], ...]:
    noun = NOUN_OF[row["noun"]]
    before, after = (partial(noun, row[side] or "{}") for side in ("before", "after"))
    names = dict.fromkeys(name for side in (before, after) for name in side if name != "id")
    return tuple((name, _told(noun, name, before), _told(noun, name, after)) for name in names)


def _told(noun: type[Value], name: str, cells: Cells) -> str:
    return words(noun, name, cells[name]) if name in cells else ""
