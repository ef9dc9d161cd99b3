"""The book is read off the GUI thread, at once for another stringout and a moment after a change."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.sequence_keeping import Book, Keeping, Known, book_of
from dailies_logger.workflow import cutting
from dailies_logger.workflow.edit import Change, Edit
from dailies_logger.workflow.passes import begin_pass, end_pass
from dailies_logger.workflow.versions import remove_version, save_version
from tests.support.memory_desk import CLIPS, PERSON, memory_desk
from tests.support.memory_library import MemoryLibrary
from tests.workflow.test_offered import HERE, laid, moment

FIRST, SECOND = moment(0, 10, 34), moment(2, 10, 34)
Room = tuple[Keeping, Bench, MemoryLibrary, list[Book]]


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    desk, library = memory_desk(HERE, FIRST, SECOND, laid(FIRST, 1), laid(SECOND, 2))
    bench, window = Bench(desk), QWidget()
    qtbot.addWidget(window)
    keeping = Keeping(bench, window)
    books: list[Book] = []
    keeping.came.connect(books.append)
    yield keeping, bench, library, books
    bench.close()


def test_keeping__follows_what_is_done(qtbot: QtBot, room: Room) -> None:
    keeping, bench, library, books = room
    assert keeping.of(HERE.id) is None
    keeping.watch(HERE.id)
    qtbot.waitUntil(lambda: len(books) == 1)
    assert (books[0].versions, books[0].since, books[0].proposed) == ((), "", "v1")
    bench.write(lambda: save_version(library, author=PERSON.id, stringout=HERE.id))
    qtbot.waitUntil(lambda: books[-1].since == "as v1")
    assert (books[-1].proposed, books[-1].names) == ("v2", ("v1",))
    bench.write(lambda: cutting.remove_placement(library, author=PERSON.id, placement=laid(FIRST, 1).id))
    qtbot.waitUntil(lambda: books[-1].since == "−1, 01:00 shorter since v1")
    assert keeping.of(HERE.id) is books[-1]
    assert keeping.of(new_id()) is None
    assert books[-1].kept(books[-1].versions[0].version.id) is books[-1].versions[0]
    assert books[-1].kept(None) is None


def test_keeping__rests_while_nobody_looks(qtbot: QtBot, room: Room) -> None:
    keeping, bench, library, books = room
    keeping.watch(HERE.id)
    qtbot.waitUntil(lambda: len(books) == 1)
    keeping.rest()
    bench.write(lambda: save_version(library, author=PERSON.id, stringout=HERE.id))
    qtbot.waitUntil(lambda: len(library.edits) == 1 and not bench.busy)
    keeping.read()
    keeping.watch(HERE.id)
    qtbot.waitUntil(lambda: len(books) == 2)
    assert books[1].names == ("v1",)
    bench.refreshed.emit()
    qtbot.waitUntil(lambda: len(books) == 3)
    assert books[2] == books[1]


def test_keeping__follows_a_clip_that_is_measured_anew(qtbot: QtBot, room: Room) -> None:
    keeping, bench, _, books = room
    keeping.watch(HERE.id)
    qtbot.waitUntil(lambda: len(books) == 1)
    clip = CLIPS[0]
    longer = replace(clip, measured=replace(clip.measured, frames=clip.frames + 8))
    bench.write(lambda: Edit(name="Measure", author=PERSON.id, changes=(Change(before=clip, after=longer),)))
    qtbot.waitUntil(lambda: len(books) == 2)
    assert books[1].now.laid[0].clip == longer
    assert books[1].now.frames == books[0].now.frames, "no cut of it is another for that"


def test_book__knows_whose_pass_goes_on() -> None:
    _, library = memory_desk(HERE, FIRST, laid(FIRST, 1))
    library.write(begin_pass(library, author=PERSON.id, stringout=HERE.id, note="more moment"))
    book = book_of(library, HERE.id, Known())
    page = book.going_on(PERSON.id)
    assert page is not None
    assert page.of.note == "more moment"
    assert book.going_on(new_id()) is None
    assert book.people[PERSON.id] == PERSON.name


def test_set_whole__asks_how_each_differs_only_while_they_are_seen(qtbot: QtBot, room: Room) -> None:
    keeping, _, library, books = room
    for _ in range(2):
        time.sleep(0.002)  # so fine do ids tell them apart
        library.write(save_version(library, author=PERSON.id, stringout=HERE.id))
    keeping.watch(HERE.id)
    qtbot.waitUntil(lambda: len(books) == 1)
    assert [each.since is None for each in books[0].versions] == [False, True]
    keeping.set_whole(whole=True)
    qtbot.waitUntil(lambda: len(books) == 2)
    assert [each.since is None for each in books[1].versions] == [False, False]
    keeping.set_whole(whole=True)
    keeping.set_whole(whole=False)
    assert len(books) == 2, "less is not read anew"


def test_keeping__forgets_what_was_removed(qtbot: QtBot, room: Room) -> None:
    keeping, bench, library, books = room
    bench.write(lambda: begin_pass(library, author=PERSON.id, stringout=HERE.id))
    bench.write(lambda: end_pass(library, author=PERSON.id, stringout=HERE.id))
    keeping.watch(HERE.id)
    qtbot.waitUntil(lambda: bool(books) and len(books[-1].pages) == 1 and not books[-1].pages[0].of.open)
    assert books[-1].pages[0].cut is not None
    version = books[-1].versions[0].version.id
    bench.write(lambda: remove_version(library, author=PERSON.id, version=version))
    qtbot.waitUntil(lambda: books[-1].pages[0].cut is None)
    assert books[-1].kept(version) is None
