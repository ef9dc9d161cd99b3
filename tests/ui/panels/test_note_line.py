"""Test the note line: pinned to the frame where typing began, and never in the way of the picture."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.panels.note_line import NoteLine
from tests.support.rooms import make_clip

CLIP = make_clip()


@pytest.fixture
def line(qtbot: QtBot) -> NoteLine:
    host = QWidget()
    qtbot.addWidget(host)
    made = NoteLine(host)
    host.show()
    return made


def test_begin__shows_the_frame_it_is_pinned_to(line: NoteLine) -> None:
    assert not line.isVisible()
    line.begin(CLIP, 936)
    assert line.isVisible()
    assert line.typing
    assert line._at.text() == "10:38:20:10"
    assert line.height() == 36


def test_enter__keeps_the_note_on_the_frame_typing_began_on(qtbot: QtBot, line: NoteLine) -> None:
    line.begin(CLIP, 936)
    QTest.keyClicks(line.field, "she has ")
    line.begin(make_clip("B001C001"), 4000)
    QTest.keyClicks(line.field, "decided")
    with qtbot.waitSignal(line.kept) as kept:
        QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert kept.args == [CLIP.id, 936, "she has decided"]
    assert not line.isVisible()
    assert not line.typing


@pytest.mark.parametrize(("typed", "key"), [("something", Qt.Key.Key_Escape), ("   ", Qt.Key.Key_Return)])
def test_drop__by_escape_or_where_nothing_is_said(qtbot: QtBot, line: NoteLine, typed: str, key: Qt.Key) -> None:
    line.begin(CLIP, 936)
    QTest.keyClicks(line.field, typed)
    with qtbot.waitSignal(line.dropped), qtbot.assertNotEmitted(line.kept):
        QTest.keyClick(line.field, key)
    assert not line.isVisible()
    line.begin(CLIP, 5)
    assert line.field.text() == ""


def test_picture_keys__are_left_to_the_window(line: NoteLine) -> None:
    line.begin(CLIP, 936, words="as it was")
    for key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L):
        QTest.keyClick(line.field, key, Qt.KeyboardModifier.ControlModifier)
    assert line.field.text() == "as it was"
    QTest.keyClicks(line.field, "jkl")
    assert line.field.text() == "as it wasjkl"
