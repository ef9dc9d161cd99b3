"""Paint very many labels at once: those too narrow for a shape, as bare bars, in few strokes."""

from collections.abc import Callable, Iterator, Sequence
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
class Block:
    """Hold the boxes of bars that begin in a block of columns of a crowded lane: x from the clip's first frame, y from the lane's top."""

    fills: list[QRect] = field(default_factory=list)
    edges: list[QRect] = field(default_factory=list)


_LAID: WeakKeyDictionary[LaneBars, tuple[tuple[Fraction, int], dict[int, Block]]] = WeakKeyDictionary()
"""What was laid of lanes that are still shown: for which zoom and height, and the blocks by their number."""


def readable(sheet: Sheet, bars: LaneBars) -> list[Bar]:
    """List the bars in view that are wide enough to be painted like any other."""
    scale = sheet.scale
    wide = bars.at_least(int(READABLE / scale.zoom)).between(*scale.span())
    return [bar for bar in wide if scale.x(bar.end) - scale.x(bar.start) > READABLE]


def paint_crowd(painter: QPainter, sheet: Sheet, lane: Lane, bars: LaneBars) -> None:
    """Paint the narrow bars of a lane that are in view, and of slivers one a column: the first that begins there."""
    look, scale = theme.lane(lane), sheet.scale
    blocks = _blocks(sheet, lane, bars, range((scale.scroll - READABLE) // BLOCK, (scale.scroll + scale.width) // BLOCK + 1))
    painter.save()
    painter.setClipRect(0, 0, scale.width, sheet.grid.height)
    painter.translate(-scale.scroll, sheet.grid.lane_top(lane))
    painter.setPen(Qt.PenStyle.NoPen)
    for color, boxes in ((look.fill, [block.fills for block in blocks]), (look.color, [block.edges for block in blocks])):
        painter.setBrush(color)
        painter.drawRects([*chain.from_iterable(boxes)])
    painter.restore()


def _blocks(sheet: Sheet, lane: Lane, bars: LaneBars, numbers: range) -> list[Block]:
    """Return what blocks of columns show, made once at a zoom and height: scrolling shows most of them again."""
    zoom, height = sheet.scale.zoom, sheet.grid.lanes[lane][1]
    look, laid = _LAID.get(bars, ((zoom, height), {}))
    if look != (zoom, height) or len(laid) > BLOCKS:
        laid = {}
    _LAID[bars] = (zoom, height), laid
    tall = cache(partial(sheet.grid.bar, lane))
    laid.update((number, _block(bars, tall, zoom, number)) for number in numbers if number not in laid)
    return [laid[number] for number in numbers]


def _block(bars: LaneBars, tall: Callable[[int, int], tuple[int, int]], zoom: Fraction, number: int) -> Block:
    """Lay the bars that begin in a block of columns."""
    block = Block()
    begins = _begins(zoom, number)
    for bar, left, width in _slivers(bars, begins, number * BLOCK):
        down, height = tall(bar.row, bar.rows)
        block.edges.append(QRect(left, down, width, height))
    for bar, left, width in _narrow(bars, begins, zoom):
        down, height = tall(bar.row, bar.rows)
        block.fills.append(QRect(left, down, width, height))
        block.edges.append(QRect(left, down, SLIVER, height))
    return block


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
