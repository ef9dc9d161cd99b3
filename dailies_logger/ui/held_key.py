"""Know whether a key is held down, for keys that mean something else while another one is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent


class HeldKey(QObject):
    """Watch one key for the whole application (`QApplication.installEventFilter`). `down` says whether it is held.

    A key that is a shortcut is never pressed as far as widgets know, so the question that comes before it is watched
    (ShortcutOverride). A key held while the window goes to the back is let go somewhere else.
    """

    def __init__(self, key: Qt.Key, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.down = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, and keep nothing from anybody."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self.down = False
        elif isinstance(event, QKeyEvent) and event.key() == self._key and not event.isAutoRepeat():
            self.down = event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
        return False
