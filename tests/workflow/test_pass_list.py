"""A page of the pass book is told line by line, and a moment over all of them in a few words."""

from uuid import UUID

import pytest

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Stringout
from dailies_logger.workflow.assembling import make_stringout
from dailies_logger.workflow.edit import Edit, gone
from dailies_logger.workflow.pass_list import GONE, history_lines, page_lines, page_name, page_words
from dailies_logger.workflow.passes import begin_pass, pass_book
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, GivenSearch, library
from tests.workflow.test_passes import CLIP, FOUR, ONE, THREE, TWO, comb, rate, write


@pytest.fixture
def combed() -> tuple[MemoryLibrary, UUID]:
    """Return a shelf with a stringout that was combed through once."""
    shelf = library(CLIP, ONE, TWO, THREE)
    shelf.write(make_stringout(shelf, GivenSearch(shelf), author=AUTHOR, name="Best", query="kind:best_moment"))
    key = shelf.where(Stringout)[0].id
    comb(shelf, GivenSearch(shelf), key)
    return shelf, key


def test_page_lines__raised_then_dropped_then_trimmed(combed: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = combed
    (page,) = pass_book(shelf, key)
    lines = page_lines(shelf, page)
    assert [(each.sign, each.words) for each in lines] == [
        ("+", "20 frames, ★0 > 3"),
        ("+", "★3 > 5"),
        ("−", "20 frames"),
        ("−", "★3 > 2"),
        ("~", "head +4 frames, tail −2 frames"),
    ]
    assert [each.placement is not None for each in lines] == [True, False, True, False, True]
    assert lines[0].text.startswith("+ ")
    assert lines[0].where in lines[0].text
    assert page_words(page) == "2 raised, 2 dropped, 1 trimmed"
    assert page_name(page) == "Pass 1, looking for the lie"


def test_page_lines__name_a_label_that_is_gone(combed: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = combed
    write(shelf, Edit(name="Remove label", author=AUTHOR, changes=gone(shelf.where(Label, id=[ONE.id]))))
    assert GONE in [each.name for each in page_lines(shelf, pass_book(shelf, key)[0])]


def test_history_lines__tell_one_moment_over_all(combed: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = combed
    write(shelf, begin_pass(shelf, author=AUTHOR, stringout=key))
    rate(shelf, THREE, 4)
    pages = pass_book(shelf, key)
    assert history_lines(pages, THREE.id) == ["Pass 1: trimmed +4 −2, ★3 > 2", "Pass 2: ★2 > 4"]
    assert history_lines(pages, TWO.id) == ["Pass 1: went out"]
    assert history_lines(pages, FOUR.id) == ["Pass 1: came in, ★0 > 3"]
    assert history_lines(pages, new_id()) == []
    assert (page_name(pages[1]), page_words(pages[1])) == ("Pass 2", "1 raised")


def test_page_words__say_that_nothing_changed(combed: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = combed
    write(shelf, begin_pass(shelf, author=AUTHOR, stringout=key))
    assert page_words(pass_book(shelf, key)[1]) == "nothing changed"
