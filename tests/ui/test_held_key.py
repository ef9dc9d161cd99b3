"""Hold a key down before every widget, and let it go."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.held_key import HeldKey


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def held(qapp: QApplication) -> Iterator[HeldKey]:
    action = QAction("Stop", qapp)
    action.setShortcuts([QKeySequence("K"), QKeySequence("Ctrl+B")])
    made = HeldKey(action)
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_down__from_press_to_release(held: HeldKey, widget: QWidget) -> None:
    QTest.keyPress(widget, Qt.Key.Key_K)
    assert held.down
    QTest.keyClick(widget, Qt.Key.Key_L)
    assert held.down
    QTest.keyRelease(widget, Qt.Key.Key_K)
    assert not held.down


def test_down__is_not_ended_by_a_key_that_repeats(held: HeldKey, widget: QWidget) -> None:
    QTest.keyPress(widget, Qt.Key.Key_K)
    repeat = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, "k", True)
    QApplication.sendEvent(widget, repeat)
    assert held.down


def test_down__is_forgotten_when_the_window_goes_to_the_back(held: HeldKey, widget: QWidget) -> None:
    QTest.keyPress(widget, Qt.Key.Key_K)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.WindowDeactivate))
    assert not held.down


def test_down__follows_the_command_to_another_key(held: HeldKey, widget: QWidget) -> None:
    held._action.setShortcuts([QKeySequence("D")])
    QTest.keyPress(widget, Qt.Key.Key_K)
    assert not held.down
    QTest.keyPress(widget, Qt.Key.Key_D)
    assert held.down


def test_down__only_plain_keys_are_held(held: HeldKey, widget: QWidget) -> None:
    QTest.keyPress(widget, Qt.Key.Key_B)
    assert not held.down
