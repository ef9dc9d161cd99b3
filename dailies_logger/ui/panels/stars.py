"""Show and set a rating of five stars, and the ring of a circled take."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.panels import rows


class Stars(QWidget):
    """Show a rating; a click on a star asks for it, on the same star again for none."""

    rating_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating = 0
        self._step = theme.px(13)
        self.setFixedSize(5 * self._step, theme.px(20))
        self.set_rating(0)

    def set_rating(self, rating: int) -> None:
        """Show a rating of 0 to 5."""
        self._rating = rating
        self.setAccessibleName(f"Rating {rating} of 5")
        self.setToolTip(f"Rating {rating} of 5 (Shift+1 to Shift+5)")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stars."""
        painter = QPainter(self)
        rows.paint_stars(painter, QPoint(0, (self.height() - self._step) // 2), self._rating, size=self._step - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the rating under the pointer."""
        star = min(5, max(1, event.position().toPoint().x() // self._step + 1))
        self.rating_requested.emit(0 if star == self._rating else star)


class TakeRing(QAbstractButton):
    """Show a take's number with the ring of a circled one; pressing it asks to circle or not."""

    circle_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._circled = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self.circle_requested.emit(not self._circled))

    def set_take(self, number: str, *, circled: bool) -> None:
        """Show a number."""
        self._number, self._circled = number, circled
        said = "circled" if circled else "not circled"
        self.setAccessibleName(f"Take {number}, {said}")
        self.setToolTip(f"{'Take the circle away' if circled else 'Circle the take'} (Shift+C)")
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Leave room for the ring round any number."""
        return QSize(max(theme.px(26), self.fontMetrics().horizontalAdvance(self._number) + theme.px(14)), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint number and ring."""
        painter = QPainter(self)
        rows.paint_take_number(painter, QRect(self.rect()), self._number, circled=self._circled)
