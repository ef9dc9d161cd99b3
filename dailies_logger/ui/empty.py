"""Say what to do while there is nothing to see: where to drop rushes, three steps, the sample."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dailies_logger.ui import icons, theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.widgets import CommandButton, CommandKey, text

_STEPS = (
    ("Drop", "Timecode, roll, camera and rate are read. Takes are grouped."),
    ("Play and press", "A key opens a label, the same key closes it. The picture goes on."),
    ("Ask", "“Every best moment of 24, wide to tight” is a stringout."),
)


class DropArea(QFrame):
    """Show where to drop; the window takes the drop itself, wherever it falls."""

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self.setObjectName("dropArea")
        self.setMaximumSize(theme.px(840), theme.px(272))
        self.setMinimumHeight(theme.px(200))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("drop", "text2", theme.px(28), self.devicePixelRatioF()))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(CommandButton(actions["file.ingest_folder"], "Choose a folder", icon="folder", primary=True))
        buttons.addWidget(CommandButton(actions["file.import"], "Only a list, ALE or CSV"))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(24), theme.px(16), theme.px(24))
        column.setSpacing(theme.px(12))
        column.addStretch(1)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text("Drop a day’s rushes here", "title", ink="strong"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(
            text("A folder, a card or single clips. Nothing is moved or copied.", "body", ink="text2"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        column.addLayout(buttons)
        column.addStretch(1)

    def set_over(self, *, over: bool) -> None:
        """Show that something is held over the window."""
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)


class Number(QWidget):
    """Show a step's number in a ring."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(QSize(theme.px(24), theme.px(24)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ring and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("small"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class Empty(QWidget):
    """Be what the well shows before the first clip is read."""

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area = DropArea(actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(24))
        column.addStretch(2)
        column.addLayout(_centred(self.area), 3)
        column.addLayout(_centred(_steps()))
        column.addLayout(_foot(actions))
        column.addStretch(2)


def _steps() -> QWidget:
    holder = QWidget()
    holder.setMaximumWidth(theme.px(840))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(24))
    for number, (name, words) in enumerate(_STEPS, start=1):
        step = QVBoxLayout()
        step.setSpacing(theme.px(4))
        step.addWidget(text(name, "body_bold"))
        step.addWidget(text(words, "small", ink="text2", wrap=True))
        step.addStretch(1)
        row.addWidget(Number(number), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(step, 1)
    return holder


def _foot(actions: ActionSet) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addStretch(1)
    for command, words in (("help.keys", "all keys"), ("view.commands", "every command")):
        row.addWidget(CommandKey(actions[command]))
        row.addWidget(text(words, "small", ink="text2"))
        row.addSpacing(theme.px(8))
    row.addWidget(text("No drive at hand?", "small", ink="text2"))
    row.addWidget(CommandButton(actions["file.sample"], "Try the sample shoot", tall=False))
    row.addStretch(1)
    return row


def _centred(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row
