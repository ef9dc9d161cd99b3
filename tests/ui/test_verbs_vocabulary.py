from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane, Look
from dailies_logger.ui.verbs_vocabulary import VocabularyVerbs, lane_named
from tests.support.bench_room import BenchRoom, bench_room


@pytest.fixture
def room() -> Iterator[BenchRoom]:
    with bench_room() as room:
        yield room


@pytest.fixture
def verbs(room: BenchRoom) -> VocabularyVerbs:
    return VocabularyVerbs(room.bench)


def kinds(room: BenchRoom) -> list[str]:
    return [kind.id for kind in room.library.production().vocabulary.used]


def test_verbs__add_change_move_and_leave_out(qtbot: QtBot, room: BenchRoom, verbs: VocabularyVerbs) -> None:
    verbs.add(name="Song", lane="perf", key="Q", values="verse, chorus,")
    room.written(qtbot, 1)
    song = room.library.production().vocabulary.kinds[-1]
    assert (song.id, song.lane, song.key, song.values) == ("song", Lane.PERFORMANCE.id, "Q", ("verse", "chorus"))
    verbs.change("song", {"name": "Songs", "lane": "Free", "key": "", "values": ""})
    verbs.move("song", -1)
    room.written(qtbot, 3)
    assert kinds(room)[-2:] == ["song", "note"]
    assert room.library.production().vocabulary.kinds[-2].name == "Songs"
    verbs.remove("song")
    room.written(qtbot, 4)
    assert kinds(room) == [kind.id for kind in DEFAULT_VOCABULARY.kinds]


def test_verbs__go_out_and_come_in(qtbot: QtBot, room: BenchRoom, verbs: VocabularyVerbs, tmp_path: Path) -> None:
    path = tmp_path / "ours.json"
    verbs.write(path)
    qtbot.waitUntil(path.exists)
    verbs.remove("comedy")
    room.written(qtbot, 1)
    assert "comedy" not in kinds(room)
    verbs.take_in(path)
    room.written(qtbot, 2)
    assert room.library.production().vocabulary == DEFAULT_VOCABULARY
    assert room.library.edits[-1].name == "Take in ours.json"


def test_lane_named__by_its_beginning() -> None:
    found = [lane_named(typed, DEFAULT_VOCABULARY) for typed in ("beat", " PERF", "Eye")]
    assert found == [Lane.BEAT, Lane.PERFORMANCE, Lane.EYELINE]
    for typed in ("", "river"):
        with pytest.raises(Refused, match="Choose from Beat, Performance"):
            lane_named(typed, DEFAULT_VOCABULARY)


def test_lane_named__by_the_name_it_has_now_and_by_the_first() -> None:
    lanes = (Lane(id="sounds", name="Sounds of the sea", look=Look.RING), Lane(id="sea", name="Sea", look=Look.CHEVRON))
    vocabulary = replace(DEFAULT_VOCABULARY, lanes=(replace(Lane.BEAT, name="Turn"), *lanes, *SHIPPED_LANES[1:]))
    found = [lane_named(typed, vocabulary).id for typed in ("turn", "beat", "sounds  of", "sea", "s")]
    assert found == ["beat", "beat", "sounds", "sea", "sounds"]


def test_verbs__lanes_are_added_changed_moved_and_taken_away(qtbot: QtBot, room: BenchRoom, verbs: VocabularyVerbs) -> None:
    verbs.add_lane(name="Songs", look=Look.RING)
    room.written(qtbot, 1)
    verbs.add(name="Song", lane="songs", key="", values="")
    verbs.change_lane("songs", {"name": "Music", "look": Look.HEXAGON})
    verbs.move_lane("songs", -8)
    room.written(qtbot, 4)
    vocabulary = room.library.production().vocabulary
    assert vocabulary.lanes[0] == vocabulary.lane("song") == Lane(id="songs", name="Music", look=Look.HEXAGON)
    verbs.remove_lane("songs")
    room.written(qtbot, 5)
    vocabulary = room.library.production().vocabulary
    assert (vocabulary.lanes, vocabulary.lane("song")) == (SHIPPED_LANES, Lane.FREE)
