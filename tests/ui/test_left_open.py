"""Test that a crash takes no open range."""

from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Event
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.errors import DiskTrouble
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui.left_open import LeftOpen
from dailies_logger.workflow import labelling
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS, PERSON
from tests.support.window import labels


def open_range(start: int, *, author: object = PERSON.id) -> Label:
    key = new_id()
    return Label(id=key, clip=CLIPS[0].id, kind="reaction", start=start, author=author, at=datetime(2026, 1, 1, tzinfo=UTC))  # type: ignore[arg-type]


MINE, LATER, THEIRS = open_range(10), open_range(300), open_range(20, author=new_id())


@pytest.fixture
def room() -> Iterator[BenchRoom]:
    with bench_room(MINE, LATER, THEIRS) as room:
        yield room


def ends(room: BenchRoom) -> dict[int, int | None]:
    return {label.start: label.end for label in labels(room.library)}


def test_close__at_the_last_frame_known_to_have_been_shown(qtbot: QtBot, room: BenchRoom) -> None:
    for label in (MINE, LATER):
        labelling.remember_shown(room.library, label=label.id, clip=CLIPS[0].id, shown=57)
    LeftOpen(room.bench, room.stage, room.bench)
    room.written(qtbot, 2)
    assert ends(room) == {10: 58, 300: 301, 20: None}, "to frame 57; what began after it, its first frame; another's stays open"


def test_close__nothing_known_keeps_the_first_frame(qtbot: QtBot, room: BenchRoom) -> None:
    LeftOpen(room.bench, room.stage, room.bench)
    room.written(qtbot, 2)
    assert ends(room) == {10: 11, 300: 301, 20: None}


def test_remember__while_a_range_of_mine_is_open_here(qtbot: QtBot, room: BenchRoom) -> None:
    room.show(qtbot)
    keeper = LeftOpen(room.bench, room.stage, room.bench)
    room.written(qtbot, 2)
    qtbot.waitUntil(lambda: all(not label.open for label in room.stage.labels if label.author == PERSON.id))
    room.stage.set_frame(70)
    keeper.remember()
    room.bench.write(lambda: labelling.open_label(room.library, author=PERSON.id, clip=CLIPS[0].id, kind="stunt", frame=71))
    room.written(qtbot, 3)
    qtbot.waitUntil(lambda: any(label.kind == "stunt" for label in room.stage.labels))
    [stunt] = [label.id for label in labels(room.library) if label.kind == "stunt"]
    assert {room.library.derived(key, "shown") for key in (stunt, MINE.id, LATER.id)} == {None}, "no range of mine was open at frame 70"
    room.stage.set_frame(90)
    slow = Event()
    room.bench.fetch(lambda: slow.wait(5), lambda _: None)
    keeper.remember()
    qtbot.waitUntil(lambda: room.library.derived(stunt, "shown") == b"90", timeout=2000)
    slow.set()
    keeper.stop()


def test_close__knows_nothing_of_this_range_by_what_an_earlier_one_was_shown_to(qtbot: QtBot, room: BenchRoom) -> None:
    keeper = LeftOpen(room.bench, room.stage, room.bench)
    room.written(qtbot, 2)
    room.library.write(labelling.open_label(room.library, author=PERSON.id, clip=CLIPS[0].id, kind="stunt", frame=800))
    room.show(qtbot, frame=900)
    keeper.remember()
    [stunt] = [label.id for label in labels(room.library) if label.kind == "stunt"]
    qtbot.waitUntil(lambda: room.library.derived(stunt, "shown") == b"900")
    keeper.stop()
    [closing] = labelling.close_open(room.library, author=PERSON.id, clip=CLIPS[0].id, shown=900)
    room.library.write(closing)
    room.library.write(labelling.open_label(room.library, author=PERSON.id, clip=CLIPS[0].id, kind="comedy", frame=100))
    for edit in labelling.close_left_open(room.library, author=PERSON.id):
        room.library.write(edit)
    assert ends(room) == {10: 11, 300: 301, 20: None, 800: 901, 100: 101}, "frames 101 to 900 were seen for another range"


def full(subject: UUID, kind: str, data: bytes) -> None:
    msg = "The library drive is full."
    raise DiskTrouble(msg)


def test_remember__says_nothing_where_the_disk_is_full(qtbot: QtBot, room: BenchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.library.write(labelling.open_label(room.library, author=PERSON.id, clip=CLIPS[0].id, kind="stunt", frame=5))
    room.show(qtbot)
    monkeypatch.setattr(room.library, "keep_derived", full)
    keeper = LeftOpen(room.bench, room.stage, room.bench)
    keeper.remember()
    room.written(qtbot, 1)
    assert room.notices == [], "once a second would bury what matters"
    keeper.stop()


def test_close__is_one_undo_with_the_opening(qtbot: QtBot, room: BenchRoom) -> None:
    room.library.write(labelling.open_label(room.library, author=PERSON.id, clip=CLIPS[0].id, kind="stunt", frame=5))
    [key] = [label.id for label in labels(room.library) if label.kind == "stunt"]
    closings = labelling.close_left_open(room.library, author=PERSON.id)
    assert key in {edit.act for edit in closings}


def test_close__leaves_a_range_alone_that_is_opened_meanwhile(qtbot: QtBot, room: BenchRoom) -> None:
    LeftOpen(room.bench, room.stage, room.bench)
    room.bench.write(lambda: labelling.open_label(room.library, author=PERSON.id, clip=CLIPS[0].id, kind="stunt", frame=500))
    room.written(qtbot, 3)
    qtbot.wait(50)
    assert ends(room) == {10: 11, 300: 301, 20: None, 500: None}
