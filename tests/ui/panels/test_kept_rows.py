"""Rows are walked by the arrows, copied by Ctrl+C, and stay chosen when they are read anew."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.ui.panels.kept_rows import KeptRow, LineRow, RowCell, RowsList, key_of_row

V2 = KeptRow(key=new_id(), name="v2", length="41:02", by="E. Marsh, 16 Nov 14:02", words="now +1", note="tighter", state="held")
V1 = KeptRow(key=new_id(), name="v1", length="44:20")
LINE = LineRow(sign="−", name="24A-3 A", words="1 s", where="01:00:01:00", text="− 24A-3 A  01:00:01:00  1 s", placement=new_id())
RATED = LineRow(sign="+", name="24A-1 A", words="★3 > 5", text="+ 24A-1 A  ★3 > 5")


@pytest.fixture
def listed(qtbot: QtBot) -> RowsList:
    found = RowsList(name="Versions")
    qtbot.addWidget(found)
    found.resize(320, 300)
    found.show()
    return found


def test_rows__are_walked_and_say_who_is_chosen(listed: RowsList) -> None:
    chosen: list[object] = []
    listed.chosen.connect(chosen.append)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    assert (listed.current(), chosen) == (None, [])
    listed.show_rows((V2, V1))
    assert listed.current() == V2
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    assert chosen == [V1, V1]
    listed.show_rows((V1,))
    assert listed.current() == V1, "it stays chosen"
    listed.show_rows((V2, V1))
    listed.choose(V1.key)
    assert listed.current() == V1
    listed.choose(new_id())
    assert listed.current() == V1
    listed.show_rows((LINE,))
    assert listed.current() == LINE, "else what is in its place, else the last"


def test_rows__are_copied_where_there_is_something_to_copy(listed: RowsList) -> None:
    QApplication.clipboard().setText("before")
    listed.show_rows((LINE, RATED))
    QTest.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"
    listed.copied = "\n".join((LINE.text, RATED.text))
    QTest.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "− 24A-3 A  01:00:01:00  1 s\n+ 24A-1 A  ★3 > 5"


def test_rows__are_said_to_those_who_listen(listed: RowsList) -> None:
    assert V2.spoken == "v2, held, 41:02, E. Marsh, 16 Nov 14:02, now +1, tighter"
    assert LINE.spoken == "24A-3 A goes: 1 s, 01:00:01:00"
    assert RATED.spoken == "24A-1 A comes: ★3 > 5"
    listed.show_rows((V1,))
    index = listed.rows.index(0, 0)
    assert index.data() == V1.spoken
    assert listed.rows.data(listed.rows.index(5, 0)) is None
    assert listed.rows.rowCount(index) == 0
    assert (key_of_row(V1), key_of_row(LINE)) == (V1.key, LINE.text)


def test_cell__is_as_high_as_its_lines_and_paints_each(listed: RowsList) -> None:
    listed.show_rows((V2, V1, LINE))
    cell = listed.itemDelegate()
    assert isinstance(cell, RowCell)
    heights = [listed.visualRect(listed.rows.index(row, 0)).height() for row in range(3)]
    assert heights[0] > heights[2] > heights[1]
    image = listed.grab().toImage()
    row = listed.visualRect(listed.rows.index(2, 0))
    colours = {image.pixelColor(x, row.center().y()).name() for x in range(320)}
    assert len(colours) > 2, "something is written there"
