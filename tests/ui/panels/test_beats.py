"""The grid is walked by the arrows; all other keys are the room's or the window's."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import id_from
from dailies_logger.ui.panels.beats import BeatTable
from dailies_logger.workflow.beat_grid import beat_grid
from tests.support.rushes import camera_clip, label, library, slated

BEATS_OF_24 = [Beat(id=id_from("beat", at), scene="24", name=f"beat {at}", rank=at) for at in range(3)]
CLIPS = [camera_clip(f"{camera}001C001_261120_R1AB", take=slated("24")) for camera in "AB"]


@pytest.fixture
def table(qtbot: QtBot) -> BeatTable:
    table = BeatTable()
    qtbot.addWidget(table)
    table.grid.set_grid(beat_grid(library(slated("24"), *CLIPS, *BEATS_OF_24, label(CLIPS[1], 1, 9, beat=BEATS_OF_24[1].id)), "24"))
    table.choose(0, 0)
    return table


def stroke(key: Qt.Key, *held: Qt.KeyboardModifier, kind: QEvent.Type = QEvent.Type.KeyPress) -> QKeyEvent:
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifiers |= each
    return QKeyEvent(kind, key, modifiers)


def test_table__claims_its_own_keys_and_leaves_the_others(table: BeatTable) -> None:
    for key, claimed in ((Qt.Key.Key_N, False), (Qt.Key.Key_Right, True), (Qt.Key.Key_J, False), (Qt.Key.Key_Space, False)):
        event = stroke(key, kind=QEvent.Type.ShortcutOverride)
        event.ignore()
        table.event(event)
        assert event.isAccepted() is claimed, key


def test_table__has_no_column_of_beats_where_there_is_none(table: BeatTable) -> None:
    assert not table.heads.isHidden()
    table.show_grid(beat_grid(library(slated("24"), *CLIPS), "24"), uncovered=False)
    assert table.heads.isHidden()
    table.show_grid(beat_grid(library(slated("24"), *CLIPS, *BEATS_OF_24), "24"), uncovered=False)
    assert not table.heads.isHidden()


def test_table__walks_and_stops_at_the_ends(table: BeatTable) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        table.keyPressEvent(stroke(key))
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 1)
    table.keyPressEvent(stroke(Qt.Key.Key_Up))
    row, cell = table.row(), table.cell()
    assert row is not None
    assert cell is not None
    assert (row.beat, len(cell.readings)) == (BEATS_OF_24[1], 1)
