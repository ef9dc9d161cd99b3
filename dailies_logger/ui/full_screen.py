"""Give the whole screen to the picture: no menus, no lanes; every key goes on working, and the status line still tells of trouble."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from dailies_logger.ui.window import MainWindow

_LOOKED_AT = {QEvent.Type.WindowStateChange, QEvent.Type.Show}


class FullScreen(QObject):
    """Follow whether the window fills the screen, by our key or by the system's own way."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    @property
    def on(self) -> bool:
        """Say whether the window fills the screen."""
        return self._window.isFullScreen()

    def toggle(self) -> None:
        """Fill the screen, or go back to the window as it was."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave(self) -> bool:
        """Go back to the window; say whether there was anything to leave."""
        was = self.on
        if was:
            self.toggle()
        return was

    def lie(self) -> None:
        """Show or hide what stands round the picture."""
        self._window.top.setVisible(not self.on)
        self._window.in_rooms(lambda rooms: rooms.logging.set_alone(alone=self.on))
        self._window.actions_of["view.full_screen"].setChecked(self.on)
        if self._window.status.isAncestorOf(QApplication.focusWidget() or self._window):
            self._window.in_rooms(lambda rooms: rooms.focus_picture())  # it fell there from what was hidden: Enter would press a button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, and keep nothing from anybody."""
        if watched is self._window and event.type() in _LOOKED_AT:
            self.lie()
        return False
