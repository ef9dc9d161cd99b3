"""Know whether a command's key is held down, for keys that mean something else while another one is."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence


class HeldKey(QObject):
    """Watch the plain keys of a command for the whole application (`QApplication.installEventFilter`); `down`: one is held.

    A key that is a shortcut is never pressed as far as widgets know, so the question that comes before it is watched
    (ShortcutOverride). A key held while the window goes to the back is let go somewhere else.
    """

    def __init__(self, action: QAction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.down = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, and keep nothing from anybody."""
        if isinstance(event, QKeyEvent):  # first, and cheap: every event of the application comes through here
            if not event.isAutoRepeat() and self._watches(event.key()):
                self.down = event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
        elif self.down and event.type() is QEvent.Type.WindowDeactivate:
            self.down = False
        return False

    def _watches(self, key: int) -> bool:
        return QKeySequence(key) in self._action.shortcuts()
