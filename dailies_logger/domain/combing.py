"""Hold the pass: one combing through a stringout, from the version before it to the version after it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """Hold who combed through a stringout and when (UTC); `ended` and `after` are None while it goes on.

    `before` and `after` are versions of the stringout. What it raised, dropped and trimmed is not kept: the two versions and the journal tell it.
    """

    id: UUID
    stringout: UUID
    author: UUID
    began: datetime
    before: UUID
    ended: datetime | None = None
    after: UUID | None = None
    note: str = ""

    @property
    def open(self) -> bool:
        """Say whether it goes on."""
        return self.ended is None
