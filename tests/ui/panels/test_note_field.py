"""Test the editor's note: it is kept for the take it was typed for, and nothing typed is lost."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.panels.note_field import NoteField
from tests.support.rooms import make_take

FIRST, SECOND = make_take("1"), make_take("2")


def shown(qtbot: QtBot) -> tuple[NoteField, QLineEdit, list[tuple[object, str]]]:
    host = QWidget()
    qtbot.addWidget(host)
    note, other = NoteField(), QLineEdit()
    column = QVBoxLayout(host)
    column.addWidget(note)
    column.addWidget(other)
    host.show()
    host.activateWindow()
    kept: list[tuple[object, str]] = []
    note.kept.connect(lambda take, said: kept.append((take, said)))
    note.set_note(FIRST.id, "")
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    return note, other, kept


def test_ctrl_enter__keeps_and_leaves(qtbot: QtBot) -> None:
    note, _, kept = shown(qtbot)
    QTest.keyClicks(note, "cries before")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "the line")
    with qtbot.waitSignal(note.left):
        QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept == [(FIRST.id, "cries before\nthe line")]


def test_leave__keeps_once_and_only_what_changed(qtbot: QtBot) -> None:
    note, other, kept = shown(qtbot)
    other.setFocus()
    note.setFocus()
    QTest.keyClicks(note, "dry")
    other.setFocus()
    note.setFocus()
    other.setFocus()
    assert kept == [(FIRST.id, "dry")]


def test_escape__puts_back_what_stood_there(qtbot: QtBot) -> None:
    note, other, kept = shown(qtbot)
    note.set_note(FIRST.id, "as it was")
    QTest.keyClicks(note, "no")
    with qtbot.waitSignal(note.left):
        QTest.keyClick(note, Qt.Key.Key_Escape)
    other.setFocus()
    assert note.toPlainText() == "as it was"
    assert kept == []


def test_another_take__while_typing_keeps_the_note_on_the_first(qtbot: QtBot) -> None:
    note, _, kept = shown(qtbot)
    QTest.keyClicks(note, "for the first")
    note.set_note(SECOND.id, "of the second")
    assert kept == [(FIRST.id, "for the first")]
    assert note.toPlainText() == "of the second"


def test_answer_from_elsewhere__never_overwrites_what_is_being_typed(qtbot: QtBot) -> None:
    note, _, kept = shown(qtbot)
    QTest.keyClicks(note, "half a se")
    note.set_note(FIRST.id, "")
    QTest.keyClicks(note, "ntence")
    assert note.toPlainText() == "half a sentence"
    assert kept == []


def test_picture_keys__are_left_to_the_window(qtbot: QtBot) -> None:
    note, _, _ = shown(qtbot)
    for key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L):
        QTest.keyClick(note, key, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == ""


def test_no_take__cannot_be_typed(qtbot: QtBot) -> None:
    note, _, kept = shown(qtbot)
    note.set_note(None, "")
    assert not note.isEnabled()
    assert kept == []


def test_height__grows_with_the_note(qtbot: QtBot) -> None:
    note, _, _ = shown(qtbot)
    low = note.height()
    note.setPlainText("\n".join("abcd"))
    assert note.height() > low
