"""Each verb is one Edit, said with Undo."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.combing import Pass
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.ui.bench import Bench, Notice
from dailies_logger.ui.verbs_versions import VersionVerbs
from dailies_logger.workflow import cutting
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.versions import versions_of
from tests.support.memory_desk import PERSON, memory_desk
from tests.support.memory_library import MemoryLibrary
from tests.workflow.test_offered import HERE, laid, moment

FIRST, SECOND = moment(0, 10, 34), moment(2, 10, 34)
Room = tuple[VersionVerbs, MemoryLibrary, list[Notice], Callable[[int], None]]


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    desk, library = memory_desk(HERE, FIRST, SECOND, laid(FIRST, 1), laid(SECOND, 2))
    bench = Bench(desk)
    notices: list[Notice] = []
    bench.notice.connect(notices.append)

    def until(edits: int) -> None:
        qtbot.waitUntil(lambda: len(library.edits) == edits and not bench.busy)

    yield VersionVerbs(bench), library, notices, until
    bench.close()


def test_save_and_restore__bring_the_sequence_back(qtbot: QtBot, room: Room) -> None:
    verbs, library, notices, until = room
    verbs.save(HERE.id, name="", note="for Anna")
    until(1)
    (version,) = versions_of(library, HERE.id)
    assert (version.name, version.note) == ("v1", "for Anna")
    library.write(cutting.remove_placement(library, author=PERSON.id, placement=laid(FIRST, 1).id))
    back: list[Edit] = []
    verbs.restore(version.id, then=back.append)
    qtbot.waitUntil(lambda: len(back) == 1)
    assert [each.lies for each in library.where(Placement, stringout=HERE.id)] == [True, True]
    assert [notice.text for notice in notices] == ["Keep “Best” as v1.", "Back to v1 of “Best”."]
    assert all(notice.undo for notice in notices)


def test_rename_and_remove__leave_the_stringout_as_it_is(room: Room) -> None:
    verbs, library, _, until = room
    verbs.save(HERE.id, name="for the producer", note="")
    until(1)
    (version,) = versions_of(library, HERE.id)
    verbs.rename(version.id, name="v7", note="new")
    until(2)
    assert [(each.name, each.note) for each in versions_of(library, HERE.id)] == [("v7", "new")]
    verbs.remove(version.id)
    until(3)
    assert library.where(Stringout) == [HERE]


def test_passes__begin_and_end(qtbot: QtBot, room: Room) -> None:
    verbs, library, notices, until = room
    verbs.begin_pass(HERE.id, note="moments with more moment")
    until(1)
    ended: list[Edit] = []
    verbs.end_pass(HERE.id, then=ended.append)
    qtbot.waitUntil(lambda: len(ended) == 1)
    (made,) = library.where(Pass)
    assert (made.note, made.open, made.author) == ("moments with more moment", False, PERSON.id)
    assert len(versions_of(library, HERE.id)) == 2
    verbs.end_pass(HERE.id, then=ended.append)
    qtbot.waitUntil(lambda: len(notices) == 3)
    assert "begin a pass first" in notices[-1].text
