"""Offer a clip's channels: hear each or not, one alone, or all."""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.listening import Listening

VOLUME = ("sound.louder", "sound.softer", "sound.mute")
"""The commands that stand below the channels."""


class ChannelMenu(QObject):
    """Open a menu of the channels there are just then. The digits choose, as everywhere in a menu."""

    def __init__(self, actions: ActionSet, listening: Listening, parent: QWidget) -> None:
        super().__init__(parent)
        self._listening = listening
        self._volume = [actions[name] for name in VOLUME]
        self.menu = QMenu("Channels", parent)

    def open(self, corner: QPoint) -> None:
        """Open above and left of a corner, given on the screen, with the first line chosen."""
        self._fill()
        size = self.menu.sizeHint()
        self.menu.popup(corner - QPoint(size.width(), size.height()))
        self.menu.setActiveAction(self.menu.actions()[0])

    def _fill(self) -> None:
        listening, menu = self._listening, self.menu
        menu.clear()
        heard = listening.mix.heard(len(listening.names))
        for place, name in enumerate(listening.names):
            action = menu.addAction(_shown(place, name), partial(listening.toggle, place))
            action.setCheckable(True)
            action.setChecked(place in heard)
        if len(listening.names) > 1:
            menu.addSeparator()
            only = menu.addMenu("&Only")
            for place, name in enumerate(listening.names):
                only.addAction(_shown(place, name), partial(listening.hear_only, place))
            all_of_them: QAction = menu.addAction("&All", listening.hear_all)
            all_of_them.setEnabled(len(heard) < len(listening.names))
        menu.addSeparator()
        menu.addActions(self._volume)


def _shown(place: int, name: str) -> str:
    """Return a channel's name with its number to press."""
    number = f"&{place + 1}" if place < 9 else str(place + 1)
    return f"Track {number}" if name == f"Track {place + 1}" else f"{number}  {name.replace('&', '&&')}"
