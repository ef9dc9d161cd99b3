from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.ui.verbs_take import TakeVerbs
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS, TAKES


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[BenchRoom]:
    with bench_room() as room:
        room.show(qtbot)
        yield room


@pytest.fixture
def verbs(room: BenchRoom) -> TakeVerbs:
    return TakeVerbs(room.bench, room.stage, room.bench)


def take(room: BenchRoom) -> Take:
    found = room.library.get(Take, TAKES[0].id)
    assert found is not None
    return found


def test_circle__two_quick_strokes_undo_each_other(qtbot: QtBot, room: BenchRoom, verbs: TakeVerbs) -> None:
    verbs.circle()
    verbs.circle()
    room.written(qtbot, 2)
    assert not take(room).circled


def test_mark__again_takes_it_away(qtbot: QtBot, room: BenchRoom, verbs: TakeVerbs) -> None:
    verbs.mark(TakeStatus.HOLD)
    room.written(qtbot, 1)
    assert take(room).status is TakeStatus.HOLD
    verbs.mark(TakeStatus.NG)
    verbs.mark(TakeStatus.NG)
    room.written(qtbot, 3)
    assert take(room).status is TakeStatus.NONE


def test_rate_and_note__are_the_editor_s(qtbot: QtBot, room: BenchRoom, verbs: TakeVerbs) -> None:
    verbs.rate(4)
    verbs.note(TAKES[0].id, "Keep all of it.")
    room.written(qtbot, 2)
    assert (take(room).rating, take(room).editor_note, take(room).supervisor_note) == (4, "Keep all of it.", "Settles late.")


def test_type_facts__rule_and_offer_a_way_back(qtbot: QtBot, room: BenchRoom, verbs: TakeVerbs) -> None:
    verbs.type_facts((CLIPS[0].id,), {"lens": "135 mm"})
    room.written(qtbot, 1)
    clip = room.library.get(Clip, CLIPS[0].id)
    assert clip is not None
    assert clip.facts.lens == "135 mm"
    qtbot.waitUntil(lambda: bool(room.notices))
    assert room.notices[-1].undo


def test_split_and_join__move_an_angle(qtbot: QtBot, room: BenchRoom, verbs: TakeVerbs) -> None:
    room.show(qtbot, CLIPS[1].id)
    verbs.split()
    room.written(qtbot, 1)
    apart = room.library.get(Clip, CLIPS[1].id)
    assert apart is not None
    assert apart.take_id != TAKES[0].id
    qtbot.waitUntil(lambda: room.stage.take is not None and room.stage.take.id == apart.take_id)
    verbs.join(TAKES[0].id)
    room.written(qtbot, 2)
    clips = room.library.where(Clip, id=[CLIPS[0].id, CLIPS[1].id])
    assert len({clip.take_id for clip in clips}) == 1


def test_verbs__need_a_take_on_stage(verbs: TakeVerbs, room: BenchRoom) -> None:
    room.stage.clear()
    verbs.circle()
    verbs.rate(3)
    verbs.split()
    assert room.library.edits == []
