"""Hold the take: one recording of a setup, by one or more cameras."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID


class TakeStatus(Enum):
    """Hold the director's other words on a take; circled is apart."""

    NONE = ""
    HOLD = "hold"
    NG = "ng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """Hold one take. Its angles are the clips whose `take_id` names it, in the order of their cameras.

    `name` is set by a person or, for a take without slate, by its first clip; empty means: made of the slate. `day` is
    `2026-11-20`, `unit` `1`, `take` the number as written, `flags` as in `Facts`. `rating` 0 to 5. `former` keeps
    earlier names, which still find it.
    """

    id: UUID
    name: str = ""
    day: str = ""
    unit: str = ""
    scene: str = ""
    setup: str = ""
    slate: str = ""
    take: str = ""
    flags: str = ""
    circled: bool = False
    status: TakeStatus = TakeStatus.NONE
    rating: int = 0
    editor_note: str = ""
    supervisor_note: str = ""
    former: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """Return the name as the room says it: `24A-3`, UK `212 T3`, else the given name."""
        if self.name:
            return self.name
        if self.slate:
            return f"{self.slate} T{self.take}"
        return f"{self.setup or self.scene}-{self.take}"
