"""Make the table that results and stringouts are shown in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from dailies_logger.ui import theme

_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
_ASKED = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)


class RowTable(QTableView):
    """Show rows of one height, chosen as a whole. Enter asks to open; Delete, Alt+Up and Alt+Down to change the order."""

    opened = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, *, name: str, height: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(height))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setFixedHeight(theme.px(32))
        self.doubleClicked.connect(self.opened)

    def set_widths(self, widths: dict[int, int], *, stretch: int) -> None:
        """Set the widths of columns at a scale of 100 %; the column `stretch` takes what is left."""
        header = self.horizontalHeader()
        for column, width in widths.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, theme.px(width))
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def choose(self, row: int) -> None:
        """Choose a row; one beyond the ends is the end."""
        count = self.model().rowCount()
        if count:
            self.setCurrentIndex(self.model().index(min(max(0, row), count - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, remove, reorder; letters are the window's."""
        up_down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        way = up_down.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(way)
        elif not held and event.key() in _ASKED:
            (self.removed if event.key() == Qt.Key.Key_Delete else self.opened).emit()
        elif way is not None:
            self.choose(self.currentIndex().row() + way)
        elif event.key() in _ENDS and not held:
            self.choose(_ENDS[Qt.Key(event.key())] * self.model().rowCount())
        elif event.key() in _PAGES:
            super().keyPressEvent(event)
        else:
            event.ignore()
