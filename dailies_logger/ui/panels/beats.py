"""The beat grid as a table: beats down, setups and cameras across, walked by the arrows."""

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from dailies_logger.ui.models.beat_grid import BeatGridModel, BeatRole, Index
from dailies_logger.ui.panels.beat_cells import BeatCell, BeatHeads, SetupHeads
from dailies_logger.ui.panels.beat_keys import command_of
from dailies_logger.workflow.beat_grid import Cell, Row

REPEATING = frozenset({"beats.up", "beats.down"})
"""What a key that is held down does again and again."""

_WALKS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}


class BeatTable(QTableView):
    """Walk the grid. `acted` carries the command of a key of the room, `walked` comes when another cell is chosen."""

    acted = Signal(str)
    walked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Beat grid")
        self.grid = BeatGridModel(self)
        self.cells = BeatCell(self)
        self.heads = BeatHeads(self.grid, self)
        self.setVerticalHeader(self.heads)
        self.setHorizontalHeader(SetupHeads(self.grid, self))
        self.setModel(self.grid)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _: self.acted.emit("beats.play_cell"))
        self.heads.sectionClicked.connect(lambda row: self.choose(row, self.currentIndex().column()))

    def row(self) -> Row | None:
        """Return the chosen beat."""
        return self.grid.row(self.currentIndex().row())

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

    def event(self, event: QEvent) -> bool:
        """Take the keys of the room, and the arrows, before the window's commands have them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and (command_of(event) or _walks(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key of the room does, or walk; all else is the window's."""
        command = command_of(event)
        if command:
            if not event.isAutoRepeat() or command in REPEATING:
                self.acted.emit(command)
        elif _walks(event):
            self._walk(Qt.Key(event.key()))
        else:
            event.ignore()

    def _walk(self, key: Qt.Key) -> None:
        at = self.currentIndex()
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.grid.columnCount() - 1}
        self.choose(at.row() + down, ends.get(key, at.column() + across))


def _walks(event: QKeyEvent) -> bool:
    return event.key() in _WALKS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
