"""Show every key by group on one sheet: `?`. The table is made from the commands, so it cannot be wrong."""

from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dailies_logger.ui import icons, theme
from dailies_logger.ui.actions import COMMANDS, Command
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.widgets import KeyFrame, text

WIDTH = 1200
_TITLES = {"Play": "Picture", "Label": "Labels", "Take": "Take", "File": "Library", "Edit": "Edit and find", "View": "View", "Help": "Help"}
_COLUMNS = (("Play",), ("Label",), ("Take", "Edit"), ("File", "View", "Help"))


class KeysSheet(Overlay):
    """Lie over the window as the one overlay that may cover the picture; Esc or `?` puts it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="All keys")
        self._body = body = QWidget()
        body.setObjectName("panel")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(24))
        columns.setSpacing(theme.px(32))
        groups = {name: list(rows) for name, rows in groupby(COMMANDS, key=lambda command: command.menu.value)}
        for names in _COLUMNS:
            columns.addLayout(_column({_TITLES[name]: groups[name] for name in names}))
        self.area = QScrollArea()
        self.area.setWidget(body)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, theme.px(16), 1, theme.px(8))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        head.addWidget(text("All keys", "title", ink="strong"))
        head.addStretch(1)
        head.addWidget(text("Press a label’s key to open it, press it again to close it.", "small", ink="text2"))
        head.addSpacing(theme.px(16))
        head.addWidget(KeyFrame("Esc"))
        head.addWidget(text("back", "small", ink="text2"))
        whole.addLayout(head)
        whole.addWidget(self.area)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Ask for 1200 wide, and for the height of the table."""
        inner = self._body.sizeHint()
        return QSize(max(theme.px(WIDTH), inner.width() + theme.px(16)), inner.height() + theme.px(72))

    def place(self, inside: QRect) -> QRect:
        """Lie in the middle, a little inside the window."""
        margin = theme.px(16)
        return super().place(inside.adjusted(margin, margin, -margin, -margin))


def _column(groups: dict[str, list[Command]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(8))
    grid.setVerticalSpacing(theme.px(3))
    row = 0
    for title, commands in groups.items():
        grid.addWidget(text(title, "body_bold"), row, 0, 1, 3)
        grid.setRowMinimumHeight(row, theme.px(30))
        for command in (each for each in commands if each.keys):
            row += 1
            if command.lane is not None:
                shape = QLabel()
                shape.setPixmap(icons.lane_icon(command.lane).pixmap(theme.px(12)))
                grid.addWidget(shape, row, 0)
            grid.addWidget(text(_short(command), "small"), row, 1)
            grid.addLayout(_keys(command), row, 2)
        row += 1
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(row, 1)
    return grid


def _short(command: Command) -> str:
    name = command.text.removesuffix("…").removeprefix("Label: ")
    return name[0].upper() + name[1:]


def _keys(command: Command) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(4))
    row.addStretch(1)
    for key in [key for key in command.keys if key != "Enter"][:2]:
        row.addWidget(KeyFrame(key))
    return row
