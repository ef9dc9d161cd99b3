from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.rooms import Rooms
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from tests.support.memory_desk import CLIPS, TAKES
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
    well = {
        Room.LOGGING: rooms.logging.well,
        Room.BEATS: rooms.beats.side.well,
        Room.STRINGOUTS: rooms.stringouts.well,
        Room.SEARCH: rooms.search.well,
    }[room]
    assert well.isAncestorOf(rooms.picture)
    assert rooms.picture.isVisible()
    assert window.top.rooms[room].isChecked()


def test_play_around__and_loop_and_marks_go_through_the_list(opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    _, work, rooms = opened
    qtbot.waitUntil(lambda: work.stage.clip is not None)
    asked: list[tuple[int, int, bool, int | None]] = []
    monkeypatch.setattr(
        rooms.player,
        "play_list",
        lambda found, endless=False, rest=None: asked.append((found[0].range.start, found[0].range.end, endless, rest)),
    )
    work.stage.set_frame(100)
    work.stage.set_marks(40, 59)
    for press_it in (rooms.rolls.around, rooms.rolls.marks, rooms.rolls.loop):
        press_it()
    assert asked == [(52, 149, False, 100), (40, 60, False, None), (40, 60, True, None)]


def test_scrub__is_remembered(opened: Opened) -> None:
    window, _, rooms = opened
    assert rooms.player.scrubs
    window.update_actions()
    window.actions_of["transport.scrub"].trigger()
    assert not rooms.player.scrubs
    assert not window.layout_kept.flag("scrub", default=True)


def test_note__from_another_room_goes_under_the_lanes(opened: Opened) -> None:
    _window, _, rooms = opened
    press("Ctrl+5")
    press("0")
    assert rooms.room is Room.LOGGING
    assert QApplication.focusWidget() is rooms.logging.note_line.field


def test_focus__in_the_room_of_stringouts_is_on_the_sequence(opened: Opened) -> None:
    _, _, rooms = opened
    press("Ctrl+5")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert (focused.accessibleName(), rooms.stringouts.isAncestorOf(focused)) == ("Sequence", True)


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


def test_front__a_drive_that_went_or_came_meanwhile_is_seen(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / f"{CLIPS[0].name}.mov"
    file.touch()
    window, work, _ = open_window(qtbot, tmp_path, TAKES[0], replace(CLIPS[0], path=str(file).encode(), status=ClipStatus.ONLINE))
    assert window.rooms is not None
    model, clip = window.rooms.logging.tree.model, CLIPS[0].id

    def seen() -> set[ClipStatus]:
        """Return how the clip stands on stage and in the tree; empty while the tree is asking."""
        stage = work.stage.clip
        assert stage is not None
        assert stage.id == clip
        listed = {angle.status for angle in model.angles(TAKES[0].id) if angle.id == clip}
        return listed and listed | {stage.status}

    for status in (ClipStatus.ONLINE, ClipStatus.OFFLINE, ClipStatus.ONLINE):
        file.touch() if status is ClipStatus.ONLINE else file.unlink()
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        qtbot.waitUntil(lambda status=status: seen() == {status})  # type: ignore[misc]  # a lambda's default has no type
    window.close()


def test_j_and_l__step_one_frame_while_k_is_held(qtbot: QtBot, opened: Opened) -> None:
    window, work, rooms = opened
    qtbot.waitUntil(lambda: work.stage.clip is not None)
    rooms.player.go_to(20)
    qtbot.waitUntil(lambda: work.stage.frame == 20)
    focus = window.window()
    QTest.keyPress(focus, Qt.Key.Key_K)
    QTest.keyClick(focus, Qt.Key.Key_L)
    QTest.keyClick(focus, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: work.stage.frame == 22)
    QTest.keyClick(focus, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: work.stage.frame == 21)
    assert not rooms.player.playing
    QTest.keyRelease(focus, Qt.Key.Key_K)
    QTest.keyClick(focus, Qt.Key.Key_J)
    assert rooms.player.playing
    press("J", "J")
    assert rooms.logging.transport.speed() == "−4×"
    press("L")
    assert rooms.logging.transport.speed() == "1×"
    press("K")
    assert (rooms.player.playing, rooms.logging.transport.speed()) == (False, "")
    assert window.rooms is rooms
