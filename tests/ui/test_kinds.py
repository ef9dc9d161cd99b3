from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Lane
from dailies_logger.ui.kinds import Kinds
from dailies_logger.workflow import vocabularies
from tests.support.bench_room import BenchRoom, bench_room


@pytest.fixture
def room() -> Iterator[BenchRoom]:
    with bench_room() as room:
        yield room


def test_kinds__follow_what_is_written_here_and_by_others(qtbot: QtBot, room: BenchRoom) -> None:
    kinds = Kinds(room.bench)
    assert kinds.vocabulary == DEFAULT_VOCABULARY
    me = room.bench.desk.person.id
    with qtbot.waitSignal(kinds.changed):
        room.bench.write(lambda: vocabularies.add_kind(room.library, author=me, name="Song", lane=Lane.FREE.id))
    assert kinds.vocabulary.kinds[-1].id == "song"
    edit = vocabularies.remove_kind(room.library, author=me, kind="song")
    assert edit is not None
    room.library.write(edit)
    with qtbot.waitSignal(kinds.changed):
        room.bench.refreshed.emit()
    assert kinds.vocabulary.used == DEFAULT_VOCABULARY.kinds
    with qtbot.assertNotEmitted(kinds.changed, wait=100):
        room.bench.refreshed.emit()
