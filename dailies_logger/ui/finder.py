"""Be a sheet with a box to type in and the commands that fit under it; what is done with one is its user's."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from dailies_logger.ui import icons, theme
from dailies_logger.ui.commands.command import Command
from dailies_logger.ui.found import ROW, CommandPainter, Found
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.widgets import Hairline, KeyCap, text

ROWS = 6
WIDTH = 640
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS, Qt.Key.Key_PageDown: ROWS}


class Finder(Overlay):
    """Narrow the commands down by a few letters, and walk them with the arrows. It lies over the lanes, `rows` high."""

    def __init__(self, parent: QWidget, model: Found, *, name: str, asks: str, rows: int = ROWS) -> None:
        super().__init__(parent, name=name)
        self.model = model
        self.box = QLineEdit()
        self.box.setProperty("bare", True)
        self.box.setFont(theme.font("lead"))
        self.box.setPlaceholderText(asks)
        self.box.setAccessibleName("Command")
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(theme.px(ROW * rows))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Commands that fit")
        self._count = text("", "small_figures", ink="text2")
        self.box.textEdited.connect(self.look)
        model.changed.connect(self.again)

    def ask(self) -> None:
        """Open with an empty box."""
        self.box.clear()
        self.look()
        self.open(self.box)

    def place(self, inside: QRect) -> QRect:
        """Lie over the lanes, in the middle."""
        return self.over_lanes(inside, WIDTH)

    def look(self, _typed: str = "") -> None:
        """List what fits to what was typed, the best one chosen."""
        self._list()
        self.list.setCurrentIndex(self.model.index(0, 0))

    def again(self, wanted: str = "") -> None:
        """List anew what fits, because commands or keys are others now; the same one is chosen, or the one `wanted`."""
        chosen = self.chosen()
        before = chosen.id if chosen is not None else ""
        self._list()
        rows = (row for row in range(self.model.rowCount()) if self.model.command(row).id == (wanted or before))
        self.list.setCurrentIndex(self.model.index(next(rows, 0), 0))

    def _list(self) -> None:
        """List what fits to what stands in the box."""
        self.model.look_for(self.box.text())
        self._count.setText(f"{self.model.rowCount()} of {self.model.total()}")

    def chosen(self) -> Command | None:
        """Return the command of the chosen row."""
        index = self.list.currentIndex()
        return self.model.command(index.row()) if index.isValid() else None

    def head(self) -> QHBoxLayout:
        """Return the line with the box, which takes the room there is."""
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(4))
        glass = QLabel()
        glass.setPixmap(icons.pixmap("search", "text", theme.px(16), self.devicePixelRatioF()))
        for widget in (glass, self.box, self._count):
            row.addWidget(widget)
        self.box.setFixedHeight(theme.px(40))
        return row

    def lay_out(self, *, head: QHBoxLayout, foot: QLayout) -> None:
        """Put the list between a head and a foot."""
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(2), 1, theme.px(2))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.list)
        column.addWidget(Hairline())
        column.addSpacing(theme.px(8))
        column.addLayout(foot)
        column.addSpacing(theme.px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; all else belongs to the box."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(min(max(0, self.list.currentIndex().row() + step), last), 0))


def hints(said: Iterable[tuple[str, str]]) -> QHBoxLayout:
    """Say in a line which keys do what; these stay where the keys beside things are left away."""
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
    row.setSpacing(theme.px(6))
    for key, words in said:
        row.addWidget(KeyCap(key))
        row.addWidget(text(words, "small", ink="text2"))
        row.addSpacing(theme.px(8))
    row.addStretch(1)
    return row
