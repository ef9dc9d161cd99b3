"""Hold the keys of the beat grid, which go before the window's while the room is on."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_PLAIN, _SHIFT, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], str] = MappingProxyType(
    {
        (Qt.Key.Key_Return, _PLAIN): "beats.play",
        (Qt.Key.Key_Return, _SHIFT): "beats.play_cell",
        (Qt.Key.Key_H, _PLAIN): "beats.judge",
        (Qt.Key.Key_A, _ALT): "beats.audition",
        (Qt.Key.Key_P, _PLAIN): "beats.crown",
        (Qt.Key.Key_N, _PLAIN): "beats.new",
        (Qt.Key.Key_F2, _PLAIN): "beats.change",
        (Qt.Key.Key_Up, _ALT): "beats.up",
        (Qt.Key.Key_Down, _ALT): "beats.down",
        (Qt.Key.Key_PageDown, _PLAIN): "beats.next_scene",
        (Qt.Key.Key_PageUp, _PLAIN): "beats.previous_scene",
        (Qt.Key.Key_Backspace, _PLAIN): "beats.free",
        (Qt.Key.Key_Delete, _PLAIN): "beats.remove",
    }
)
"""The keys and the commands they are of."""

REPEATING = frozenset({"beats.up", "beats.down"})
"""What a key that is held down does again and again."""


def spelled_keys() -> Mapping[str, str]:
    """Return the commands by their keys as Qt spells them: `Alt+A`."""
    return {
        QKeySequence(modifier.value | key).toString(QKeySequence.SequenceFormat.PortableText): command
        for (key, modifier), command in KEYS.items()
    }


def command_of(event: QKeyEvent) -> str:
    """Return the command of a key in the grid; empty where it is none of the room's."""
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    return KEYS.get((key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier), "")
