"""Test the stringouts room as an editor uses it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.domain.label import DEFAULT_VOCABULARY
from dailies_logger.ui.models.placements import PlacementColumn, PlacementRow, StringoutRow
from dailies_logger.ui.panels.stringouts import NO_CLIPS, NONE_YET, PlacementsPanel, StringoutList
from tests.support.rooms import make_clip, make_label, make_placement, make_stringout, make_take

STRINGOUT = make_stringout()
CLIP = make_clip()
ROWS = [
    PlacementRow(
        placement=make_placement(STRINGOUT, CLIP, start, start + 48, rank=start),
        clip=CLIP,
        take=make_take(),
        label=make_label("reaction", start, start + 48),
    )
    for start in (100, 200, 300)
]
IDS = [row.placement.id for row in ROWS]


def shown(qtbot: QtBot) -> PlacementsPanel:
    panel = PlacementsPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 400)
    panel.set_vocabulary(DEFAULT_VOCABULARY)
    panel.set_rows(STRINGOUT, ROWS)
    return panel


def test_list__asks_for_the_one_chosen_by_hand(qtbot: QtBot) -> None:
    panel = StringoutList()
    qtbot.addWidget(panel)
    assert panel._empty.text() == NONE_YET
    assert not panel._empty.isHidden()
    other = make_stringout("24 all readings")
    rows = [StringoutRow(stringout=STRINGOUT, count=3, length="06:00"), StringoutRow(stringout=other)]
    panel.set_rows(rows)
    assert panel._empty.isHidden()
    asked: list[object] = []
    panel.stringout_requested.connect(asked.append)
    panel.select(STRINGOUT.id)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert asked == [other.id]
    panel.set_rows(list(reversed(rows)))
    assert panel.current() == other.id
    assert asked == [other.id]
    assert not panel.view.grab().isNull()


def test_table__says_the_length_of_it_all(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert panel.total() == "06:00, 3 clips"
    panel.set_rows(STRINGOUT, ROWS[:1])
    assert panel.total() == "02:00, 1 clip"


def test_enter__plays_from_there(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    chosen: list[object] = []
    panel.chosen.connect(chosen.append)
    panel.select(IDS[0])
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.play_requested) as asked:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert asked.args == [IDS[1]]
    assert chosen == [IDS[1]]


def test_alt_arrows_and_delete__ask_to_reorder_and_remove(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    moved: list[tuple[object, int]] = []
    panel.move_requested.connect(lambda placement, way: moved.append((placement, way)))
    panel.select(IDS[1])
    QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(panel.removal_requested) as removed:
        QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert moved == [(IDS[1], -1), (IDS[1], 1)]
    assert removed.args == [IDS[1]]


def test_moved__the_chosen_one_stays_chosen_and_after_removal_the_one_in_its_place(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.select(IDS[1])
    with qtbot.assertNotEmitted(panel.chosen):
        panel.set_rows(STRINGOUT, [ROWS[1], ROWS[0], ROWS[2]])
    assert (panel.current(), panel.table.currentIndex().row()) == (IDS[1], 0)
    panel.set_rows(STRINGOUT, [ROWS[0], ROWS[2]])
    assert panel.current() == IDS[0]


def test_empty__says_so(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.set_rows(STRINGOUT, [])
    assert panel._empty.text() == NO_CLIPS
    assert (panel.total(), panel.current()) == ("", None)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    panel.set_rows(None, [])
    assert panel._empty.text() == ""


def test_playing__is_marked_in_its_row(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.grab()
    box = panel.table.visualRect(panel.model.index(2, PlacementColumn.RANK))
    before = panel.table.viewport().grab(box).toImage()
    panel.set_playing(IDS[2])
    assert panel.table.viewport().grab(box).toImage() != before


def test_offline__is_greyer(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.grab()
    box = panel.table.visualRect(panel.model.index(1, PlacementColumn.FIRST))
    before = panel.table.viewport().grab(box).toImage()
    gone = make_clip(status=ClipStatus.OFFLINE)
    panel.set_rows(STRINGOUT, [ROWS[0], PlacementRow(placement=ROWS[1].placement, clip=gone)])
    assert panel.table.viewport().grab(box).toImage() != before


def test_export__is_the_windows_command(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    action = QAction("Export", panel)
    panel.set_actions({"export.otio": action})
    with qtbot.waitSignal(action.triggered):
        (button,) = panel.findChildren(QPushButton)
        button.click()


def test_head__where_it_is_narrow_the_keys_give_way_to_export(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.set_actions({"export.otio": QAction("Export", panel)})
    panel.show()
    (button,) = panel.findChildren(QPushButton)
    for width, hints in ((1000, True), (700, False)):
        panel.resize(width, 400)
        qtbot.waitUntil(lambda: panel.table.width() == panel.width())
        assert panel._hints.isVisible() is hints
        assert button.width() >= button.sizeHint().width()
