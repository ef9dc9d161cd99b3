"""Wait for the one key that is pressed next, whatever it means elsewhere."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from dailies_logger.ui.by_place import digit

ALONE = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_Hyper_L,
    Qt.Key.Key_Hyper_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_ScrollLock,
    Qt.Key.Key_unknown,
}
"""Keys that are nothing by themselves."""

_UNSHIFTED = {"<": ",", ">": "."}
"""The trims are on Shift with comma and point; those are what they are called, not by what they would type."""

_COMPOSING = range(0x01001100, 0x01001300)
"""Qt's codes of what only begins a sign: dead accents, compose, switches of the mode. Alone they are no keys."""

_KEPT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class KeyCatcher(QWidget):
    """Have the focus while a key is waited for. `caught` carries the key as Qt spells it on every system."""

    caught = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it is given the focus, and Tab never comes by
        self.setFixedSize(0, 0)
        self.setProperty("bare", True)
        self.setProperty("catches", True)  # the number row too, whatever it types

    def event(self, event: QEvent) -> bool:
        """Take every key before a shortcut, Tab or a menu does."""
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease:
            return super().event(event)
        event.accept()
        if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat() and event.key() not in ALONE:
            self.caught.emit(key_of(event))
        return True


def key_of(event: QKeyEvent) -> str:
    """Spell the key of an event: the number row by its place, what needs Shift to be typed without it; nothing for an accent."""
    modifiers, key = event.modifiers() & (_KEPT | Qt.KeyboardModifier.ShiftModifier), event.key()
    typed = chr(key) if 0x20 < key < 0x3000 else ""
    if key in _COMPOSING and not digit(event):
        return ""
    if place := digit(event):
        key = ord(place)
    elif modifiers & Qt.KeyboardModifier.ShiftModifier and typed in _UNSHIFTED:
        key = ord(_UNSHIFTED[typed])
    elif typed and not typed.isalnum():
        modifiers &= _KEPT
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key))).toString(QKeySequence.SequenceFormat.PortableText)
