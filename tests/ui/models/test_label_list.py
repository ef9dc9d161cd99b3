"""Test the list of labels."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dailies_logger.ui.models.label_list import LABEL, LabelModel
from tests.support.rooms import make_clip, make_label

CLIP = make_clip()
OLD, OPEN, NEW = (
    make_label("reaction", 40, 60, age=1),
    make_label("emotional_beat", 10, None, "the lie lands", age=2),
    make_label("eyeline", 24, 54, value="L>R", age=3),
)


def made(qtbot: QtBot) -> LabelModel:
    model = LabelModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_labels([OLD, OPEN, NEW], clip=CLIP)
    return model


def test_order__open_ones_then_the_newest(qtbot: QtBot) -> None:
    model = made(qtbot)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["the lie lands", "L>R", "reaction"]
    assert model.index_of(OLD.id).row() == 2
    assert not model.index_of(None).isValid()


def test_row__says_lane_words_timecode_and_length(qtbot: QtBot) -> None:
    model = made(qtbot)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Beat, the lie lands, 10:37:41:20, open"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Eyeline, L>R, 10:37:42:10, 01:06"
    assert model.index(1).data(LABEL) == NEW
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) == "L&gt;R"


def test_change__of_a_label_keeps_the_rows(qtbot: QtBot) -> None:
    model = made(qtbot)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_labels([make_label("reaction", 40, 60, age=1), OPEN, NEW], clip=CLIP)
    with qtbot.waitSignal(model.modelReset):
        model.set_labels([OLD], clip=CLIP)


def test_nothing_shown__has_no_rows(qtbot: QtBot) -> None:
    model = made(qtbot)
    model.set_labels([], clip=None)
    assert model.rowCount() == 0
    assert (model.timecode(OLD), model.length(OLD)) == ("40", "")
