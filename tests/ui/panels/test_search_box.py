"""Test the search box."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.ui import theme
from dailies_logger.ui.panels.search_box import SearchBox


@pytest.fixture
def box(qtbot: QtBot) -> SearchBox:
    made = SearchBox()
    qtbot.addWidget(made)
    made.resize(800, 40)
    return made


def test_type__asks_once_when_the_hand_rests(qtbot: QtBot, box: SearchBox) -> None:
    asked: list[str] = []
    box.asked.connect(asked.append)
    QTest.keyClicks(box, "scene:24 tears")
    qtbot.waitUntil(lambda: bool(asked), timeout=1000)
    qtbot.wait(120)
    assert asked == ["scene:24 tears"]


def test_fields__stand_out_as_tokens(box: SearchBox) -> None:
    box.setText("tears and more")
    plain = box.grab().toImage()
    box.setText("scene:24 more")
    field = box.grab().toImage()
    sel = theme.color("sel")

    def ground(image: object) -> int:
        return sum(image.pixelColor(x, 20) == sel for x in range(800))  # type: ignore[attr-defined]

    assert ground(plain) == 0
    assert ground(field) > 20


def test_alt_backspace__drops_the_last_term(box: SearchBox) -> None:
    box.setText('scene:24 beat:"the lie lands" size:CU')
    seen = []
    for _ in range(4):
        QTest.keyClick(box, Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
        seen.append(box.text())
    assert seen == ['scene:24 beat:"the lie lands"', "scene:24", "", ""]


def test_escape__clears_then_goes_back(qtbot: QtBot, box: SearchBox) -> None:
    box.setText("tears")
    with qtbot.assertNotEmitted(box.escaped):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    with qtbot.waitSignal(box.escaped):
        QTest.keyClick(box, Qt.Key.Key_Escape)


def test_down__leaves_and_picture_keys_pass(qtbot: QtBot, box: SearchBox) -> None:
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L):
        QTest.keyClick(box, key, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == ""
    assert box.terms() == ()
