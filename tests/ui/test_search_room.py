from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui.search_room import SearchRoom, look_for
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from dailies_logger.workflow.ports import Found
from dailies_logger.workflow.query import Term
from tests.support.memory_desk import CLIPS, PERSON, MemorySearch, memory_desk
from tests.support.window import open_window, press

LABELS = tuple(
    Label(id=new_id(), clip=clip.id, kind="best_moment", start=30 + k, end=60, author=PERSON.id, at=datetime(2026, 11, 16, tzinfo=UTC))
    for k, clip in enumerate(CLIPS)
)
Opened = tuple[MainWindow, Work, SearchRoom]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    window, work, _ = open_window(qtbot, tmp_path, *LABELS)
    assert window.rooms is not None
    press("Ctrl+6")
    room = window.rooms.search
    qtbot.waitUntil(lambda: room.hits() == 4)
    yield window, work, room
    window.close()


class Picky(MemorySearch):
    """Find nothing where there is more than one term."""

    def labels(self, query: Term, *, limit: int | None = None, offset: int = 0) -> Found:
        found = super().labels(query, limit=limit, offset=offset)
        return found if len(getattr(query, "terms", ())) < 2 else replace(found, hits=(), total=0)


def test_look_for__says_what_would_be_found_without_the_last_term() -> None:
    desk, library = memory_desk(*LABELS)
    answer = look_for(replace(desk, search=Picky(library)), "tears rating:>=4")
    assert (answer.found.total, answer.labels, answer.without) == (0, 4, ("rating:>=4", 4))


def test_look_for__says_why_a_query_cannot_be_read() -> None:
    desk, _ = memory_desk(*LABELS)
    answer = look_for(desk, "nosuchfield:24")
    assert "nosuchfield" in answer.trouble


def test_choose__shows_the_first_frame_of_a_hit(qtbot: QtBot, opened: Opened) -> None:
    _, work, room = opened
    press("Down", "Down")
    hit = room.panel.current()
    assert hit is not None
    qtbot.waitUntil(lambda: work.stage.clip == hit.clip)
    assert work.stage.frame == hit.label.start


def test_open__selects_the_label_so_that_keys_mean_it(qtbot: QtBot, opened: Opened) -> None:
    _, work, room = opened
    press("Down", "Down")
    hit = room.panel.current()
    assert hit is not None
    press("Enter")
    qtbot.waitUntil(lambda: work.stage.selected_label == hit.label.id)
    assert (work.stage.clip, work.stage.frame) == (hit.clip, hit.label.start)


def test_box__hands_over_to_the_stringout(opened: Opened) -> None:
    window, _, room = opened
    assert room.panel.box.hasFocus()
    press("Ctrl+E")
    assert window.sheets.ask.isVisible()


def test_answer__keeps_the_chosen_hit_when_labels_change(qtbot: QtBot, opened: Opened) -> None:
    _, work, room = opened
    press("Down", "Down", "Down")
    chosen = room.panel.current()
    assert chosen is not None
    work.chosen.change(LABELS[0].id, text="tears")
    qtbot.waitUntil(lambda: any(hit.label.text == "tears" for hit in room.panel.model.hits))
    again = room.panel.current()
    assert again is not None
    assert again.label.id == chosen.label.id


def test_answer__shows_the_picture_of_the_hit_whose_facts_stand_beside_it(qtbot: QtBot, opened: Opened) -> None:
    _, work, room = opened
    answer = look_for(work.desk, "")
    first, other = answer.found.hits[0], answer.found.hits[3]
    qtbot.waitUntil(lambda: work.stage.clip == first.clip)
    room._answer(replace(answer, query="x", found=replace(answer.found, hits=(other,), total=1)))
    assert room.panel.current() == other
    qtbot.waitUntil(lambda: work.stage.clip == other.clip)
    assert work.stage.frame == other.label.start


def test_ask__that_cannot_be_read_keeps_what_was_found(qtbot: QtBot, opened: Opened) -> None:
    window, _, room = opened
    room.ask("nosuchfield:24")
    qtbot.waitUntil(lambda: "nosuchfield" in room.panel._empty.text())
    assert room.hits() == 4
    assert window.status.notice is None or "nosuchfield" not in window.status.notice.text


@pytest.mark.parametrize("width", [1600, 1280, 1024])
def test_table__shows_every_column_whole(qtbot: QtBot, opened: Opened, width: int) -> None:
    window, _, room = opened
    window.resize(width, 640)
    table = room.panel.table
    columns = range(table.model().columnCount())
    qtbot.waitUntil(lambda: sum(table.columnWidth(column) for column in columns) <= table.viewport().width())
