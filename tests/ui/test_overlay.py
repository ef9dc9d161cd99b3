from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dailies_logger.ui.overlay import Overlay


class Sheet(Overlay):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="Sheet")
        self.first, self.second = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addWidget(self.second)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.field = QLineEdit(window)  # type: ignore[attr-defined]
    window.sheet = Sheet(window)  # type: ignore[attr-defined]
    window.show()
    window.activateWindow()
    window.field.setFocus()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.field)  # type: ignore[attr-defined]
    yield window
    window.close()


def test_open__takes_the_focus_and_gives_it_back(qtbot: QtBot, window: QWidget) -> None:
    sheet: Sheet = window.sheet  # type: ignore[attr-defined]
    sheet.open(sheet.first)
    assert QApplication.focusWidget() is sheet.first
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(sheet.first, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is window.field  # type: ignore[attr-defined]


def test_dismiss__after_a_dialog_gives_the_focus_to_the_window(qtbot: QtBot, window: QWidget) -> None:
    sheet: Sheet = window.sheet  # type: ignore[attr-defined]
    dialog = QDialog(window)
    asked = QLineEdit(dialog)
    dialog.open()
    asked.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is asked)
    sheet.open(sheet.first)
    dialog.close()
    delete(dialog)
    sheet.dismiss()
    assert not sheet.isVisible()
    assert window.focusWidget() is window.field  # type: ignore[attr-defined]


def test_dismiss__where_the_widget_has_gone_only_hides(window: QWidget) -> None:
    sheet: Sheet = window.sheet  # type: ignore[attr-defined]
    sheet.open(sheet.first)
    delete(window.field)  # type: ignore[attr-defined]
    sheet.dismiss()
    assert not sheet.isVisible()


def test_tab__stays_inside(qtbot: QtBot, window: QWidget) -> None:
    sheet: Sheet = window.sheet  # type: ignore[attr-defined]
    sheet.open(sheet.first)
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() in {sheet.first, sheet.second}


def test_place__is_the_middle_of_the_window_and_follows_it(window: QWidget) -> None:
    sheet: Sheet = window.sheet  # type: ignore[attr-defined]
    sheet.open()
    assert abs(sheet.geometry().center().x() - 300) <= 2
    window.resize(900, 500)
    assert abs(sheet.geometry().center().x() - 450) <= 2


def test_dismiss__of_what_is_not_shown_does_nothing(qtbot: QtBot, window: QWidget) -> None:
    sheet: Sheet = window.sheet  # type: ignore[attr-defined]
    with qtbot.assertNotEmitted(sheet.closed):
        sheet.dismiss()


def test_watched__a_field_that_a_sheet_watches_moves_it_not(window: QWidget) -> None:
    sheet: Sheet = window.sheet  # type: ignore[attr-defined]
    sheet.open()
    sheet.first.installEventFilter(sheet)
    sheet.move(3, 4)
    sheet.first.resize(50, 60)
    assert (sheet.x(), sheet.y()) == (3, 4)


def test_size_of_the_parent__is_followed_each_time_it_is_open_and_never_between(window: QWidget) -> None:
    sheet: Sheet = window.sheet  # type: ignore[attr-defined]
    for width in (700, 900):
        sheet.open()
        window.resize(width, 400)
        assert sheet.geometry() == sheet.place(window.rect())
        sheet.dismiss()
        before = sheet.geometry()
        window.resize(width + 50, 400)
        assert sheet.geometry() == before
