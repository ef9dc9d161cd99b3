"""Changes are walked by keys, keep what is chosen, and are said to those who listen."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.ui.panels.changes import ChangeList, row_words
from dailies_logger.workflow.offered import HandEdit, Offered, Sign
from tests.support.memory_desk import CLIPS, TAKES
from tests.workflow.test_offered import laid, moment


def offered(clip: int, sign: Sign = Sign.COMES, **more: object) -> Offered:
    placement = laid(moment(clip, 10, 34), clip)
    row = Offered(sign=sign, placement=placement, clip=CLIPS[clip], take=TAKES[0], label=placement.label, why="Label best moment")
    return replace(row, **more)  # type: ignore[arg-type]  # named by the test


def test_list__is_walked_and_keeps_what_is_chosen(qtbot: QtBot) -> None:
    shown = ChangeList(name="Changes", signs=True)
    qtbot.addWidget(shown)
    rows = (offered(0), offered(2, Sign.GOES), offered(3, Sign.CHANGES))
    chosen: list[object] = []
    shown.chosen.connect(chosen.append)
    shown.show_rows(rows)
    assert shown.current() == rows[0]
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert chosen == [rows[1]]
    shown.show_rows(rows[1:])
    assert shown.current() == rows[1]
    shown.show_rows(rows[2:])
    assert shown.current() == rows[2], "the row in its place"
    shown.choose(new_id())
    assert shown.current() == rows[2]
    shown.show_rows(())
    assert shown.current() is None


def test_list__paints_each_sign_otherwise(qtbot: QtBot) -> None:
    images: list[QImage] = []
    for sign in Sign:
        shown = ChangeList(name="Changes", signs=True)
        qtbot.addWidget(shown)
        shown.resize(300, 60)
        shown.show_rows((offered(0, sign),))
        images.append(shown.grab().toImage())
    assert images[0] != images[1] != images[2]


def test_row_words__say_name_sign_why_and_who() -> None:
    at = datetime(2026, 11, 16, 14, 2, tzinfo=UTC)
    assert row_words(offered(0, who="E. Marsh", at=at)).startswith("24A-1 A comes: Label best moment, E. Marsh ")
    edit = HandEdit(placement=laid(moment(0, 10, 34), 1), clip=CLIPS[0], take=TAKES[0], words="pinned")
    assert row_words(edit) == "24A-1 A: pinned"
