from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Event, Timer

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui.verbs_label import LabelVerbs
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS, PERSON
from tests.support.window import labels

OTHERS = Label(id=new_id(), clip=CLIPS[0].id, kind="reaction", start=5, end=9, author=new_id(), at=datetime(2027, 1, 1, tzinfo=UTC))
B_SIDE = Label(
    id=new_id(), clip=CLIPS[1].id, kind="best_moment", start=100, end=110, all_angles=True, author=PERSON.id, at=datetime(2026, 1, 1, tzinfo=UTC)
)  # fmt: skip


@pytest.fixture
def room() -> Iterator[BenchRoom]:
    with bench_room(OTHERS, B_SIDE) as room:
        yield room


@pytest.fixture
def verbs(qtbot: QtBot, room: BenchRoom) -> LabelVerbs:
    room.show(qtbot)
    return LabelVerbs(room.bench, room.stage, room.bench)


def mine(room: BenchRoom) -> list[Label]:
    return [label for label in labels(room.library) if label not in (OTHERS, B_SIDE)]


def test_toggle__logs_the_frame_that_was_on_screen_when_the_key_went_down(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs) -> None:
    room.stage.set_frame(33)
    verbs.toggle("best_moment")
    room.stage.set_frame(500)
    room.written(qtbot, 1)
    assert mine(room)[0].start == 33
    qtbot.waitUntil(lambda: room.stage.selected_label == mine(room)[0].id)


def test_toggle__needs_a_clip(room: BenchRoom) -> None:
    LabelVerbs(room.bench, room.stage, room.bench).toggle("best_moment")
    assert room.library.edits == []


def test_point__lasts_one_frame(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs) -> None:
    room.stage.set_frame(12)
    verbs.point()
    room.written(qtbot, 1)
    assert [(label.kind, label.start, label.end) for label in mine(room)] == [("note", 12, 13)]


def test_chosen__is_the_newest_of_this_person(verbs: LabelVerbs) -> None:
    last = verbs.chosen()
    assert last is not None
    assert last.id == B_SIDE.id, "what others made is not mine to take back"


def test_chosen__is_the_selected_one_first(room: BenchRoom, verbs: LabelVerbs) -> None:
    room.stage.select_label(OTHERS.id)
    assert verbs.chosen() == OTHERS


def test_begin_note__carries_clip_and_frame(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs) -> None:
    room.stage.set_frame(7)
    with qtbot.waitSignal(verbs.note_wanted) as caught:
        verbs.begin_note()
    assert caught.args == [room.stage.clip, 7]


def test_begin_edit__of_one_named_or_the_chosen(qtbot: QtBot, verbs: LabelVerbs) -> None:
    with qtbot.waitSignal(verbs.edit_wanted) as caught:
        verbs.begin_edit(OTHERS.id)
    assert caught.args == [OTHERS]


def test_keep_note__is_on_the_clip_where_typing_began(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs) -> None:
    room.show(qtbot, CLIPS[2].id)
    verbs.keep_note(CLIPS[0].id, 9, "settles late")
    room.written(qtbot, 1)
    assert [(label.clip, label.start, label.text) for label in mine(room)] == [(CLIPS[0].id, 9, "settles late")]


def test_close_open__each_is_an_act_of_its_own(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs) -> None:
    for kind in ("best_moment", "reaction", "problem"):
        verbs.toggle(kind)
    room.written(qtbot, 3)
    verbs.close_open(CLIPS[0], 40)
    room.written(qtbot, 6)
    assert [label.end for label in mine(room)] == [41, 41, 41]
    assert len({edit.act for edit in room.library.edits}) == 3


def test_end__closes_what_is_open_at_the_last_frame(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs) -> None:
    verbs.toggle("best_moment")
    room.written(qtbot, 1)
    room.stage.set_playing(True)
    room.stage.set_frame(1727)
    room.stage.set_playing(False)
    room.written(qtbot, 2)
    assert mine(room)[0].end == 1728


def test_end__stopping_in_the_middle_closes_nothing(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs) -> None:
    verbs.toggle("best_moment")
    room.written(qtbot, 1)
    room.stage.set_playing(True)
    room.stage.set_frame(900)
    room.stage.set_playing(False)
    qtbot.wait(50)
    assert mine(room)[0].open


def test_close_now__waits_for_the_disk(room: BenchRoom, verbs: LabelVerbs, qtbot: QtBot) -> None:
    verbs.toggle("best_moment")
    room.written(qtbot, 1)
    verbs.close_now(CLIPS[0], 20)
    assert mine(room)[0].end == 21


def test_close_now__closes_what_a_key_has_opened_just_before(room: BenchRoom, verbs: LabelVerbs) -> None:
    held = Event()

    def slow() -> None:
        held.wait(5)

    room.bench.write(slow)
    verbs.toggle("best_moment")
    Timer(0.05, held.set).start()
    verbs.close_now(CLIPS[0], 20)
    assert [label.end for label in mine(room)] == [21], "the key came before the window closed, so its range is closed too"


def test_close_open__leaves_a_range_alone_that_was_opened_after_the_jump(qtbot: QtBot, room: BenchRoom, verbs: LabelVerbs) -> None:
    verbs.toggle("best_moment")
    room.written(qtbot, 1)
    verbs.close_open(CLIPS[0], 40)
    room.stage.set_frame(700)
    verbs.toggle("reaction")
    room.written(qtbot, 3)
    qtbot.wait(50)
    assert [(label.start, label.end) for label in mine(room)] == [(0, 41), (700, None)]
