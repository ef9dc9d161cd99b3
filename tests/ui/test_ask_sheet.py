from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.ask_sheet import AskSheet, Line

LINES = (Line(key="name", name="Name", value="Best"), Line(key="order", name="Order", example="scene take"))


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[AskSheet]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    sheet = AskSheet(window)
    window.show()
    window.activateWindow()
    yield sheet
    window.close()


def test_enter__hands_over_every_line(qtbot: QtBot, sheet: AskSheet) -> None:
    got: list[dict[str, str]] = []
    sheet.ask("Make a stringout", LINES, got.append)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.fields["name"])
    QTest.keyClicks(sheet.fields["name"], "Tears ")
    sheet.fields["order"].setText("rating")
    QTest.keyClick(sheet.fields["order"], Qt.Key.Key_Return)
    assert got == [{"name": "Tears", "order": "rating"}]
    assert not sheet.isVisible()


def test_esc__hands_over_nothing(sheet: AskSheet) -> None:
    sheet.ask("Go to", LINES, lambda _: pytest.fail("answered"))
    QTest.keyClick(sheet.fields["name"], Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_ask__again_shows_other_lines(sheet: AskSheet) -> None:
    sheet.ask("One", LINES, lambda _: None)
    sheet.ask("Two", [Line(key="at", name="Timecode")], lambda _: None)
    assert list(sheet.fields) == ["at"]
    assert sheet.answer() == {"at": ""}
    assert sheet.accessibleName() == "Two"
    assert sheet.fields["at"].accessibleName() == "Timecode"


def test_place__stays_inside_and_over_the_lanes(sheet: AskSheet) -> None:
    sheet.lanes_top = lambda: 500
    sheet.ask("Go to", LINES, lambda _: None)
    assert sheet._parent.rect().contains(sheet.geometry())
    assert sheet.geometry().top() <= 500


def test_ask__one_enter_takes_what_is_written_on(qtbot: QtBot, sheet: AskSheet) -> None:
    answers: list[dict[str, str]] = []
    sheet.ask("Beat", [Line(key="name", name="Beat", known=("she sits", "The lie lands"))], answers.append)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.fields["name"])
    QTest.keyClicks(sheet.fields["name"], "the l")
    assert sheet.fields["name"].text() == "the lie lands"
    QTest.keyClick(sheet.fields["name"], Qt.Key.Key_Return)
    assert answers == [{"name": "the lie lands"}]
    assert not sheet.isVisible()
