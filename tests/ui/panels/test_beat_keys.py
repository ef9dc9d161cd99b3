"""The keys of the grid are of commands of the room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from dailies_logger.ui.commands.beats import BEATS
from dailies_logger.ui.panels.beat_keys import KEYS, command_of


def test_keys__are_of_commands_of_the_room() -> None:
    assert set(KEYS.values()) <= {command.id for command in BEATS}
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert command_of(enter) == "beats.play"
    assert command_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier)) == ""
