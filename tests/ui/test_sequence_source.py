"""Frames go between source and sequence: matched there and back, and laid in at its playhead."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.stringout import Placement
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from tests.support.memory_desk import CLIPS
from tests.support.memory_library import MemoryLibrary
from tests.support.window import open_window, press
from tests.workflow.test_continuity import FIRST, SECOND
from tests.workflow.test_offered import HERE, laid

Opened = tuple[MainWindow, Work, MemoryLibrary]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    window, work, library = open_window(qtbot, tmp_path, HERE, FIRST, SECOND, laid(FIRST, 1024), laid(SECOND, 2048))
    assert window.rooms is not None
    press("Ctrl+5")
    room = window.rooms.stringouts
    qtbot.waitUntil(lambda: room.player.cutting is not None and work.stage.clip is not None)
    yield window, work, library
    window.close()


def lies(library: MemoryLibrary) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in library.where(Placement) if each.plays]


def test_overwrite_and_insert__at_the_playhead_are_each_one_undo(qtbot: QtBot, opened: Opened) -> None:
    window, work, library = opened
    assert window.rooms is not None
    room = window.rooms.stringouts
    room.player.go_to(6)
    qtbot.waitUntil(lambda: work.stage.frame == 16)
    work.stage.set_marks(500, 503)
    press("Shift+Alt+E")
    qtbot.waitUntil(lambda: lies(library) == [(10, 16), (500, 504), (20, 34), (10, 34)])
    qtbot.wait(300)
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: lies(library) == [(10, 34), (10, 34)])
    qtbot.waitUntil(lambda: room.player.cutting is not None and len(room.player.cutting.shots) == 2)
    press("Shift+E")
    qtbot.waitUntil(lambda: lies(library) == [(10, 16), (500, 504), (16, 34), (10, 34)])


def test_match__says_that_a_frame_is_not_in_the_sequence(qtbot: QtBot, opened: Opened) -> None:
    window, work, _ = opened
    assert window.rooms is not None
    window.show_room(Room.LOGGING)
    work.stage.show_clip(CLIPS[3].id, 900)
    qtbot.waitUntil(lambda: work.stage.clip == CLIPS[3])
    press("F")
    qtbot.waitUntil(lambda: window.status.notice is not None and "is not in “Best”" in window.status.notice.text)
    assert window.rooms.room is Room.LOGGING
