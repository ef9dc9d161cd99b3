from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.key_words import key_name, spelled
from dailies_logger.ui.keys_sheet import KeysSheet


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[KeysSheet]:
    window, commands = QWidget(), QWidget()  # apart, so that Esc is the sheet's
    qtbot.addWidget(window)
    qtbot.addWidget(commands)
    window.resize(1600, 1000)
    sheet = KeysSheet(window, ActionSet(commands))
    window.show()
    yield sheet
    window.close()


def table(sheet: KeysSheet) -> QWidget:
    found = sheet.area.widget()
    assert found is not None
    return found


def test_sheet__shows_every_command_with_a_key(sheet: KeysSheet) -> None:
    assert len(sheet.findChildren(QLabel)) < 10, "nothing is made that nobody looks at"
    sheet.open()
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    keyed = [command for command in COMMANDS if command.keys]
    assert not [command.id for command in keyed if key_name(spelled(command.keys[0])) not in shown]
    assert {"NG", "Best moment", "Import a list, ALE or CSV"} <= shown


def test_sheet__fits_the_window_and_scrolls_where_it_does_not(sheet: KeysSheet) -> None:
    sheet.open()
    assert sheet.geometry().height() < 1000
    assert sheet.area.verticalScrollBar().maximum() == 0
    for size in ((1280, 720), (1024, 600), (1600, 1000)):
        sheet._parent.resize(*size)
        assert sheet._parent.rect().contains(sheet.geometry())
        assert table(sheet).sizeHint().width() <= sheet.width(), "nothing scrolls sideways"


def test_sheet__is_scrolled_by_keys(qtbot: QtBot, sheet: KeysSheet) -> None:
    sheet._parent.resize(1024, 600)
    sheet.open()
    bar = sheet.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(sheet, Qt.Key.Key_Down)
    assert bar.value() > 0
    QTest.keyClick(sheet, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(sheet, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_sheet__shows_the_keys_as_they_are_now(sheet: KeysSheet) -> None:
    sheet.open()
    for key, gone in (("F7", "Shift C"), ("F8", "F7")):
        sheet._actions.keymap.give("take.circle", key)
        sheet._actions.lay_keys()
        shown = {label.text() for label in table(sheet).findChildren(QLabel)}
        assert key in shown
        assert gone not in shown
        assert table(sheet).isVisible()
        sheet.dismiss()
        sheet.open()
