"""Paint the beat grid: the heads of beats at the left, of setups above, and what covers each beat between them."""

from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.domain.label import Lane
from dailies_logger.ui import icons, theme
from dailies_logger.ui.icons import paint_shape
from dailies_logger.ui.models.beat_grid import BeatGridModel, BeatRole, Index
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.rows import Thumbnails, no_thumbnails
from dailies_logger.workflow.beat_grid import Cell, Row

ROW, COLUMN, HEAD, TOP = 108, 132, 224, 44
"""Height of a beat, width of a setup, width of the beats' heads, height of the setups', in pixels at 100 %."""

STILL = (124, 70)


class BeatHeads(QHeaderView):
    """Name the beats: number, name, whose and what is felt, how strongly, and how many readings there are.

    One is dragged to its place in the story; `dropped` carries the beat and the place, from 0, that it shall have.
    """

    dropped = Signal(object, int)

    def __init__(self, model: BeatGridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid = model
        self.setAccessibleName("Beats")
        self.setFixedWidth(theme.px(HEAD))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(theme.px(ROW))
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.chosen, self.active = -1, False
        self._held, self._gap = -1, -1

    def mark(self, chosen: int, *, active: bool) -> None:
        """Show which beat is chosen, and whether the grid has the focus."""
        if (chosen, active) == (self.chosen, self.active):
            return
        for at in {self.chosen, chosen}:
            self.viewport().update(0, self.sectionViewportPosition(at), self.width(), self.sectionSize(at))
        self.chosen, self.active = chosen, active

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint the head of a beat."""
        row = self._grid.row(logical)
        if row is None:
            return
        painter.save()
        painter.fillRect(rect, theme.color("window"))
        if logical == self.chosen:
            rows.paint_chosen(painter, rect, focused=self.active)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        left, line = rect.left() + theme.px(12), theme.px(20)
        number = QRect(left, rect.top() + theme.px(8), theme.px(18), line)
        rows.paint_text(painter, number, str(self._grid.grid.rows.index(row) + 1), role="small", ink="text2")
        self._shape(painter, QRect(left + theme.px(18), number.top(), theme.px(20), line))
        words = QRect(left + theme.px(38), number.top(), rect.width() - theme.px(56), line)
        rows.paint_text(painter, words, row.beat.name, role="body_bold", ink="strong")
        self._told(painter, words.translated(0, line), row)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a beat; where only some are shown their order is not the story's."""
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton and not self._grid.uncovered
        self._held = self.logicalIndexAt(event.position().toPoint()) if left else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show between which beats the one that is held would come."""
        if self._held < 0:
            super().mouseMoveEvent(event)
            return
        self._gap = self._gap_at(event.position().toPoint().y())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the beat there; dropped where it was, nothing happens."""
        held, gap, row = self._held, self._gap, self._grid.row(self._held)
        self._held = self._gap = -1
        self.viewport().update()
        super().mouseReleaseEvent(event)
        if row is not None and gap >= 0 and gap not in (held, held + 1):
            self.dropped.emit(row.beat.id, gap - (gap > held))

    def _gap_at(self, y: int) -> int:
        """Return before which beat a height lies: 0 is before the first."""
        at = self.logicalIndexAt(0, y)
        if at < 0:
            return self.count() if y > 0 else 0
        middle = self.sectionViewportPosition(at) + self.sectionSize(at) // 2
        return at + (y > middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads, and the line where a dragged beat would come."""
        super().paintEvent(event)
        if self._gap >= 0 and self.count():
            last = self.count() - 1
            ends = self.sectionViewportPosition(last) + self.sectionSize(last)
            y = self.sectionViewportPosition(self._gap) if self._gap <= last else ends
            QPainter(self.viewport()).fillRect(0, max(0, y - 1), self.width(), 3, theme.color("strong"))

    def _shape(self, painter: QPainter, box: QRect) -> None:
        size = theme.px(12)
        at = QRectF(box.left(), box.center().y() + 1 - size / 2, size, size)
        paint_shape(painter, Lane.BEAT, at, theme.lane(Lane.BEAT).color)

    def _told(self, painter: QPainter, box: QRect, row: Row) -> None:
        """Write whose the beat is and what is felt, its note, and its readings."""
        beat, line = row.beat, box.height()
        said = ", ".join(filter(None, (beat.whose, beat.feeling)))
        strong = box.adjusted(0, 0, -theme.px(36), 0) if beat.intensity else box
        used = rows.paint_text(painter, strong, said, role="small", ink="text")
        if beat.intensity:
            rows.paint_pips(painter, QPoint(box.left() + used + theme.px(6 if said else 0), box.center().y() + 1), beat.intensity)
        rows.paint_text(painter, box.translated(0, line), beat.note.replace("\n", " · "), role="small", ink="text2")
        last = box.translated(0, 2 * line)
        if row.readings:
            rows.paint_text(painter, last, counted(row), role="small", ink="text2")
            return
        size = theme.px(14)
        sign = icons.pixmap("warning", "text2", size, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPoint(last.left(), last.center().y() - size // 2), sign)
        rows.paint_text(painter, last.adjusted(theme.px(20), 0, 0, 0), "Uncovered: no reading", role="small", ink="text")


class SetupHeads(QHeaderView):
    """Name setups and cameras, with size and lens."""

    def __init__(self, model: BeatGridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self.setAccessibleName("Setups and cameras")
        self.setFixedHeight(theme.px(TOP))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(theme.px(COLUMN))
        self.setHighlightSections(False)
        self.setStretchLastSection(True)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint the head of a setup and camera."""
        column = self._grid.column(logical)
        painter.save()
        painter.fillRect(rect, theme.color("window"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        box = QRect(rect.left() + theme.px(4), rect.top() + theme.px(4), rect.width() - theme.px(8), theme.px(18))
        if column is not None:
            rows.paint_text(painter, box, column.name, role="small_bold", ink="strong")
            shot = " · ".join(filter(None, (column.size, column.lens)))
            rows.paint_text(painter, box.translated(0, theme.px(18)), shot, role="small", ink="text2")
        painter.restore()


class BeatCell(QStyledItemDelegate):
    """Paint what covers a beat from a setup and camera: the best reading's still, its stars, how many there are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.thumbnails: Thumbnails = no_thumbnails
        self.playing: UUID | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell; one that nothing covers is a dashed frame."""
        cell: Cell | None = index.data(BeatRole.CELL)
        box = rows.area(option)
        focused = bool(option.widget and option.widget.hasFocus())
        painter.save()
        painter.fillRect(box, theme.color("window"))
        if isinstance(option.widget, QTableView) and option.widget.currentIndex().row() == index.row():
            painter.fillRect(box, theme.color("sel" if focused else "hover"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))
        wide, tall = (theme.px(side) for side in STILL)
        still = QRect(box.left() + theme.px(4), box.top() + theme.px(8), wide, tall)
        if cell is None:
            painter.setPen(QPen(theme.color("line2"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(still.adjusted(0, 0, -1, -1))
        else:
            self._covered(painter, still, cell)
        if rows.selected(option):
            painter.setPen(QPen(theme.color("strong" if focused else "edge"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(still.adjusted(-2, -2, 2, 2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the grid's own size."""
        return QSize(theme.px(COLUMN), theme.px(ROW))

    def _covered(self, painter: QPainter, still: QRect, cell: Cell) -> None:
        best = cell.readings[0]
        offline = best.clip.status is not ClipStatus.ONLINE
        shown = None if offline else self.thumbnails(best.clip, best.label.start, still.width())
        rows.paint_thumbnail(painter, still, shown, offline=offline)
        size, below = theme.px(12), still.bottom() + theme.px(5)
        rows.paint_stars(painter, QPoint(still.left(), below), cell.best, size=size)
        count = QRect(still.left(), below - theme.px(2), still.width(), theme.px(16))
        painter.setFont(theme.font("small_figures"))
        painter.setPen(theme.color("text2"))
        painter.drawText(count, rows.RIGHT, str(len(cell.readings)))
        if cell.champion:
            _champion(painter, still)
        if any(reading.label.id == self.playing for reading in cell.readings):
            painter.fillRect(still.left(), still.bottom() - 2, still.width(), 3, theme.color("strong"))


def _champion(painter: QPainter, still: QRect) -> None:
    """Name the champion on its still."""
    box = QRect(still.left(), still.top(), theme.px(82), theme.px(18))
    painter.fillRect(box, theme.color("overlay"))
    size = theme.px(9)
    paint_shape(painter, Lane.BEAT, QRectF(box.left() + 5, box.center().y() + 1 - size / 2, size, size), theme.lane(Lane.BEAT).color)
    rows.paint_text(painter, box.adjusted(theme.px(18), 0, 0, 0), "champion", role="mini_bold", ink="overlay_text")


def counted(row: Row) -> str:
    """Say how many readings a beat has, how many of them are selected, and how many a stringout uses."""
    count = len(row.readings)
    parts = [
        f"{count} reading{'' if count == 1 else 's'}",
        f"{row.selected} selected" if row.selected else "",
        f"{row.used} used" if row.used else "",
    ]
    return ", ".join(filter(None, parts))
