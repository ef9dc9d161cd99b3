"""Edit the kinds of label and the lanes of the production: two tables over the window, side by side."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.finder import hints
from dailies_logger.ui.kind_table import KindTable
from dailies_logger.ui.lane_table import LaneTable
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.vocabulary_table import ROW
from dailies_logger.ui.widgets import Hairline, text
from dailies_logger.ui.work import Work

_WIDTH, _LANES = 1000, 300
_MOVE = (("Alt+Up", "up"), ("Alt+Down", "down"))
_KIND_HINTS = (("Enter", "change"), ("Ctrl+Enter", "add a kind"), *_MOVE, ("Del", "leave out"), ("Tab", "lanes"), ("Esc", "back"))
_LANE_HINTS = (("Enter", "change"), ("Ctrl+Enter", "add a lane"), *_MOVE, ("Del", "take away"), ("Tab", "kinds"), ("Esc", "back"))


class VocabularySheet(Overlay):
    """Show the kinds, and beside them the lanes as they lie under the picture; the keys mean the table with the focus."""

    def __init__(self, parent: QWidget, actions: ActionSet, asks: AskSheet) -> None:
        super().__init__(parent, name="Vocabulary")
        self._actions = actions
        self.kinds, self.lanes = KindTable(actions, asks), LaneTable(asks)
        self._hints = QStackedWidget()
        for table, keys in ((self.kinds, _KIND_HINTS), (self.lanes, _LANE_HINTS)):
            page = _page(keys)
            self._hints.addWidget(page)
            table.entered.connect(lambda page=page: self._hints.setCurrentWidget(page))
        self._hints.setFixedHeight(self._hints.sizeHint().height())
        self._lay_out()
        self.setProperty("holds", True)
        actions.keys_changed.connect(self._show)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), 0)
        head.addWidget(text("Vocabulary", "title", ink="strong"))
        head.addStretch(1)
        head.addWidget(text("Kinds that are left out stay with the labels that are of them.", "small", ink="text2"))
        self.lanes.setFixedWidth(theme.px(_LANES))
        tables = QHBoxLayout()
        tables.setSpacing(0)
        for widget in (self.kinds, Hairline(upright=True), self.lanes):
            tables.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(8), 1, theme.px(10))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addLayout(tables)
        column.addWidget(self._hints)

    def ask(self, work: Work) -> None:
        """Show the kinds and lanes of the open library."""
        self._show()
        for table in (self.kinds, self.lanes):
            table.work = work
            table.choose(0)
        self.open(self.kinds)

    def sizeHint(self) -> QSize:
        """Ask for every kind and lane, as far as that fits."""
        rows = max(6, self.kinds.rows.rowCount(), self.lanes.rows.rowCount())
        return QSize(theme.px(_WIDTH), theme.px(132 + ROW * rows))

    def place(self, inside: QRect) -> QRect:
        """Lie in the middle, a little inside the window."""
        margin = theme.px(24)
        return super().place(inside.adjusted(margin, margin, -margin, -margin))

    def _show(self) -> None:
        """Show the vocabulary as it is now."""
        for table in (self.kinds, self.lanes):
            table.show_vocabulary(self._actions.vocabulary)
        if self.isVisible():
            self._settle()

    def leave(self) -> None:
        """Let go of a library that closes."""
        self.kinds.work = self.lanes.work = None
        self.dismiss()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go from one table to the other."""
        (self.kinds if self.lanes.hasFocus() else self.lanes).setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _page(keys: Iterable[tuple[str, str]]) -> QWidget:
    page = QWidget()
    page.setLayout(hints(keys))
    return page
