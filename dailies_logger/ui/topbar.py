"""Show the top bar: menus left, the rooms in the centre, the production and the Commands button right."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from dailies_logger.ui import icons, theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.command import Menu, Room
from dailies_logger.ui.key_words import MENU_KEYS
from dailies_logger.ui.widgets import CommandButton, text

HEIGHT = 40
COMPACT_BELOW = 1360
"""Below this width (at 100 %) the menus are one button."""


class TopBar(QWidget):
    """Be the top line of the window."""

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(HEIGHT) + 1)
        self._actions = actions
        self.menus = {menu: self._menu(menu) for menu in Menu}
        actions.commands_changed.connect(self._fill_again)
        self._recent = QMenu("Open recent", self)
        self._recent.menuAction().setVisible(False)
        self.menus[Menu.FILE].insertMenu(actions["file.sample"], self._recent)
        self._all = QMenu("Menu", self)
        self._all.setIcon(icons.icon("menu"))
        self._compact: bool | None = None
        self._bar = QMenuBar(self)
        self._bar.setNativeMenuBar(False)
        self._bar.setAccessibleName("Menus")
        self.rooms = {room: self._room(room) for room in Room}
        self._production = text("", "body_bold")
        self._production.setObjectName("production")
        self._commands = CommandButton(actions["view.commands"], "Commands", icon="search", tall=False)
        self._lay_out()
        self._set_compact(compact=False)
        for menu, letter in MENU_KEYS.items():
            QShortcut(QKeySequence(f"Alt+{letter}"), self, lambda menu=menu: self.open_menu(menu))
        QShortcut(QKeySequence("F10"), self, lambda: self.open_menu(Menu.FILE))

    def set_production(self, title: str) -> None:
        """Show the production's title; empty where no library is open, and then no rooms either."""
        self._production.setText(title)
        self._rooms.setVisible(bool(title))

    def set_recent(self, libraries: Sequence[Path], open_one: Callable[[Path], None]) -> None:
        """List the libraries opened lately in the File menu."""
        self._recent.clear()
        for path in libraries:
            action = self._recent.addAction(path.stem)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: open_one(path))
        self._recent.menuAction().setVisible(bool(libraries))

    def set_room(self, room: Room) -> None:
        """Show which room is on."""
        self.rooms[room].setChecked(True)

    def open_menu(self, menu: Menu) -> None:
        """Open a menu from the keyboard."""
        action = self.menus[menu].menuAction()
        if self._compact:
            self._bar.setActiveAction(self._all.menuAction())
            self._all.setActiveAction(action)
        else:
            self._bar.setActiveAction(action)

    def fit(self, width: int) -> None:
        """Fold the menus into one button where the window is narrow."""
        self._set_compact(compact=width < theme.px(COMPACT_BELOW))

    def _set_compact(self, *, compact: bool) -> None:
        if compact == self._compact:
            return
        self._compact = compact
        self._bar.clear()
        self._all.clear()
        if compact:
            self._bar.addMenu(self._all)
        for menu in self.menus.values():
            (self._all if compact else self._bar).addMenu(menu)
        self._bar.setFixedWidth(self._bar.sizeHint().width())

    def _menu(self, menu: Menu) -> QMenu:
        made = QMenu(menu.value, self)
        made.setToolTipsVisible(True)
        self._fill(made, menu)
        return made

    def _fill(self, shown: QMenu, menu: Menu) -> None:
        for command in self._actions.commands:
            if command.menu is not menu:
                continue
            if command.section and shown.actions():
                shown.addSeparator()
            shown.addAction(self._actions[command.id])

    def _fill_again(self) -> None:
        """Have the kinds and lanes of the vocabulary in the menus Label and Lanes."""
        for menu in (Menu.LABEL, Menu.LANES):
            self.menus[menu].clear()
            self._fill(self.menus[menu], menu)

    def _room(self, room: Room) -> QToolButton:
        action = self._actions[f"view.{room.value}"]
        made = QToolButton()
        made.setText(action.text())
        made.setToolTip(action.toolTip())
        made.setAccessibleName(f"Room {action.text()}")
        made.setProperty("room", True)
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setMinimumWidth(QFontMetrics(theme.font("body_bold")).horizontalAdvance(action.text()) + theme.px(28))
        made.clicked.connect(action.trigger)
        return made

    def _lay_out(self) -> None:
        self._rooms = QWidget()
        middle = QHBoxLayout(self._rooms)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(theme.px(4))
        for button in self.rooms.values():
            middle.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), 0, theme.px(12), 1)
        row.setSpacing(theme.px(12))
        row.addWidget(_side(self._bar, Qt.AlignmentFlag.AlignLeft), 1)
        row.addWidget(self._rooms)
        row.addWidget(_side(self._production, Qt.AlignmentFlag.AlignRight, self._commands), 1)


def _side(first: QWidget, align: Qt.AlignmentFlag, *more: QWidget) -> QWidget:
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    holder.setMinimumSize(QSize(0, 0))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(16))
    if align is Qt.AlignmentFlag.AlignRight:
        row.addStretch(1)
    for widget in (first, *more):
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    if align is Qt.AlignmentFlag.AlignLeft:
        row.addStretch(1)
    return holder
