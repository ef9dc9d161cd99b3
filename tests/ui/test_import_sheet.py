from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.import_sheet import KEPT, ImportSheet
from dailies_logger.workflow.ports import Table

TABLE = Table(document="day3.csv", columns=("Slate", "Lens A", "Mood"), rows=(("", "", "calm"), ("24A-3", "75", "tense")))


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[ImportSheet]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    sheet = ImportSheet(window)
    window.show()
    sheet.ask(TABLE)
    yield sheet
    window.close()


def test_ask__shows_what_each_column_is_taken_for(sheet: ImportSheet) -> None:
    assert sheet.mapping() == {"Slate": "board", "Lens A": "lens A", "Mood": ""}
    assert sheet.choices["Mood"].currentText() == KEPT
    assert sheet.choices["Mood"].accessibleName() == "Mood is"


def test_accept__hands_over_what_was_changed(qtbot: QtBot, sheet: ImportSheet) -> None:
    choice = sheet.choices["Mood"]
    choice.setCurrentIndex(choice.findData("note"))
    with qtbot.waitSignal(sheet.accepted) as caught:
        QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert caught.args == [TABLE, {"Slate": "board", "Lens A": "lens A", "Mood": "note"}]
    assert not sheet.isVisible()


def test_esc__leaves_everything_as_it_was(qtbot: QtBot, sheet: ImportSheet) -> None:
    with qtbot.assertNotEmitted(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_ask__a_second_table_waits_until_the_first_is_answered(qtbot: QtBot, sheet: ImportSheet) -> None:
    other = Table(document="A001.ale", columns=("Name",), rows=(("A001C001",),))
    sheet.ask(other)
    with qtbot.waitSignal(sheet.accepted) as caught:
        sheet.accept()
    assert caught.args[0] == TABLE
    assert sheet.isVisible()
    with qtbot.waitSignal(sheet.accepted) as caught:
        sheet.accept()
    assert caught.args[0] == other
    assert not sheet.isVisible()
