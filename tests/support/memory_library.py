"""A library in memory for tests of the window: same rules for stale Edits and undo's act, no disk."""

from collections.abc import Collection, Iterable
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import DailiesError, Stale
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Production
from dailies_logger.domain.viewing import Viewing
from dailies_logger.workflow.edit import Act, Change, Edit, Step, Value, Way

V = TypeVar("V", bound=Value)


class MemoryLibrary:
    """Keep values in a dict and Edits in a list. `trouble` is raised by the next writes while it is set."""

    def __init__(self, production: Production, values: Iterable[Value] = ()) -> None:
        self._values: dict[UUID, Value] = {value.id: value for value in (production, *values)}
        self._production = production.id
        self._lock = RLock()
        self._derived: dict[tuple[UUID, str], bytes] = {}
        self._viewings: dict[UUID, Viewing] = {}
        self.edits: list[Edit] = []
        self.trouble: DailiesError | None = None
        self.closed = False

    @property
    def path(self) -> Path:
        return Path("/nowhere/The Night Ferry.dailies")

    def production(self) -> Production:
        value = self._values[self._production]
        assert isinstance(value, Production)
        return value

    def get(self, noun: type[V], key: UUID) -> V | None:
        value = self._values.get(key)
        return value if isinstance(value, noun) else None

    def where(self, noun: type[V], **wanted: object) -> list[V]:
        with self._lock:
            found = [value for value in self._values.values() if isinstance(value, noun) and _fits(value, wanted)]
        return sorted(found, key=_order)

    def count(self, noun: type[V]) -> int:
        return len(self.where(noun))

    def words(self, noun: type[V], field: str) -> set[str]:
        return {text for value in self.where(noun) if isinstance(text := _field(value, field), str) and text}

    def write(self, edit: Edit) -> None:
        with self._lock:
            if self.trouble is not None:
                raise self.trouble
            for change in edit.changes:
                if self._values.get(change.value.id) != change.before:
                    msg = "Somebody else has changed this meanwhile."
                    raise Stale(msg)
            for change in edit.changes:
                self._values.pop(change.value.id, None)
                if change.after is not None:
                    self._values[change.after.id] = change.after
            self.edits.append(edit)

    def undoable(self, author: UUID) -> Act | None:
        undone: set[UUID | None] = set()
        for edit in self.edits:
            undone = undone | {edit.of} if edit.way is Way.UNDO else undone - {edit.of}
        mine = [edit for edit in self.edits if edit.way is Way.DO and edit.author == author and edit.act not in undone]
        return self._act(mine[-1]) if mine else None

    def redoable(self, author: UUID) -> Act | None:
        undone: list[UUID] = []
        for edit in (edit for edit in self.edits if edit.author == author):
            if edit.way is Way.UNDO and edit.of:
                undone.append(edit.of)
            elif edit.way is Way.REDO and edit.of in undone:
                undone.remove(edit.of)
            else:
                undone = []
        return self._act(self.edits_of(undone[-1])[0]) if undone else None

    def edits_of(self, act: UUID) -> list[Edit]:
        return [edit for edit in self.edits if edit.act == act]

    def acts(self, *, limit: int = 100, before: int | None = None) -> list[Act]:
        newest = [self._act(edit) for edit in reversed(self.edits)]
        return [act for act in newest if before is None or act.seq < before][:limit]

    def steps(self, key: UUID) -> list[Step]:
        return [
            Step(edit=edit.id, name=edit.name, author=edit.author, at=edit.at, fields=())
            for edit in self.edits
            if any(change.value.id == key for change in edit.changes)
        ]

    def steps_between(self, noun: type[Value], since: datetime, until: datetime) -> list[tuple[UUID, Step]]:
        return [
            (change.value.id, Step(edit=edit.id, name=edit.name, author=edit.author, at=edit.at, fields=_differing(change)))
            for edit in self.edits
            for change in edit.changes
            if change.noun is noun and since <= edit.at <= until
        ]

    def version(self) -> int:
        return len(self.edits)

    def derived(self, subject: UUID, kind: str) -> bytes | None:
        return self._derived.get((subject, kind))

    def all_derived(self, kind: str) -> dict[UUID, bytes]:
        return {subject: data for (subject, one), data in self._derived.items() if one == kind}

    def keep_derived(self, subject: UUID, kind: str, data: bytes) -> None:
        self._derived[subject, kind] = data

    def viewings(self, clips: Collection[UUID]) -> list[Viewing]:
        with self._lock:
            found = [each for each in self._viewings.values() if each.clip in clips]
        return sorted(found, key=lambda each: (each.clip, each.range.start, each.id))

    def keep_viewings(self, seen: Iterable[Viewing]) -> None:
        with self._lock:
            self._viewings.update({each.id: each for each in seen})

    def check(self) -> list[str]:
        return []

    def close(self) -> None:
        self.closed = True

    def _act(self, edit: Edit) -> Act:
        mates = self.edits_of(edit.act)
        return Act(
            id=edit.act,
            name=mates[0].name,
            author=edit.author,
            at=edit.at,
            way=edit.way,
            of=edit.of,
            edits=len(mates),
            seq=self.edits.index(edit) + 1,
        )


def _differing(change: Change) -> tuple[tuple[str, str, str], ...]:
    names = [field.name for field in fields(change.value)]
    told = [(name, *("" if side is None else str(getattr(side, name)) for side in (change.before, change.after))) for name in names]
    return tuple((name, before, after) for name, before, after in told if before != after)


def _fits(value: Value, wanted: dict[str, object]) -> bool:
    return all(_member(_field(value, name), want) for name, want in wanted.items())


def _member(have: object, want: object) -> bool:
    return have in want if isinstance(want, list | set | tuple | frozenset) else have == want


def _field(value: Any, name: str) -> object:
    if name in {field.name for field in fields(value)}:
        return getattr(value, name)
    head, _, tail = name.partition("_")
    inner = getattr(value, head)
    assert is_dataclass(inner)
    return getattr(inner, tail)


def _order(value: Value) -> tuple[object, ...]:
    if isinstance(value, Label):
        return (str(value.clip), value.start)
    if isinstance(value, Clip):
        return (value.file,)
    if isinstance(value, Beat):
        return (value.scene, value.rank, str(value.id))
    return (getattr(value, "rank", 0), str(value.id))
