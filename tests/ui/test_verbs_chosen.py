"""Test what keys do to the chosen labels, one or several."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui.verbs_chosen import ChosenVerbs
from dailies_logger.ui.verbs_label import LabelVerbs
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS, PERSON
from tests.support.window import labels

OTHERS = Label(id=new_id(), clip=CLIPS[0].id, kind="reaction", start=5, end=9, author=new_id(), at=datetime(2027, 1, 1, tzinfo=UTC))
B_SIDE = Label(
    id=new_id(), clip=CLIPS[1].id, kind="best_moment", start=100, end=110, all_angles=True, author=PERSON.id, at=datetime(2026, 1, 1, tzinfo=UTC)
)  # fmt: skip
SECOND = replace(OTHERS, id=new_id(), start=50, end=60, author=PERSON.id)


@pytest.fixture
def room() -> Iterator[BenchRoom]:
    with bench_room(OTHERS, SECOND, B_SIDE) as room:
        yield room


@pytest.fixture
def verbs(qtbot: QtBot, room: BenchRoom) -> LabelVerbs:
    room.show(qtbot)
    return LabelVerbs(room.bench, room.stage, room.bench)


@pytest.fixture
def chosen(room: BenchRoom, verbs: LabelVerbs) -> ChosenVerbs:
    found = ChosenVerbs(room.bench, room.stage, verbs.aim, room.bench)
    verbs.begins_with = found.begins_with
    return found


def mine(room: BenchRoom) -> list[Label]:
    return [label for label in labels(room.library) if label.id not in (OTHERS.id, SECOND.id, B_SIDE.id)]


def test_trim__moves_the_ends(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    chosen.trim(OTHERS.id, 4, 20)
    room.written(qtbot, 1)
    changed = room.library.get(Label, OTHERS.id)
    assert changed is not None
    assert (changed.start, changed.end) == (4, 20)


def test_trim__of_another_angle_s_label_moves_nothing(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    chosen.trim(B_SIDE.id, 4, 20)
    chosen.change(B_SIDE.id, text="yes", start=1)
    room.written(qtbot, 1)
    changed = room.library.get(Label, B_SIDE.id)
    assert changed is not None
    assert (changed.start, changed.end, changed.text) == (100, 110, "yes")


@pytest.mark.parametrize(("by", "value"), [(1, "soft"), (-1, "NG")])
def test_step__begins_at_either_end(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs, by: int, value: str) -> None:
    LabelVerbs(room.bench, room.stage, room.bench).toggle("problem")
    qtbot.waitUntil(lambda: room.stage.label() is not None)
    chosen.step(by)
    room.written(qtbot, 2)
    assert mine(room)[0].value == value


def test_step__does_nothing_to_a_kind_without_values(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    room.stage.select_label(OTHERS.id)
    chosen.step(1)
    assert room.library.edits == []


def test_hold_for_all__turns_it_on_and_off(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    room.stage.select_label(OTHERS.id)
    for edits, held in ((1, True), (2, False)):
        chosen.hold_for_all()
        room.written(qtbot, edits)
        qtbot.waitUntil(lambda held=held: (label := room.stage.label()) is not None and label.all_angles is held)  # type: ignore[misc]


def test_remove__only_what_is_selected(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    chosen.remove()
    assert room.library.edits == []
    room.stage.select_label(OTHERS.id)
    chosen.remove()
    room.written(qtbot, 1)
    assert room.library.get(Label, OTHERS.id) is None
    assert room.notices[-1].undo


def test_nudge__a_held_key_counts_every_stroke_and_the_edge_is_shown(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    room.stage.select_label(OTHERS.id)
    for _ in range(3):
        chosen.nudge(tail=1)
    room.written(qtbot, 3)
    moved = room.library.get(Label, OTHERS.id)
    assert moved is not None
    assert (moved.start, moved.end) == (5, 12)
    qtbot.waitUntil(lambda: room.stage.frame == 11)


def test_step_intensity__means_the_stroke_before_it_until_another_label_is_chosen(
    qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs, chosen: ChosenVerbs
) -> None:
    verbs.toggle("best_moment")
    chosen.step_intensity()
    room.written(qtbot, 2)
    room.stage.select_label(OTHERS.id)
    chosen.step_intensity()
    room.written(qtbot, 3)
    assert [each.intensity for each in mine(room)[:1]] == [1]
    changed = room.library.get(Label, OTHERS.id)
    assert changed is not None
    assert changed.intensity == 1


def several(room: BenchRoom) -> list[Label]:
    found = [room.library.get(Label, key) for key in (OTHERS.id, SECOND.id)]
    assert all(found)
    return [label for label in found if label is not None]


def test_several__are_rated_said_of_and_moved_in_one_edit_each(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    room.stage.choose_labels([OTHERS.id, SECOND.id])
    chosen.rate(4)
    chosen.step_intensity()
    chosen.nudge(head=-30, tail=-30)
    room.written(qtbot, 3)
    assert [(label.rating, label.intensity, label.start, label.end) for label in several(room)] == [(4, 1, 0, 4), (4, 1, 45, 55)]
    assert [edit.name for edit in room.library.edits] == ["Change 2 labels"] * 3
    assert room.stage.chosen_labels == (OTHERS.id, SECOND.id)


def test_several__are_trimmed_each_by_its_own_edge(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    room.stage.choose_labels([OTHERS.id, SECOND.id])
    chosen.nudge(head=2)
    room.written(qtbot, 1)
    assert [(label.start, label.end) for label in several(room)] == [(7, 9), (52, 60)]


def test_several__are_removed_together_and_come_back_with_one_undo(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    room.stage.choose_labels([OTHERS.id, SECOND.id])
    chosen.remove()
    room.written(qtbot, 1)
    assert room.library.get(Label, OTHERS.id) is room.library.get(Label, SECOND.id) is None
    assert room.library.edits[0].name == "Remove 2 labels"
    qtbot.waitUntil(lambda: room.stage.chosen_labels == ())


def test_several__a_label_just_made_is_meant_before_them(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs, chosen: ChosenVerbs) -> None:
    room.stage.choose_labels([OTHERS.id, SECOND.id])
    verbs.toggle("best_moment")
    chosen.rate(5)
    room.written(qtbot, 2)
    assert [label.rating for label in several(room)] == [0, 0]
    assert mine(room)[0].rating == 5


def test_several__another_angle_s_label_keeps_its_place(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    room.stage.choose_labels([B_SIDE.id, OTHERS.id])
    chosen.nudge(head=1, tail=1)
    room.written(qtbot, 1)
    assert room.library.get(Label, B_SIDE.id) == B_SIDE
    assert several(room)[0].start == 6


def test_hold_for_all__several_follow_the_one_chosen_last(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    room.stage.choose_labels([OTHERS.id, B_SIDE.id])
    chosen.hold_for_all()
    room.written(qtbot, 1)
    assert not any(label.all_angles for key in (OTHERS.id, B_SIDE.id) if (label := room.library.get(Label, key)))


@pytest.mark.parametrize(("marks", "wanted"), [((None, None), 3), ((9, 49), 0), ((8, 50), 2), ((None, 20), 1)])
def test_choose_all__of_the_clip_or_between_the_marks(
    room: BenchRoom, chosen: ChosenVerbs, marks: tuple[int | None, int | None], wanted: int
) -> None:
    room.stage.set_marks(*marks)
    chosen.choose_all()
    assert len(room.stage.chosen_labels) == wanted


def test_remove__of_one_that_is_named_leaves_the_other_chosen_ones(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    room.stage.choose_labels([OTHERS.id, SECOND.id])
    chosen.remove(SECOND.id)
    room.written(qtbot, 1)
    assert room.library.get(Label, OTHERS.id) == OTHERS
    qtbot.waitUntil(lambda: room.stage.chosen_labels == (OTHERS.id,))


def test_trim__of_one_end_leaves_the_other_as_somebody_else_has_set_it(qtbot: QtBot, room: BenchRoom, chosen: ChosenVerbs) -> None:
    chosen.trim(OTHERS.id, None, 30)
    chosen.trim(OTHERS.id, 2, None)
    room.written(qtbot, 2)
    assert [(label.start, label.end) for label in several(room)][:1] == [(2, 30)]


def test_move__of_a_label_just_made_moves_no_other(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs, chosen: ChosenVerbs) -> None:
    room.stage.choose_labels([OTHERS.id, SECOND.id])
    room.stage.set_frame(20)
    verbs.point()
    chosen.nudge(head=1, tail=1)
    room.written(qtbot, 2)
    assert several(room) == [OTHERS, SECOND]
    assert mine(room)[0].start == 21


def test_step__of_several_leaves_kinds_without_values_as_they_are(
    qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs, chosen: ChosenVerbs
) -> None:
    verbs.toggle("problem")
    room.written(qtbot, 1)
    qtbot.waitUntil(lambda: room.stage.label() is not None)
    room.stage.choose_labels([OTHERS.id, mine(room)[0].id])
    chosen.step(1)
    room.written(qtbot, 2)
    assert (mine(room)[0].value, several(room)[0]) == ("soft", OTHERS)


def test_edit__of_one_that_is_not_here_opens_no_other(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs) -> None:
    with qtbot.assertNotEmitted(verbs.edit_wanted):
        verbs.begin_edit(new_id())
        room.stage.choose_labels([new_id()])
        verbs.begin_edit()
    assert verbs.chosen() is None
