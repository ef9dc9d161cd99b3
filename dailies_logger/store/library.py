"""Keep a library in one SQLite file: the store's answer to `workflow.ports.Library`."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from dailies_logger.domain.errors import NotALibrary
from dailies_logger.domain.production import Person, Production
from dailies_logger.domain.viewing import Viewing
from dailies_logger.store import catalogue, checking, full_text, journal, values, watched
from dailies_logger.store.engine import Engines, founding
from dailies_logger.store.journal import State
from dailies_logger.store.known import KnownProduction
from dailies_logger.store.migrations import bring_up
from dailies_logger.store.rows import TABLES, derived
from dailies_logger.store.values import Delta
from dailies_logger.workflow.edit import Act, Edit, Step, Value, made

V = TypeVar("V", bound=Value)


class SqlLibrary:
    """Keep one production's values and the journal of Edits in one file. See `workflow.ports.Library`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.engines = Engines(path)
        self._known = KnownProduction(self.engines)

    @property
    def path(self) -> Path:
        """Return the library file."""
        return self._path

    def production(self) -> Production:
        """Return the one production. Raises NotALibrary where the file has none."""
        found = self._known.now()
        if found is None:
            msg = f"{self._path.name} holds no production. Open the last copy of it."
            raise NotALibrary(msg)
        return found

    def get(self, noun: type[V], key: UUID) -> V | None:
        """Return the value with this key."""
        return next(iter(self.where(noun, id=key)), None)

    def where(self, noun: type[V], **fields: object) -> list[V]:
        """List values whose fields equal these; a list, set or tuple means any of its members; no fields: all."""
        questions = values.questions(noun, fields)
        with self.engines.asking() if len(questions) == 1 else self.engines.reading() as connection:
            return values.answers(connection, noun, questions)

    def count(self, noun: type[V]) -> int:
        """Count the values of a noun."""
        with self.engines.asking() as connection:
            return int(connection.execute(select(func.count()).select_from(TABLES[noun])).scalar_one())

    def words(self, noun: type[V], field: str) -> set[str]:
        """Return the different texts that a field has, but the empty one, without making the values."""
        column = TABLES[noun].c[field]
        with self.engines.asking() as connection:
            return set(connection.execute(select(column).where(column.is_not(None), column != "").distinct()).scalars())

    def write(self, edit: Edit) -> None:
        """Apply an Edit and append it to the journal, whole, on disk when this returns. Raises Stale or DiskTrouble."""
        deltas = [Delta.of(change) for change in edit.changes]
        with self.engines.writing() as connection:
            _write(connection, edit, deltas)

    def undoable(self, author: UUID) -> Act | None:
        """Return the act that undo would take back next, of this author's own acts."""
        with self.engines.reading() as connection:
            return journal.top(connection, author, State.DONE)

    def redoable(self, author: UUID) -> Act | None:
        """Return the act that redo would bring back next."""
        with self.engines.reading() as connection:
            return journal.top(connection, author, State.UNDONE)

    def edits_of(self, act: UUID) -> list[Edit]:
        """List the Edits of an act in the order they were written; a Change holds whole values as they were then."""
        with self.engines.reading() as connection:
            return journal.edits_of(connection, act)

    def acts(self, *, limit: int = 100, before: int | None = None) -> list[Act]:
        """List acts, newest first; `before` is a `seq` to go on from."""
        with self.engines.reading() as connection:
            return journal.listed(connection, limit=limit, before=before)

    def steps(self, key: UUID) -> list[Step]:
        """Return the life of one value, oldest first."""
        with self.engines.reading() as connection:
            return journal.steps(connection, key)

    def steps_between(self, noun: type[Value], since: datetime, until: datetime) -> list[tuple[UUID, Step]]:
        """Return what became of the values of a noun in a stretch of time, both ends included, each step with the key of its value."""
        with self.engines.reading() as connection:
            return journal.steps_between(connection, noun, since, until)

    def version(self) -> int:
        """Return the newest journal place; it rises when anybody, in any process, has written."""
        with self.engines.asking() as connection:
            return journal.newest(connection)

    def derived(self, subject: UUID, kind: str) -> bytes | None:
        """Return data that can be rebuilt (pts table, peaks, thumbnail), if it is kept."""
        query = select(derived.c.data).where(derived.c.subject == subject.bytes, derived.c.kind == kind)
        with self.engines.asking() as connection:
            data: bytes | None = connection.execute(query).scalar_one_or_none()
        return data

    def all_derived(self, kind: str) -> dict[UUID, bytes]:
        """Return all data of a kind that is kept, by subject."""
        query = select(derived.c.subject, derived.c.data).where(derived.c.kind == kind)
        with self.engines.reading() as connection:
            return {UUID(bytes=subject): data for subject, data in connection.execute(query)}

    def keep_derived(self, subject: UUID, kind: str, data: bytes) -> None:
        """Keep data that can be rebuilt. No Edit, not in the journal."""
        kept = insert(derived).values(subject=subject.bytes, kind=kind, data=data)
        with self.engines.writing() as connection:
            connection.execute(kept.on_conflict_do_update(index_elements=["subject", "kind"], set_={"data": data}))

    def viewings(self, clips: Collection[UUID]) -> list[Viewing]:
        """List the runs of frames that were watched of clips, by whomever, by clip and start."""
        with self.engines.reading() as connection:
            return watched.seen_of(connection, clips)

    def keep_viewings(self, seen: Iterable[Viewing]) -> None:
        """Add runs that were watched; a run known already is joined with what is known. No Edit, not undone."""
        with self.engines.writing() as connection:
            watched.keep(connection, seen)

    def check(self) -> list[str]:
        """Check the file and what it holds; return a sentence for each fault, none where all is well."""
        return checking.faults(self.engines)

    def close(self) -> None:
        """Let go of the file."""
        self._known.close()
        self.engines.close()


def _write(connection: Connection, edit: Edit, deltas: Sequence[Delta]) -> None:
    full_text.forget_labels(connection, deltas)
    values.apply(connection, deltas)
    full_text.enter_labels(connection, deltas)
    journal.append(connection, edit, deltas)
    catalogue.refresh(connection, deltas)


def create(path: Path, *, production: Production, person: Person) -> SqlLibrary:
    """Make a new library file with its production and first person, and open it.

    Raises Refused where there is a file already, DiskTrouble where the folder will not take it.
    """
    edit = Edit(name="New library", author=person.id, changes=made((production, person)))
    with founding(path) as connection:
        _write(connection, edit, [Delta.of(change) for change in edit.changes])
    return open_library(path)


def open_library(path: Path) -> SqlLibrary:
    """Open a library file, one of an older format after it was copied and brought up. Raises NotALibrary, NewerLibrary or DiskTrouble."""
    bring_up(path)
    return SqlLibrary(path)
