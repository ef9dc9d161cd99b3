from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.ui.actions import Room
from dailies_logger.ui.rooms import Rooms
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from tests.support.window import open_window, press

Opened = tuple[MainWindow, Work, Rooms]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    window, work, _ = open_window(qtbot, tmp_path)
    assert window.rooms is not None
    yield window, work, window.rooms
    window.close()


@pytest.mark.parametrize("room", list(Room))
def test_show_room__the_picture_comes_along(opened: Opened, room: Room) -> None:
    window, _, rooms = opened
    window.show_room(room)
    well = {Room.LOGGING: rooms.logging.well, Room.STRINGOUTS: rooms.stringouts.well, Room.SEARCH: rooms.search.well}[room]
    assert well.isAncestorOf(rooms.picture)
    assert rooms.picture.isVisible()
    assert window.top.rooms[room].isChecked()


def test_note__from_another_room_goes_under_the_lanes(opened: Opened) -> None:
    _window, _, rooms = opened
    press("Ctrl+5")
    press("0")
    assert rooms.room is Room.LOGGING
    assert QApplication.focusWidget() is rooms.logging.note_line.field


def test_focus__in_a_room_without_rows_is_on_the_picture(opened: Opened) -> None:
    _, _, rooms = opened
    press("Ctrl+5")
    assert QApplication.focusWidget() is rooms.picture


def test_esc__in_the_empty_search_box_goes_back(qtbot: QtBot, opened: Opened) -> None:
    _, _, rooms = opened
    press("Ctrl+5", "Ctrl+6", "a", "Esc")
    assert rooms.room.value == "search"
    press("Esc")
    assert rooms.room.value == "stringouts"


def test_day_words__say_what_there_is(opened: Opened) -> None:
    assert opened[2].day_words() == "Mon 16 Nov · 3 takes · 4 clips · 0 labels"


def test_focus__is_where_keys_are_commands(opened: Opened) -> None:
    _, _, rooms = opened
    press("Ctrl+F")
    assert QApplication.focusWidget() is rooms.logging.tree.filter
    press("Esc")
    assert QApplication.focusWidget() is rooms.logging.lanes
