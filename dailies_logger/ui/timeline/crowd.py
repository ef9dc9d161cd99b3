"""Paint very many labels at once: those too narrow for a shape, as bare bars, in few strokes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, lru_cache, partial
from itertools import chain
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.timeline.layout import Bar, LaneBars
from dailies_logger.ui.timeline.sheet import Sheet

CROWD = 250
"""Bars in view of one lane from which on it is painted as a crowd."""

READABLE = 16
"""Pixels a bar is wide that may have room for its shape; it is painted like any other."""

SLIVER = 3
"""Pixels that the shortest bar is wide."""

BLOCK = 64
"""Columns of the whole clip that are laid at once, counted from its first frame, so that they stay the same wherever the view is."""

BLOCKS = 1024
"""How many of them a lane keeps."""


@dataclass(slots=True)
class Step:
    """Hold the boxes of bars on one step of a crowded lane: x from the clip's first frame, y from the lane's top."""

    fills: list[QRect] = field(default_factory=list)
    edges: list[QRect] = field(default_factory=list)


_Blocks = dict[tuple[Fraction, int, int], Mapping[int, Step]]

_LAID: WeakKeyDictionary[LaneBars, _Blocks] = WeakKeyDictionary()
"""What was laid of lanes that are still shown, by zoom, height and block."""


def readable(sheet: Sheet, bars: LaneBars) -> list[Bar]:
    """List the bars in view that are wide enough to be painted like any other."""
    scale = sheet.scale
    wide = bars.at_least(int(READABLE / scale.zoom)).between(*scale.span())
    return [bar for bar in wide if scale.x(bar.end) - scale.x(bar.start) > READABLE]


def paint_crowd(painter: QPainter, sheet: Sheet, lane: Lane, bars: LaneBars) -> None:
    """Paint the narrow bars of a lane that are in view, and of slivers one a column: the first that begins there."""
    look, scale = theme.lane(lane), sheet.scale
    blocks = [
        _kept(sheet, lane, bars, number) for number in range((scale.scroll - READABLE) // BLOCK, (scale.scroll + scale.width) // BLOCK + 1)
    ]
    painter.save()
    painter.setClipRect(0, 0, scale.width, sheet.grid.height)
    painter.translate(-scale.scroll, sheet.grid.lane_top(lane))
    painter.setPen(Qt.PenStyle.NoPen)
    for row in sorted({row for block in blocks for row in block}):
        here = [block[row] for block in blocks if row in block]
        for color, boxes in ((look.fill, [step.fills for step in here]), (look.color, [step.edges for step in here])):
            painter.setBrush(color)
            painter.drawRects([*chain.from_iterable(boxes)])
    painter.restore()


def _kept(sheet: Sheet, lane: Lane, bars: LaneBars, number: int) -> Mapping[int, Step]:
    """Return what a block of columns shows, made once for each zoom and height: scrolling shows most of them again."""
    key, laid = (sheet.scale.zoom, sheet.grid.lanes[lane][1], number), _LAID.setdefault(bars, {})
    if key not in laid:
        if len(laid) >= BLOCKS:
            laid.clear()
        laid[key] = _block(bars, cache(partial(sheet.grid.bar, lane)), sheet.scale.zoom, number)
    return laid[key]


def _block(bars: LaneBars, tall: Callable[[int, int], tuple[int, int]], zoom: Fraction, number: int) -> Mapping[int, Step]:
    """Lay the bars that begin in a block of columns."""
    steps: dict[int, Step] = defaultdict(Step)
    begins = _begins(zoom, number)
    for bar, left, width in _slivers(bars, begins, number * BLOCK):
        down, height = tall(bar.row, bar.rows)
        steps[bar.row].edges.append(QRect(left, down, width, height))
    for bar, left, width in _narrow(bars, begins, zoom):
        down, height = tall(bar.row, bar.rows)
        steps[bar.row].fills.append(QRect(left, down, width, height))
        steps[bar.row].edges.append(QRect(left, down, SLIVER, height))
    return dict(steps)


def _slivers(bars: LaneBars, begins: Sequence[int], column: int) -> Iterator[tuple[Bar, int, int]]:
    """Yield a bar, where it is drawn and how wide: the first of each column, and as one what lies side by side on one step."""
    runs: dict[tuple[int, int], tuple[Bar, int, int]] = {}
    for place, bar in bars.firsts(begins):
        x, step = column + place, (bar.row, bar.rows)
        before = runs.get(step)
        if before is not None and x <= before[1] + before[2]:
            runs[step] = (before[0], before[1], x + SLIVER - before[1])
            continue
        if before is not None:
            yield before
        runs[step] = (bar, x, SLIVER)
    yield from runs.values()


def _narrow(bars: LaneBars, begins: Sequence[int], zoom: Fraction) -> Iterator[tuple[Bar, int, int]]:
    """Yield the bars that are wider than a sliver and have no room for a shape, one a column and step."""
    top, bottom, drawn = zoom.numerator, zoom.denominator, dict[int, int]()
    for bar in bars.at_least(int(SLIVER / zoom)).starting(begins[0], begins[-1]):
        left = bar.start * top // bottom
        width = bar.end * top // bottom - left
        if SLIVER < width <= READABLE and drawn.get(bar.row) != left and not bar.label.open:
            drawn[bar.row] = left
            yield bar, left, width


@lru_cache(maxsize=64)
def _begins(zoom: Fraction, number: int) -> Sequence[int]:
    """List the first frame of every column of a block, and the one after the last: the same for all lanes."""
    top, bottom = zoom.numerator, zoom.denominator
    return [-(-at * bottom // top) for at in range(number * BLOCK, (number + 1) * BLOCK + 1)]
