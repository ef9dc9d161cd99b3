"""Hold the one mechanism: an Edit says what somebody changed, as values before and after.

What people say is changed only by Edits. From the journal of Edits come undo and redo, the history of any value, and
what views are told. See `dailies_logger/__init__.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip, Said
from dailies_logger.domain.combing import Pass
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Person, Production
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take

NOUNS = (Production, Person, Take, Clip, Said, Beat, Label, Stringout, Placement, Pass)
"""The nouns an Edit may change, in an order in which each comes after what it points to."""

Value = Production | Person | Take | Clip | Said | Beat | Label | Stringout | Placement | Pass

POINTS_TO: dict[type[Value], dict[str, type[Value]]] = {
    Clip: {"take_id": Take},
    Label: {"clip": Clip},
    Placement: {"stringout": Stringout, "clip": Clip},
    Pass: {"stringout": Stringout},
}
"""Which fields hold the key of a value that must be there. A placement outlives its label, and a label its beat, so these are not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Hold one value before and after; None = it is not there. Both have the same type and id."""

    before: Value | None = None
    after: Value | None = None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            msg = "a change needs a value before or after"
            raise ValueError(msg)
        if (
            self.before is not None
            and self.after is not None
            and (type(self.before) is not type(self.after) or self.before.id != self.after.id)
        ):
            msg = "a change is of one value"
            raise ValueError(msg)

    @property
    def noun(self) -> type[Value]:
        """Return the type of the value."""
        return type(self.value)

    @property
    def value(self) -> Value:
        """Return the value after, or before where it is taken away."""
        value = self.after if self.after is not None else self.before
        assert value is not None  # noqa: S101 - held by __post_init__
        return value

    def reversed(self) -> "Change":
        """Swap before and after."""
        return Change(before=self.after, after=self.before)


class Way(Enum):
    """Tell a first-hand Edit from one that takes back or brings back another act."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


_OWN = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Hold one named, dated, signed bundle of changes, written whole or not at all.

    `name` is what the editor would call it ("Label best moment"). Edits with the same `act` are undone together (a bulk
    act; the opening and closing of one range); an Edit that names none is an act of its own, with its own id. For `way` UNDO and REDO, `of` is the act that is taken or brought back.
    """

    name: str
    author: UUID
    changes: tuple[Change, ...]
    id: UUID = field(default_factory=new_id)
    act: UUID = _OWN
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    way: Way = Way.DO
    of: UUID | None = None

    def __post_init__(self) -> None:
        if self.act == _OWN:
            object.__setattr__(self, "act", self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Hold what the journal knows of an act: for the history list and the undo menu. `edits` counts them, `seq` is the last one's place in the journal."""

    id: UUID
    name: str
    author: UUID
    at: datetime
    way: Way
    of: UUID | None
    edits: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Hold one step in the life of a value: which Edit, who, when, and the changed fields as (field, before, after) in words."""

    edit: UUID
    name: str
    author: UUID
    at: datetime
    fields: tuple[tuple[str, str, str], ...]


def made(values: Iterable[Value]) -> tuple[Change, ...]:
    """Say that values come into being."""
    return tuple(Change(after=value) for value in values)


def gone(values: Iterable[Value]) -> tuple[Change, ...]:
    """Say that values are taken away."""
    return tuple(Change(before=value) for value in values)
