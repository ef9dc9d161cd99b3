"""Test the table of results and stringouts."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.ui.panels.tables import RowTable


def shown(qtbot: QtBot, *rows: str) -> RowTable:
    table = RowTable(name="Rows", height=44)
    qtbot.addWidget(table)
    model = QStringListModel(list(rows), table)
    table.setModel(model)
    table.set_widths({}, stretch=0)
    return table


def test_headings__stand_over_their_columns(qtbot: QtBot) -> None:
    alignment = shown(qtbot, "a").horizontalHeader().defaultAlignment()
    assert alignment & Qt.AlignmentFlag.AlignLeft


def test_keys__move_open_remove_and_reorder(qtbot: QtBot) -> None:
    table = shown(qtbot, "a", "b", "c")
    seen: list[object] = []
    table.opened.connect(lambda: seen.append("open"))
    table.removed.connect(lambda: seen.append("remove"))
    table.moved.connect(seen.append)
    table.choose(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert seen == ["open", "remove", -1, 1]
    assert table.currentIndex().row() == 1


def test_choose__stays_within_the_rows(qtbot: QtBot) -> None:
    table = shown(qtbot, "a", "b")
    chosen = []
    for row in (-4, 7):
        table.choose(row)
        chosen.append(table.currentIndex().row())
    assert chosen == [0, 1]
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    empty = shown(qtbot)
    empty.choose(0)
    assert not empty.currentIndex().isValid()


def test_letters__are_left_to_the_window(qtbot: QtBot) -> None:
    table = shown(qtbot, "alpha", "beta")
    table.choose(0)
    QTest.keyClicks(table, "b")
    assert table.currentIndex().row() == 0
    assert table.accessibleName() == "Rows"
    assert table.verticalHeader().defaultSectionSize() == 44
