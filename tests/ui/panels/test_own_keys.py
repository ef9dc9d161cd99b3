"""A room's keys are told by how Qt spells them, whatever Shift makes of their signs."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from dailies_logger.ui.panels.own_keys import own_command

KEYS = {"Return": "enter", "Shift+,": "ten back", "Ctrl+Shift+.": "tail ten on", "P": "pin"}
NONE, SHIFT, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("key", "held", "command"),
    [
        (Qt.Key.Key_Return, NONE, "enter"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "enter"),
        (Qt.Key.Key_Less, SHIFT, "ten back"),
        (Qt.Key.Key_Semicolon, SHIFT, "ten back"),
        (Qt.Key.Key_Greater, SHIFT | CTRL, "tail ten on"),
        (Qt.Key.Key_P, NONE, "pin"),
        (Qt.Key.Key_P, SHIFT, ""),
        (Qt.Key.Key_J, NONE, ""),
    ],
)
def test_own_command__finds_the_command_of_a_key(key: Qt.Key, held: Qt.KeyboardModifier, command: str) -> None:
    assert own_command(QKeyEvent(QEvent.Type.KeyPress, key, held), KEYS) == command
