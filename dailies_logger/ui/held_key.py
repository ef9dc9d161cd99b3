"""Know what is held down, for keys that mean something else while another one is."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from dailies_logger.ui.key_moment import KeyMoment


class HeldKey(QObject):
    """Watch the plain keys of a command for the whole application (`QApplication.installEventFilter`); `down`: one is held.

    A key that is a shortcut is never pressed as far as widgets know, so the question that comes before it is watched
    (ShortcutOverride). A key held while the window goes to the back is let go somewhere else. `moment` hears every key.
    """

    def __init__(self, action: QAction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.down = False
        self.moment = KeyMoment()

    def listen(self) -> None:
        """Watch from now on, before every other filter of the application."""
        app = QApplication.instance()
        assert app is not None  # noqa: S101 - there is no action without one
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, and keep nothing from anybody."""
        if isinstance(event, QKeyEvent):  # first, and cheap: every event of the application comes through here
            self.moment.hear(event)
            if not event.isAutoRepeat() and self._watches(event.key()):
                self.down = event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
        elif self.down and event.type() is QEvent.Type.WindowDeactivate:
            self.down = False
        return False

    def _watches(self, key: int) -> bool:
        return QKeySequence(key) in self._action.shortcuts()


class HeldTogether(QObject):
    """Watch the keys that are held together with others, for the whole application; `down` names them as Qt spells them.

    Alt pressed behind Shift is Meta to X11 (the second sign of its key). An Alt that is only held opens no menu meanwhile.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.down: frozenset[str] = frozenset()
        self._shown: QWidget | None = None

    def watch_while_shown(self, widget: QWidget) -> None:
        """Watch for as long as this widget is to be seen; what is held then is let go with it."""
        self._shown = widget
        widget.installEventFilter(self)

    def _turn(self, *, on: bool) -> None:
        app = QApplication.instance()
        assert app is not None  # noqa: S101 - a widget needs one
        app.removeEventFilter(self)
        if on:
            app.installEventFilter(self)
        else:
            self.let_go()

    def let_go(self) -> None:
        """Take it that nothing is held any more."""
        self._set(frozenset())

    def _set(self, down: frozenset[str]) -> None:
        if down != self.down:
            self.down = down
            self.changed.emit()

    def _part(self, event: QKeyEvent) -> str:
        part = _PARTS.get(Qt.Key(event.key()), "")
        behind_shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier or "Shift" in self.down
        return "Alt" if part == "Meta" and behind_shift and sys.platform == "linux" else part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, and keep nothing from anybody but the menu bar."""
        if isinstance(event, QKeyEvent):
            part = self._part(event)
            if not part or event.isAutoRepeat():
                return False
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return part == "Alt"
            self._set(self.down | {part} if event.type() is QEvent.Type.KeyPress else self.down - {part})
        elif event.type() is QEvent.Type.WindowDeactivate:
            self.let_go()
        elif watched is self._shown and event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._turn(on=event.type() is QEvent.Type.Show)
        return False


_PARTS = {Qt.Key.Key_Shift: "Shift", Qt.Key.Key_Control: "Ctrl", Qt.Key.Key_Alt: "Alt", Qt.Key.Key_Meta: "Meta"}
