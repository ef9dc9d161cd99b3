"""Turn presses, moves and releases on the lanes into what the hand means."""

from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from dailies_logger.domain.label import Lane
from dailies_logger.ui.timeline.layout import GRIP, Bar, Grid, LaneBars
from dailies_logger.ui.timeline.scale import Scale

POINT = 15
"""Pixels that a bar of a single frame takes with its shape, for the pointer."""


class Part(Enum):
    """Name the part of a bar under the pointer."""

    BODY = "body"
    HEAD = "head"
    TAIL = "tail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Hold a bar under the pointer, and by which part."""

    bar: Bar
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Trim:
    """Hold an edge that is being dragged: the label's range as it would be now. Nothing is written before the release."""

    label: UUID
    lane: Lane
    part: Part
    start: int
    end: int

    @property
    def shown(self) -> int:
        """Return the frame to look at: the first or the last one of the range."""
        return self.start if self.part is Part.HEAD else self.end - 1

    def moved(self, frame: int) -> "Trim":
        """Move the held edge to a frame, which stays in the range; at least one frame is left."""
        if self.part is Part.HEAD:
            return replace(self, start=min(frame, self.end - 1))
        return replace(self, end=max(frame, self.start) + 1)


def held(lanes: dict[Lane, LaneBars], *, x: int, y: int, scale: Scale, grid: Grid) -> Held | None:
    """Return the uppermost bar at a point of the view; a bar is at least as wide as its shape."""
    lane = grid.lane_at(y)
    if lane is None:
        return None
    down = y - grid.lane_top(lane)
    first, last = scale.frame(x - POINT), scale.frame(x + GRIP) + 1
    for bar in lanes[lane].at(first, last):
        top, height = grid.bar(bar.row, bar.rows)
        left, right = scale.x(bar.start), scale.x(bar.end)
        if top <= down < top + height and left - 1 <= x < max(right, left + POINT):
            return Held(bar=bar, part=_part(x, left, right))
    return None


def trim(found: Held, lane: Lane, *, clip: UUID) -> Trim | None:
    """Begin to drag an edge; None where the body is held, the range is open, or the label is another angle's."""
    label = found.bar.label
    if found.part is Part.BODY or label.open or label.clip != clip:
        return None
    return Trim(label=label.id, lane=lane, part=found.part, start=found.bar.start, end=found.bar.end)


def _part(x: int, left: int, right: int) -> Part:
    """Name the part at a column; too narrow a bar has no edges to hold."""
    if right - left < 3 * GRIP:
        return Part.BODY
    if x < left + GRIP:
        return Part.HEAD
    return Part.TAIL if x >= right - GRIP else Part.BODY
