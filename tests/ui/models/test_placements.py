"""Test the models of stringouts and their placements."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip, Facts
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui.models.placements import (
    HEADINGS,
    ROW,
    PlacementColumn,
    PlacementModel,
    PlacementRow,
    StringoutModel,
    StringoutRow,
    total_length,
)
from tests.support.rooms import make_clip, make_label, make_placement, make_stringout, make_take

STRINGOUT = make_stringout()
TAKE = make_take()
CLIP = make_clip(facts=Facts(camera="A"), take=TAKE)
LABEL = make_label("emotional_beat", 48, 96, "the lie lands", clip=CLIP)


def place(start: int, end: int, rank: int, *, clip: Clip = CLIP, with_label: bool = True) -> PlacementRow:
    placement = make_placement(STRINGOUT, clip, start, end, rank=rank, label=LABEL.id)
    return PlacementRow(placement=placement, clip=clip, take=TAKE, label=LABEL if with_label else None)


def made(qtbot: QtBot, *rows: PlacementRow) -> PlacementModel:
    model = PlacementModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows(STRINGOUT, rows)
    return model


def cells(model: PlacementModel, number: int) -> list[str]:
    return [str(model.index(number, column).data()) for column in range(model.columnCount())]


def test_row__says_what_plays(qtbot: QtBot) -> None:
    model = made(qtbot, place(48, 96, 1024))
    assert cells(model, 0) == ["1", "24A-3 A", "10:37:43:10", "10:37:45:10", "02:00", "12, 12", "the lie lands"]
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(7)] == list(HEADINGS)


def test_handles__are_fewer_at_the_ends_of_a_clip(qtbot: QtBot) -> None:
    model = made(qtbot, place(5, 96, 1), place(1000, 1725, 2), place(0, 1728, 3))
    assert [cells(model, row)[PlacementColumn.HANDLES] for row in range(3)] == ["5, 12", "12, 3", "0, 0"]


def test_label__that_was_removed_is_said(qtbot: QtBot) -> None:
    model = made(qtbot, place(48, 96, 1, with_label=False))
    assert cells(model, 0)[PlacementColumn.LABEL] == "label removed"


def test_total__exact_for_one_rate_and_in_words_for_several() -> None:
    slow = make_clip("C001C001", rate=FrameRate.of(25))
    assert total_length([place(0, 48, 1), place(48, 97, 2)]) == "04:01"
    assert total_length([place(0, 48, 1), place(0, 50, 2, clip=slow)]) == "4 s"


def test_playing__is_known_by_its_placement(qtbot: QtBot) -> None:
    first, second = place(0, 48, 1), place(48, 96, 2)
    model = made(qtbot, first, second)
    with qtbot.waitSignal(model.dataChanged):
        model.set_playing(second.placement.id)
    assert model.playing == second.placement.id
    assert model.index_of(second.placement.id).row() == 1
    assert model.placement(model.index(0, 0)) == first.placement
    assert model.placement(QModelIndex()) is None
    assert model.index(1, 2).data(ROW) == second


def test_stringouts__say_name_count_and_length(qtbot: QtBot) -> None:
    model = StringoutModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows([StringoutRow(stringout=STRINGOUT, count=12, length="41:02"), StringoutRow(stringout=make_stringout("24 <all>"))])
    assert [model.index(row).data() for row in (0, 1)] == ["24 the lie, tight", "24 <all>"]
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "24 the lie, tight, 12 clips, 41:02"
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) == "24 &lt;all&gt;"
    assert model.index_of(STRINGOUT.id).row() == 0
    assert not model.index_of(None).isValid()
