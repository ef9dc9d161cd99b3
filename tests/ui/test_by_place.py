import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from dailies_logger.ui.by_place import digit

NONE = Qt.KeyboardModifier.NoModifier


def pressed(key: Qt.Key, scan: int, *, modifiers: Qt.KeyboardModifier = NONE, virtual: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, "")


@pytest.mark.parametrize(
    ("platform", "codes"),
    [("linux", range(10, 20)), ("win32", range(2, 12)), ("darwin", (18, 19, 20, 21, 23, 22, 26, 28, 25, 29))],
)
def test_digit__is_the_place_on_the_number_row(monkeypatch: pytest.MonkeyPatch, platform: str, codes: tuple[int, ...]) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    events = [pressed(Qt.Key.Key_Ampersand, code, virtual=code) for code in codes]
    assert "".join(map(digit, events)) == "1234567890"


def test_digit__nowhere_else() -> None:
    assert digit(pressed(Qt.Key.Key_Q, 24)) == ""
    assert digit(pressed(Qt.Key.Key_1, 0)) == "", "made by a program, not by a keyboard"
    assert digit(pressed(Qt.Key.Key_1, 10, modifiers=Qt.KeyboardModifier.KeypadModifier)) == ""
