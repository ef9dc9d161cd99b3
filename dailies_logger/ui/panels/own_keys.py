"""Tell the keys that a room claims: they go before the window's while it is on."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_SHIFTED = {"<": ",", ">": ".", "{": "[", "}": "]"}
"""What Shift makes of signs on a US keyboard; elsewhere `,` and `.` are told by what Shift makes of them there."""

_ELSEWHERE = {";": ",", ":": "."}


def own_command(event: QKeyEvent, keys: Mapping[str, str]) -> str:
    """Return the command of a key, by how Qt spells it; empty where the room does not claim it."""
    spelling = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    spelling = spelling.replace("Num+", "").replace("Enter", "Return")
    if spelling in keys or not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return keys.get(spelling, "")
    head, last = spelling[:-1], spelling[-1:]
    plain = _SHIFTED.get(last) or _ELSEWHERE.get(last)
    return keys.get(f"{head}{plain}", "") if plain else ""
