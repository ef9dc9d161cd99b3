"""Move about: marks, typed timecode, takes, angles, labels, frames; and what keys do where somebody types."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.acts import A1, A2, A3, B1, Seat, ids, label
from tests.support.window import press

Sit = Callable[..., Seat]


def goes_to(seat: Seat, typed: str) -> None:
    """Ask for a timecode as the editor does."""
    seat.press("=")
    seat.answers(at=typed)


def test_marks__are_shown_with_their_length_and_cleared(seat: Seat) -> None:
    seat.at(24)
    seat.press("i")
    seat.at(71)
    seat.press("o")
    shown = seat.rooms.logging.transport._marks.text()
    assert (seat.stage.in_mark, seat.stage.out_mark) == (24, 71)
    assert str(A1.timecode(24)) in shown
    assert str(A1.timecode(71)) in shown
    assert shown.endswith("02:00")
    seat.press("Alt+I")
    assert (seat.stage.in_mark, seat.stage.out_mark) == (None, 71)
    seat.press("Alt+O")
    assert seat.rooms.logging.transport._marks.text() == ""
    assert seat.off("transport.go_out") == "no out point is marked"


def test_marks__in_after_out_drops_the_out(seat: Seat) -> None:
    seat.at(40)
    seat.press("o")
    seat.at(90)
    seat.press("i")
    assert (seat.stage.in_mark, seat.stage.out_mark) == (90, None)
    seat.at(30)
    seat.press("o")
    assert (seat.stage.in_mark, seat.stage.out_mark) == (None, 30)


def test_marks__take_the_shortest_label_under_the_playhead_and_lead_there(sit: Sit) -> None:
    seat = sit(label("emotional_beat", 10, 100), label("best_moment", 40, 60))
    seat.at(50)
    seat.press("x")
    assert (seat.stage.in_mark, seat.stage.out_mark) == (40, 59)
    seat.press("Shift+O")
    seat.sees(59)
    seat.press("Shift+I")
    seat.sees(40)
    seat.at(150)
    seat.press("x")
    assert (seat.stage.in_mark, seat.stage.out_mark) == (0, 239), "where no label lies it is the clip"


def test_marks__belong_to_the_clip_they_were_set_on(seat: Seat) -> None:
    seat.press("i", "PageDown")
    seat.shows(A2)
    assert (seat.stage.in_mark, seat.stage.out_mark) == (None, None)
    assert seat.off("transport.clear_marks") == "nothing is marked"


def test_timecode__whole_part_and_frame_number(seat: Seat) -> None:
    for typed, frame in ((str(A1.timecode(137)), 137), ("120", 120), (str(A1.timecode(48))[6:], 48), (str(A1.timecode(200))[3:], 200)):
        goes_to(seat, typed)
        seat.sees(frame)
        assert seat.rooms.logging.transport.timecode() == str(A1.timecode(frame))


@pytest.mark.parametrize(
    ("typed", "said"), [("noon", "noon"), ("99:00:00:00", "99:00:00:00"), ("00:00:00:00", "not on A001C001"), ("240000", "240000")]
)
def test_timecode__what_is_none_is_said_and_moves_nothing(seat: Seat, typed: str, said: str) -> None:
    seat.at(17)
    goes_to(seat, typed)
    seat.reads(said)
    assert seat.stage.frame == 17
    seat.press("Esc")
    assert seat.notice() == ""


def test_timecode__esc_and_nothing_typed_move_nothing(seat: Seat) -> None:
    seat.at(21)
    seat.press("=", "5", "Esc")
    goes_to(seat, "")
    assert seat.stage.frame == 21
    assert seat.notice() == ""
    assert QApplication.focusWidget() is seat.rooms.logging.lanes


def test_takes__page_down_and_up_and_stop_at_the_ends(seat: Seat) -> None:
    for key, clip in (("PageDown", A2), ("PageDown", A3), ("PageDown", A3), ("PageUp", A2), ("PageUp", A1), ("PageUp", A1)):
        seat.press(key)
        seat.shows(clip)
        assert seat.rooms.logging.tree.current()[0] == seat.stage.take
    assert seat.stage.frame == 0


def test_takes__page_down_right_after_a_label_key_goes_there_all_the_same(seat: Seat) -> None:
    for clip in (A2, A3):
        seat.type("2213")
        seat.type("2")
        press("PageDown")
        seat.shows(clip)
    seat.until(lambda: len(seat.labels()) == 8 and not any(each.open for each in seat.labels()))
    assert {each.clip for each in seat.labels()} == {A1.id, A2.id}


def test_angles__turn_round_at_the_same_moment(seat: Seat) -> None:
    seat.at(100)
    seat.press("Ctrl+PageDown")
    seat.shows(B1)
    assert seat.stage.frame == 88
    assert seat.rooms.logging.transport.timecode() == str(A1.timecode(100))
    seat.press("Ctrl+PageDown")
    seat.shows(A1)
    assert seat.stage.frame == 100


def test_angles__a_moment_the_other_camera_has_not_is_its_nearest_end(seat: Seat) -> None:
    seat.at(4)
    seat.press("Ctrl+PageDown")
    seat.shows(B1)
    assert seat.stage.frame == 0
    seat.press("Ctrl+PageDown")
    seat.shows(A1)
    seat.at(239)
    seat.press("Ctrl+PageDown")
    seat.shows(B1)
    assert seat.stage.frame == 199


def test_angles__of_a_take_with_one_are_off(seat: Seat) -> None:
    seat.press("PageDown")
    seat.shows(A2)
    seat.press("Ctrl+PageDown")
    assert seat.stage.clip == A2
    assert seat.off("take.angle") == "this take has one angle"


def test_labels__next_and_previous_walk_all_and_stop_at_the_ends(sit: Sit) -> None:
    first, second, third = label("best_moment", 20, 30), label("reaction", 60, 80), label("problem", 60, 61)
    seat = sit(third, first, second)
    walked = []
    for frame in (20, 60, 60, 60):
        seat.press("Down")
        seat.sees(frame)
        walked.append(seat.stage.selected_label)
    assert walked == [*[each.id for each in seat.stage.labels], walked[2]]
    assert sorted(walked[:3], key=str) == sorted(ids([first, second, third]), key=str)
    for frame in (60, 20, 20):
        seat.press("Up")
        seat.sees(frame)
    seat.at(50)
    seat.press("Up")
    seat.sees(20)
    assert seat.stage.selected_label == first.id


def test_labels__without_any_the_keys_are_off(seat: Seat) -> None:
    seat.press("Down", "Up")
    assert seat.stage.frame == 0
    assert seat.off("transport.next_label") == "no labels in this take"


def test_frames__home_end_and_arrows_hold_inside_the_clip(seat: Seat) -> None:
    steps = (("Left", 0), ("Right", 1), ("Shift+Right", 11), ("Ctrl+Right", 35), ("Ctrl+Left", 11), ("Shift+Left", 1), ("End", 239))
    for key, frame in (*steps, ("Right", 239), ("Shift+Right", 239), ("Home", 0), ("Shift+Left", 0)):
        seat.press(key)
        seat.sees(frame)
        assert seat.rooms.logging.transport.timecode() == str(A1.timecode(frame))


def test_frames__a_step_while_it_plays_stops_beside_the_frame_on_screen(seat: Seat) -> None:
    seat.type(" ")
    shown = seat.plays_past(5)
    seat.type("k")
    seat.sees(shown)
    seat.press("Right")
    seat.sees(shown + 1)
    assert not seat.stage.playing


def test_play__from_the_last_frame_begins_anew_and_again_goes_back(seat: Seat) -> None:
    seat.press("End")
    seat.sees(239)
    seat.type("l")
    seat.until(lambda: seat.stage.playing and seat.stage.frame < 100)
    seat.plays_past(10)
    seat.press("k")
    stood = seat.stage.frame
    seat.press("Alt+L")
    seat.until(lambda: seat.stage.playing and seat.stage.frame < stood)
    seat.press("k")
    assert not seat.stage.playing


def test_note_field__arrows_and_letters_are_text_there(seat: Seat) -> None:
    seat.at(30)
    seat.press("Ctrl+Enter")
    field = seat.rooms.logging.inspector.note
    assert field.hasFocus()
    seat.press(*"i12 k")
    seat.press("Left", "Left", "Home", "Up", "Shift+Right", "End", "Backspace")
    assert field.toPlainText() == "i12 "
    assert (seat.stage.frame, seat.stage.playing, seat.stage.in_mark) == (30, False, None)
    assert seat.labels() == []
    seat.press("Esc")
    assert QApplication.focusWidget() is seat.rooms.logging.lanes
    seat.press("Right")
    seat.sees(31)


def test_note_line__arrows_move_in_the_words_and_ctrl_k_l_in_the_picture(seat: Seat) -> None:
    seat.at(30)
    seat.type("0ab")
    seat.press("Left", "Left")
    seat.type("2")
    seat.type("Xx")
    assert seat.rooms.logging.note_line.field.text() == "2Xxab"
    seat.press("Ctrl+L")
    seat.plays_past(32)
    seat.press("Ctrl+K")
    assert not seat.stage.playing
    seat.press("Enter")
    assert [(each.start, each.text) for each in seat.labels()] == [(30, "2Xxab")]


def test_filter__letters_make_no_labels_and_esc_brings_all_takes_back(seat: Seat) -> None:
    tree = seat.rooms.logging.tree
    seat.press("Ctrl+F")
    seat.type("24b")
    seat.until(lambda: len(list(tree.model.rows())) < 5 and [node.take.setup for node in tree.model.rows() if node.take] == ["24B"])
    seat.press("2", "Left", " ")
    assert (seat.labels(), seat.stage.frame, seat.stage.playing) == ([], 0, False)
    seat.press("Esc")
    assert sum(node.take is not None for node in tree.model.rows()) == 3
    assert tree.filter.text() == ""


def test_filter__what_fits_nothing_says_so_and_enter_goes_to_what_fits(seat: Seat) -> None:
    tree = seat.rooms.logging.tree
    seat.press("Ctrl+F")
    seat.type("zebra")
    seat.until(lambda: tree._empty.isVisible())
    assert tree._empty.text() == "No take fits the filter."
    seat.press("Esc", "Ctrl+F")
    seat.type("24b")
    seat.press("Enter", "Down")
    seat.until(lambda: seat.stage.clip is not None and seat.stage.clip.id in {A1.id, A3.id})
    assert seat.labels() == []


def test_empty_library__says_what_to_do_and_every_key_of_the_picture_is_off(sit: Sit) -> None:
    seat = sit(scene=(), empty=True)
    seat.press("2", " ", "Right", "PageDown", "Home", "i", "Shift+C", "m", "Down", "Backspace")
    assert seat.rooms.logging.empty.isVisible()
    assert (seat.labels(), seat.stage.clip) == ([], None)
    for command in ("kind.best_moment", "transport.play", "take.circle", "take.next"):
        assert seat.off(command) == "no takes yet"


def test_edits__are_gone_to_with_shift_and_the_arrows(sit: Sit) -> None:
    seat = sit(label("best_moment", 20, 50))
    seat.at(0)
    for key, frame in (("Shift+Down", 20), ("Shift+Down", 50), ("Shift+Up", 20)):
        seat.press(key)
        seat.sees(frame)
    assert seat.stage.selected_label is None, "an edit is a place, not a label"
