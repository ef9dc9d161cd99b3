"""Be what lies over the window for a while: a child widget, never a window of its own; Esc puts it away."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from dailies_logger.ui import theme


class Overlay(QFrame):
    """Lie over its parent, keep the focus inside, and give it back when closed.

    It goes back to a widget of the parent's own window: a file dialog that was answered a moment ago is soon gone.
    `place` says where it lies inside the parent; it is asked again whenever the parent changes its size while it is seen.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lanes_top: Callable[[], int] = lambda: 0
        self._parent = parent
        self._back_to: QWidget | None = None
        self.hide()

    def open(self, focus: QWidget | None = None) -> None:
        """Show, and put the focus inside."""
        if not self.isVisible():
            self._back_to = self._parent.window().focusWidget()
        self._settle()
        self.show()
        self.raise_()
        (focus or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Hide, and give the focus back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        if self._back_to is not None and isValid(self._back_to) and self._back_to.isVisible():
            self._back_to.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def place(self, inside: QRect) -> QRect:
        """Return where to lie: the middle, as large as the content asks for."""
        wanted = self.sizeHint().boundedTo(inside.size())
        return QRect(inside.center().x() - wanted.width() // 2, inside.center().y() - wanted.height() // 2, wanted.width(), wanted.height())

    def over_lanes(self, inside: QRect, width: int) -> QRect:
        """Return where to lie over the lanes, which begin at `lanes_top()` (0: there are none), so that the picture stays free."""
        size = QSize(min(theme.px(width), inside.width() - theme.px(32)), self.sizeHint().height())
        lowest = inside.bottom() - theme.px(26) - size.height()
        top = min(self.lanes_top() or lowest, lowest)
        return QRect(QPoint(inside.center().x() - size.width() // 2, max(inside.top(), top)), size)

    def _settle(self) -> None:
        self.setGeometry(self.place(self._parent.rect()))

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the parent's size, now that it matters: every event of the window comes through each filter."""
        super().showEvent(event)
        self._parent.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the parent alone."""
        super().hideEvent(event)
        self._parent.removeEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep Tab inside."""
        before = QApplication.focusWidget()
        moved = super().focusNextPrevChild(next)
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now) and before is not None:
            before.setFocus(Qt.FocusReason.TabFocusReason)
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size."""
        if watched is self._parent and event.type() is QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False
