from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui.commands.command import Room, Situation
from dailies_logger.ui.work import Work, count
from tests.support.memory_desk import CLIPS, PERSON, TAKES, memory_desk
from tests.support.memory_library import MemoryLibrary

EYELINE = Label(id=new_id(), clip=CLIPS[0].id, kind="eyeline", start=3, end=9, author=PERSON.id, at=datetime.now(UTC))


@pytest.fixture
def pair(qtbot: QtBot) -> Iterator[tuple[Work, MemoryLibrary]]:
    desk, library = memory_desk(EYELINE)
    work = Work(desk)
    yield work, library
    if not library.closed:
        work.close()


def test_count__what_the_library_has() -> None:
    desk, _ = memory_desk(EYELINE)
    counts = count(desk, TAKES[0])
    assert (counts.takes, counts.clips, counts.labels, counts.angles, counts.undo) == (3, 4, 1, 2, "")


def test_counts__follow_every_act(qtbot: QtBot, pair: tuple[Work, MemoryLibrary]) -> None:
    work, _ = pair
    work.stage.show_clip(CLIPS[0].id)
    qtbot.waitUntil(lambda: work.counts.angles == 2)
    work.labels.toggle("best_moment")
    qtbot.waitUntil(lambda: work.counts.undo == "Label best moment")
    assert work.counts.acts_today == 1
    work.files.undo()
    qtbot.waitUntil(lambda: work.counts.redo == "Label best moment")


def test_situation__knows_stage_and_choice(qtbot: QtBot, pair: tuple[Work, MemoryLibrary]) -> None:
    work, _ = pair
    before = work.situation(Situation(room=Room.SEARCH, hits=4, stringout=True))
    assert (before.library, before.clip, before.room, before.hits, before.stringout) == (True, False, Room.SEARCH, 4, True)
    work.stage.show_clip(CLIPS[0].id)
    qtbot.waitUntil(lambda: work.stage.clip is not None)
    work.stage.set_marks(3, None)
    now = work.situation(Situation())
    assert (now.clip, now.take, now.frames, now.labels, now.label, now.label_values) == (True, True, 1728, 1, True, True)
    assert (now.in_mark, now.out_mark) == (True, False)


def test_settling__from_the_stroke_until_all_is_counted(qtbot: QtBot, pair: tuple[Work, MemoryLibrary]) -> None:
    work, _ = pair
    work.stage.show_clip(CLIPS[0].id)
    qtbot.waitUntil(lambda: work.counts.angles == 2 and not work.situation(Situation()).settling)
    with qtbot.waitSignal(work.moved):
        work.labels.toggle("best_moment")
    assert work.situation(Situation()).settling
    qtbot.waitUntil(lambda: not work.situation(Situation()).settling)
    assert work.counts.undo == "Label best moment"


def test_moved__when_the_stage_changes(qtbot: QtBot, pair: tuple[Work, MemoryLibrary]) -> None:
    work, _ = pair
    with qtbot.waitSignal(work.moved):
        work.stage.set_marks(1, 2)


def test_close__closes_open_ranges_first(qtbot: QtBot, pair: tuple[Work, MemoryLibrary]) -> None:
    work, library = pair
    work.stage.show_clip(CLIPS[0].id, 50)
    qtbot.waitUntil(lambda: work.stage.clip is not None)
    work.labels.toggle("best_moment")
    qtbot.waitUntil(lambda: len(library.edits) == 1)
    work.close()
    assert library.closed
    assert not any(label.open for label in library.where(Label))
