"""Show the keys beside things, or leave them away for those who know them."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dailies_logger.ui.layout import Layout
from dailies_logger.ui.widgets import KeyFrame


class ShownKeys(QObject):
    """Dress a window's key frames by a command that is on or off; remembered."""

    def __init__(self, window: QWidget, action: QAction, layout: Layout) -> None:
        super().__init__(window)
        self._window, self._action, self._layout = window, action, layout

    def toggle(self) -> None:
        """Do what the command says now, and remember it."""
        self._layout.keep_flag("keys", value=self._action.isChecked())
        self.dress()

    def dress(self) -> None:
        """Show or hide every frame that is there by now."""
        for frame in self._window.findChildren(KeyFrame):
            frame.setVisible(self._action.isChecked())
