"""Gather what a verb is about to change, so that each value is changed once in its Edit."""

from collections import defaultdict
from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from dailies_logger.workflow.edit import NOUNS, Change, Edit, Value
from dailies_logger.workflow.ports import Library

V = TypeVar("V", bound=Value)


class Draft:
    """Lay changed values over a library, read both as one, and hand out the changes.

    Nothing is written here. A value that is put back as it was is no change.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._before: dict[type[object], dict[UUID, Value | None]] = defaultdict(dict)
        self._after: dict[type[object], dict[UUID, Value | None]] = defaultdict(dict)

    def load(self, noun: type[V], keys: Collection[UUID]) -> None:
        """Fetch many values at once that will be asked for one by one."""
        before = self._before[noun]
        found = {value.id: value for value in self.library.where(noun, id=[key for key in keys if key not in before])}
        for key in keys:
            before.setdefault(key, found.get(key))

    def get(self, noun: type[V], key: UUID) -> V | None:
        """Return a value as it will be."""
        self._remember(noun, key)
        value = self._after[noun].get(key, self._before[noun][key])
        return value if isinstance(value, noun) else None

    def where(self, noun: type[V], **fields: object) -> list[V]:
        """List values as they will be; the fields are those of `Library.where`."""
        found = {value.id: value for value in self.library.where(noun, **fields)}
        before = self._before[noun]
        for value in found.values():
            before.setdefault(value.id, value)
        wanted = {name: _members(value) for name, value in fields.items()}
        for key, drafted in self._after[noun].items():
            found.pop(key, None)
            if isinstance(drafted, noun) and _fits(drafted, wanted):
                found[key] = drafted
        return list(found.values())

    def put(self, value: Value) -> None:
        """Set a value."""
        self._remember(type(value), value.id)
        self._after[type(value)][value.id] = value

    def drop(self, value: Value) -> None:
        """Take a value away."""
        self._remember(type(value), value.id)
        self._after[type(value)][value.id] = None

    def _remember(self, noun: type[V], key: UUID) -> None:
        if key not in self._before[noun]:
            self._before[noun][key] = self.library.get(noun, key)

    def changes(self) -> tuple[Change, ...]:
        """Return the changes: what comes or changes first, each noun after what it points to; what goes in reverse."""
        kept: list[Change] = []
        gone: list[Change] = []
        for noun in NOUNS:
            for key, after in self._after[noun].items():
                before = self._before[noun][key]
                if before != after:
                    (gone if after is None else kept).append(Change(before=before, after=after))
        return (*kept, *reversed(gone))

    def edit(self, name: str, *, author: UUID, act: UUID | None = None) -> Edit | None:
        """Make the Edit; None where nothing changes."""
        changes = self.changes()
        if not changes:
            return None
        return Edit(name=name, author=author, changes=changes, act=act) if act else Edit(name=name, author=author, changes=changes)


def _members(wanted: object) -> Collection[object]:
    if isinstance(wanted, Collection) and not isinstance(wanted, str | bytes):
        return frozenset(wanted)
    return (wanted,)


def _fits(value: Value, wanted: dict[str, Collection[object]]) -> bool:
    return all(_field(value, name) in members for name, members in wanted.items())


def _field(value: Value, name: str) -> object:
    if name.startswith("facts_"):
        return getattr(getattr(value, "facts", None), name.removeprefix("facts_"))
    found: object = getattr(value, name)
    return found
