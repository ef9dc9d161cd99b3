"""Show and set a rating of five stars, and the ring of a circled take."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.key_words import key_name
from dailies_logger.ui.panels import rows
from dailies_logger.ui.widgets import shown_key


class Stars(QWidget):
    """Show a rating; a click on a star asks for it, on the same star again for none."""

    rating_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating = 0
        self._actions: Sequence[QAction] = ()
        self._step = theme.px(13)
        self.setFixedSize(5 * self._step, theme.px(20))
        self.set_rating(0)

    def set_actions(self, first: QAction, last: QAction) -> None:
        """Set the commands that give one star and five, whose keys the tooltip names."""
        self._actions = (first, last)
        self.set_rating(self._rating)

    def set_rating(self, rating: int) -> None:
        """Show a rating of 0 to 5."""
        self._rating = rating
        self.setAccessibleName(f"Rating {rating} of 5")
        keys = [key_name(shown_key(action)) for action in self._actions if shown_key(action)]
        self.setToolTip(f"Rating {rating} of 5" + (f" ({' to '.join(keys)})" if keys else ""))
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
        self._action: QAction | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self.circle_requested.emit(not self._circled))

    def set_action(self, action: QAction) -> None:
        """Set the command that does the same, whose key the tooltip names."""
        self._action = action

    def set_take(self, number: str, *, circled: bool) -> None:
        """Show a number."""
        self._number, self._circled = number, circled
        said = "circled" if circled else "not circled"
        self.setAccessibleName(f"Take {number}, {said}")
        key = shown_key(self._action) if self._action is not None else ""
        self.setToolTip(("Take the circle away" if circled else "Circle the take") + (f" ({key_name(key)})" if key else ""))
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Leave room for the ring round any number."""
        return QSize(max(theme.px(26), self.fontMetrics().horizontalAdvance(self._number) + theme.px(14)), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint number and ring."""
        painter = QPainter(self)
        rows.paint_take_number(painter, QRect(self.rect()), self._number, circled=self._circled)
