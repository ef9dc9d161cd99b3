"""The beat grid as a table: beats down, setups and cameras across, walked by the arrows."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from dailies_logger.ui import theme
from dailies_logger.ui.models.beat_grid import BeatGridModel, BeatRole, Index
from dailies_logger.ui.panels.beat_cells import BeatCell, BeatHeads, SetupHeads
from dailies_logger.workflow.beat_grid import BeatGrid, Cell, Column, Reading, Row

_WALKS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}


class BeatTable(QTableView):
    """Walk the grid. `walked` comes when another cell is chosen."""

    walked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Beat grid")
        self.grid = BeatGridModel(self)
        self._walked = True
        self.cells = BeatCell(self)
        self.heads = BeatHeads(self.grid, self)
        self.setVerticalHeader(self.heads)
        self.setHorizontalHeader(SetupHeads(self.grid, self))
        self.setModel(self.grid)
        self.setItemDelegate(self.cells)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that what is scrolled is moved, not painted again
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.heads.sectionClicked.connect(lambda row: self.choose(row, self.currentIndex().column()))

    def row(self) -> Row | None:
        """Return the chosen beat."""
        return self.grid.row(self.currentIndex().row())

    def readings(self) -> Sequence[Reading]:
        """Return the readings of the chosen beat."""
        row = self.row()
        return row.readings if row is not None else ()

    def show_grid(self, grid: BeatGrid, *, uncovered: bool, wanted: UUID | None = None, label: UUID | None = None) -> None:
        """Show a grid; the chosen beat and column stay chosen, or another beat is `wanted`, at the cell of a label. Nobody has walked, so nothing is told."""
        before, at = self.row(), self.currentIndex()
        column = self.grid.column(at.column())
        beat = wanted or (before.beat.id if before is not None else None)
        with QSignalBlocker(self):
            self.grid.set_grid(grid, uncovered=uncovered)
            self.heads.setVisible(self.grid.rowCount() > 0)
            there = max(0, self.grid.row_of(beat) if self.grid.row_of(beat) >= 0 else at.row())
            stays = column if before is not None and before.beat.id == beat and wanted is None else None
            row = self.grid.row(there)
            self.choose(there, _across(grid, row, _holding(row, label) or stays, at.column()))

    def cell(self) -> Cell | None:
        """Return the chosen cell; None where nothing covers it."""
        return cast("Cell | None", self.currentIndex().data(BeatRole.CELL)) if self.currentIndex().isValid() else None

    def choose(self, row: int, column: int) -> None:
        """Choose a cell; one beyond the ends is the end."""
        if self.grid.rowCount():
            there = self.grid.index(min(max(0, row), self.grid.rowCount() - 1), min(max(0, column), self.grid.columnCount() - 1))
            self.setCurrentIndex(there)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show the head of the chosen beat as chosen too."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            across = self.visualRect(index)
            self.viewport().update(0, across.top(), self.viewport().width(), across.height())  # the whole row is shown as chosen
        self.heads.mark(current.row(), active=self.hasFocus())
        self.walked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are the grid's."""
        super().focusInEvent(event)
        self.heads.mark(self.currentIndex().row(), active=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they are not."""
        super().focusOutEvent(event)
        self.heads.mark(self.currentIndex().row(), active=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground too, where there are no cells."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("window"))
        painter.end()
        super().paintEvent(event)

    def set_walked(self, *, walked: bool) -> None:
        """Have the arrows walk, or leave them to the window: in an audition they pass and go back."""
        self._walked = walked

    def event(self, event: QEvent) -> bool:
        """Take the arrows before the window's commands have them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._walked and _walks(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; all else is the room's or the window's."""
        if self._walked and _walks(event):
            self._walk(Qt.Key(event.key()))
        else:
            event.ignore()

    def mark_playing(self, label: UUID | None) -> None:
        """Mark the cell in which a reading plays, or none."""
        self.cells.playing = label
        self.viewport().update()

    def _walk(self, key: Qt.Key) -> None:
        at = self.currentIndex()
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.grid.columnCount() - 1}
        self.choose(at.row() + down, ends.get(key, at.column() + across))


def _holding(row: Row | None, label: UUID | None) -> Column | None:
    """Return the column in which a label reads a beat."""
    cells = row.cells.items() if row is not None and label is not None else ()
    return next((column for column, cell in cells if any(reading.label.id == label for reading in cell.readings)), None)


def _across(grid: BeatGrid, row: Row | None, column: Column | None, at: int) -> int:
    """Return the place of a column; where there is none, that of the best reading of a beat, else where one was."""
    best = column if column is not None else next(iter(row.cells), None) if row is not None else None
    return grid.columns.index(best) if best in grid.columns else max(0, at)


def _walks(event: QKeyEvent) -> bool:
    return event.key() in _WALKS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
