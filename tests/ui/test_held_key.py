"""Hold a key down before every widget, and let it go."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
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
    made = HeldKey(Qt.Key.Key_K)
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
