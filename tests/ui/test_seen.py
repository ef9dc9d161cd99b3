"""Know what was watched without asking for each clip alone, and look again when somebody has watched."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.domain.viewing import Viewing
from dailies_logger.ui.seen import Seen
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS, PERSON

FIRST, SECOND, THIRD = CLIPS[:3]


@pytest.fixture
def room() -> Iterator[BenchRoom]:
    with bench_room() as room:
        yield room


def watch(room: BenchRoom, clip: UUID, start: int, end: int) -> None:
    room.library.keep_viewings(
        [Viewing(id=new_id(), clip=clip, person=PERSON.id, range=FrameRange(start, end), at=datetime(2026, 11, 16, tzinfo=UTC))]
    )


def test_ranges__come_and_are_joined(qtbot: QtBot, room: BenchRoom) -> None:
    watch(room, FIRST.id, 10, 30)
    watch(room, FIRST.id, 20, 50)
    watch(room, FIRST.id, 80, 90)
    seen = Seen(room.bench, room.bench)
    assert seen.ranges(FIRST) is None
    with qtbot.waitSignal(seen.came):
        pass
    assert seen.ranges(FIRST) == (FrameRange(10, 50), FrameRange(80, 90))


def test_ranges__of_many_clips_are_one_question(qtbot: QtBot, room: BenchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    viewings = room.library.viewings

    def count(clips: list[UUID]) -> list[Viewing]:
        asked.append(len(clips))
        return viewings(clips)

    monkeypatch.setattr(room.library, "viewings", count)
    seen = Seen(room.bench, room.bench)
    for clip in (FIRST, SECOND, THIRD, FIRST):
        seen.ranges(clip)
    qtbot.waitUntil(lambda: seen.ranges(THIRD) == ())
    assert asked == [3]


def test_ask_again__what_was_known_holds_until_more_is(qtbot: QtBot, room: BenchRoom) -> None:
    seen = Seen(room.bench, room.bench)
    seen.ranges(FIRST)
    qtbot.waitUntil(lambda: seen.ranges(FIRST) == ())
    watch(room, FIRST.id, 0, 25)
    seen.ask_again({FIRST.id, SECOND.id})
    assert seen.ranges(FIRST) == ()
    qtbot.waitUntil(lambda: seen.ranges(FIRST) == (FrameRange(0, 25),))


def test_ask_again__of_what_nobody_looks_at_asks_nothing(qtbot: QtBot, room: BenchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(room.library, "viewings", asked.append)
    Seen(room.bench, room.bench).ask_again({SECOND.id})
    qtbot.wait(80)
    assert asked == []


def test_refreshed__looks_again_at_all(qtbot: QtBot, room: BenchRoom) -> None:
    seen = Seen(room.bench, room.bench)
    seen.ranges(FIRST)
    qtbot.waitUntil(lambda: seen.ranges(FIRST) == ())
    watch(room, FIRST.id, 5, 6)
    room.bench.refreshed.emit()
    qtbot.waitUntil(lambda: seen.ranges(FIRST) == (FrameRange(5, 6),))
