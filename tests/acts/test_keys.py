"""Reach every command by keys: the palette, the sheet of keys, and mashing that loses no label that was acknowledged."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.label import DEFAULT_VOCABULARY
from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.board import DrawnKey
from dailies_logger.ui.commands.command import Room
from tests.support.acts import A1, A2, A3, CLIPS, Seat
from tests.support.window import press

Sit = Callable[..., Seat]
KINDS = {kind.key: kind.id for kind in DEFAULT_VOCABULARY.kinds if kind.id != "note" and len(kind.key) == 1}
ORDER = (A1, A2, A3)


def asks(seat: Seat, typed: str) -> list[str]:
    """Open the palette, type, and return the names of what fits."""
    seat.press("Ctrl+Shift+P")
    seat.type(typed)
    model = seat.window.sheets.palette.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_palette__finds_every_command_by_its_name(seat: Seat) -> None:
    seat.press("Ctrl+Shift+P")
    palette = seat.window.sheets.palette
    assert palette.model.rowCount() == len(COMMANDS) - 1
    for command in (each for each in COMMANDS if each.id != "view.commands"):
        palette.model.look_for(palette.model.name(command))
        assert command.id in {palette.model.command(row).id for row in range(palette.model.rowCount())}
    seat.press("Esc")
    assert QApplication.focusWidget() is seat.rooms.logging.lanes


def test_palette__labels_on_the_frame_shown_and_goes_back_to_the_picture(seat: Seat) -> None:
    seat.at(42)
    assert asks(seat, "dyn act")[0] == "Label: dynamic action"
    assert seat.labels() == [], "letters typed there label nothing"
    seat.press("Enter")
    assert seat.ranges() == [("dynamic_action", 42, None)]
    seat.press("5")
    assert seat.ranges() == [("dynamic_action", 42, 43)]


def test_palette__stays_open_with_ctrl_enter_and_walks_with_the_arrows(seat: Seat) -> None:
    assert len(asks(seat, "frame on")) >= 1
    seat.press("Ctrl+Enter")
    seat.sees(1)
    seat.press("Ctrl+Enter")
    seat.sees(2)
    palette = seat.window.sheets.palette
    assert palette.isVisible()
    row = palette.list.currentIndex().row()
    seat.press("Down", "Up", "Up")
    assert palette.list.currentIndex().row() == row == 0
    assert seat.stage.frame == 2, "arrows walk the list, not the picture"
    seat.press("Esc")


def test_palette__what_is_off_says_why_and_does_nothing(seat: Seat) -> None:
    asks(seat, "remove the chosen label")
    palette = seat.window.sheets.palette
    assert palette.model.index(0).data(palette.model.ReasonRole) == "no label is chosen"
    before = seat.library.version()
    seat.press("Enter")
    assert palette.isVisible()
    assert seat.library.version() == before
    seat.press("Esc")
    assert asks(seat, "qqq zzz") == []
    seat.press("Enter", "Esc")
    assert not palette.isVisible()


def test_keys_sheet__shows_every_key_and_opens_over_any_room(seat: Seat) -> None:
    for room in ("Ctrl+5", "Ctrl+6", "Ctrl+2"):
        seat.press(room)
        if seat.rooms.room is Room.SEARCH:
            seat.rooms.focus_picture()
            seat.rooms.logging.lanes.setFocus()
        seat.runs("help.keys")
        assert seat.window.sheets.keys.isVisible()
        seat.press("Esc")
        assert not seat.window.sheets.keys.isVisible()
    seat.press("?")
    said = {each.face.told for each in seat.window.sheets.keys.findChildren(DrawnKey)}
    for kind in (each for each in DEFAULT_VOCABULARY.kinds if len(each.key) == 1):
        assert kind.name in said
    seat.press("?")
    assert not seat.window.sheets.keys.isVisible()


def test_keys__no_two_commands_share_one_and_every_one_is_bound(seat: Seat) -> None:
    wanted = [(command.id, QKeySequence(key).toString()) for command in COMMANDS for key in command.keys]
    counted = Counter(key for _, key in wanted)
    assert [key for key, times in counted.items() if times > 1] == []
    assert all(key for _, key in wanted), "every key is one that Qt knows"
    bound = {(each.objectName(), key.toString()) for each in seat.window.actions() for key in each.shortcuts()}
    assert set(wanted) <= bound


def test_keys__every_command_is_in_the_menu_it_names(seat: Seat) -> None:
    for menu in {command.menu for command in COMMANDS}:
        there = {each.objectName() for each in seat.window.top._menu(menu).actions()}
        assert {command.id for command in COMMANDS if command.menu is menu} <= there


class Model:
    """Keep in plain words what a hand on the label keys should come to: labels by clip, kind, first and last frame."""

    def __init__(self) -> None:
        self.made: list[tuple[str, str, int, int | None]] = []
        self.take = 0
        self.undone = False

    def toggle(self, kind: str, frame: int) -> None:
        """Close the open range of this kind on the clip, else open one."""
        clip = ORDER[self.take].name
        for place, (on, which, start, end) in enumerate(self.made):
            if (on, which, end) == (clip, kind, None):
                self.made[place] = (on, which, min(start, frame), max(start, frame) + 1)
                return
        self.made.append((clip, kind, frame, None))

    def point(self, frame: int) -> None:
        """Make a label of one frame."""
        self.made.append((ORDER[self.take].name, "note", frame, frame + 1))

    def leave(self, way: int, frame: int) -> bool:
        """Go to another take, if there is one, and close what is open."""
        if not 0 <= self.take + way < len(ORDER):
            return False
        for place, (clip, kind, start, end) in enumerate(self.made):
            if end is None:
                self.made[place] = (clip, kind, min(start, frame), max(start, frame) + 1)
        self.take += way
        return True


def in_library(seat: Seat) -> list[tuple[str, str, int, int | None]]:
    """List what the library holds in the model's words."""
    names = {clip.id: clip.name for clip in CLIPS}
    return sorted(((names[each.clip], each.kind, each.start, each.end) for each in seat.labels()), key=str)


@pytest.mark.parametrize("seed", [3, 14, 159])
def test_mashing__the_library_holds_what_the_hand_has_done(seat: Seat, seed: int) -> None:
    chance, model = random.Random(seed), Model()
    moves = ("Right", "Shift+Right", "Ctrl+Right", "Left", "Home", "End")
    idle = ("i", "o", "x", "Shift+I", "Ctrl+0", "+", "-", "\\", "`", "Ctrl+5", "F2", "q", "#")
    for _ in range(70):
        turn = chance.random()
        shown = seat.rooms.picture.shown
        assert shown is not None
        if turn < 0.5:
            for key in chance.choices(list(KINDS), k=chance.choice((1, 1, 2, 3))):
                model.toggle(KINDS[key], shown)
                press(key)
        elif turn < 0.6:
            model.point(shown)
            press("m")
        elif turn < 0.85:
            press(chance.choice(moves))
            seat.until(lambda: seat.rooms.picture.shown == seat.stage.frame == seat.rooms.player._transport.frame)
        elif turn < 0.92:
            way = chance.choice((1, -1))
            left = model.leave(way, shown)
            press("PageDown" if way > 0 else "PageUp")
            if left:
                seat.shows(ORDER[model.take])
        else:
            press(chance.choice(idle))
            press("Ctrl+2")
            seat.until(lambda: seat.rooms.picture.shown == seat.stage.frame == seat.rooms.player._transport.frame)
    seat.settle()
    assert in_library(seat) == sorted(model.made, key=str)
    seat.until(lambda: len(seat.listed()) == sum(clip == ORDER[model.take].name for clip, *_ in model.made))
    while seat.library.undoable(seat.work.desk.person.id):
        before = seat.library.version()
        press("Ctrl+Z")
        seat.until(lambda before=before: seat.library.version() > before)  # type: ignore[misc]
    assert seat.labels() == []


@pytest.mark.parametrize("seed", [26, 535])
def test_mashing__while_it_plays_every_stroke_is_on_the_frame_that_was_on_screen(seat: Seat, seed: int) -> None:
    chance, model = random.Random(seed), Model()
    press(" ")
    seat.plays_past(2)
    for _ in range(12):
        shown = seat.plays_past(seat.stage.frame + chance.randrange(6))
        for key in chance.choices(list(KINDS), k=chance.choice((1, 2, 4))):
            model.toggle(KINDS[key], shown)
            press(key)
    press("k")
    seat.settle()
    assert in_library(seat) == sorted(model.made, key=str)


def test_mashing__undo_and_redo_in_a_row_come_back_to_the_same(seat: Seat) -> None:
    for frame, key in ((5, "2"), (9, "1"), (20, "2"), (30, "1"), (31, "m")):
        seat.at(frame)
        seat.press(key)
    done = in_library(seat)
    for _ in range(3):
        for key in ("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+Shift+Z"):
            seat.press(key)
    assert in_library(seat) == done
