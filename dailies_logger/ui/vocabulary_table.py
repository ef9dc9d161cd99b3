"""Be one of the tables of the vocabulary: rows that are added, changed, left out and moved by keys."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from dailies_logger.domain.label import Vocabulary
from dailies_logger.ui import theme
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.models.kinds import KindModel
from dailies_logger.ui.models.lanes import LaneModel
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.tables import RowTable
from dailies_logger.ui.work import Work

ROW = 30
"""How high a row is, in pixels at a scale of 100 %."""

_MARGIN = 7


class VocabularyRow(QStyledItemDelegate):
    """Paint a cell of a row under its head, the first with its shape; the bar of the chosen row is at the left."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint one cell."""
        painter.save()
        rows.paint_ground(painter, option, bar=index.column() == 0)
        box = rows.area(option).adjusted(theme.px(_MARGIN), 0, -theme.px(_MARGIN), 0)
        shape = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(shape, QIcon):
            side = theme.px(16)
            shape.paint(painter, box.left(), box.center().y() + 1 - side // 2, side, side)
            box.setLeft(box.left() + side + theme.px(8))
        rows.paint_text(painter, box, str(index.data()), ink="strong" if rows.selected(option) else "text")
        painter.restore()


class VocabularyTable(RowTable):
    """Show the kinds or the lanes. Ctrl+Enter adds, before a command has that key; `entered` comes with the focus.

    A table that is one says what `add`, `change`, `remove` and `move` do to `work`, which is None while no library is open.
    """

    entered = Signal()

    def __init__(self, model: KindModel | LaneModel, asks: AskSheet, *, name: str) -> None:
        super().__init__(name=name, height=ROW)
        self.setModel(model)
        self.setItemDelegate(VocabularyRow(self))
        self.work: Work | None = None
        self._rows, self._asks = model, asks
        self.opened.connect(self.change)
        self.removed.connect(self.remove)
        self.moved.connect(self.move_chosen)

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Show another vocabulary; a row that was added is chosen, else the same as before."""
        row, kept, known = self.currentIndex().row(), self.chosen(), self._rows.ids()
        self._rows.set_vocabulary(vocabulary)
        ids = self._rows.ids()
        wanted = next((each for each in ids if known and each not in known), kept)
        self.choose(ids.index(wanted) if wanted in ids else row)

    def chosen(self) -> str:
        """Return the id of the chosen row; empty where none is."""
        ids, row = self._rows.ids(), self.currentIndex().row()
        return ids[row] if 0 <= row < len(ids) else ""

    def add(self) -> None:
        """Ask for what is to be added."""
        raise NotImplementedError

    def change(self) -> None:
        """Ask what of the chosen row is to be changed."""
        raise NotImplementedError

    def remove(self) -> None:
        """Leave the chosen row out."""
        raise NotImplementedError

    def move_chosen(self, by: int) -> None:
        """Move the chosen row up (-1) or down."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Add on Ctrl+Enter."""
        ctrl = isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not ctrl or not isinstance(event, QKeyEvent) or event.key() not in ENTER:
            return super().event(event)
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self.add()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys mean this table."""
        super().focusInEvent(event)
        self.entered.emit()
