"""Test that full text is as the labels and takes are, at every step."""

from dataclasses import replace
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Stale
from dailies_logger.domain.take import Take
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow.edit import Change, Edit, gone, made
from dailies_logger.workflow.query import Word
from tests.support.library_maker import Made, fill, make_label, make_library


@pytest.fixture
def shoot(tmp_path: Path) -> Made:
    made_library = make_library(tmp_path / "show.dailies")
    fill(made_library, takes=1)
    return made_library


def _found(shoot: Made, text: str) -> int:
    return SqlSearch(shoot.library).labels(Word(text)).total


def _write(shoot: Made, *changes: Change) -> None:
    shoot.library.write(Edit(name="Change", author=shoot.person.id, changes=changes))


def test_words__come_and_go_with_a_label(shoot: Made) -> None:
    label = make_label(shoot.library.where(Clip)[0].id, author=shoot.person.id, text="tears at last")
    _write(shoot, *made([label]))
    assert (_found(shoot, "tears"), _found(shoot, "laughs")) == (1, 0)
    after = replace(label, text="she laughs", who="Zoë", value="L>R", rating=3)
    _write(shoot, Change(before=label, after=after))
    assert [_found(shoot, text) for text in ("tears", "laughs", "zoe", "L>R", "best moment")] == [0, 1, 1, 1, 1]
    _write(shoot, *gone([after]))
    assert _found(shoot, "laughs") == 0
    assert shoot.library.check() == []


def test_words__of_a_take_find_its_labels(shoot: Made) -> None:
    _write(shoot, *made(make_label(clip.id, author=shoot.person.id) for clip in shoot.library.where(Clip)))
    take = shoot.library.where(Take)[0]
    after = replace(take, supervisor_note="door slams late", editor_note="use the end", former=("47X",))
    _write(shoot, Change(before=take, after=after))
    assert [_found(shoot, text) for text in ("slams", "use the end", "47X", take.shown)] == [2, 2, 2, 2]
    _write(shoot, Change(before=after, after=take))
    assert _found(shoot, "slams") == 0
    assert SqlSearch(shoot.library).takes(Word("wind on")) == [take]
    assert shoot.library.check() == []


def test_words__of_many_labels_are_entered(shoot: Made) -> None:
    clip = shoot.library.where(Clip)[0]
    _write(shoot, *made(make_label(clip.id, author=shoot.person.id, text=f"beat {number}") for number in range(2000)))
    assert (_found(shoot, "beat"), _found(shoot, "beat 1999")) == (2000, 1)


def test_words__stay_where_an_edit_is_refused(shoot: Made) -> None:
    label = make_label(shoot.library.where(Clip)[0].id, author=shoot.person.id, text="tears")
    _write(shoot, *made([label]))
    with pytest.raises(Stale):
        _write(shoot, Change(before=replace(label, text="x"), after=replace(label, text="y")))
    assert (_found(shoot, "tears"), shoot.library.check()) == (1, [])
