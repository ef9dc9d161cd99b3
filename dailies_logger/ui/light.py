"""Choose the light theme or the dark one; what is drawn keeps its colours, so that the other comes with the next start."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from dailies_logger.ui import theme
from dailies_logger.ui.bench import Notice
from dailies_logger.ui.layout import LIGHT, Layout


class LightTheme(QObject):
    """Keep what a command that is on or off says, and say when it will be so."""

    def __init__(self, action: QAction, layout: Layout, say: Callable[[Notice], None]) -> None:
        super().__init__(action)
        self._action, self._layout, self._say = action, layout, say
        action.setChecked(layout.flag(LIGHT, default=False))

    def keep(self) -> None:
        """Keep which theme the next start takes."""
        light = self._action.isChecked()
        self._layout.keep_flag(LIGHT, value=light)
        self._layout.sync()
        if light is not theme.is_light():
            self._say(Notice(text=f"The {'light' if light else 'dark'} theme comes with the next start."))
