"""Make the small things that every screen is put together from: key frames, text by role, flat buttons, the focus ring."""

from html import escape

from PySide6.QtCore import QEvent, QMetaObject, QObject, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from dailies_logger.ui import icons, theme
from dailies_logger.ui.key_words import key_name


class KeyCap(QLabel):
    """Show a key in its small frame; without a key it takes no room."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("keyFrame", True)
        self.setFont(theme.font("mini"))
        self.setFixedHeight(theme.px(17))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._wanted = True
        self.set_key(key)

    def set_key(self, key: str) -> None:
        """Show another key, or none."""
        self.setText(key_name(key))
        self.setAccessibleName(f"Key {key_name(key)}" if key else "")
        if self.parent() is not None or not key:  # without a parent it would be a window of its own
            self.setVisible(self._wanted)

    def setVisible(self, visible: bool) -> None:
        """Show or hide it; without a key it stays hidden."""
        self._wanted = visible
        super().setVisible(visible and bool(self.text()))


class KeyFrame(KeyCap):
    """Show a key beside the thing it does; all of these hide together (`MainWindow.toggle_keys`)."""


class CommandKey(KeyFrame):
    """Show the key of a command, whichever it is by now; while `typing`, the one that works in a text field."""

    def __init__(self, action: QAction, parent: QWidget | None = None, *, typing: bool = False) -> None:
        super().__init__(shown_key(action, typing=typing), parent)
        self._action, self._typing = action, typing
        action.changed.connect(self._follow)

    def _follow(self) -> None:
        self.set_key(shown_key(self._action, typing=self._typing))


def shown_key(action: QAction, *, typing: bool = False) -> str:
    """Return the first key of a command, as Qt spells it on every system; empty where it has none.

    While `typing` it is the first of Ctrl and a letter: those a text field leaves to the window.
    """
    keys = [each.toString(QKeySequence.SequenceFormat.PortableText) for each in action.shortcuts()]
    return next((key for key in keys if not typing or (key.startswith("Ctrl+") and len(key) == len("Ctrl+J"))), "")


def text(words: str, role: str = "body", *, ink: str = "text", wrap: bool = False) -> QLabel:
    """Make a label with a font role and an ink."""
    made = QLabel(words)
    made.setFont(theme.font(role))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    tint(made, ink)
    return made


class ElidedText(QLabel):
    """Show user text in one line: elided at the right where there is no room, whole in the tooltip."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setFont(theme.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Ask for next to nothing."""
        return QSize(theme.px(24), super().minimumSizeHint().height())

    def setText(self, words: str) -> None:
        """Show other words."""
        super().setText(words)
        self.setToolTip(escape(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what there is room for."""
        painter = QPainter(self)
        fitted = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)


class Hairline(QWidget):
    """Be a line of one pixel that separates what lies above and below; `upright`, what lies beside it."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setFixedWidth(1) if upright else self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        QPainter(self).fillRect(self.rect(), theme.color("line"))


def tint(widget: QWidget, ink: str) -> None:
    """Give a widget's text another ink."""
    widget.setForegroundRole(QPalette.ColorRole.WindowText)  # else a button's child takes the button's
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, theme.color(ink))
    widget.setPalette(palette)


def flat_button(action: QAction, *, size: int = 28) -> QToolButton:
    """Make an icon button of a command; its name and key are its tooltip and accessible name."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setProperty("flat", True)
    made.setIconSize(QSize(theme.px(16), theme.px(16)))
    made.setFixedSize(theme.px(size), theme.px(size))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(action.toolTip())
    return made


class CommandButton(QPushButton):
    """Show a command as a button with its icon and its key inside; primary is the one bright button of a screen.

    `key` is one that is not the command's own: Enter on a page.
    """

    def __init__(self, action: QAction, words: str, *, key: str = "", icon: str = "", primary: bool = False, tall: bool = True) -> None:
        super().__init__()
        self._action = action
        self._words, self._key = words, key
        self._ink = ink = "on_primary" if primary else "text"
        self.setProperty("primary", primary)
        self.setProperty("tall", tall)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        if icon:
            picture = QLabel()
            picture.setPixmap(icons.pixmap(icon, ink, theme.px(16), self.devicePixelRatioF()))
            row.addWidget(picture)
        self._label = text(words, "body_bold" if primary else "body", ink=ink)
        row.addWidget(self._label)
        row.addWidget(KeyFrame(key) if key else CommandKey(action))
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def sizeHint(self) -> QSize:
        """Return the size of what lies inside."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made in __init__
        return QSize(layout.sizeHint().width() + 2, theme.px(36 if self.property("tall") else 28))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        tint(self._label, self._ink if self._action.isEnabled() else "dis")
        self.setToolTip(self._action.toolTip())
        key = self._key or shown_key(self._action)
        self.setAccessibleName(self._words + (f", {key_name(key)}" if key else ""))
        self.updateGeometry()  # a key that is longer or gone changes how wide it is


class FocusRing(QWidget):
    """Draw the focus ring: 2 px, 1 px outside whatever has the focus. Lists and lanes show their selected row instead."""

    WIDTH = 2

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._rows: QMetaObject.Connection | None = None
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - a widget needs one
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._target is not None and isValid(self._target):  # the window may have taken it down already
            self._target.removeEventFilter(self)
        if self._rows is not None:
            QObject.disconnect(self._rows)
        self._target, self._rows = now if now is not None and self._window.isAncestorOf(now) else None, None
        if self._target is not None:
            self._target.installEventFilter(self)
        if isinstance(self._target, QAbstractItemView) and self._target.selectionModel() is not None:
            self._rows = self._target.selectionModel().currentChanged.connect(lambda *_: self._place())
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not _ringed(target) or not target.isVisibleTo(self._window):
            self.hide()
            return
        margin = self.WIDTH + 1
        around = QRect(target.mapTo(self._window, target.rect().topLeft()), target.size()).adjusted(-margin, -margin, margin, margin)
        self.setGeometry(around.intersected(self._window.rect()))
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay with the widget that has the focus."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("bar"), self.WIDTH))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)


def _ringed(widget: QWidget) -> bool:
    """Say whether a widget gets the ring: all but lanes, overlays, bare fields, and lists that have a row to show."""
    if isinstance(widget, QPlainTextEdit):
        return True
    if isinstance(widget, QAbstractItemView):
        return not widget.currentIndex().isValid()
    return not isinstance(widget, QAbstractScrollArea | QFrame) and not widget.property("bare")
