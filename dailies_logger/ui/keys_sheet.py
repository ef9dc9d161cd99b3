"""Show every key by group on one sheet: `?`. The table is made from the commands, so it cannot be wrong."""

from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dailies_logger.ui import icons, theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.command import Command
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.widgets import KeyCap, text
from dailies_logger.workflow.keymap import Keys

WIDTH = 1200
_TITLES = {
    "Play": "Picture",
    "Label": "Labels",
    "Take": "Take",
    "File": "Library",
    "Edit": "Edit and find",
    "View": "View",
    "Picture": "On the picture",
    "Lanes": "Lanes",
    "Help": "Help",
}
_COLUMNS = (("Play",), ("Label",), ("Take", "Edit"), ("File", "View", "Picture", "Lanes", "Help"))
_FEWER = (("Play",), ("Label",), ("Take", "Edit", "File", "View", "Picture", "Lanes", "Help"))
_STEPS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class KeysSheet(Overlay):
    """Lie over the window as the one overlay that may cover the picture; Esc or `?` puts it away.

    Where four columns are too wide there are three, and Up, Down and Page Up, Page Down scroll. The table is made when it is
    first looked at: it is the most costly part of the window, and many a start never shows it.
    """

    def __init__(self, parent: QWidget, actions: ActionSet) -> None:
        super().__init__(parent, name="All keys")
        self.setProperty("scrolls", True)
        self._actions = actions
        self._tables: dict[tuple[tuple[str, ...], ...], QWidget] = {}
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, theme.px(16), 1, theme.px(8))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        head.addWidget(text("All keys", "title", ink="strong"))
        head.addStretch(1)
        head.addWidget(text("Press a label’s key to open it, press it again to close it.", "small", ink="text2"))
        head.addSpacing(theme.px(16))
        head.addWidget(KeyCap("Esc"))
        head.addWidget(text("back", "small", ink="text2"))
        whole.addLayout(head)
        whole.addWidget(self.area)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        actions.keys_changed.connect(self._make_again)

    def _make_again(self) -> None:
        """Drop the tables of the keys as they were; where one is looked at, make it as they are now."""
        self.area.takeWidget()
        for gone in self._tables.values():
            gone.deleteLater()
        self._tables.clear()
        if self.isVisible():
            self._settle()

    def _table(self, columns: tuple[tuple[str, ...], ...]) -> QWidget:
        """Return the table in these columns, made where it is not there yet."""
        if columns not in self._tables:
            self._tables[columns] = _body(columns, self._actions)
        return self._tables[columns]

    def sizeHint(self) -> QSize:
        """Ask for 1200 wide, and for the height of the table."""
        inner = (self.area.widget() or self._table(_COLUMNS)).sizeHint()
        return QSize(max(theme.px(WIDTH), inner.width() + theme.px(16)), inner.height() + theme.px(72))

    def place(self, inside: QRect) -> QRect:
        """Lie in the middle, a little inside the window, with as many columns as there is room for."""
        margin = theme.px(16)
        free = inside.adjusted(margin, margin, -margin, -margin)
        four = self._table(_COLUMNS)
        wanted = four if four.sizeHint().width() + theme.px(16) <= free.width() else self._table(_FEWER)
        if wanted is not self.area.widget():
            self.area.takeWidget()
            self.area.setWidget(wanted)
            wanted.show()
        return super().place(free)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.area.verticalScrollBar().triggerAction(step)
        else:
            super().keyPressEvent(event)


def _body(columns: tuple[tuple[str, ...], ...], actions: ActionSet) -> QWidget:
    """Make the table in these columns of groups."""
    body = QWidget()
    body.setObjectName("panel")
    row = QHBoxLayout(body)
    row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(24))
    row.setSpacing(theme.px(24))
    groups = {name: list(rows) for name, rows in groupby(actions.commands, key=lambda command: command.menu.value)}
    for names in columns:
        row.addLayout(_column({_TITLES[name]: groups[name] for name in names}, actions))
    return body


def _column(groups: dict[str, list[Command]], actions: ActionSet) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px(3))
    for title, commands in groups.items():
        head = text(title, "body_bold")
        head.setFixedHeight(theme.px(30))
        column.addWidget(head)
        shapes = any(command.lane is not None for command in commands)
        for command in (each for each in commands if actions.key(each.id)):
            column.addLayout(_line(command, actions.keymap.keys(command.id), shapes=shapes))
    column.addStretch(1)
    return column


def _line(command: Command, keys: Keys, *, shapes: bool) -> QHBoxLayout:
    """Write one command: the shape of its lane where there are any, its name, its keys."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(4))
    if shapes:
        shape = QLabel()
        shape.setFixedWidth(theme.px(18))
        if command.lane is not None:
            shape.setPixmap(icons.lane_icon(command.lane).pixmap(theme.px(12)))
        row.addWidget(shape)
    row.addWidget(text(command.short, "small"))
    row.addSpacing(theme.px(8))
    row.addStretch(1)
    for key in [key for key in keys if key != "Enter"][:2]:
        row.addWidget(KeyCap(key))
    return row
