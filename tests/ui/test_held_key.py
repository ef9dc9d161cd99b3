"""Hold a key down before every widget, and let it go."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.held_key import HeldKey, HeldTogether


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


@pytest.fixture
def together(qapp: QApplication) -> Iterator[HeldTogether]:
    made = HeldTogether()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_together__says_what_is_down_and_that_it_changed(qtbot: QtBot, together: HeldTogether, widget: QWidget) -> None:
    with qtbot.waitSignal(together.changed):
        QTest.keyPress(widget, Qt.Key.Key_Control)
    QTest.keyPress(widget, Qt.Key.Key_Shift)
    assert together.down == {"Ctrl", "Shift"}
    QTest.keyClick(widget, Qt.Key.Key_K)
    assert together.down == {"Ctrl", "Shift"}
    QTest.keyRelease(widget, Qt.Key.Key_Control)
    assert together.down == {"Shift"}
    QApplication.sendEvent(widget, QEvent(QEvent.Type.WindowDeactivate))
    assert not together.down


def test_together__alt_behind_shift_is_alt_and_no_menu_hears_of_it(together: HeldTogether, widget: QWidget) -> None:
    heard: list[QEvent.Type] = []

    class Ear(QWidget):
        def event(self, event: QEvent) -> bool:
            """Hear keys."""
            if isinstance(event, QKeyEvent):
                heard.append(event.type())
            return super().event(event)

    ear = Ear(widget)
    QTest.keyPress(ear, Qt.Key.Key_Alt)
    assert together.down == {"Alt"}
    assert QEvent.Type.ShortcutOverride not in heard
    QTest.keyRelease(ear, Qt.Key.Key_Alt)
    QTest.keyPress(ear, Qt.Key.Key_Shift)
    QTest.keyPress(ear, Qt.Key.Key_Meta, Qt.KeyboardModifier.ShiftModifier)
    if sys.platform == "linux":
        assert together.down == {"Alt", "Shift"}
    together.let_go()
    assert not together.down


def test_together__watches_only_while_its_widget_is_seen(widget: QWidget) -> None:
    over = QWidget(widget)
    made = HeldTogether(over)
    made.watch_while_shown(over)
    QTest.keyPress(widget, Qt.Key.Key_Shift)
    assert not made.down
    over.show()
    QTest.keyPress(widget, Qt.Key.Key_Control)
    assert made.down == {"Ctrl"}
    over.hide()
    assert not made.down
    QTest.keyPress(widget, Qt.Key.Key_Control)
    assert not made.down
