"""Label while the picture plays: the frame on screen when the key goes down is the frame that is logged."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.acts import A1, A2, ASSISTANT, B1, TAKES, Seat, angle, label
from tests.support.window import press

Sit = Callable[..., Seat]


def pressed(seat: Seat, key: str) -> int:
    """Press a key and return the frame that was on screen when it went down."""
    shown = seat.rooms.picture.shown
    seat.type(key)
    assert shown == seat.stage.frame
    return shown


def test_key__opens_and_closes_on_the_frames_on_screen_while_it_plays(seat: Seat) -> None:
    seat.type(" ")
    seat.plays_past(5)
    first = pressed(seat, "2")
    seat.plays_past(first + 8)
    last = pressed(seat, "2")
    assert seat.stage.playing, "a label stops no picture"
    seat.settle()
    assert seat.ranges() == [("best_moment", first, last + 1)]
    assert seat.listed() == ["best moment"]


def test_key__two_kinds_overlap_and_each_closes_its_own(seat: Seat) -> None:
    seat.type(" ")
    seat.plays_past(3)
    beat = pressed(seat, "1")
    seat.plays_past(beat + 5)
    best = pressed(seat, "2")
    seat.plays_past(best + 5)
    beat_end = pressed(seat, "1")
    seat.plays_past(beat_end + 5)
    best_end = pressed(seat, "2")
    seat.press("k")
    assert seat.ranges() == [("emotional_beat", beat, beat_end + 1), ("best_moment", best, best_end + 1)]
    assert beat < best <= beat_end < best_end


def test_key__on_the_last_frame_covers_it_and_no_more(seat: Seat) -> None:
    seat.press("End")
    seat.sees(239)
    seat.press("2", "2")
    assert seat.ranges() == [("best_moment", 239, 240)]


def test_key__what_is_open_at_the_end_is_closed_there_when_it_has_played_out(seat: Seat) -> None:
    seat.at(215)
    seat.press("5")
    seat.press("Space")
    seat.until(lambda: not seat.stage.playing)
    seat.sees(239)
    seat.until(lambda: not any(each.open for each in seat.labels()))
    assert seat.ranges() == [("dynamic_action", 215, 240)]


def test_key__closed_before_where_it_was_opened_loses_no_frame(seat: Seat) -> None:
    seat.at(100)
    seat.press("4")
    seat.at(80)
    seat.press("4")
    assert seat.ranges() == [("reaction", 80, 101)]


def test_key__the_third_stroke_opens_a_second_range(seat: Seat) -> None:
    for frame in (10, 20, 30, 40):
        seat.at(frame)
        seat.press("3")
    assert seat.ranges() == [("line_reading", 10, 21), ("line_reading", 30, 41)]
    assert len(seat.listed()) == 2


def test_clip_change__closes_what_is_open_at_the_last_frame_shown(seat: Seat) -> None:
    seat.at(30)
    seat.press("2", "1")
    seat.at(44)
    seat.press("PageDown")
    seat.shows(A2)
    seat.until(lambda: sorted(seat.ranges()) == [("best_moment", 30, 45), ("emotional_beat", 30, 45)])
    assert seat.listed() == [], "the next take begins with no label"
    seat.press("2", "2")
    assert [each.clip for each in seat.labels()].count(A2.id) == 1


def test_clip_change__while_it_plays_closes_at_the_frame_that_was_last_on_screen(seat: Seat) -> None:
    seat.type(" ")
    seat.plays_past(6)
    first = pressed(seat, "2")
    seat.plays_past(first + 6)
    left: list[int] = []
    seat.stage.clip_left.connect(lambda _, shown: left.append(shown))
    seat.press("PageDown")
    seat.shows(A2)
    seat.until(lambda: not any(each.open for each in seat.labels()))
    assert seat.ranges() == [("best_moment", first, left[0] + 1)]


def test_note__is_pinned_to_the_frame_where_typing_began_while_the_picture_goes_on(seat: Seat) -> None:
    seat.type(" ")
    seat.plays_past(4)
    began = pressed(seat, "0")
    seat.type("she looks up, 2 beats, k?")
    seat.plays_past(began + 10)
    seat.press("Enter")
    assert seat.stage.playing
    (note,) = seat.labels()
    assert (note.kind, note.start, note.end, note.text) == ("note", began, began + 1, "she looks up, 2 beats, k?")
    assert QApplication.focusWidget() is seat.rooms.logging.lanes


def test_note__goes_to_the_clip_it_was_begun_on(seat: Seat) -> None:
    seat.at(50)
    seat.type("0boom dips")
    seat.window.actions_of.run("take.next")
    seat.shows(A2)
    seat.rooms.logging.note_line.field.setFocus()
    seat.press("Enter")
    assert [(each.clip, each.start, each.text) for each in seat.labels()] == [(A1.id, 50, "boom dips")]


@pytest.mark.parametrize("keys", [("0", "a", "Esc"), ("0", "Enter"), ("0", " ", " ", "Enter")])
def test_note__dropped_or_empty_is_none(seat: Seat, keys: tuple[str, ...]) -> None:
    seat.press(*keys)
    assert not seat.rooms.logging.note_line.isVisible()
    assert seat.labels() == []
    seat.press("0")
    assert seat.rooms.logging.note_line.field.text() == "", "the next note begins empty"
    seat.press("Esc")


def test_enter__edits_the_last_label_and_esc_leaves_it(seat: Seat) -> None:
    seat.press("3", "3")
    seat.press("Enter")
    seat.type("the second no")
    seat.press("Enter")
    assert seat.labels()[0].text == "the second no"
    assert seat.listed() == ["the second no"]
    seat.press("Enter")
    seat.type("something else")
    seat.press("Esc")
    assert seat.labels()[0].text == "the second no"
    seat.press("Ctrl+Z")
    assert [each.text for each in seat.labels()] == [""]


def test_enter__another_kind_of_out_than_a_timecode_is_said_beside_the_field(seat: Seat) -> None:
    seat.at(20)
    seat.press("2")
    seat.at(40)
    seat.press("2", "Enter")
    editor = seat.rooms.logging.editor
    editor.last.setFocus()
    editor.last.selectAll()
    seat.type("noon")
    seat.press("Enter")
    assert editor.isVisible()
    assert "noon" in editor._error.text()
    editor.last.selectAll()
    seat.type(str(A1.timecode(31)))
    seat.press("Enter")
    assert not editor.isVisible()
    assert seat.ranges() == [("best_moment", 20, 31)]


def test_enter__without_a_label_does_nothing(seat: Seat) -> None:
    seat.press("Enter")
    assert not seat.rooms.logging.editor.isVisible()
    assert seat.off("label.edit") == "no label is chosen"


def test_backspace__takes_back_the_last_and_then_the_one_before(seat: Seat) -> None:
    seat.press("1", "1", "2", "2")
    seat.press("Backspace")
    assert seat.ranges() == [("emotional_beat", 0, 1)]
    seat.reads("Remove best moment")
    seat.press("Backspace")
    assert seat.labels() == []
    seat.press("Backspace")
    seat.reads("no label of yours on this clip")
    seat.press("Ctrl+Z", "Ctrl+Z")
    assert seat.ranges() == [("emotional_beat", 0, 1), ("best_moment", 0, 1)]


def test_backspace__leaves_what_another_has_labelled(sit: Sit) -> None:
    seat = sit(label("problem", 5, 9, by=ASSISTANT))
    seat.press("Backspace")
    assert seat.ranges() == [("problem", 5, 9)]


def test_rating__by_shift_and_a_number_goes_to_the_last_label(seat: Seat) -> None:
    seat.press("2", "2", "Shift+4")
    assert seat.labels()[0].rating == 4
    seat.press("Shift+1")
    assert seat.labels()[0].rating == 1
    assert seat.take().rating == 0
    seat.press("Ctrl+Z")
    assert seat.labels()[0].rating == 4
    seat.press("Ctrl+Shift+Z")
    assert seat.labels()[0].rating == 1


def test_rating__without_a_label_goes_to_the_take(seat: Seat) -> None:
    seat.press("Shift+3")
    assert seat.take().rating == 3
    assert seat.rooms.logging.inspector.stars._rating == 3
    seat.press("Ctrl+Z")
    assert seat.take().rating == 0


@pytest.mark.parametrize(
    ("key", "first", "second", "before"), [("7", "L>R", "R>L", "cross"), ("8", "EWS", "WS", "ECU"), ("9", "soft", "boom", "NG")]
)
def test_brackets__turn_the_value_round_its_list(seat: Seat, key: str, first: str, second: str, before: str) -> None:
    seat.press(key)
    said = []
    for bracket in ("]", "]", "[", "["):
        seat.press(bracket)
        said.append(seat.labels()[0].value)
    assert said == [first, second, first, before]
    assert before in seat.listed()[0]
    seat.press(key, key)
    assert [each.value for each in seat.labels()] == [before, before], "the next begins with the last value"


def test_brackets__are_off_for_a_kind_without_values(seat: Seat) -> None:
    seat.press("2", "]")
    assert seat.off("label.step") == "this kind of label has no values"
    assert [each.value for each in seat.labels()] == [""]


def test_all_angles__is_seen_on_the_other_camera_at_the_mapped_frame(seat: Seat) -> None:
    seat.at(60)
    seat.press("2")
    seat.at(71)
    seat.press("2", "Ctrl+Shift+A")
    seat.press("Ctrl+PageDown")
    seat.shows(B1)
    (seen,) = seat.stage.labels
    assert (seen.start, seen.end, seen.clip) == (48, 60, A1.id)
    assert seat.listed() == ["best moment"]
    assert seat.ranges() == [("best_moment", 60, 72)], "it is mapped, not copied"
    seat.press("Home")
    seat.sees(0)
    seat.press("Down")
    seat.sees(48)
    assert (seat.clip(A1).timecode(60), seat.clip(B1).timecode(48)) == (A1.timecode(60), B1.timecode(48))


def test_all_angles__taken_away_again_is_seen_on_its_own_camera_alone(seat: Seat) -> None:
    seat.press("2", "2", "Ctrl+Shift+A", "Ctrl+Shift+A")
    assert not seat.labels()[0].all_angles
    seat.press("Ctrl+PageDown")
    seat.shows(B1)
    assert seat.listed() == []


def test_all_angles__what_the_other_camera_did_not_shoot_is_not_shown_there(sit: Sit) -> None:
    seat = sit(label("best_moment", 0, 8, all_angles=True), label("reaction", 4, 20, all_angles=True))
    seat.press("Ctrl+PageDown")
    seat.shows(B1)
    assert [(each.kind, each.start, each.end) for each in seat.stage.labels] == [("reaction", 0, 8)]


def test_undo__takes_back_opening_and_closing_as_one_and_names_it(seat: Seat) -> None:
    seat.at(12)
    seat.press("5")
    seat.at(30)
    seat.press("5")
    assert seat.window.actions_of["edit.undo"].text() == "Undo Label dynamic action"
    seat.press("Ctrl+Z")
    assert seat.labels() == []
    assert seat.listed() == []
    assert seat.off("edit.undo") == "nothing of yours to undo"
    seat.press("Ctrl+Y")
    assert seat.ranges() == [("dynamic_action", 12, 31)]
    assert seat.off("edit.redo") == "nothing to redo"


def test_undo__of_an_open_range_leaves_its_key_free_to_open_again(seat: Seat) -> None:
    seat.at(40)
    seat.press("2", "Ctrl+Z")
    assert seat.labels() == []
    seat.at(50)
    seat.press("2")
    assert seat.ranges() == [("best_moment", 50, None)]
    assert seat.window.actions_of["edit.redo"].isEnabled() is False, "a new act clears what could be brought back"


def test_delete__removes_the_chosen_label_only(sit: Sit) -> None:
    seat = sit(label("best_moment", 20, 30), label("reaction", 60, 80))
    seat.press("Down")
    seat.sees(20)
    seat.press("Delete")
    assert seat.ranges() == [("reaction", 60, 80)]
    seat.press("Ctrl+Z")
    assert sorted(seat.ranges()) == [("best_moment", 20, 30), ("reaction", 60, 80)]


def test_point__is_one_frame_long(seat: Seat) -> None:
    seat.at(33)
    seat.press("m")
    assert seat.ranges() == [("note", 33, 34)]


def test_close__leaves_no_range_open_on_disk(sit: Sit) -> None:
    seat = sit()
    seat.at(70)
    seat.press("2")
    seat.close()
    again = sit()
    assert again.ranges() == [("best_moment", 70, 71)]
    assert again.stage.frame == 70, "the editor comes back to where they were"


def test_key__a_clip_without_frames_takes_no_label(sit: Sit) -> None:
    seat = sit(scene=(TAKES[0], angle("A009C009", TAKES[0], frames=0)))
    seat.press("2", "m", "0")
    assert seat.labels() == []
    assert seat.off("kind.best_moment") == "this clip has no frames"
    assert not seat.rooms.logging.note_line.isVisible()


def test_clip_change__and_back_at_once_the_same_key_opens_a_new_range(seat: Seat) -> None:
    seat.at(30)
    seat.type("123456789")
    press("PageDown")
    seat.shows(A2)
    press("PageUp")
    seat.shows(A1)
    seat.type("9")
    seat.until(lambda: len(seat.labels()) == 10)
    seat.settle()
    assert sorted(seat.ranges("problem")) == [("problem", 0, None), ("problem", 30, 31)]
    assert all(end == 31 for kind, _, end in seat.ranges() if kind != "problem")


def test_intensity_and_rating__right_behind_the_key_mean_its_label_and_not_the_one_before(sit: Sit) -> None:
    seat = sit(label("reaction", 60, 80))
    seat.type(" ")
    seat.plays_past(3)
    seat.type("2hhh")
    press("Shift+4")
    assert seat.stage.playing
    seat.settle()
    told = {each.kind: (each.intensity, each.rating) for each in seat.labels()}
    assert told == {"best_moment": (3, 4), "reaction": (0, 0)}


def test_who__is_the_next_character_of_the_scene(sit: Sit) -> None:
    seat = sit(label("reaction", 60, 80, who="Ida"))
    seat.at(10)
    seat.press("1", "p")
    assert {each.kind: each.who for each in seat.labels()} == {"emotional_beat": "Ida", "reaction": "Ida"}
    seat.press("Ctrl+Z")
    assert {each.kind: each.who for each in seat.labels()} == {"emotional_beat": "", "reaction": "Ida"}


def test_enter__edits_the_last_label_while_the_picture_goes_on(seat: Seat) -> None:
    seat.type(" ")
    seat.plays_past(3)
    seat.type("2")
    seat.settle()
    press("Enter")
    seat.type("she knows")
    shown = seat.stage.frame
    seat.plays_past(shown + 5)
    seat.press("Enter")
    assert seat.stage.playing
    assert [each.text for each in seat.labels()] == ["she knows"]
