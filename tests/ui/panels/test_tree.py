"""Test the dailies panel as an editor uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.take import Take
from dailies_logger.ui.panels.tree import TreePanel
from tests.support.rooms import make_clip, make_take

TAKES = [make_take("1"), make_take("2"), make_take("3", circled=True), make_take("1", setup="31", scene="31")]


def shown(qtbot: QtBot, takes: list[Take]) -> TreePanel:
    host = QWidget()
    qtbot.addWidget(host)
    panel = TreePanel(host)
    host.resize(272, 600)
    panel.resize(272, 600)
    panel.model.angles_wanted.connect(
        lambda wanted: panel.model.set_angles({take: [make_clip(f"{letter}001C001", frames=480) for letter in "AB"] for take in wanted})
    )
    host.show()
    panel.set_takes(takes)
    panel.view.open_headings()
    return panel


def asked(panel: TreePanel) -> list[object]:
    found: list[object] = []
    panel.take_requested.connect(found.append)
    return found


def test_arrows__choose_takes_and_ask_for_them(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    found = asked(panel)
    panel.select(TAKES[0].id)
    assert found == []
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    assert found == [TAKES[1].id, TAKES[2].id, TAKES[1].id]
    assert panel.current()[0] == TAKES[1]


def test_step__goes_over_headings_and_stops_at_the_ends(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    panel.view.collapseAll()
    found = asked(panel)
    panel.step(1)
    for _ in range(5):
        panel.step(1)
    assert found == [take.id for take in TAKES]
    panel.step(-1)
    assert found[-1] == TAKES[2].id


def test_enter__goes_to_the_picture_or_opens_a_heading(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    panel.select(TAKES[0].id)
    with qtbot.waitSignal(panel.entered):
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    day = panel.model.index(0, 0)
    panel.view.setCurrentIndex(day)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert not panel.view.isExpanded(day)


def test_angle__is_asked_for_as_a_clip(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    index = panel.model.index_of(TAKES[0].id)
    panel.view.viewport().grab()
    qtbot.waitUntil(lambda: panel.model.hasChildren(index))
    panel.view.expand(index)
    qtbot.waitUntil(lambda: panel.model.rowCount(index) == 2)
    with qtbot.waitSignal(panel.clip_requested) as chosen:
        panel.view.setCurrentIndex(panel.model.index(1, 0, index))
    assert chosen.args == [make_clip("B001C001").id]
    panel.select(TAKES[0].id, make_clip("A001C001").id)
    assert panel.current()[1] == make_clip("A001C001", frames=480)


def test_filter__shows_what_fits_and_gives_all_back(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    panel.select(TAKES[0].id)
    panel.focus_filter()
    QTest.keyClicks(panel.filter, "circled")
    qtbot.waitUntil(lambda: len(list(panel.model.rows())) == 1)
    found = asked(panel)
    QTest.keyClick(panel.filter, Qt.Key.Key_Return)
    assert found == [TAKES[2].id]
    panel.filter.clear()
    panel.filter_now()
    assert len(list(panel.model.rows())) == 4
    assert panel.current()[0] == TAKES[2]


def test_filter__is_left_by_down_and_dropped_by_esc(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    panel.focus_filter()
    QTest.keyClicks(panel.filter, "circled")
    QTest.keyClick(panel.filter, Qt.Key.Key_Down)
    assert panel.current()[0] == TAKES[2]
    with qtbot.waitSignal(panel.entered):
        QTest.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.filter.text() == ""
    assert len(list(panel.model.rows())) == 4


def test_select__of_a_take_that_the_filter_hides_chooses_no_other(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    panel.filter.setText("circled")
    panel.filter_now()
    panel.select(TAKES[2].id)
    panel.select(TAKES[0].id)
    assert panel.current() == (None, None)


def test_filter__that_fits_nothing_says_so(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    panel.filter.setText("nothing like it")
    panel.filter_now()
    assert panel._empty.isVisible()
    assert panel._empty.text() == "No take fits the filter."


def test_no_takes__says_what_will_be_here(qtbot: QtBot) -> None:
    panel = shown(qtbot, [])
    assert panel._empty.text() == "No takes yet. Days, scenes and takes appear here as clips are read."
    assert panel._empty.isVisible()
    panel.set_takes(TAKES)
    assert not panel._empty.isVisible()
    assert panel.view.isVisible()


def test_new_takes__keep_what_is_open_and_chosen_and_ask_for_nothing(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    panel.view.collapse(panel.model.parent(panel.model.index_of(TAKES[3].id)))
    panel.select(TAKES[1].id)
    found = asked(panel)
    panel.set_takes([*TAKES, make_take("9", setup="24A")])
    assert panel.current()[0] == TAKES[1]
    assert found == []
    assert panel.view.isExpanded(panel.model.parent(panel.model.index_of(TAKES[0].id)))
    assert not panel.view.isExpanded(panel.model.parent(panel.model.index_of(TAKES[3].id)))


def test_letters__are_left_to_the_window(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    panel.select(TAKES[0].id)
    found = asked(panel)
    QTest.keyClicks(panel.view, "3jkl")
    assert found == []


def test_context_menu__has_the_commands_of_takes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = shown(qtbot, TAKES)
    opened: list[list[str]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: opened.append([action.text() for action in menu.actions()]))
    panel.set_actions([QAction("Circle the take", panel)])
    at = panel.view.rect().center()
    panel.view.customContextMenuRequested.emit(at)
    assert opened == []
    panel.select(TAKES[0].id)
    panel.view.customContextMenuRequested.emit(at)
    assert opened == [["Circle the take"]]


def test_pictures__are_painted_when_they_come(qtbot: QtBot) -> None:
    panel = shown(qtbot, TAKES)
    wanted: list[str] = []

    def give(clip: object, _frame: int, _width: int) -> None:
        wanted.append(clip.name)  # type: ignore[attr-defined]

    panel.set_thumbnails(give)
    qtbot.waitUntil(lambda: bool(panel.model.angles(TAKES[0].id)))
    panel.refresh_pictures()
    qtbot.waitUntil(lambda: bool(wanted))
    assert set(wanted) == {"A001C001"}
