"""Paint the lanes: ruler, sound, bars, marks and playhead, in whole pixels.

What seldom changes is painted once into a pixmap (`still`); what moves (open ranges, selection, a dragged edge, the
playhead) is painted over it (`moving`), so that a frame of playing costs a few columns.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPixmap, QPolygon

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label, Lane, Look
from dailies_logger.ui import theme
from dailies_logger.ui.icons import paint_shape
from dailies_logger.ui.models.words import label_words
from dailies_logger.ui.timeline.crowd import CROWD, paint_crowd, readable
from dailies_logger.ui.timeline.gestures import Part, Trim
from dailies_logger.ui.timeline.layout import Bar
from dailies_logger.ui.timeline.scale import Scale
from dailies_logger.ui.timeline.sheet import Sheet
from dailies_logger.ui.timeline.strips import paint_film, paint_parts
from dailies_logger.ui.timeline.ticks import ticks
from dailies_logger.ui.tokens import HATCH

PEAKS_A_SECOND = 100
"""How many peaks of sound a second has (ports.Media.peaks)."""

TICK_TEXT = 120
"""Pixels the ruler gives a written timecode."""

MANY = 50
"""More chosen labels than these are outlined in what stands still: outlining each for every frame would take too long."""

PULSE = 0.38
"""The share of the lane's colour in the fainter fill of an open range."""

_WIDTHS = 4096
"""How many texts are remembered with their widths: a long day has more of them than are ever seen at once."""


class LanePainter:
    """Paint a sheet."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, str], int] = {}
        self._hatch: QBrush | None = None

    def still(self, painter: QPainter, sheet: Sheet) -> None:
        """Paint what stands still: grounds, ruler, pictures, sound, closed bars, and outlines of very many chosen ones."""
        self._grounds(painter, sheet)
        if sheet.clip is None or not sheet.clip.frames:
            return
        if sheet.parts:
            paint_parts(painter, sheet)
        else:
            self._ruler(painter, sheet, sheet.clip)
        paint_film(painter, sheet, sheet.clip)
        self._sound(painter, sheet, sheet.clip)
        self._seen(painter, sheet, sheet.clip)
        for lane, found in sheet.lanes.items():
            first, last = sheet.scale.span()
            if found.crowded(first, last, most=CROWD):
                paint_crowd(painter, sheet, lane, found)
                self._lane(painter, sheet, lane, readable(sheet, found))
            else:
                self._lane(painter, sheet, lane, found.between(first, last))
        if len(sheet.chosen) > MANY:
            self._outline(painter, [sheet.box(lane, bar) for lane, bar in sheet.in_view() if bar.label.id in sheet.chosen])

    def moving(self, painter: QPainter, sheet: Sheet) -> None:
        """Paint what moves: open ranges, selection, a dragged edge, in to out, playhead."""
        if sheet.clip is None or not sheet.clip.frames:
            return
        for lane, bar in sheet.opened:
            self._open(painter, sheet, lane, bar)
        self._chosen(painter, sheet)
        self._marks(painter, sheet)
        self._playhead(painter, sheet)
        if sheet.trim is not None and (said := sheet.readout()):
            self._readout(painter, sheet, said, at=sheet.trim)
        if sheet.focused:
            painter.fillRect(0, 0, 2, sheet.grid.height, theme.color("bar"))
        if sheet.band is not None:
            painter.setPen(theme.color("bar"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(sheet.band)

    def _grounds(self, painter: QPainter, sheet: Sheet) -> None:
        grid, width = sheet.grid, sheet.scale.width
        painter.fillRect(0, 0, width, grid.top, theme.color("window"))
        painter.fillRect(0, grid.top, width, grid.height - grid.top, theme.color("lane"))
        for y in (0, grid.ruler, grid.ruler + grid.film, *(top for top, _ in grid.lanes.values()), grid.height - 1):
            painter.fillRect(0, y, width, 1, theme.color("line" if not grid.folded else "window"))

    def _ruler(self, painter: QPainter, sheet: Sheet, clip: Clip) -> None:
        first, last = sheet.scale.span()
        painter.setFont(theme.font("mini_figures"))
        painter.setPen(theme.color("text2"))
        height = sheet.grid.ruler
        for tick in ticks(clip, first=max(0, first - round(160 / sheet.scale.zoom)), last=last, zoom=sheet.scale.zoom):
            x = sheet.scale.x(tick.frame)
            size = theme.px(10 if tick.text else 5)
            painter.fillRect(x, height - size, 1, size, theme.color("line2"))
            painter.drawText(QRect(x + 5, 0, theme.px(TICK_TEXT), height), Qt.AlignmentFlag.AlignVCenter, tick.text)

    def _sound(self, painter: QPainter, sheet: Sheet, clip: Clip) -> None:
        grid, scale = sheet.grid, sheet.scale
        if not sheet.peaks or not grid.sound:
            return
        middle, half = grid.ruler + grid.film + grid.sound // 2, (grid.sound - 6) // 2
        for x in range(min(scale.width, scale.x(clip.frames))):
            peak = _peak(sheet.peaks, scale, clip, x)
            tall = peak * half // 255
            if tall:
                painter.fillRect(x, middle - tall, 1, 2 * tall + 1, theme.color("wave"))

    def _seen(self, painter: QPainter, sheet: Sheet, clip: Clip) -> None:
        """Paint over pictures and sound which frames were watched: dim, and bright where nobody has looked."""
        grid, scale = sheet.grid, sheet.scale
        if sheet.seen is None or not (grid.sound or grid.film):
            return
        for color, ranges in (("unseen", [clip.whole]), ("seen", sheet.seen)):
            for each in ranges:
                left, right = max(0, scale.x(each.start)), min(scale.width, scale.x(min(each.end, clip.frames)))
                painter.fillRect(left, grid.ruler + 1, max(0, right - left), 3, theme.color(color))

    def _lane(self, painter: QPainter, sheet: Sheet, lane: Lane, bars: Sequence[Bar]) -> None:
        """Paint closed bars, the lower steps first; of slivers in one column one is enough."""
        drawn: set[tuple[int, int]] = set()
        rows: dict[int, list[tuple[Bar, int]]] = {}
        following = sheet.scale.width + 10_000
        for bar in reversed(bars):
            left = sheet.scale.x(bar.start)
            sliver = sheet.scale.x(bar.end) - left <= 3
            if not bar.label.open and not (sliver and (left, bar.row) in drawn):
                rows.setdefault(bar.row, []).append((bar, following))
                drawn.add((left, bar.row))
            following = left
        for row in sorted(rows):
            for bar, end in rows[row]:
                self._closed(painter, sheet, lane=lane, bar=bar, following=end)

    def _closed(self, painter: QPainter, sheet: Sheet, *, lane: Lane, bar: Bar, following: int) -> None:
        """Paint a closed bar; `following` is the column where the lane's next bar begins."""
        box = sheet.box(lane, bar)
        look = theme.lane(lane)
        room = min(sheet.scale.x(bar.clear), box.right() + 1) - box.left()
        if lane.look is Look.FLAG:
            painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("edge"))
            self._words(painter, sheet, lane=lane, label=bar.label, box=box, room=following - box.left())
            return
        self._fill(painter, box, look.fill)
        if lane.look is Look.CROSS and box.width() > 3:
            painter.fillRect(box, self._hatched())
        painter.fillRect(box.left(), box.top(), 3, box.height(), look.color)
        if box.width() <= 3:
            room = min(theme.px(20), following - box.left())
        self._words(painter, sheet, lane=lane, label=bar.label, box=box, room=room)

    def _open(self, painter: QPainter, sheet: Sheet, lane: Lane, bar: Bar) -> None:
        box = sheet.box(lane, bar)
        look = theme.lane(lane)
        fill = look.open_fill if not sheet.faint else theme.mix(look.color, theme.color("panel"), PULSE)
        painter.fillRect(box, theme.color("lane") if lane.look is Look.FLAG else fill)
        pen = QPen(look.color, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(box.left(), box.top(), box.right(), box.top())
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        painter.fillRect(box.left(), box.top(), 1 if lane.look is Look.FLAG else 3, box.height(), look.color)
        self._words(painter, sheet, lane=lane, label=bar.label, box=box, room=box.width())

    def _words(self, painter: QPainter, sheet: Sheet, *, lane: Lane, label: Label, box: QRect, room: int) -> None:
        """Paint shape, text and pips as far as each fits whole into `room` pixels."""
        shape, inset = theme.px(10), 2 if lane.look is Look.FLAG else theme.px(7)
        hidden = max(0, -box.left())
        box = box.adjusted(hidden, 0, 0, 0)
        room = min(room - hidden, sheet.scale.width - box.left())
        if box.height() < 8 or room < inset + shape:
            return
        small = min(shape, box.height() - 2)
        at = QRectF(box.left() + inset, box.center().y() + 1 - small / 2, small, small)
        paint_shape(painter, lane, at, theme.lane(lane).color, value=label.value)
        if box.height() >= theme.px(11):
            self._text(painter, sheet, label=label, box=box, room=room, indent=theme.px(16 if lane.look is Look.FLAG else 21))

    def _text(self, painter: QPainter, sheet: Sheet, *, label: Label, box: QRect, room: int, indent: int) -> None:
        """Paint what the label says, and its intensity."""
        text = label_words(label, sheet.vocabulary)
        role, ink = ("mini_bold", "strong") if label.open else ("mini", "text")
        wide = self._width(text, role)
        if indent + wide + 4 > room:
            return
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(ink))
        painter.drawText(QRect(box.left() + indent, box.top(), wide + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, text)
        pips = theme.px(24) + 6
        if label.intensity and indent + wide + 8 + pips <= room:
            self._pips(painter, label.intensity, QPoint(box.right() - pips + 1, box.center().y() + 1))

    def _pips(self, painter: QPainter, intensity: int, at: QPoint) -> None:
        wide, tall = theme.px(4), min(theme.px(8), 8)
        for k in range(5):
            shade = theme.color("text" if k < intensity else "well")
            painter.fillRect(at.x() + k * (wide + 1), at.y() - tall // 2, wide, tall, shade)

    def _fill(self, painter: QPainter, box: QRect, fill: QColor) -> None:
        if box.width() < 8:
            painter.fillRect(box, fill)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 2, 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _chosen(self, painter: QPainter, sheet: Sheet) -> None:
        """Paint the outlines of the chosen labels, and dragged ranges as they would be now."""
        along = sheet.trim.along if sheet.trim is not None and len(sheet.trim.along) <= MANY else ()
        dragged = {sheet.trim.label, *along} if sheet.trim else set()
        outlined = dragged | (sheet.chosen if len(sheet.chosen) <= MANY else set())
        for key in dragged & sheet.index.keys():
            lane, bar = sheet.index[key]
            self._fill(painter, sheet.box(lane, bar), theme.lane(lane).open_fill)
        self._outline(painter, [sheet.box(*sheet.index[key]) for key in outlined & sheet.index.keys()])

    def _outline(self, painter: QPainter, boxes: Iterable[QRect]) -> None:
        painter.setPen(QPen(theme.color("strong"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for left, top, wide, tall in {(box.left(), box.top(), box.width(), box.height()) for box in boxes}:
            painter.drawRect(left + 1, top + 1, wide - 2, tall - 2)

    def _readout(self, painter: QPainter, sheet: Sheet, said: str, *, at: Trim) -> None:
        """Paint the readout of a drag beside its edge: above the lane, where the pointer hides nothing, and inside the view."""
        wide, tall = self._width(said, "mini_figures") + theme.px(12), theme.px(18)
        left = sheet.scale.x(at.end) + 4 if at.part is Part.TAIL else sheet.scale.x(at.start) - wide - 4
        left = min(max(2, left), sheet.scale.width - wide - 2)
        box = QRect(left, max(0, sheet.grid.lane_top(at.lane) - tall - 1), wide, tall)
        painter.fillRect(box, theme.color("panel"))
        painter.setPen(theme.color("edge"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setFont(theme.font("mini_figures"))
        painter.setPen(theme.color("strong"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _marks(self, painter: QPainter, sheet: Sheet) -> None:
        if sheet.in_mark is None and sheet.out_mark is None:
            return
        first = sheet.in_mark if sheet.in_mark is not None else 0
        last = sheet.out_mark + 1 if sheet.out_mark is not None else sheet.scale.frames
        left = sheet.scale.x(first)
        painter.fillRect(left, 0, max(2, sheet.scale.x(last) - left), 3, theme.color("bar"))
        for there, frame in ((sheet.in_mark, first), (sheet.out_mark, last)):
            if there is not None:
                painter.fillRect(sheet.scale.x(frame) - (0 if frame == first else 2), 0, 2, theme.px(9), theme.color("bar"))

    def _playhead(self, painter: QPainter, sheet: Sheet) -> None:
        x, ruler = sheet.scale.x(sheet.frame), sheet.grid.ruler
        painter.fillRect(x, ruler - 8, 1, sheet.grid.height - ruler + 8, theme.color("playhead"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("playhead"))
        head = [
            QPoint(x - 5, ruler - 14),
            QPoint(x + 6, ruler - 14),
            QPoint(x + 6, ruler - 6),
            QPoint(x + 1, ruler),
            QPoint(x - 5, ruler - 6),
        ]
        painter.drawPolygon(QPolygon(head))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _width(self, text: str, role: str) -> int:
        key = (text, role)
        if key not in self._widths:
            if len(self._widths) >= _WIDTHS:
                self._widths.clear()
            self._widths[key] = QFontMetrics(theme.font(role)).horizontalAdvance(text)
        return self._widths[key]

    def _hatched(self) -> QBrush:
        """Make the hatch of problems: 135 degrees, 5 px clear, 3 px black, seen through."""
        if self._hatch is None:
            tile = QPixmap(8, 8)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            for y in range(8):
                for k in range(3):
                    painter.fillRect((7 - y + k) % 8, y, 1, 1, QColor(0, 0, 0, HATCH[theme.is_light()]))
            painter.end()
            self._hatch = QBrush(tile)
        return self._hatch


def _peak(peaks: bytes, scale: Scale, clip: Clip, x: int) -> int:
    """Return the loudest peak in a column."""
    at = x + scale.scroll
    pixels = scale.zoom * clip.rate.fraction
    first = at * PEAKS_A_SECOND * pixels.denominator // pixels.numerator
    last = (at + 1) * PEAKS_A_SECOND * pixels.denominator // pixels.numerator
    return max(peaks[first : max(first + 1, last)], default=0)
