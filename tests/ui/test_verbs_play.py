from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.verbs_play import PlayVerbs, completed, offset
from dailies_logger.workflow.playing import Stretch
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS, PERSON

FIRST = Label(id=new_id(), clip=CLIPS[0].id, kind="best_moment", start=30, end=60, author=PERSON.id, at=datetime(2026, 11, 16, tzinfo=UTC))
SECOND = replace(FIRST, id=new_id(), start=40, end=50)
TWIN = replace(FIRST, id=new_id(), start=40, end=45)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[BenchRoom]:
    with bench_room(FIRST, SECOND, TWIN) as room:
        room.show(qtbot)
        yield room


@pytest.fixture
def verbs(room: BenchRoom) -> PlayVerbs:
    return PlayVerbs(room.bench, room.stage, room.bench)


def test_next_label__goes_through_those_that_start_together(room: BenchRoom, verbs: PlayVerbs) -> None:
    seen = []
    for _ in range(4):
        verbs.next_label()
        seen.append((room.stage.selected_label, room.stage.frame))
    together = {SECOND.id, TWIN.id}
    assert seen[0] == (FIRST.id, 30)
    assert {label for label, _ in seen[1:3]} == together
    assert [frame for _, frame in seen[1:]] == [40, 40, 40]
    verbs.previous_label()
    verbs.previous_label()
    assert room.stage.selected_label == FIRST.id
    verbs.previous_label()
    assert room.stage.frame == 30


def test_looped__is_the_chosen_label_else_what_is_marked_else_the_clip(room: BenchRoom, verbs: PlayVerbs) -> None:
    whole = CLIPS[0].whole
    assert verbs.looped() == whole
    room.stage.set_marks(40, 47)
    assert verbs.looped() == FrameRange(40, 48)
    room.stage.set_marks(None, 47)
    assert verbs.looped() == FrameRange(0, 48)
    room.stage.set_marks(40, None)
    assert verbs.looped() == FrameRange(40, whole.end)
    room.stage.select_label(FIRST.id)
    assert verbs.looped() == FrameRange(30, 60)
    assert verbs.stretches(verbs.looped()) == [Stretch(clip=CLIPS[0].id, range=FrameRange(30, 60))]


def test_around__is_two_seconds_each_side_and_stays_in_the_clip(room: BenchRoom, verbs: PlayVerbs) -> None:
    reach = 2 * CLIPS[0].rate.nominal
    room.stage.set_frame(200)
    assert verbs.around() == FrameRange(200 - reach, 201 + reach)
    room.stage.set_frame(3)
    assert verbs.around() == FrameRange(0, 4 + reach)
    last = CLIPS[0].frames - 1
    room.stage.set_frame(last)
    assert verbs.around() == FrameRange(last - reach, last + 1)


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("+12", 12), (" -5 ", -5), ("−5", -5), ("+1:00", 24), ("-1:02:03.04", -(3723 * 24 + 4)), ("+0;12", 12),
        ("12", None), ("+", None), ("+1:x", None), ("+1:2:3:4:5", None), ("++1", None), ("+٣", None), ("+9999999999", None), ("", None),
    ],
)  # fmt: skip
def test_offset__reads_what_has_a_sign(text: str, frames: int | None) -> None:
    assert offset(text, 24) == frames


def test_go_to_timecode__with_a_sign_goes_on_or_back_from_here(room: BenchRoom, verbs: PlayVerbs) -> None:
    room.stage.set_frame(100)
    verbs.go_to_timecode("+1:02")
    verbs.go_to_timecode("-200")
    assert room.stage.frame == 0, "no further back than the first frame"
    verbs.go_to_timecode("+12")
    assert room.stage.frame == 12


def test_next_label__from_anywhere(room: BenchRoom, verbs: PlayVerbs) -> None:
    room.stage.set_frame(35)
    verbs.next_label()
    assert room.stage.frame == 40
    room.stage.set_frame(39)
    room.stage.select_label(None)
    verbs.previous_label()
    assert room.stage.frame == 30


def test_mark_clip__takes_the_shortest_label_there_else_the_clip(room: BenchRoom, verbs: PlayVerbs) -> None:
    room.stage.set_frame(42)
    verbs.mark_clip()
    assert (room.stage.in_mark, room.stage.out_mark) == (40, 44)
    room.stage.set_frame(500)
    verbs.mark_clip()
    assert (room.stage.in_mark, room.stage.out_mark) == (0, 1727)


def test_marks__are_set_gone_to_and_cleared(room: BenchRoom, verbs: PlayVerbs) -> None:
    room.stage.set_frame(10)
    verbs.mark_in()
    room.stage.set_frame(20)
    verbs.mark_out()
    verbs.go_in()
    assert room.stage.frame == 10
    verbs.go_out()
    assert room.stage.frame == 20
    verbs.clear_in()
    assert (room.stage.in_mark, room.stage.out_mark) == (None, 20)
    verbs.clear_out()
    assert room.stage.out_mark is None
    verbs.go_in()
    assert room.stage.frame == 20


@pytest.mark.parametrize("parts", [1, 2, 3, 4])
def test_go_to_timecode__takes_as_many_parts_as_are_typed(room: BenchRoom, verbs: PlayVerbs, parts: int) -> None:
    clip = room.stage.clip
    assert clip is not None
    typed = str(clip.timecode(18)).split(":")[-parts:]
    verbs.go_to_timecode(":".join(typed) if parts > 1 else "18")
    assert room.stage.frame == 18


@pytest.mark.parametrize("text", ["+", "01:00:00:00", "99:99"])
def test_go_to_timecode__stays_and_says_why(room: BenchRoom, verbs: PlayVerbs, text: str) -> None:
    room.stage.set_frame(3)
    verbs.go_to_timecode(text)
    assert room.stage.frame == 3
    assert len(room.notices) == 1


def test_go_to_timecode__nothing_typed_is_nothing(room: BenchRoom, verbs: PlayVerbs) -> None:
    verbs.go_to_timecode(" ")
    assert room.notices == []


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("12:05", "10:38:12:05"),
        ("7:12:05", "10:07:12:05"),
        ("10.38.12.05", "10.38.12.05"),
        ("5", "5"),
        ("1;2", "10:38:01:02"),
        ("09:00:00:00", "09:00:00:00"),
    ],
)
def test_completed__fills_up_from_the_frame_shown(text: str, full: str) -> None:
    assert completed(text, "10:38:22:22") == full


def test_go_to_edit__where_labels_begin_and_have_ended(room: BenchRoom, verbs: PlayVerbs) -> None:
    seen = []
    for _ in range(6):
        verbs.go_to_edit(1)
        seen.append(room.stage.frame)
    assert seen == [30, 40, 45, 50, 60, 60]
    room.stage.set_frame(44)
    verbs.go_to_edit(-1)
    assert room.stage.frame == 40
    room.stage.set_frame(3)
    verbs.go_to_edit(-1)
    assert room.stage.frame == 3, "there is none before"
