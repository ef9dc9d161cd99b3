"""Hold the stringout: all of one thing, end to end, in an order."""

from dataclasses import dataclass
from uuid import UUID

from dailies_logger.domain.timecode import FrameRange

DEFAULT_HANDLES = 12
"""Frames each side that trimming may use, unless somebody asks for more or fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stringout:
    """Hold what a stringout asks for: a query, an order (`size:wide>tight rating`), and handles in frames each side."""

    id: UUID
    name: str
    query: str
    order: str = ""
    handles: int = DEFAULT_HANDLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Hold one clip's range in a stringout; `start` and `end` are media frames, half-open, and are what plays.

    `rank` orders the placements. Handles are not part of the range: they are the frames beside it that trimming may use.
    """

    id: UUID
    stringout: UUID
    clip: UUID
    start: int
    end: int
    rank: int
    label: UUID | None = None

    @property
    def range(self) -> FrameRange:
        """Return the frames that play."""
        return FrameRange(self.start, self.end)
