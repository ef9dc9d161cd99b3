"""Test that the production is read once, and that no change of it by anybody is missed."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Vocabulary
from dailies_logger.store.library import SqlLibrary, open_library
from dailies_logger.workflow.edit import Change, Edit, made
from dailies_logger.workflow.history import undo
from tests.support.library_maker import Made, fill, make_label, make_library

FEWER = Vocabulary(kinds=DEFAULT_VOCABULARY.kinds[:3])


@pytest.fixture
def shoot(tmp_path: Path) -> Iterator[Made]:
    made_library = make_library(tmp_path / "show.dailies")
    fill(made_library, takes=1)
    yield made_library
    made_library.library.close()


def _say(shoot: Made, library: SqlLibrary, **fields: object) -> None:
    before = library.production()
    change = Change(before=before, after=replace(before, **fields))  # type: ignore[arg-type]  # test values
    library.write(Edit(name="Say", author=shoot.person.id, changes=(change,)))


def test_now__is_the_very_same_while_others_things_are_written(shoot: Made) -> None:
    library, known = shoot.library, shoot.library.production()
    label = make_label(library.where(Clip)[0].id, author=shoot.person.id)
    library.write(Edit(name="Label", author=shoot.person.id, changes=made([label])))
    assert library.production() is known


def test_now__sees_one_s_own_edit_and_its_undo(shoot: Made) -> None:
    _say(shoot, shoot.library, vocabulary=FEWER)
    assert shoot.library.production().vocabulary == FEWER
    shoot.library.write(undo(shoot.library, author=shoot.person.id))
    assert shoot.library.production().vocabulary == DEFAULT_VOCABULARY


def test_now__sees_what_another_window_wrote(shoot: Made) -> None:
    assert shoot.library.production().title == "Night Bus"
    with closing(open_library(shoot.library.path)) as other:
        _say(shoot, other, title="Day Bus")
        assert shoot.library.production().title == "Day Bus"
        _say(shoot, shoot.library, title="Night Bus")
        assert other.production().title == "Night Bus"


def test_now__is_never_older_than_what_was_written_before_it_was_asked_in_any_thread(shoot: Made) -> None:
    done, titles = [0], [f"Bus {number:03d}" for number in range(40)]

    def ask(_: int) -> bool:
        least = done[0]
        return shoot.library.production().title >= titles[least]

    _say(shoot, shoot.library, title=titles[0])
    with ThreadPoolExecutor(4) as pool:
        asked = []
        for number, title in enumerate(titles):
            _say(shoot, shoot.library, title=title)
            done[0] = number
            asked += [pool.submit(ask, turn) for turn in range(8)]
        assert all(answer.result() for answer in asked)


def test_now__keeps_nobody_from_bringing_the_log_in(shoot: Made) -> None:
    shoot.library.production()
    _say(shoot, shoot.library, title="Day Bus")
    shoot.library.production()
    with closing(sqlite3.connect(shoot.library.path)) as other:
        busy, logged, brought = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert (busy, logged, brought) == (0, 0, 0)


def test_close__and_the_next_question_connects_again(shoot: Made) -> None:
    shoot.library.production()
    shoot.library.close()
    assert not shoot.library.path.with_name("show.dailies-wal").exists()
    assert shoot.library.production().title == "Night Bus"
