"""The picture alone on the screen, and everything still by key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.window import MainWindow
from tests.support.window import labels, open_window, press


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window, _, _ = open_window(qtbot, tmp_path)
    yield window
    window.close()


def around(window: MainWindow) -> list[bool]:
    """Say what of top bar, tree, facts, transport and lanes is to be seen."""
    assert window.rooms is not None
    room = window.rooms.logging
    return [widget.isVisible() for widget in (window.top, room.tree, room.inspector, room.transport, room.lanes)]


def test_full_screen__is_the_picture_and_the_status_line_and_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    assert around(window) == [True] * 5
    press("F11")
    qtbot.waitUntil(lambda: around(window) == [False] * 5)
    assert window.isFullScreen()
    assert window.status.isVisible()
    assert window.actions_of["view.full_screen"].isChecked()
    assert window.rooms is not None
    well = window.rooms.logging.well
    qtbot.waitUntil(lambda: well.width() == window.width())
    press("F11")
    qtbot.waitUntil(lambda: around(window)[0] and around(window)[3:] == [True, True])
    assert not window.isFullScreen()


def test_full_screen__labels_are_made_by_key_and_esc_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    press("F11")
    qtbot.waitUntil(lambda: around(window) == [False] * 5)
    assert window.rooms is not None
    window.rooms.focus_picture()
    assert QApplication.focusWidget() is window.rooms.picture
    press("2", "2")
    assert window.work is not None
    library = window.work.desk.library
    qtbot.waitUntil(lambda: [label.open for label in labels(library)] == [False])  # type: ignore[arg-type]
    press("Esc")
    qtbot.waitUntil(lambda: not window.isFullScreen() and around(window)[0])


def test_full_screen__esc_puts_away_what_lies_over_it_first(qtbot: QtBot, window: MainWindow) -> None:
    press("F11")
    qtbot.waitUntil(lambda: window.isFullScreen())
    press("?")
    qtbot.waitUntil(lambda: window.sheets.keys.isVisible())
    press("Esc")
    assert window.isFullScreen()
    assert not window.sheets.keys.isVisible()


def test_full_screen__a_note_is_typed_under_the_picture(qtbot: QtBot, window: MainWindow) -> None:
    press("F11")
    qtbot.waitUntil(lambda: around(window) == [False] * 5)
    press("0")
    assert window.rooms is not None
    note = window.rooms.logging.note_line
    qtbot.waitUntil(lambda: note.isVisible() and note.field.hasFocus())


def test_full_screen__a_panel_that_is_asked_for_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    press("F11")
    qtbot.waitUntil(lambda: around(window) == [False] * 5)
    press("Ctrl+F")
    assert window.rooms is not None
    tree = window.rooms.logging.tree
    qtbot.waitUntil(lambda: tree.isVisible() and QApplication.focusWidget() is tree.filter)


def test_full_screen__by_the_systems_own_way_is_followed(qtbot: QtBot, window: MainWindow) -> None:
    window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
    qtbot.waitUntil(lambda: around(window) == [False] * 5)
    assert window.full_screen.on
    assert window.full_screen.leave()
    assert not window.full_screen.leave()


def test_full_screen__without_a_library_hides_the_menus_only(qtbot: QtBot, window: MainWindow) -> None:
    window.close_work()
    window.full_screen.toggle()
    qtbot.waitUntil(lambda: not window.top.isVisible())
    window.full_screen.toggle()
    qtbot.waitUntil(lambda: window.top.isVisible())
    assert not window.full_screen.on


def test_full_screen__leaves_the_keyboard_with_the_picture_where_a_notice_has_buttons(qtbot: QtBot, window: MainWindow) -> None:
    assert window.work is not None
    window.work.bench.say("The drive is full.", NoticeKind.ERROR)
    for _ in range(2):
        press("F11")
        qtbot.waitUntil(lambda: window.isFullScreen() is not window.top.isVisible())
        qtbot.wait(50)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert not window.status.isAncestorOf(focus)
