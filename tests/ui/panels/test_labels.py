"""Test the labels list as an editor uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY
from dailies_logger.ui.panels.labels import LabelsPanel
from tests.support.rooms import make_clip, make_label

CLIP = make_clip()
LABELS = [
    make_label("reaction", 40, 60, age=1),
    make_label("emotional_beat", 10, None, "the lie lands", age=2),
    make_label("eyeline", 24, 54, value="R>L", age=3),
]


def shown(qtbot: QtBot) -> LabelsPanel:
    panel = LabelsPanel()
    qtbot.addWidget(panel)
    panel.resize(288, 300)
    panel.set_vocabulary(DEFAULT_VOCABULARY)
    panel.set_labels(LABELS, clip=CLIP)
    return panel


def test_arrows__ask_to_go_to_labels(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    asked: list[object] = []
    panel.label_requested.connect(asked.append)
    panel.set_chosen([LABELS[1].id])
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert asked == [LABELS[2].id, LABELS[0].id]


def test_keys__edit_and_remove(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    edited: list[object] = []
    removed: list[object] = []
    panel.edit_requested.connect(edited.append)
    panel.removal_requested.connect(removed.append)
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    panel.set_chosen([LABELS[0].id])
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_J):
        QTest.keyClick(panel.view, key)
    assert edited == [LABELS[0].id] * 2
    assert removed == [LABELS[0].id]


def test_click__on_the_selected_label_goes_there_again(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.set_chosen([LABELS[1].id])
    box = panel.view.visualRect(panel.model.index_of(LABELS[1].id))
    with qtbot.waitSignal(panel.label_requested) as asked:
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.center())
    assert asked.args == [LABELS[1].id]


def test_click__asks_once(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    asked: list[object] = []
    panel.label_requested.connect(asked.append)
    box = panel.view.visualRect(panel.model.index_of(LABELS[2].id))
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.center())
    assert asked == [LABELS[2].id]


def test_new_label__keeps_the_selected_one_and_asks_for_nothing(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.set_chosen([LABELS[0].id])
    with qtbot.assertNotEmitted(panel.label_requested):
        panel.set_labels([*LABELS, make_label("comedy", 100, 120, age=9)], clip=CLIP)
    assert panel.model.label(panel.view.currentIndex()) == LABELS[0]
    assert panel._count.text() == "4"


def test_no_labels__says_how_to_make_one(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert panel._empty.isHidden()
    panel.set_labels([], clip=CLIP)
    assert not panel._empty.isHidden()
    assert panel._empty.text() == "No labels in this take. Press a label’s key while it plays."
    panel.set_labels([], clip=None)
    assert panel._empty.isHidden()


def test_row__is_24_high_and_shows_what_changes(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert panel.view.visualRect(panel.model.index(1)).height() == 24
    before = panel.view.viewport().grab().toImage()
    panel.set_labels([make_label("reaction", 40, 60, age=1, value="late"), *LABELS[1:]], clip=CLIP)
    assert panel.view.viewport().grab().toImage() != before
    assert isinstance(panel.view, QListView)


def test_right_click__asks_for_the_menu_of_a_row_only(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    asked: list[object] = []
    panel.menu_requested.connect(asked.append)
    panel.view.customContextMenuRequested.emit(panel.view.viewport().rect().bottomLeft())
    assert asked == []
    row = panel.view.visualRect(panel.model.index(0, 0)).center()
    panel.view.customContextMenuRequested.emit(row)
    assert asked == [panel.view.viewport().mapToGlobal(row)]


def test_several__are_chosen_with_ctrl_and_shown_when_chosen_elsewhere(qtbot: QtBot) -> None:
    panel = LabelsPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    clip = make_clip()
    first, second = (make_label("reaction", start, start + 9, clip=clip, age=start) for start in (0, 50))
    panel.set_labels([first, second], clip=clip)
    places = [panel.view.visualRect(panel.model.index_of(label.id)).center() for label in (first, second)]
    with qtbot.waitSignal(panel.label_requested) as one:
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[0])
    with qtbot.waitSignal(panel.labels_chosen) as both, qtbot.assertNotEmitted(panel.label_requested):
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, places[1])
    assert (one.args, both.args) == ([first.id], [[first.id, second.id]])
    with qtbot.assertNotEmitted(panel.labels_chosen), qtbot.assertNotEmitted(panel.label_requested):
        panel.set_chosen([])
        panel.set_chosen([second.id, first.id])
    assert len(panel.view.selectedIndexes()) == 2
    assert panel._count.text() == "2, 2 chosen"
