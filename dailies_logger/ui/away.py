"""Say, where the picture would be, that it is on the second screen; what has little room elsewhere may lie under that line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dailies_logger.ui import icons, theme
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.widgets import CommandButton, CommandKey, text

LINE = 44
"""How high the line is, in logical pixels at 100 %."""

ROOMY = 480
"""From which width on, at 100 %, there is room for the button; below it the key stands alone."""


class AwayLine(QWidget):
    """Be the line: where the picture is, and the command that brings it back."""

    def __init__(self, back: QAction) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(LINE))
        picture = QLabel()
        picture.setPixmap(icons.pixmap("screen", "text2", theme.px(16), self.devicePixelRatioF()))
        self.button = CommandButton(back, "Bring it back", tall=False)
        self._key = QWidget()
        alone = QHBoxLayout(self._key)
        alone.setContentsMargins(0, 0, 0, 0)
        alone.addWidget(CommandKey(back))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(picture)
        row.addWidget(text("Picture on the second screen", "body", ink="text2"))
        row.addStretch(1)
        row.addWidget(self.button)
        row.addWidget(self._key)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the button where there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))

    def _fit(self) -> None:
        roomy = self.width() >= theme.px(ROOMY)
        self.button.setVisible(roomy)
        self._key.setVisible(not roomy)


class Well(QWidget):
    """Hold the picture in a room that borrows it; while it is on the second screen, be no more than the line that says so."""

    def __init__(self, back: QAction) -> None:
        super().__init__()
        self.setObjectName("well")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = AwayLine(back)
        self._line.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._line)

    @property
    def away(self) -> bool:
        """Say whether the picture is on the second screen."""
        return not self._line.isHidden()

    def hold(self, picture: PictureView | None) -> None:
        """Take the picture; None: it is on the second screen."""
        if picture is not None:
            self._column.addWidget(picture)
            picture.show()
        self._line.setVisible(picture is None)
