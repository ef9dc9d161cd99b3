"""Turn presses, moves and releases on the lanes into what the hand means."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from dailies_logger.domain.clip import Clip
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
    """Hold an edge or a whole label that is being dragged: its range as it would be now, in a clip of `frames`.

    `held` is the frame under the hand at the press, `first` and `last` the range as it was. `along` are the other labels that
    are moved with it; all go by the same, `back` and `on` at most. Nothing is written before the release.
    """

    label: UUID
    lane: Lane
    part: Part
    start: int
    end: int
    first: int
    last: int
    held: int
    frames: int
    back: int
    on: int
    along: frozenset[UUID] = frozenset()

    @property
    def shown(self) -> int:
        """Return the frame to look at: the last one of the range where its tail is dragged, else the first."""
        return self.end - 1 if self.part is Part.TAIL else self.start

    @property
    def by(self) -> int:
        """Return by how many frames the edge, or the label, has gone."""
        return self.end - self.last if self.part is Part.TAIL else self.start - self.first

    def moved(self, frame: int) -> "Trim":
        """Move what is held to a frame. A dragged edge's frame stays in the range, which keeps a frame; a moved label stays in the clip."""
        if self.part is Part.BODY:
            return self.shifted(frame - self.held)
        if self.part is Part.HEAD:
            return replace(self, start=min(frame, self.end - 1))
        return replace(self, end=max(frame, self.start) + 1)

    def shifted(self, by: int) -> "Trim":
        """Move the whole label by frames from where it was, held inside the clip with all that go along."""
        by = min(max(-self.back, by), self.on)
        return replace(self, start=self.first + by, end=self.last + by)

    def snapped(self, targets: Sequence[int], *, reach: int) -> "Trim":
        """Put the held edge, or the nearer edge of a moved label, on the nearest of sorted target frames within `reach` frames."""
        edges = {Part.HEAD: (self.start,), Part.TAIL: (self.end,), Part.BODY: (self.start, self.end)}[self.part]
        ways = [target - edge for edge in edges for target in _beside(targets, edge) if abs(target - edge) <= reach]
        if not ways:
            return self
        by = min(ways, key=abs)
        if self.part is Part.HEAD:
            return self.moved(self.start + by)
        return self.moved(self.end + by - 1) if self.part is Part.TAIL else self.shifted(self.by + by)


def held(lanes: dict[Lane, LaneBars], *, x: int, y: int, scale: Scale, grid: Grid, now: int) -> Held | None:
    """Return the uppermost bar at a point of the view; a bar is at least as wide as its shape, an open one ends with the frame `now`."""
    lane = grid.lane_at(y)
    if lane is None:
        return None
    down = y - grid.lane_top(lane)
    first, last = scale.frame(x - POINT), scale.frame(x + GRIP) + 1
    for bar in lanes[lane].at(first, last):
        top, height = grid.bar(lane, bar.row, bar.rows)
        start, end = _seen(bar, now)
        left, right = scale.x(start), scale.x(end)
        if top <= down < top + height and left - 1 <= x < max(right, left + POINT):
            return Held(bar=bar, part=_part(x, left, right))
    return None


def trim(found: Held, lane: Lane, *, clip: Clip, frame: int, others: Iterable[Bar] = ()) -> Trim | None:
    """Begin to drag what is held at a frame; None where the range is open, or the label is another angle's.

    A whole label takes along the `others` that can be dragged too; an edge goes alone.
    """
    bar = found.bar
    if not draggable(bar, clip):
        return None
    more = [other for other in others if other is not bar and draggable(other, clip)] if found.part is Part.BODY else []
    return Trim(
        label=bar.label.id,
        lane=lane,
        part=found.part,
        start=bar.start,
        end=bar.end,
        first=bar.start,
        last=bar.end,
        held=frame,
        frames=clip.frames,
        back=min(each.start for each in (bar, *more)),
        on=clip.frames - max(each.end for each in (bar, *more)),
        along=frozenset(other.label.id for other in more),
    )


def draggable(bar: Bar, clip: Clip) -> bool:
    """Say whether a label can be dragged where a clip is shown: it is the clip's own, and closed."""
    return not bar.label.open and bar.label.clip == clip.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Hold a rubber band: columns `left` to `right` and heights `top` to `bottom` of the view, the first included, the last height not."""

    left: int
    right: int
    top: int
    bottom: int


def banded(lanes: dict[Lane, LaneBars], band: Band, *, scale: Scale, grid: Grid, now: int) -> list[UUID]:
    """List the labels that a rubber band touches, by lane and start; an open one ends with the frame `now`."""
    first, last = scale.frame(band.left), scale.frame(band.right) + 1
    found: list[UUID] = []
    for lane, bars in lanes.items():
        above, height = grid.lanes[lane]
        if above < band.bottom and band.top < above + height:
            found += [bar.label.id for bar in bars.between(first, last) if _seen(bar, now)[1] > first and bar.start < last]
    return found


def _seen(bar: Bar, now: int) -> tuple[int, int]:
    """Return where a bar is seen to begin and end: an open one grows with the frame `now`, though it is laid to the clip's end."""
    frames = bar.label.range(now=now)
    return (frames.start, frames.end) if bar.label.open else (bar.start, bar.end)


def _beside(targets: Sequence[int], edge: int) -> Sequence[int]:
    """List the target at or after an edge, and the one before."""
    place = bisect_left(targets, edge)
    return targets[max(0, place - 1) : place + 1]


def _part(x: int, left: int, right: int) -> Part:
    """Name the part at a column; too narrow a bar has no edges to hold."""
    if right - left < 3 * GRIP:
        return Part.BODY
    if x < left + GRIP:
        return Part.HEAD
    return Part.TAIL if x >= right - GRIP else Part.BODY
