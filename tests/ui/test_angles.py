"""Pick angles by their keys in a whole window, and read from every view that all are at the same moment."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.workflow.moments import same_moment
from tests.acts.conftest import laid, sit
from tests.support.acts import A1, A2, A3, B1, FILM, SCENE, TAKES, Seat, angle
from tests.support.strips import strip_of_image

__all__ = ["laid", "sit"]

Sit = Callable[..., Seat]
MANY = tuple(angle(f"{letter}00{late}C009", TAKES[2], frames=90, late=late) for late, letter in enumerate("BCDEFGHIJKL", 1))
WHOLE = (*SCENE, *MANY)


@pytest.fixture
def seat(sit: Sit) -> Seat:
    return sit()


def tiles(seat: Seat) -> list[str]:
    """Return the cameras that are laid, the active one in brackets."""
    laid = seat.rooms.logging.grid.tiles
    return [f"[{tile.clip.name[0]}]" if tile.active else tile.clip.name[0] for tile in laid]


def strip(view: PictureView) -> int | None:
    return None if view.message else strip_of_image(view.grab().toImage(), view.picture_area().toRect())


def strips(seat: Seat) -> dict[str, int | None]:
    """Read the frame number off each view."""
    return {tile.clip.name[0]: strip(tile.view) for tile in seat.rooms.logging.grid.tiles}


def shown(seat: Seat, clip: Clip) -> None:
    """Wait until an angle is on stage, and its own frame on screen."""
    seat.until(lambda: seat.stage.clip is not None and seat.stage.clip.id == clip.id)
    seat.until(lambda: strip(seat.rooms.picture) == seat.stage.frame)


def ranges(seat: Seat, clip: Clip) -> list[tuple[int, int | None]]:
    return sorted((label.start, label.end) for label in seat.library.where(Label, clip=clip.id, kind="best_angle"))


def test_show__lays_all_angles_in_sync_and_one_alone_again(seat: Seat) -> None:
    assert tiles(seat) == []
    seat.at(50)
    seat.press("y")
    seat.until(lambda: tiles(seat) == ["[A]", "B"])
    seat.until(lambda: strips(seat) == {"A": 50, "B": 38})
    assert seat.window.actions_of["angles.show"].isChecked()
    seat.press("y")
    seat.until(lambda: tiles(seat) == [])
    assert seat.rooms.picture.geometry() == seat.rooms.logging.grid.rect()


def test_show__of_a_take_with_one_camera_is_the_picture_alone_and_comes_back_with_the_next(seat: Seat) -> None:
    seat.press("y")
    seat.until(lambda: len(tiles(seat)) == 2)
    seat.stage.show_clip(A2.id)
    seat.shows(A2)
    seat.until(lambda: tiles(seat) == [])
    seat.stage.show_clip(B1.id, 10)
    seat.until(lambda: tiles(seat) == ["A", "[B]"])
    seat.until(lambda: strips(seat) == {"A": 22, "B": 10})
    assert seat.stage.frame == 10


def test_show__is_remembered_and_the_other_rooms_have_the_picture_alone(sit: Sit) -> None:
    seat = sit()
    seat.press("y")
    seat.until(lambda: len(tiles(seat)) == 2)
    seat.press("Ctrl+6")
    seat.until(lambda: tiles(seat) == [])
    seat.press("Ctrl+2")
    seat.until(lambda: len(tiles(seat)) == 2)
    seat.close()
    again = sit()
    again.until(lambda: len(tiles(again)) == 2)
    assert again.window.actions_of["angles.show"].isChecked()


def test_pick__goes_on_at_the_same_moment_and_keeps_marks_and_choice(seat: Seat) -> None:
    seat.press("y")
    seat.at(50)
    seat.press("i")
    seat.at(60)
    seat.press("o")
    seat.press("Alt+2")
    shown(seat, B1)
    assert (seat.stage.frame, seat.stage.in_mark, seat.stage.out_mark) == (48, 38, 48)
    seat.until(lambda: tiles(seat) == ["A", "[B]"])
    seat.until(lambda: strips(seat) == {"A": 60, "B": 48})
    seat.press("Alt+1")
    shown(seat, A1)
    assert (seat.stage.frame, seat.stage.in_mark) == (60, 50)


def test_pick__works_without_the_grid(seat: Seat) -> None:
    seat.at(50)
    seat.press("Alt+2")
    shown(seat, B1)
    assert seat.stage.frame == 38
    seat.press("Alt+7")
    assert seat.notice() == "This take has 2 angles."


def test_pick__while_it_plays_cuts_the_best_angle_without_a_hole(seat: Seat) -> None:
    seat.press("y")
    seat.until(lambda: len(tiles(seat)) == 2)
    seat.press("Space")
    seat.plays_past(15)
    seat.press("6")
    seat.plays_past(40)
    seat.press("Alt+2")
    seat.until(lambda: seat.stage.clip is not None and seat.stage.clip.id == B1.id and seat.stage.playing)
    seat.until(lambda: seat.stage.frame > 50)
    seat.press("Alt+1")
    seat.until(lambda: seat.stage.clip is not None and seat.stage.clip.id == A1.id and seat.stage.playing)
    seat.until(lambda: seat.stage.frame > 90)
    seat.press("6")
    seat.press("Space")
    (first, third), (second,) = ranges(seat, A1), ranges(seat, B1)
    assert None not in (first[1], second[1], third[1])
    assert second[0] == same_moment(first[1] or 0, A1, B1)
    assert same_moment(second[1] or 0, B1, A1) == third[0]


def test_pick__undo_takes_back_one_range_of_the_cut_at_a_time(seat: Seat) -> None:
    seat.press("y")
    seat.at(30)
    seat.press("6")
    seat.at(60)
    seat.press("Alt+2")
    shown(seat, B1)
    assert (ranges(seat, A1), ranges(seat, B1)) == ([(30, 60)], [(48, None)])
    seat.press("Ctrl+Z")
    assert (ranges(seat, A1), ranges(seat, B1)) == ([(30, 60)], [])
    seat.press("Ctrl+Z")
    assert (ranges(seat, A1), ranges(seat, B1)) == ([], [])


def test_pick__other_open_ranges_go_on_growing_and_close_by_their_key_on_any_angle(seat: Seat) -> None:
    seat.at(30)
    seat.press("4")
    seat.press("Alt+2")
    shown(seat, B1)
    assert any("reaction" in line for line in seat.listed()), "an open range is seen on every angle"
    seat.at(60)
    seat.press("4")
    assert seat.ranges("reaction") == [("reaction", 30, 73)], "to frame 60 of B, which is 72 of A"
    (label,) = seat.labels()
    assert label.clip == A1.id


def test_best_angle__pressed_on_another_angle_goes_on_there(seat: Seat) -> None:
    seat.at(30)
    seat.press("6")
    seat.stage.show_clip(B1.id, 60)
    seat.shows(B1)
    seat.press("6")
    assert ranges(seat, B1) == [(60, None)]
    seat.press("6")
    assert ranges(seat, B1) == [(60, 61)]


def test_pick__a_camera_that_did_not_roll_is_told_and_while_it_plays_nothing_moves(seat: Seat) -> None:
    seat.at(4)
    seat.press("Alt+2")
    seat.reads("B was not rolling at this moment: this is its first frame.")
    shown(seat, B1)
    assert seat.stage.frame == 0


def test_click__picks_the_angle(seat: Seat) -> None:
    seat.at(50)
    seat.press("y")
    seat.until(lambda: len(tiles(seat)) == 2)
    grid = seat.rooms.logging.grid
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.places()[1].center())
    shown(seat, B1)
    assert seat.stage.frame == 38


def test_large__the_active_angle_has_most_of_the_room(seat: Seat) -> None:
    seat.press("y", "Shift+Y")
    seat.until(lambda: len(tiles(seat)) == 2)
    widths = [place.width() for place in seat.rooms.logging.grid.places()]
    assert widths[0] > 1.8 * widths[1]
    seat.at(50)
    seat.press("Alt+2")
    seat.until(lambda: tiles(seat) == ["A", "[B]"])
    widths = [place.width() for place in seat.rooms.logging.grid.places()]
    assert widths[1] > 1.8 * widths[0]
    seat.until(lambda: strips(seat) == {"A": 50, "B": 38})


def test_pages__nine_on_a_page_and_the_active_one_beside_any(sit: Sit) -> None:
    seat = sit(scene=WHOLE)
    seat.stage.show_clip(A3.id, 30)
    seat.shows(A3)
    seat.press("y")
    seat.until(lambda: tiles(seat) == ["[A]", *"BCDEFGHI"])
    seat.until(lambda: strips(seat) == {"A": 30} | {letter: 30 - late for late, letter in enumerate("BCDEFGHI", 1)})
    seat.press("Alt+PageDown")
    seat.until(lambda: tiles(seat) == ["[A]", *"JKL"])
    seat.press("Alt+3")
    shown(seat, MANY[-1])
    assert seat.stage.frame == 19
    seat.press("Alt+PageUp")
    seat.until(lambda: tiles(seat) == ["[L]", *"ABCDEFGHI"])
    seat.press("Alt+9")
    shown(seat, MANY[7])


def test_nudge__moves_sync_by_a_frame_and_says_how_it_lies(seat: Seat) -> None:
    seat.press("y")
    seat.at(50)
    seat.press("Alt+2")
    shown(seat, B1)
    seat.press("Alt+.")
    seat.reads("B begins 13 frames after the first angle.")
    assert seat.clip(B1).sync == 13 / FILM.fraction
    seat.until(lambda: strips(seat) == {"A": 51, "B": 38})
    seat.press("Alt+,", "Alt+,")
    assert seat.clip(B1).sync == 11 / FILM.fraction
    seat.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert seat.clip(B1).sync == 12 / FILM.fraction


def test_compare__locks_two_takes_at_the_frames_that_were_picked(seat: Seat) -> None:
    seat.at(70)
    seat.press("u")
    seat.reads("is held at", "Go to the frame of the other take")
    seat.stage.show_clip(A2.id, 20)
    seat.shows(A2)
    seat.press("u")
    seat.until(lambda: len(tiles(seat)) == 2)
    seat.reads("A001C001 and A001C002 are locked at these frames.")
    views = [tile.view for tile in seat.rooms.logging.grid.tiles]
    seat.until(lambda: [strip(view) for view in views] == [70, 20])
    seat.press("Right")
    seat.until(lambda: [strip(view) for view in views] == [71, 21])
    seat.press("Alt+1")
    shown(seat, A1)
    assert seat.stage.frame == 71
    seat.press("Alt+.")
    assert seat.clip(A1).sync == 0, "comparing moves no sync of the library"
    seat.press("u")
    seat.until(lambda: tiles(seat) == [])


def test_compare__cuts_no_best_angle_of_one_take_into_another(seat: Seat) -> None:
    seat.at(70)
    seat.press("u")
    seat.stage.show_clip(A2.id, 20)
    seat.shows(A2)
    seat.press("u", "6")
    assert ranges(seat, A2) == [(20, None)]
    seat.press("Alt+1")
    shown(seat, A1)
    assert ranges(seat, A1) == []
    assert ranges(seat, A2) == [(20, 21)], "closed where its take was left"


def test_next__goes_round(seat: Seat) -> None:
    seat.at(50)
    for clip, frame in ((B1, 38), (A1, 50)):
        seat.press("Ctrl+PageDown")
        shown(seat, clip)
        assert seat.stage.frame == frame


def test_offline__an_angle_whose_file_is_away_says_so_and_the_others_go_on(sit: Sit) -> None:
    gone = replace(B1, path=b"/nowhere/B001C001.mov")
    seat = sit(scene=tuple(gone if value is B1 else value for value in SCENE))
    seat.at(50)
    seat.press("y")
    seat.until(lambda: len(tiles(seat)) == 2)
    seat.at(51)
    assert strips(seat)["A"] == 51


def test_compare__of_two_angles_of_one_take_cuts_nothing_by_the_wrong_sync(seat: Seat) -> None:
    seat.at(50)
    seat.press("u")
    seat.stage.show_clip(B1.id, 120)
    seat.shows(B1)
    seat.press("u", "Alt+1")
    shown(seat, A1)
    seat.at(40)
    seat.press("6")
    seat.at(50)
    seat.press("Alt+2")
    shown(seat, B1)
    assert seat.stage.frame == 120
    assert (ranges(seat, A1), ranges(seat, B1)) == ([(40, 51)], [])


def test_pick__a_range_from_before_a_camera_rolled_is_seen_there_and_closed_by_its_key(seat: Seat) -> None:
    seat.at(5)
    seat.press("2")
    seat.at(30)
    seat.press("Alt+2")
    shown(seat, B1)
    assert any("best moment" in line for line in seat.listed())
    seat.press("2")
    assert seat.ranges("best_moment") == [("best_moment", 5, 31)]
