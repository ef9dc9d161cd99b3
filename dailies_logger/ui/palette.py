"""Find and do any command by its name, over the lanes, never over the picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.finder import Finder, hints
from dailies_logger.ui.found import Found
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.widgets import text


class Palette(Finder):
    """Let the editor type a few letters of a command and do it."""

    def __init__(self, parent: QWidget, actions: ActionSet) -> None:
        super().__init__(parent, Found(actions, parent), name="Commands", asks="Type a command")
        self._actions = actions
        self._playing = text("", "small", ink="text2")
        foot = hints((("Enter", "do it"), ("Ctrl+Enter", "do it, stay here"), ("Esc", "back")))
        foot.addWidget(self._playing)
        self.lay_out(head=self.head(), foot=foot)
        self.list.clicked.connect(lambda _: self._do(stay=False))

    def ask_command(self, *, playing: bool) -> None:
        """Open with an empty box, and say whether the picture goes on meanwhile."""
        self._playing.setText("The picture is playing" if playing else "")
        self.ask()

    def _do(self, *, stay: bool) -> None:
        command = self.chosen()
        if command is None or self._actions.reason(command.id):
            return
        if not stay:
            self.dismiss()
        self._actions.run(command.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with Enter, stay with Ctrl+Enter."""
        if event.key() in ENTER:
            self._do(stay=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)
