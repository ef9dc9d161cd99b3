"""One change list at a time; what was asked for last is what is shown."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.kept_change import Asked, KeptChange
from dailies_logger.ui.panels.kept import NO_VERSIONS, KeptPanel
from dailies_logger.ui.sequence_keeping import Book
from dailies_logger.ui.timeline.sequence import SequenceView, offered_words
from dailies_logger.workflow.continuity import cutting_of
from tests.support.memory_desk import memory_desk
from tests.support.memory_library import MemoryLibrary
from tests.ui.test_kept_words import A, B, combed, key, versioned
from tests.workflow.test_offered import HERE

Room = tuple[KeptChange, KeptPanel]


@pytest.fixture
def panel(qtbot: QtBot) -> KeptPanel:
    made = KeptPanel()
    qtbot.addWidget(made)
    made.show_list("Versions", "Best", (), empty=NO_VERSIONS)
    return made


@pytest.fixture
def benches() -> Iterator[list[Bench]]:
    made: list[Bench] = []
    yield made
    for bench in made:
        bench.close()


def changing(qtbot: QtBot, panel: KeptPanel, library: MemoryLibrary, benches: list[Bench]) -> KeptChange:
    desk = replace(memory_desk()[0], library=library)
    window = QWidget()
    qtbot.addWidget(window)
    benches.append(Bench(desk))
    return KeptChange(benches[0], panel, window)


def test_ask__shows_and_marks_what_differs(qtbot: QtBot, panel: KeptPanel, benches: list[Bench]) -> None:
    library, book = versioned()
    change = changing(qtbot, panel, library, benches)
    timeline = SequenceView()
    qtbot.addWidget(timeline)
    timeline.show_cutting(cutting_of(library, HERE.id))
    assert not change.marks(timeline)
    change.ask(Asked(key=key(book, "v1")), book)
    qtbot.waitUntil(lambda: change.change is not None)
    assert panel.told.text() == "v1 > now"
    assert change.marks(timeline)
    assert [ghost.name for ghost in timeline.sheet.ghosts] == ["24A-1 A  best moment"]
    assert offered_words(timeline.sheet.ghosts) == ("Went out", "−1")
    assert offered_words(()) == ("Offered", "+0")
    places: list[object] = []
    change.place_wanted.connect(places.append)
    panel.lines.chosen.emit(panel.lines.rows.rows[1])
    assert places == [B.id]
    change.forget()
    assert not change.marks(timeline)
    assert panel.below.isHidden()


def test_ask__of_what_is_gone_shows_nothing(qtbot: QtBot, panel: KeptPanel, benches: list[Bench]) -> None:
    library, book = versioned()
    change = changing(qtbot, panel, library, benches)
    with qtbot.waitSignal(change.came):
        change.ask(Asked(key=new_id()), book)
    assert (change.asked, change.change) == (None, None)
    assert panel.below.isHidden()
    change.ask(Asked(key=new_id()), None)
    assert change.change is None, "the book is not read yet"


def test_ask__of_a_pass_leads_to_what_it_cut(qtbot: QtBot, panel: KeptPanel, benches: list[Bench]) -> None:
    library, book = combed()
    change = changing(qtbot, panel, library, benches)
    asked = Asked(key=book.pages[0].of.id, of_pass=True)
    change.ask(Asked(key=new_id()), book)
    change.ask(asked, book)
    qtbot.waitUntil(lambda: change.change is not None)
    assert change.asked == asked, "what was asked for before it is forgotten"
    places: list[object] = []
    change.place_wanted.connect(places.append)
    for row in panel.lines.rows.rows:
        panel.lines.chosen.emit(row)
    assert places == [A.id], "what was only rated leads nowhere"


def test_read__before_anything_is_asked_is_nothing(qtbot: QtBot, panel: KeptPanel, benches: list[Bench]) -> None:
    library, book = versioned()
    change = changing(qtbot, panel, library, benches)
    assert isinstance(book, Book)
    change.read(book)
    assert change.asked is None
