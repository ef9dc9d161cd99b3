"""Lay labels on lanes: which bars are in view, how overlapping ones share a lane, and what lies under the pointer."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from dailies_logger.domain.label import Label, Lane, Vocabulary

GRIP = 4
"""Pixels beside an edge in which it can be taken hold of."""


class Density(Enum):
    """Name how high the lanes are, in pixels at a scale of 100 %: at 4K, 1000 lines, 720 lines, and folded under the big picture."""

    TALL = 30
    NORMAL = 22
    DENSE = 16
    FOLDED = 5


_SOUND = {Density.TALL: 36, Density.NORMAL: 28, Density.DENSE: 22, Density.FOLDED: 0}
_HEADER = {Density.TALL: 208, Density.NORMAL: 176, Density.DENSE: 160, Density.FOLDED: 24}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Hold the heights of ruler, sound strip and lane, and the width of the headers, in pixels at the user's scale."""

    ruler: int
    sound: int
    lane: int
    header: int

    @classmethod
    def of(cls, density: Density, *, percent: int = 100) -> "Grid":
        """Make the grid of a density at a scale in per cent."""
        ruler, sound, lane, header = (round(size * percent / 100) for size in (24, _SOUND[density], density.value, _HEADER[density]))
        return cls(ruler=ruler, sound=sound, lane=lane, header=header)

    @property
    def top(self) -> int:
        """Return where the first lane begins."""
        return self.ruler + self.sound

    @property
    def height(self) -> int:
        """Return the height of the whole view."""
        return self.top + len(Lane) * self.lane

    @property
    def folded(self) -> bool:
        """Say whether the lanes are too low for shapes and words."""
        return self.lane < 12

    def lane_top(self, lane: Lane) -> int:
        """Return where a lane begins."""
        return self.top + list(Lane).index(lane) * self.lane

    def lane_at(self, y: int) -> Lane | None:
        """Return the lane at a height."""
        row = (y - self.top) // self.lane
        return list(Lane)[row] if 0 <= row < len(Lane) else None

    def bar(self, row: int, rows: int) -> tuple[int, int]:
        """Return top (from the lane's top) and height of a bar.

        Of overlapping bars each later one lies a step lower over the one before, so that every one shows its edges and
        its full length, and the lane's height never jumps while somebody labels.
        """
        full = max(3, self.lane - 4)
        step = 0 if rows == 1 else max(1, min(4, (full - 6) // (rows - 1)))
        down = min(row * step, full - 2)
        return (self.lane - full) // 2 + down, full - down


@dataclass(slots=True)
class Bar:
    """Hold where a label lies: frames `start` to `end`, its step `row` of `rows` among those it overlaps.

    Its text has room up to the frame `clear`, where a bar over it begins. An open label is laid up to the clip's end.
    """

    label: Label
    start: int
    end: int
    row: int = 0
    rows: int = 1
    clear: int = 0


class LaneBars:
    """Hold the bars of one lane in the order of their starts; finds those in view by bisection."""

    def __init__(self, labels: Iterable[Label], *, frames: int) -> None:
        ordered = sorted(labels, key=lambda label: (label.start, label.at))
        self.bars = [_laid(label, frames) for label in ordered]
        self._starts = [bar.start for bar in self.bars]
        self._reach = list(accumulate((bar.end for bar in self.bars), max))
        _cascade(self.bars)

    def between(self, first: int, last: int) -> Sequence[Bar]:
        """List bars that may touch frames `first` to `last` (not included), and few others."""
        low = bisect_right(self._reach, first)
        return self.bars[low : bisect_left(self._starts, last)]

    def at(self, first: int, last: int) -> Iterator[Bar]:
        """Yield bars that touch frames `first` to `last` (not included), the uppermost first."""
        touching = [bar for bar in self.between(first, last) if bar.end > first]
        return iter(sorted(touching, key=lambda bar: (-bar.row, -bar.start)))


def lay(labels: Iterable[Label], vocabulary: Vocabulary, *, frames: int) -> dict[Lane, LaneBars]:
    """Lay the labels of a clip of so many frames on their lanes."""
    lanes: dict[Lane, list[Label]] = {lane: [] for lane in Lane}
    for label in labels:
        lanes[vocabulary.lane(label.kind)].append(label)
    return {lane: LaneBars(found, frames=frames) for lane, found in lanes.items()}


def _laid(label: Label, frames: int) -> Bar:
    """Make the bar of a label."""
    end = label.range(now=max(0, frames - 1)).end
    return Bar(label, label.start, end, clear=end)


def _cascade(bars: list[Bar]) -> None:
    """Give overlapping bars their steps: each takes the highest step that is free at its start."""
    running: list[Bar] = []
    group: list[Bar] = []
    for bar in bars:
        running = [other for other in running if other.end > bar.start]
        if not running:
            _close(group)
            group = []
        taken = {other.row for other in running}
        bar.row = next(row for row in range(len(running) + 1) if row not in taken)
        for other in running:
            lower = other if other.row < bar.row else bar
            lower.clear = min(lower.clear, bar.start)
        running.append(bar)
        group.append(bar)
    _close(group)


def _close(group: list[Bar]) -> None:
    """Tell every bar of a group how deep the group is."""
    rows = max((bar.row for bar in group), default=0) + 1
    for bar in group:
        bar.rows = rows
