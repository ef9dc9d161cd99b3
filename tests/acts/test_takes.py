"""Say things of takes: circle, hold, rate, note; split and join; facts typed by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.take import Take, TakeStatus
from tests.support.acts import A1, A2, A3, B1, TAKES, Seat, label

Sit = Callable[..., Seat]


def takes(seat: Seat) -> list[str]:
    """List the takes of the library by name."""
    return sorted(take.shown for take in seat.library.where(Take))


def test_circle__is_seen_in_tree_and_inspector_and_taken_away_again(seat: Seat) -> None:
    seat.press("Shift+C")
    assert seat.take().circled
    assert seat.rooms.logging.inspector.ring._circled
    assert seat.window.actions_of["edit.undo"].text() == "Undo Circle take"
    seat.press("Shift+C")
    assert not seat.take().circled
    seat.press("Ctrl+Z")
    assert seat.take().circled
    seat.press("Ctrl+Z")
    assert not seat.take().circled
    assert [seat.take(each).circled for each in TAKES] == [False, False, False]


def test_circle__two_quick_strokes_are_none(seat: Seat) -> None:
    seat.window.actions_of.run("take.circle")
    seat.window.actions_of.run("take.circle")
    seat.settle()
    assert not seat.take().circled
    assert len(seat.library.steps(TAKES[0].id)) == 3


def test_hold_and_ng__one_takes_the_place_of_the_other(seat: Seat) -> None:
    said = []
    for key in ("Shift+H", "Shift+N", "Shift+N", "Shift+H"):
        seat.press(key)
        said.append(seat.take().status)
    assert said == [TakeStatus.HOLD, TakeStatus.NG, TakeStatus.NONE, TakeStatus.HOLD]
    seat.press("Shift+C")
    assert (seat.take().status, seat.take().circled) == (TakeStatus.HOLD, True), "circled is apart"


def test_rating__from_the_menu_0_to_5_and_the_same_again_is_no_act(seat: Seat) -> None:
    for stars in (5, 2, 0):
        seat.runs(f"take.rate_{stars}")
        assert seat.take().rating == stars
        assert seat.rooms.logging.inspector.stars._rating == stars
    before = seat.library.version()
    seat.runs("take.rate_0")
    assert seat.library.version() == before


def test_rating__with_a_label_chosen_the_menu_still_rates_the_take(sit: Sit) -> None:
    seat = sit(label("best_moment", 0, 9))
    seat.press("Down", "Shift+2")
    seat.runs("take.rate_4")
    assert (seat.labels()[0].rating, seat.take().rating) == (2, 4)


def test_note__of_the_editor_stands_apart_from_the_supervisor_s(seat: Seat) -> None:
    seat.press("Ctrl+Enter")
    seat.type("use the end")
    seat.press("Ctrl+Enter")
    assert (seat.take().editor_note, seat.take().supervisor_note) == ("use the end", "Settles late.")
    inspector = seat.rooms.logging.inspector
    assert inspector._supervisor.text() == "Settles late."
    assert inspector.note.toPlainText() == "use the end"
    seat.until(lambda: inspector._author.text() == "E. Marsh")
    seat.press("Ctrl+Z")
    assert (seat.take().editor_note, seat.take().supervisor_note) == ("", "Settles late.")
    assert inspector.note.toPlainText() == ""


def test_note__esc_puts_back_and_going_to_another_take_keeps_it_where_it_was_typed(seat: Seat) -> None:
    seat.press("Ctrl+Enter")
    seat.type("gone")
    seat.press("Esc")
    assert seat.take().editor_note == ""
    seat.press("Ctrl+Enter")
    seat.type("kept")
    seat.runs("take.next")
    seat.shows(A2)
    seat.settle()
    assert (seat.take(TAKES[0]).editor_note, seat.take(TAKES[1]).editor_note) == ("kept", "")
    assert seat.rooms.logging.inspector.note.toPlainText() == ""


def test_note__of_several_lines_and_odd_letters_comes_back_as_typed(seat: Seat) -> None:
    words = "tears – “no” ß 漢 <b>\n50 %"
    seat.press("Ctrl+Enter")
    seat.rooms.logging.inspector.note.insertPlainText(words)
    seat.press("Ctrl+Enter")
    assert seat.take().editor_note == words
    seat.press("PageDown")
    seat.shows(A2)
    seat.press("PageUp")
    seat.shows(A1)
    assert seat.rooms.logging.inspector.note.toPlainText() == words


def test_split__makes_a_take_of_the_angle_and_undo_joins_it_again(sit: Sit) -> None:
    seat = sit(label("best_moment", 20, 40, all_angles=True))
    seat.press("Ctrl+PageDown")
    seat.shows(B1)
    assert len(seat.stage.labels) == 1
    seat.at(50)
    seat.runs("take.split")
    assert seat.clip(B1).take_id != TAKES[0].id
    assert len(takes(seat)) == 4
    seat.until(lambda: seat.stage.labels == ())  # another take’s label holds here no longer
    seat.reads("Split take")
    assert seat.off("take.split") == "this take has one angle"
    seat.press("Ctrl+Z")
    assert seat.clip(B1).take_id == TAKES[0].id
    assert takes(seat) == sorted(take.shown for take in TAKES)
    seat.until(lambda: len(seat.stage.labels) == 1)
    assert (seat.stage.clip, seat.stage.frame) == (seat.clip(B1), 50), "the picture stays where it is"


def test_split__and_join_again_moves_no_label(sit: Sit) -> None:
    seat = sit(label("best_moment", 20, 40), label("reaction", 5, 6, on=B1))
    before = seat.labels()
    seat.runs("take.split")
    seat.work.takes.join(TAKES[0].id)
    seat.settle()
    assert seat.clip(A1).take_id == seat.clip(B1).take_id
    assert seat.labels() == before


def test_join__by_name_keeps_both_notes_and_undo_brings_both_takes_back(seat: Seat) -> None:
    seat.work.takes.note(TAKES[1].id, "second one")
    seat.settle()
    seat.runs("take.join")
    seat.answers(take="24A-2")
    seat.until(lambda: seat.clip(A2).take_id == seat.clip(A1).take_id == TAKES[0].id)
    seat.settle()
    assert "second one" in seat.take().editor_note
    assert seat.take().supervisor_note == "Settles late."
    assert len(takes(seat)) == 2
    seat.press("Ctrl+Z")
    assert len(takes(seat)) == 3
    assert seat.take(TAKES[1]).editor_note == "second one"
    assert seat.take(TAKES[0]).editor_note == ""


@pytest.mark.parametrize(("name", "said"), [("99Z-9", "99Z-9"), ("24A-1", "itself")])
def test_join__with_what_is_not_there_or_with_itself_is_refused(seat: Seat, name: str, said: str) -> None:
    before = seat.library.version()
    seat.runs("take.join")
    seat.answers(take=name)
    seat.reads(said)
    assert seat.library.version() == before
    assert len(takes(seat)) == 3


def facts(seat: Seat, **typed: str) -> None:
    """Type facts as the editor does."""
    seat.press("Ctrl+T")
    seat.answers(**typed)


def test_facts__typed_rule_and_an_emptied_line_gives_the_others_word_back(seat: Seat) -> None:
    facts(seat, lens="50 mm", eyeline="R>L")
    assert (seat.clip(A1).facts.lens, seat.clip(A1).facts.eyeline) == ("50 mm", "R>L")
    seat.until(lambda: seat.rooms.logging.inspector.fact("Lens, size").startswith("50 mm"))
    facts(seat, eyeline="")
    assert seat.clip(A1).facts.eyeline is None
    seat.press("Ctrl+Z", "Ctrl+Z")
    assert seat.off("edit.undo") == "nothing of yours to undo"
    assert seat.clip(A1).facts.eyeline is None


def test_facts__typed_on_camera_b_leave_the_picture_where_it_is(seat: Seat) -> None:
    seat.press("Ctrl+PageDown")
    seat.shows(B1)
    seat.at(50)
    seat.press("i")
    facts(seat, lens="50 mm", start_tc="02:00:00:00")
    tree = seat.rooms.logging.tree
    seat.until(lambda: [angle.facts.lens for angle in tree.model.angles(TAKES[0].id)] == ["75 mm", "50 mm"])
    seat.settle()
    assert (seat.stage.clip, seat.stage.frame, seat.stage.in_mark) == (seat.clip(B1), 50, 50)
    assert seat.rooms.logging.transport.timecode() == "02:00:02:02"
    assert tree.current()[1] == seat.clip(B1)


def test_facts__nothing_changed_and_esc_are_no_act(seat: Seat) -> None:
    before = seat.library.version()
    facts(seat)
    seat.press("Ctrl+T")
    seat.type("77")
    seat.press("Esc")
    assert seat.library.version() == before
    assert not seat.window.sheets.ask.isVisible()


@pytest.mark.parametrize(("field", "typed"), [("day", "the day after"), ("start_tc", "half past ten")])
def test_facts__what_is_none_is_refused_and_said(seat: Seat, field: str, typed: str) -> None:
    before = seat.clip(A1)
    facts(seat, **{field: typed})
    seat.reads(typed)
    assert seat.clip(A1) == before


def test_facts__a_typed_start_moves_the_timecode_and_no_label(sit: Sit) -> None:
    seat = sit(label("best_moment", 24, 48))
    facts(seat, start_tc="01:00:00:00")
    assert seat.ranges() == [("best_moment", 24, 48)]
    seat.until(lambda: seat.rooms.logging.transport.timecode() == "01:00:00:00")
    seat.press("Down")
    seat.sees(24)
    assert seat.rooms.logging.transport.timecode() == "01:00:01:00"
    assert seat.rooms.logging.labels.model.timecode(seat.stage.labels[0]) == "01:00:01:00"


def test_facts__a_typed_take_files_the_clip_anew(seat: Seat) -> None:
    seat.press("PageDown", "PageDown")
    seat.shows(A3)
    facts(seat, setup="24C", take="7PU")
    clip = seat.clip(A3)
    assert (clip.facts.setup, clip.facts.take, clip.facts.flags) == ("24C", "7", "PU")
    assert "24C-7" in takes(seat)
    assert "24B-1" not in takes(seat)
    seat.press("Ctrl+Z")
    assert takes(seat) == ["24A-1", "24A-2", "24B-1"]


def test_take__a_clip_in_none_can_be_labelled_but_not_circled(sit: Sit) -> None:
    loose: Clip = replace(A3, take_id=None)
    seat = sit(scene=(TAKES[0], A1, loose))
    seat.stage.show_clip(loose.id)
    seat.shows(loose)
    seat.press("2", "2", "Shift+C")
    assert [each.clip for each in seat.labels()] == [loose.id]
    assert not seat.take().circled
    assert seat.off("take.circle") == "this clip is in no take"
