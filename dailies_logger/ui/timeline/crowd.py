"""Paint very many labels at once: those too narrow for a shape, as bare bars, in few strokes."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache, partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.timeline.layout import Bar, LaneBars
from dailies_logger.ui.timeline.scale import Scale
from dailies_logger.ui.timeline.sheet import Sheet

CROWD = 250
"""Bars in view of one lane from which on it is painted as a crowd."""

READABLE = 16
"""Pixels a bar is wide that may have room for its shape; it is painted like any other."""

SLIVER = 3
"""Pixels that the shortest bar is wide."""


def readable(sheet: Sheet, bars: LaneBars) -> list[Bar]:
    """List the bars in view that are wide enough to be painted like any other."""
    scale = sheet.scale
    wide = bars.at_least(int(READABLE / scale.zoom)).between(*scale.span())
    return [bar for bar in wide if scale.x(bar.end) - scale.x(bar.start) > READABLE]


def paint_crowd(painter: QPainter, sheet: Sheet, lane: Lane, bars: LaneBars) -> None:
    """Paint the narrow bars of a lane that are in view, and of slivers one a column: the first that begins there."""
    look, top, tall = theme.lane(lane), sheet.grid.lane_top(lane), cache(partial(sheet.grid.bar, lane))
    fills: dict[int, list[QRect]] = defaultdict(list)
    edges: dict[int, list[QRect]] = defaultdict(list)
    for bar, left, width in _slivers(sheet, bars):
        down, height = tall(bar.row, bar.rows)
        edges[bar.row].append(QRect(left, top + down, width, height))
    for bar, left, width in _narrow(sheet, bars):
        down, height = tall(bar.row, bar.rows)
        fills[bar.row].append(QRect(left, top + down, width, height))
        edges[bar.row].append(QRect(left, top + down, SLIVER, height))
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for row in sorted({*fills, *edges}):
        for color, boxes in ((look.fill, fills[row]), (look.color, edges[row])):
            painter.setBrush(color)
            painter.drawRects(boxes)
    painter.restore()


def _slivers(sheet: Sheet, bars: LaneBars) -> Iterator[tuple[Bar, int, int]]:
    """Yield a bar, where it is drawn and how wide: the first of each column, and as one what lies side by side on one step."""
    runs: dict[tuple[int, int], tuple[Bar, int, int]] = {}
    for x, bar in bars.firsts(_begins(sheet.scale)):
        step = (bar.row, bar.rows)
        before = runs.get(step)
        if before is not None and x <= before[1] + before[2]:
            runs[step] = (before[0], before[1], x + SLIVER - before[1])
            continue
        if before is not None:
            yield before
        runs[step] = (bar, x, SLIVER)
    yield from runs.values()


def _narrow(sheet: Sheet, bars: LaneBars) -> Iterator[tuple[Bar, int, int]]:
    """Yield the bars in view that are wider than a sliver and have no room for a shape, one a column and step."""
    scale, drawn = sheet.scale, dict[int, int]()
    for bar in bars.at_least(int(SLIVER / scale.zoom)).between(*scale.span()):
        left = scale.x(bar.start)
        width = scale.x(bar.end) - left
        if SLIVER < width <= READABLE and drawn.get(bar.row) != left and not bar.label.open:
            drawn[bar.row] = left
            yield bar, left, width


@lru_cache(maxsize=1)
def _begins(scale: Scale) -> list[int]:
    """List the first frame of every column, and the one after the last: the same for all lanes."""
    begins = [scale.frame(x) for x in range(scale.width)]
    return [*begins, begins[-1] + 1]
