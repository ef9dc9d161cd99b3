"""Lay labels on lanes: which bars are in view, how overlapping ones share a lane, and what lies under the pointer."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import accumulate, pairwise

from dailies_logger.domain.label import SHIPPED_LANES, Label, Lane, Vocabulary

GRIP = 4
"""Pixels beside an edge in which it can be taken hold of."""


class Density(Enum):
    """Name how high the lanes are, in pixels at a scale of 100 %: at 4K, 1000 lines, 720 lines, and folded under the big picture."""

    TALL = 30
    NORMAL = 22
    DENSE = 16
    FOLDED = 5


LOW = 7
"""How high a lane is that the editor has folded, in pixels at a scale of 100 %: bars are slivers there, and nothing is written."""

_FILM = {Density.TALL: 56, Density.NORMAL: 36, Density.DENSE: 0, Density.FOLDED: 0}
_SOUND = {Density.TALL: 36, Density.NORMAL: 28, Density.DENSE: 22, Density.FOLDED: 0}
_HEADER = {Density.TALL: 208, Density.NORMAL: 176, Density.DENSE: 176, Density.FOLDED: 24}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Hold the heights of ruler, filmstrip, sound strip and lanes, and the width of the headers, in pixels at the user's scale.

    `lane` is the height of a lane that is not folded; `lanes` holds top and height of each.
    """

    ruler: int
    film: int
    sound: int
    lane: int
    header: int
    lanes: Mapping[Lane, tuple[int, int]]

    @classmethod
    def of(
        cls,
        density: Density,
        *,
        percent: int = 100,
        film: bool = False,
        lanes: Sequence[Lane] = SHIPPED_LANES,
        low: Collection[str] = (),
    ) -> "Grid":
        """Make the grid of a density at a scale in per cent, with a filmstrip where there is room; `low` are the ids of folded lanes."""
        sizes = (24, _FILM[density] if film else 0, _SOUND[density], density.value, _HEADER[density], LOW)
        ruler, strip, sound, lane, header, folded = (round(size * percent / 100) for size in sizes)
        heights = {each: min(folded, lane) if each.id in low else lane for each in lanes}
        return cls(ruler=ruler, film=strip, sound=sound, lane=lane, header=header, lanes=_stacked(heights, ruler + strip + sound))

    def relaid(self, lanes: Sequence[Lane]) -> "Grid":
        """Return the grid with other lanes; those that were there are as high as before."""
        known = {lane.id: height for lane, (_, height) in self.lanes.items()}
        return replace(self, lanes=_stacked({lane: known.get(lane.id, self.lane) for lane in lanes}, self.top))

    @property
    def top(self) -> int:
        """Return where the first lane begins."""
        return self.ruler + self.film + self.sound

    @property
    def height(self) -> int:
        """Return the height of the whole view."""
        return self.top + sum(height for _, height in self.lanes.values())

    @property
    def folded(self) -> bool:
        """Say whether the lanes are too low for shapes and words."""
        return self.lane < 12

    def lane_top(self, lane: Lane) -> int:
        """Return where a lane begins."""
        return self.lanes[lane][0]

    def low(self, lane: Lane) -> bool:
        """Say whether a lane is too low for shapes and words."""
        return self.lanes[lane][1] < 12

    def lane_at(self, y: int) -> Lane | None:
        """Return the lane at a height."""
        return next((lane for lane, (top, height) in self.lanes.items() if top <= y < top + height), None)

    def bar(self, lane: Lane, row: int, rows: int) -> tuple[int, int]:
        """Return top (from the lane's top) and height of a bar.

        Of overlapping bars each later one lies a step lower over the one before, so that every one shows its edges and
        its full length, and the lane's height never jumps while somebody labels.
        """
        height = self.lanes[lane][1]
        full = max(3, height - 4)
        step = 0 if rows == 1 else max(1, min(4, (full - 6) // (rows - 1)))
        down = min(row * step, full - 2)
        return (height - full) // 2 + down, full - down


def _stacked(heights: Mapping[Lane, int], top: int) -> dict[Lane, tuple[int, int]]:
    """Return top and height of lanes that lie one under the other from `top` on."""
    return {
        lane: (top + above, height) for (lane, height), above in zip(heights.items(), accumulate(heights.values(), initial=0), strict=False)
    }


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


class Ordered:
    """Hold bars in the order of their starts; finds those in view by bisection."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        self.bars = bars
        self._starts = [bar.start for bar in bars]
        self._reach = list(accumulate((bar.end for bar in bars), max))

    def between(self, first: int, last: int) -> Sequence[Bar]:
        """List bars that may touch frames `first` to `last` (not included), and few others."""
        low = bisect_right(self._reach, first)
        return self.bars[low : bisect_left(self._starts, last)]

    def starting(self, first: int, last: int) -> Sequence[Bar]:
        """List the bars that begin in frames `first` to `last` (not included)."""
        return self.bars[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def crowded(self, first: int, last: int, *, most: int) -> bool:
        """Say whether more than `most` bars begin in frames `first` to `last` (not included)."""
        return bisect_left(self._starts, last) - bisect_left(self._starts, first) > most

    def firsts(self, edges: Sequence[int]) -> Iterator[tuple[int, Bar]]:
        """Yield the first closed bar that begins between each edge and the next, rising frames, with the place of that edge."""
        starts, bars, place, count = self._starts, self.bars, 0, len(self.bars)
        for number, (first, last) in enumerate(pairwise(edges)):
            place = bisect_left(starts, first, place)
            closed = place
            while closed < count and starts[closed] < last and bars[closed].label.end is None:
                closed += 1
            if closed < count and starts[closed] < last:
                yield number, bars[closed]


class LaneBars(Ordered):
    """Hold the bars of one lane."""

    def __init__(self, labels: Iterable[Label], *, frames: int) -> None:
        bars = [_laid(label, frames) for label in sorted(labels, key=lambda label: (label.start, label.at))]
        super().__init__(bars)
        self._long: dict[int, Ordered] = {}
        _cascade(bars)

    def at_least(self, frames: int) -> Ordered:
        """Return the bars that last at least so many frames, rounded down to a power of two: from afar, those that are more than slivers."""
        level = max(1, frames).bit_length() - 1
        if level not in self._long:
            self._long[level] = Ordered([bar for bar in self.bars if bar.end - bar.start >= 1 << level])
        return self._long[level]

    def at(self, first: int, last: int) -> Iterator[Bar]:
        """Yield bars that touch frames `first` to `last` (not included), the uppermost first."""
        touching = [bar for bar in self.between(first, last) if bar.end > first]
        return iter(sorted(touching, key=lambda bar: (-bar.row, -bar.start)))


def lay(labels: Iterable[Label], vocabulary: Vocabulary, *, frames: int) -> dict[Lane, LaneBars]:
    """Lay the labels of a clip of so many frames on their lanes."""
    lanes: dict[Lane, list[Label]] = {lane: [] for lane in vocabulary.lanes}
    lane_of = {kind.id: vocabulary.lane_with(kind.lane) for kind in vocabulary.kinds}
    free = vocabulary.lane_with(Lane.FREE.id)
    for label in labels:
        lanes[lane_of.get(label.kind, free)].append(label)
    return {lane: LaneBars(found, frames=frames) for lane, found in lanes.items()}


def _laid(label: Label, frames: int) -> Bar:
    """Make the bar of a label."""
    end = label.end if label.end is not None else label.range(now=max(0, frames - 1)).end
    return Bar(label, label.start, end, clear=end)


def _cascade(bars: list[Bar]) -> None:
    """Give overlapping bars their steps: each takes the highest step that is free at its start."""
    running: list[Bar] = []
    group: list[Bar] = []
    for bar in bars:
        running = [other for other in running if other.end > bar.start]
        if not running:
            _close(group)
            running, group = [bar], [bar]
            continue
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
