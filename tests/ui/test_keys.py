import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dailies_logger.ui.keys import keeps, types, unheard
from tests.support.window import dressed, press

KEYS = (
    "2",
    "Space",
    "J",
    "Ctrl+J",
    "Ctrl+K",
    "Ctrl+L",
    "Ctrl+E",
    "Ctrl+H",
    "Return",
    "Left",
    "Up",
    "Home",
    "Backspace",
    "Del",
    "Shift+C",
    "?",
    "[",
    "Ctrl+Shift+P",
    "M",
)


class Bed(QWidget):
    """A window with a field, a note, a list, a choice and a button, and an action for each key."""

    def __init__(self) -> None:
        super().__init__()
        self.fired: list[str] = []
        self.field, self.note, self.list, self.button, self.spin = (
            QLineEdit(),
            QPlainTextEdit(),
            QListWidget(),
            QPushButton("Go"),
            QSpinBox(),
        )
        self.list.addItems(["one", "two", "three"])
        self.clicks: list[int] = []
        self.button.clicked.connect(lambda: self.clicks.append(1))
        column = QVBoxLayout(self)
        for widget in (self.field, self.note, self.list, self.button, self.spin):
            column.addWidget(widget)
        for key in KEYS:
            action = QAction(key, self)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _=False, key=key: self.fired.append(key))
            self.addAction(action)


@pytest.fixture
def bed(qtbot: QtBot, qapp: QApplication) -> Bed:
    dressed(qapp)
    bed = Bed()
    qtbot.addWidget(bed)
    bed.show()
    bed.activateWindow()
    qtbot.waitActive(bed)
    return bed


@pytest.mark.parametrize("where", ["field", "note"])
def test_typing__fires_no_command(bed: Bed, where: str) -> None:
    widget: QWidget = getattr(bed, where)
    widget.setFocus()
    for letter in "2 j[m?":
        press(letter)
    press("Shift+C", "Left", "Home", "Backspace", "Delete", "Enter", "Up")
    assert bed.fired == []


def test_typing__goes_into_the_field(bed: Bed) -> None:
    bed.field.setFocus()
    for letter in "b 2best?":
        press(letter)
    assert bed.field.text() == "b 2best?"


@pytest.mark.parametrize("where", ["field", "note"])
@pytest.mark.parametrize("key", ["Ctrl+J", "Ctrl+K", "Ctrl+L", "Ctrl+E", "Ctrl+H", "Ctrl+Shift+P"])
def test_typing__leaves_the_picture_s_keys(bed: Bed, where: str, key: str) -> None:
    widget: QWidget = getattr(bed, where)
    widget.setFocus()
    press("a", "b", key)
    assert bed.fired == [key]
    assert (bed.field.text() or bed.note.toPlainText()) == "ab", "Ctrl+K cuts no text"


def test_list__keeps_up_and_enter_and_nothing_else(bed: Bed) -> None:
    bed.list.setFocus()
    bed.list.setCurrentRow(2)
    press("Up", "Enter", "Delete")
    assert bed.fired == []
    assert bed.list.currentRow() == 1
    press("Left", "Home", "2", "m", "j")
    press("Space")
    assert bed.fired == ["Left", "Home", "2", "M", "J", "Space"]


def test_button__is_pressed_by_enter_and_never_by_space(bed: Bed) -> None:
    bed.button.setFocus()
    press("Enter")
    assert bed.clicks == [1]
    assert bed.fired == []
    press("Space")
    assert bed.clicks == [1]
    assert bed.fired == ["Space"]


def test_button__keeps_the_focus_when_an_arrow_has_nothing_to_do(bed: Bed) -> None:
    bed.button.setFocus()
    press("Down", "Right", "Up")
    assert bed.button.hasFocus()


def test_types__knows_what_is_typed_into(qtbot: QtBot) -> None:
    editable, browser, read_only = QComboBox(), QTextBrowser(), QLineEdit()
    for widget in (editable, browser, read_only):
        qtbot.addWidget(widget)
    editable.setEditable(True)
    read_only.setReadOnly(True)
    assert types(editable)
    assert not types(browser)
    assert not types(read_only)
    assert not types(None)


def test_keeps__only_what_it_needs(qtbot: QtBot) -> None:
    choice = QComboBox()
    qtbot.addWidget(choice)
    assert keeps(choice, Qt.Key.Key_Up)
    assert not keeps(choice, Qt.Key.Key_Left)
    assert not keeps(None, Qt.Key.Key_Up)
    page, sheet = QTextBrowser(), QWidget()
    for widget in (page, sheet):
        qtbot.addWidget(widget)
    assert not keeps(sheet, Qt.Key.Key_PageDown)
    sheet.setProperty("scrolls", True)
    assert keeps(page, Qt.Key.Key_PageDown)
    assert keeps(sheet, Qt.Key.Key_PageDown)
    assert not keeps(page, Qt.Key.Key_Left)


def azerty(widget: QWidget, key: Qt.Key, scan: int, typed: str, *, repeats: bool = False) -> None:
    """Press a key of the number row as a French keyboard sends it: what comes before a shortcut, then the key."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, scan, 0, 0, typed, repeats))


LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="The numbers of the keys are those of Linux; tests/ui/test_by_place.py has all three."
)


@LINUX
def test_number_row__works_by_its_place_but_not_where_somebody_types(bed: Bed) -> None:
    bed.list.setFocus()
    azerty(bed.list, Qt.Key.Key_Eacute, 11, "é")
    assert bed.fired == ["2"]
    bed.field.setFocus()
    azerty(bed.field, Qt.Key.Key_Eacute, 11, "é")
    assert (bed.fired, bed.field.text()) == (["2"], "é")


@LINUX
def test_number_row__a_held_key_is_one_stroke_as_everywhere(bed: Bed) -> None:
    for action in bed.actions():
        action.setAutoRepeat(False)
    bed.list.setFocus()
    for repeats in (False, True, True):
        azerty(bed.list, Qt.Key.Key_Eacute, 11, "é", repeats=repeats)
    assert bed.fired == ["2"]


@LINUX
def test_number_row__the_place_counts_where_its_sign_is_a_key_too(bed: Bed) -> None:
    bed.list.setFocus()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.NoModifier, 11, 0, 0, "[")
    event.ignore()
    QApplication.sendEvent(bed.list, event)
    assert event.isAccepted(), "no shortcut may have it"


def test_sheet__that_holds_keeps_plain_keys_but_those_of_the_transport(bed: Bed) -> None:
    bed.setProperty("holds", True)
    bed.button.setFocus()
    press("2", "Home", "j")
    press("Ctrl+E")
    assert bed.fired == ["J", "Ctrl+E"]


def test_unheard__keys_go_by_the_filter_for_so_long_only(bed: Bed) -> None:
    bed.button.setFocus()
    with unheard():
        press("Enter")
    assert (bed.fired, bed.clicks) == (["Return"], []), "nobody has kept the key for the button"
    press("Enter")
    assert (bed.fired, bed.clicks) == (["Return"], [1])
