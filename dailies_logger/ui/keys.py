"""Decide who gets a key: the text field somebody types in, the list that has the focus, or the window's commands.

J K L I O Space and the arrows mean the same wherever the focus is, except inside a text field; there Ctrl+J/K/L go on
working and Esc returns to the picture. Of Ctrl and a letter a field keeps only what edits text; else Qt would take
Ctrl+E for the end of the line on some systems. Lists keep Up, Down, Enter and Delete. A sheet that `holds` keeps every plain key but J, K and L. All of it is decided here, in one filter.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from dailies_logger.ui.by_place import digit

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, *ENTER}
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
_PAGE_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
_ROW_KEYS = {*_LIST_KEYS, Qt.Key.Key_Delete}
_TRANSPORT = {Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_Escape}
_EDITING = {Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z}
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Keys(QObject):
    """Stand before every widget of the application and hand each key to the one it belongs to.

    The number row is matched by its place: on a layout that has other signs there, 1 to 0 are the same keys of the hand.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim keys for text fields and lists, and let Enter press the focused button; arrows leave the focus where it is."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):  # first, and cheap: every event comes through here
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return self._override(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            return _by_place(watched, event) or (isinstance(watched, QAbstractButton) and self._press(watched, event))
        return False

    def _override(self, widget: QWidget, event: QKeyEvent) -> bool:
        if types(widget):
            if _command_key(event):
                event.ignore()
                return True
            if _plain(event) or event.key() in ENTER:
                event.accept()
                return True
            return False
        if _place(widget, event):
            event.accept()
            return True
        if _plain(event) and (keeps(widget, Qt.Key(event.key())) or (_held(widget) and event.key() not in _TRANSPORT)):
            event.accept()
            return True
        return False

    def _press(self, button: QAbstractButton, event: QKeyEvent) -> bool:
        if isinstance(button, QRadioButton):
            return False
        if event.key() in ENTER and button.isEnabled():
            button.click()
            return True
        return event.key() in _ARROWS and not button.property("choice")


@contextmanager
def unheard() -> Iterator[None]:
    """Let no event through the filter while a window is put together: there are thousands, and none of them is a key."""
    app = QApplication.instance()
    keys = app.findChild(Keys) if app is not None else None
    if app is None or keys is None:
        yield
        return
    app.removeEventFilter(keys)
    try:
        yield
    finally:
        app.installEventFilter(keys)


def types(widget: QObject | None) -> bool:
    """Say whether somebody types text into this widget."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox) or (isinstance(widget, QComboBox) and widget.isEditable())


def keeps(widget: QObject | None, key: Qt.Key) -> bool:
    """Say whether a list, a choice, a page or a button keeps this key for itself."""
    if isinstance(widget, QAbstractItemView):
        return key in _ROW_KEYS
    if isinstance(widget, QComboBox):
        return key in _LIST_KEYS
    if isinstance(widget, QTextBrowser) or (isinstance(widget, QWidget) and widget.property("scrolls")):
        return key in _PAGE_KEYS
    return isinstance(widget, QAbstractButton) and key in ENTER


def _by_place(widget: QWidget, event: QKeyEvent) -> bool:
    """Do what the number row's key does by its place, where the layout has another sign there (AZERTY)."""
    action = _place(widget, event)
    if action is not None and action.isEnabled() and (action.autoRepeat() or not event.isAutoRepeat()):
        action.trigger()
    return action is not None


def _place(widget: QWidget, event: QKeyEvent) -> QAction | None:
    """Return the command of a key in the number row that types another sign; None where the key means what it types.

    Asked already before shortcuts are, for the sign itself may be one: `-` lies on the place of the 6.
    """
    place = digit(event)
    if not place or event.text() == place or event.modifiers() or types(widget) or widget.property("catches"):
        return None
    return next((each for each in widget.window().actions() if QKeySequence(place) in each.shortcuts()), None)


def _held(widget: QWidget) -> bool:
    """Say whether a sheet that must not let keys through to the picture's labels lies under the focus (property `holds`)."""
    each: QWidget | None = widget
    while each is not None and not each.property("holds"):
        each = each.parentWidget()
    return each is not None


def _plain(event: QKeyEvent) -> bool:
    function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    return not event.modifiers() & _COMMANDING and not function


def _command_key(event: QKeyEvent) -> bool:
    key, letter = event.key(), Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and letter and key not in _EDITING
