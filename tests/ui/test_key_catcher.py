import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.key_catcher import KeyCatcher, key_of

SHIFT, CTRL, ALT = (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "scan", "spelled"),
    [
        (Qt.Key.Key_D, NONE, 40, "D"), (Qt.Key.Key_D, SHIFT, 40, "Shift+D"), (Qt.Key.Key_D, ALT | SHIFT | CTRL, 40, "Ctrl+Alt+Shift+D"),
        (Qt.Key.Key_Less, SHIFT, 59, "Shift+,"), (Qt.Key.Key_Less, CTRL | ALT | SHIFT, 59, "Ctrl+Alt+Shift+,"), (Qt.Key.Key_Less, NONE, 94, "<"),
        (Qt.Key.Key_Question, SHIFT, 61, "?"), (Qt.Key.Key_Plus, CTRL | SHIFT, 21, "Ctrl++"), (Qt.Key.Key_Exclam, SHIFT, 10, "Shift+1"),
        (Qt.Key.Key_Ampersand, NONE, 10, "1"), (Qt.Key.Key_F5, SHIFT, 71, "Shift+F5"), (Qt.Key.Key_Space, SHIFT, 65, "Shift+Space"),
        (Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier, 87, "1"), (Qt.Key.Key_Backtab, SHIFT, 23, "Shift+Backtab"),
        (Qt.Key.Key_Adiaeresis, SHIFT, 48, "Shift+Ä"), (Qt.Key.Key_Dead_Circumflex, NONE, 49, ""), (Qt.Key.Key_Multi_key, NONE, 135, ""),
    ],
)  # fmt: skip
def test_key_of__is_spelled_as_the_commands_are(key: Qt.Key, modifiers: Qt.KeyboardModifier, scan: int, spelled: str) -> None:
    assert key_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, "")) == spelled


def test_catcher__has_every_key_before_the_commands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fired: list[str] = []
    for key in ("K", "Tab", "Esc", "Ctrl+Q"):
        action = QAction(window)
        action.setShortcut(key)
        action.triggered.connect(lambda _=False, key=key: fired.append(key))
        window.addAction(action)
    catcher = KeyCatcher(window)
    caught: list[str] = []
    catcher.caught.connect(caught.append)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    catcher.setFocus()
    for code in (Qt.Key.Key_K, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Shift, Qt.Key.Key_Control):
        QTest.keyClick(catcher, code)
    QTest.keyClick(catcher, Qt.Key.Key_Q, CTRL)
    assert caught == ["K", "Tab", "Esc", "Ctrl+Q"]
    assert fired == []
