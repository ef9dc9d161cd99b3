from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dailies_logger.ui.layout import Layout
from dailies_logger.ui.logging_room import LoggingRoom, Panels, _panels
from dailies_logger.ui.timeline.layout import Density, Grid
from dailies_logger.ui.window import MainWindow
from tests.support.memory_desk import CLIPS, TAKES
from tests.support.window import open_window, press

Opened = tuple[MainWindow, LoggingRoom]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    window, _, _ = open_window(qtbot, tmp_path)
    assert window.rooms is not None
    yield window, window.rooms.logging
    window.close()


@pytest.mark.parametrize(("size", "density"), [((1280, 720), Density.DENSE), ((1600, 1000), Density.NORMAL), ((2560, 1440), Density.TALL)])
def test_lie__lanes_are_as_high_as_the_window_allows(qtbot: QtBot, opened: Opened, size: tuple[int, int], density: Density) -> None:
    window, room = opened
    window.resize(*size)
    qtbot.waitUntil(lambda: room.lanes.height() == Grid.of(density, film=True).height)


def test_lie__at_1280_one_panel_at_a_time(qtbot: QtBot, opened: Opened) -> None:
    window, room = opened
    window.resize(1280, 720)
    seen = []
    for _ in range(4):
        seen.append((room.tree.isVisible(), room.inspector.isVisible()))
        press("\\")
    assert seen == [(False, True), (True, False), (False, False), (False, True)]


def test_lie__on_a_laptop_of_1440_the_takes_stand_beside_the_facts(qtbot: QtBot, opened: Opened) -> None:
    window, room = opened
    for width in (1424, 1366):
        window.resize(width, 820)
        qtbot.wait(10)
        assert (window.width(), room.tree.isVisible(), room.inspector.isVisible()) == (width, True, True)


def test_lie__the_picture_is_as_large_as_drawn(qtbot: QtBot, opened: Opened) -> None:
    window, room = opened
    assert room.well.width() == 1038
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: room.transport.height() == 36)
    qtbot.waitUntil(lambda: room.well.height() >= 440)
    press("`")
    qtbot.waitUntil(lambda: room.well.width() == 1280)


def test_find__at_1280_brings_the_tree(opened: Opened) -> None:
    window, room = opened
    window.resize(1280, 720)
    press("Ctrl+F")
    assert room.tree.isVisible()
    assert QApplication.focusWidget() is room.tree.filter


def test_note__is_written_and_left_by_the_same_key(qtbot: QtBot, opened: Opened) -> None:
    window, room = opened
    press("Ctrl+Enter")
    assert room.inspector.note.hasFocus()
    for letter in "Keep 2":
        press(letter)
    press("Ctrl+Enter")
    assert QApplication.focusWidget() is room.lanes
    assert window.work is not None
    work = window.work
    qtbot.waitUntil(lambda: work.stage.take is not None and work.stage.take.editor_note == "Keep 2")


def test_empty__shows_what_to_do_and_goes_when_takes_come(qtbot: QtBot, tmp_path: Path) -> None:
    window, work, _ = open_window(qtbot, tmp_path, empty=True)
    assert window.rooms is not None
    room = window.rooms.logging
    assert room.well.currentWidget() is room.empty
    from dailies_logger.workflow.edit import Edit, made

    work.bench.write(lambda: Edit(name="Ingest", author=work.desk.person.id, changes=made([TAKES[0], CLIPS[0]])))
    qtbot.waitUntil(lambda: room.well.currentWidget() is not room.empty)
    qtbot.waitUntil(lambda: work.stage.clip == CLIPS[0])
    window.close()


@pytest.mark.parametrize(
    ("kept", "wide", "panels"),
    [
        ("", True, Panels.BOTH),
        ("", False, Panels.FACTS),
        ("both", False, Panels.FACTS),
        ("tree", True, Panels.TREE),
        ("x", True, Panels.BOTH),
    ],
)
def test_panels__remembered_or_usual(tmp_path: Path, kept: str, wide: bool, panels: Panels) -> None:
    layout = Layout(tmp_path / "w.ini")
    layout.keep_word(f"logging/panels_{'wide' if wide else 'narrow'}", kept)
    assert _panels(layout, wide=wide) is panels


def test_menu__of_a_label_is_the_same_from_lanes_and_list(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    _, room = opened
    shown: list[list[str]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append([action.objectName() for action in menu.actions()]))
    for panel in (room.lanes, room.labels):
        panel.menu_requested.emit(QPoint(0, 0))
    assert shown[0] == shown[1]
    assert (shown[0][0], shown[0][-1]) == ("label.edit", "label.remove")


def test_facts__have_the_height_they_need_and_labels_the_rest(qtbot: QtBot, tmp_path: Path) -> None:
    window, _, _ = open_window(qtbot, tmp_path)
    assert window.rooms is not None
    room = window.rooms.logging
    qtbot.waitUntil(lambda: room.inspector.height() == room.inspector.sizeHint().height())
    assert room.labels.height() == room.right.height() - room.inspector.height()
    window.resize(1600, 640)
    qtbot.waitUntil(lambda: room.labels.height() < 200)
    assert room.labels.height() >= 132
    window.close()
