"""The picture on a screen of its own: seen there, worked from here, and back by itself when the screen goes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import LabelKind, Lane, Vocabulary
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.rooms import Rooms
from dailies_logger.ui.second_screen import PictureWindow, name_of
from dailies_logger.ui.window import MainWindow
from tests.acts.conftest import laid, sit
from tests.support.acts import Seat, label
from tests.support.memory_desk import memory_desk
from tests.support.strips import strip_of_image
from tests.support.tree import ROOT
from tests.support.window import labels, open_window, press

__all__ = ["laid", "sit"]

Sit = Callable[..., Seat]

pytestmark = pytest.mark.skipif(":" in str(ROOT), reason="Qt takes no file of screens from a path with a colon")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window, _, _ = open_window(qtbot, tmp_path)
    yield window
    window.close()


def rooms_of(window: MainWindow) -> Rooms:
    assert window.rooms is not None
    return window.rooms


def second(window: MainWindow) -> QScreen:
    return next(screen for screen in window.second_screen.screens() if screen is not window.screen())


def put(qtbot: QtBot, window: MainWindow) -> PictureWindow:
    """Put the picture on the second screen by its key."""
    press("F12")
    shown = window.second_screen.shown
    assert shown is not None
    qtbot.waitUntil(lambda: shown.isVisible() and QApplication.activeWindow() is window)
    return shown


def click(qtbot: QtBot, shown: PictureWindow) -> None:
    """Click on the picture there, as far as the keyboard is concerned."""
    QCursor.setPos(shown.geometry().center())
    shown.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shown)


def unplug(window: MainWindow) -> None:
    """Take every other screen away."""
    here = window.screen()
    window.second_screen.screens = lambda: [here]
    _app().screenRemoved.emit(here)


def plug(window: MainWindow) -> None:
    """Bring them again."""
    window.second_screen.screens = QApplication.screens
    _app().screenAdded.emit(second(window))


def said(window: MainWindow) -> str:
    assert window.status.notice is not None
    return window.status.notice.text


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def strip(view: PictureView) -> int | None:
    return strip_of_image(view.grab().toImage(), view.picture_area().toRect())


def test_toggle__the_picture_fills_the_other_screen_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    rooms = rooms_of(window)
    room, action = rooms.logging, window.actions_of["view.second_screen"]
    narrow, low = room.labels.width(), room.lanes.height()
    room.labels.view.setFocus()
    shown = put(qtbot, window)
    qtbot.waitUntil(lambda: rooms.picture.size() == second(window).size())
    assert rooms.picture.window() is shown
    assert shown.geometry() == second(window).geometry()
    assert shown.isFullScreen()
    assert shown.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert action.isChecked()
    assert [widget.isVisible() for widget in (room.tree, room.inspector, room.labels, room.transport, room.lanes)] == [True] * 5
    qtbot.waitUntil(lambda: room.labels.width() == room.well.width() > narrow)
    assert room.lanes.height() > low
    assert room.labels.view.hasFocus(), "what had the focus keeps it"
    press("F11")
    qtbot.waitUntil(lambda: window.isFullScreen() and not window.top.isVisible())
    assert room.lanes.isVisible(), "there is no picture to be alone with"
    press("F11", "F12")
    qtbot.waitUntil(lambda: (room.labels.width(), room.lanes.height()) == (narrow, low))
    assert room.well.isAncestorOf(rooms.picture)
    assert rooms.picture.isVisible()
    assert not action.isChecked()
    assert room.labels.view.hasFocus()


def test_picture__plays_on_with_its_angles_and_what_lies_on_it_wherever_it_is(sit: Sit) -> None:
    seat = sit(label("best_moment", 10, 20))
    window, picture, grid = seat.window, seat.rooms.picture, seat.rooms.logging.grid
    seat.at(12)
    put(seat.qtbot, window)
    seat.until(lambda: picture.width() == second(window).size().width() and strip(picture) == 12)
    told = picture.grab().toImage()
    press("Shift+U")
    bare = picture.grab().toImage()
    seat.runs("picture.labels")
    assert told != bare
    assert picture.grab().toImage() not in (told, bare)
    seat.press("y")
    seat.until(lambda: len(grid.tiles) == 2)
    assert [tile.view.window() for tile in grid.tiles] == [window.second_screen.shown] * 2
    press("Space")
    seat.plays_past(30)
    unplug(window)
    seat.plays_past(45)
    assert seat.rooms.logging.well.isAncestorOf(grid)
    plug(window)
    seat.plays_past(60)
    assert picture.window() is window.second_screen.shown
    press("K")
    seat.until(lambda: not seat.stage.playing and strip(picture) == seat.stage.frame)


def test_keys__that_are_pressed_there_act_as_here(qtbot: QtBot, window: MainWindow) -> None:
    shown = put(qtbot, window)
    click(qtbot, shown)
    press("2", "2")
    assert window.work is not None
    library = window.work.desk.library
    qtbot.waitUntil(lambda: [label.open for label in labels(library)] == [False])  # type: ignore[arg-type]
    press("Ctrl+5")
    assert rooms_of(window).room is Room.STRINGOUTS
    assert shown.isActiveWindow()
    window.actions_of.set_vocabulary(Vocabulary(kinds=(LabelKind(id="kiss", name="Kiss", lane=Lane.ACTION.id, key="Shift+F9"),)))
    assert window.actions_of["kind.kiss"] in shown.actions()
    assert set(window.actions()) == set(shown.actions())


def test_keys__what_asks_for_words_takes_the_keyboard_here(qtbot: QtBot, window: MainWindow) -> None:
    shown, lanes = put(qtbot, window), rooms_of(window).logging.lanes
    for key in ("0", "?", "Ctrl+F", "Ctrl+6"):
        click(qtbot, shown)
        press(key)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window and QApplication.focusWidget() not in (None, lanes))
        press("Esc")
    assert window.second_screen.on


def test_keys__stay_in_the_main_window_where_nobody_clicked_or_somebody_types(qtbot: QtBot, window: MainWindow) -> None:
    shown, room = put(qtbot, window), rooms_of(window).logging
    QCursor.setPos(QPoint(100, 100))
    shown.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is room.lanes)
    press("0")
    qtbot.waitUntil(room.note_line.field.hasFocus)
    QCursor.setPos(shown.geometry().center())
    shown.activateWindow()
    qtbot.waitUntil(room.note_line.field.hasFocus)
    assert QApplication.activeWindow() is window, "a note that is being typed goes on"


def test_leave__esc_and_the_systems_own_way_there_bring_it_back_and_esc_here_does_not(qtbot: QtBot, window: MainWindow) -> None:
    shown = put(qtbot, window)
    press("Esc")
    assert window.second_screen.on
    click(qtbot, shown)
    press("Esc")
    qtbot.waitUntil(lambda: not window.second_screen.on and QApplication.activeWindow() is window)
    assert rooms_of(window).picture.window() is window
    put(qtbot, window).close()
    assert not window.second_screen.on
    assert rooms_of(window).picture.isVisible()
    qtbot.waitUntil(lambda: not window.layout_kept.flag("second_screen/on", default=True))


def test_rooms__go_on_without_the_picture(qtbot: QtBot, window: MainWindow) -> None:
    rooms = rooms_of(window)
    for room, well in ((Room.SEARCH, rooms.search.well), (Room.STRINGOUTS, rooms.stringouts.well)):
        window.show_room(room)
        qtbot.waitUntil(lambda well=well: well.isAncestorOf(rooms.picture) and well.height() > 150)  # type: ignore[misc]
        high = well.height()
        shown = put(qtbot, window)
        qtbot.waitUntil(lambda: well.height() < high / 3 and rooms.picture.size() == shown.size())  # noqa: B023 - waited for here
        window.show_room(Room.LOGGING)
        window.show_room(room)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert (rooms.picture.window(), focused.window()) == (shown, window)
        press("F12")
        qtbot.waitUntil(lambda: well.height() == high and well.isAncestorOf(rooms.picture))  # noqa: B023 - waited for here
        window.show_room(Room.LOGGING)
        assert rooms.logging.well.isAncestorOf(rooms.picture)
        assert rooms.logging.grid.isVisible()


def test_screens__come_and_go(qtbot: QtBot, window: MainWindow) -> None:
    unplug(window)
    assert window.actions_of.reason("view.second_screen") == "there is only one screen"
    press("F12")
    window.second_screen.toggle()
    assert not window.second_screen.on
    plug(window)
    assert window.actions_of.reason("view.second_screen") == ""
    assert not window.second_screen.on, "nobody asked for it"
    shown = put(qtbot, window)
    unplug(window)
    assert rooms_of(window).logging.well.isAncestorOf(rooms_of(window).picture)
    assert not shown.isVisible()
    assert said(window) == "The second screen is gone. The picture is here again."
    plug(window)
    assert window.second_screen.on
    assert said(window) == "The second screen is back, and the picture is on it."


def test_main_window__moved_onto_the_picture_the_two_change_places(qtbot: QtBot, window: MainWindow) -> None:
    shown = put(qtbot, window)
    here, there = window.screen(), second(window)
    window.setScreen(there)
    window.move(there.geometry().topLeft() + QPoint(20, 20))
    qtbot.waitUntil(lambda: window.screen() is there)
    qtbot.waitUntil(lambda: shown.geometry() == here.geometry())
    window.second_screen.settle()
    assert shown.isVisible(), "it stays where it was moved"
    assert shown.screen() is here


def test_library__opens_with_the_picture_where_it_was_if_that_screen_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    window, _, _ = open_window(qtbot, tmp_path)
    shown = put(qtbot, window)
    window.show_first_run()
    assert not window.second_screen.on
    assert not shown.isVisible()
    assert window.actions_of.reason("view.second_screen") == "no library is open"
    window.layout_kept.keep_word("second_screen/name", "another one")
    window.open(memory_desk()[0])
    assert not window.second_screen.on
    window.second_screen.toggle()
    assert window.layout_kept.word("second_screen/name") == name_of(second(window))
    window.close()
    again, _, _ = open_window(qtbot, tmp_path)
    assert again.second_screen.on
    again.close()


SCALED = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from dailies_logger.app.window import application
from dailies_logger.ui.window import MainWindow
from tests.support.memory_desk import memory_desk
from tests.support.window import MemoryDoors

app = application()
window = MainWindow(MemoryDoors(Path(sys.argv[1])).doors)
window.open(memory_desk()[0])
window.resize(1600, 1000)
window.show()
picture, told, asked = window.rooms.picture, [], []
picture.resized.connect(lambda: asked.append(picture.wanted_width()))
def tell():
    told.append([picture.width(), picture.wanted_width(), asked[-1]])
    window.second_screen.toggle()
for at in (200, 500, 800):
    QTimer.singleShot(at, tell)
window.closed.connect(lambda: print(json.dumps([*told, window.layout_kept.flag("second_screen/on", default=False)])))
QTimer.singleShot(900, app.quit)
app.exec()
"""


def test_pixels__are_those_of_the_screen_it_is_on_and_quitting_forgets_nothing(tmp_path: Path) -> None:
    env = os.environ | {"QT_SCREEN_SCALE_FACTORS": "1;2", "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        [sys.executable, "-c", SCALED, str(tmp_path)], env=env, capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    here, there, back, wanted = json.loads(said.stdout)
    assert there == [640, 1280, 1280], "the screen has 1280 pixels, of two to a point"
    assert here[0] == here[1] == here[2]
    assert back == here
    assert wanted, "it was on when the program was closed"
