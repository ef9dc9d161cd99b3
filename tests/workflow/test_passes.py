"""The pass book: what a combing raised, dropped and trimmed, told from two versions and the journal."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.combing import Pass
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.store.library import open_library
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow import cutting, history, labelling
from dailies_logger.workflow.assembling import make_stringout, remove_stringout
from dailies_logger.workflow.comparing import Happened
from dailies_logger.workflow.edit import Change, Edit, made
from dailies_logger.workflow.living import accept
from dailies_logger.workflow.passes import Page, begin_pass, end_pass, moment_over_passes, pass_book, passes_of
from dailies_logger.workflow.ports import Library, Search
from dailies_logger.workflow.versions import remove_version, versions_of
from tests.support.library_maker import make_clip, make_label, make_library
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, GivenSearch, camera_clip, label, library

CLIP = camera_clip(frames=2400)
ONE, TWO, THREE, FOUR = (label(CLIP, start, start + 20, rating=3) for start in (100, 200, 300, 400))
BOB = UUID(int=7)


def write(shelf: Library, edit: Edit | None) -> str:
    assert edit is not None
    shelf.write(edit)
    return edit.name


def rate(shelf: Library, of: Label, rating: int, *, author: UUID = AUTHOR) -> None:
    write(shelf, labelling.change_label(shelf, author=author, label=of.id, rating=rating))


def placed(shelf: Library, key: UUID, of: Label) -> UUID:
    return next(each.id for each in shelf.where(Placement, stringout=key) if each.label == of.id)


@pytest.fixture
def room() -> tuple[MemoryLibrary, UUID]:
    """Return a shelf with a stringout of three moments."""
    shelf = library(CLIP, ONE, TWO, THREE)
    shelf.write(make_stringout(shelf, GivenSearch(shelf), author=AUTHOR, name="Best", query="kind:best_moment"))
    return shelf, shelf.where(Stringout)[0].id


def comb(shelf: Library, search: Search, key: UUID) -> None:
    """Comb through: ONE is rated higher, TWO goes out, THREE is trimmed and rated lower, FOUR comes in."""
    write(shelf, begin_pass(shelf, author=AUTHOR, stringout=key, note="looking for the lie"))
    rate(shelf, ONE, 5)
    write(shelf, cutting.remove_placement(shelf, author=AUTHOR, placement=placed(shelf, key, TWO)))
    write(shelf, cutting.trim(shelf, author=AUTHOR, placement=placed(shelf, key, THREE), head=4, tail=-2))
    rate(shelf, THREE, 2)
    write(shelf, Edit(name="Label", author=AUTHOR, changes=made([FOUR])))
    write(shelf, accept(shelf, search, author=AUTHOR, stringout=key))
    write(shelf, end_pass(shelf, author=AUTHOR, stringout=key))


def test_pass_book__tells_what_was_raised_dropped_and_trimmed(room: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = room
    comb(shelf, GivenSearch(shelf), key)
    (page,) = pass_book(shelf, key)
    assert (page.number, page.of.note, page.of.open, page.of.author) == (1, "looking for the lie", False, AUTHOR)
    assert (page.raised, page.dropped, page.trimmed) == ((FOUR.id, ONE.id), (TWO.id, THREE.id), (THREE.id,))
    assert page.ratings == {ONE.id: (3, 5), THREE.id: (3, 2), FOUR.id: (0, 3)}
    assert [(each.what, each.head, each.tail) for each in page.differences(THREE.id)] == [(Happened.TRIMMED, 4, -2)]
    assert [each.name for each in versions_of(shelf, key)] == ["before pass 1", "after pass 1"]


def test_pass_book__of_a_pass_that_goes_on_tells_it_up_to_now(room: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = room
    rate(shelf, TWO, 5)
    assert write(shelf, begin_pass(shelf, author=AUTHOR, stringout=key)) == "Begin pass 1 of “Best”"
    rate(shelf, ONE, 4)
    rate(shelf, THREE, 5)
    rate(shelf, THREE, 3)
    (page,) = pass_book(shelf, key)
    assert (page.of.open, page.raised, page.dropped, page.ratings) == (True, (ONE.id,), (), {ONE.id: (3, 4)})


def test_passes__one_a_person_at_a_time_and_two_people_at_once(room: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = room
    with pytest.raises(Refused, match=r"^You are not combing through “Best”: begin a pass first\.$"):
        end_pass(shelf, author=AUTHOR, stringout=key)
    write(shelf, begin_pass(shelf, author=AUTHOR, stringout=key))
    with pytest.raises(Refused, match=r"^You are combing through “Best” already: end that pass first\.$"):
        begin_pass(shelf, author=AUTHOR, stringout=key)
    assert write(shelf, begin_pass(shelf, author=BOB, stringout=key)) == "Begin pass 2 of “Best”"
    assert write(shelf, end_pass(shelf, author=AUTHOR, stringout=key, note="done")) == "End pass 1 of “Best”"
    first, second = passes_of(shelf, key)
    assert (first.open, first.note, second.open) == (False, "done", True)


def test_pass_book__follows_an_undo(room: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = room
    write(shelf, begin_pass(shelf, author=AUTHOR, stringout=key))
    rate(shelf, ONE, 5)
    shelf.write(history.undo(shelf, author=AUTHOR))
    assert pass_book(shelf, key)[0].ratings == {}
    shelf.write(history.undo(shelf, author=AUTHOR))
    assert (pass_book(shelf, key), versions_of(shelf, key)) == ([], [])
    write(shelf, begin_pass(shelf, author=AUTHOR, stringout=key))
    assert [each.name for each in versions_of(shelf, key)] == ["before pass 1"]


def test_pass_book__without_its_version_still_tells_ratings(room: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = room
    comb(shelf, GivenSearch(shelf), key)
    write(shelf, remove_version(shelf, author=AUTHOR, version=versions_of(shelf, key)[0].id))
    (page,) = pass_book(shelf, key)
    assert (page.cut, page.trimmed, page.differences(THREE.id), page.ratings[ONE.id]) == (None, (), (), (3, 5))


def test_moment_over_passes__lists_the_pages_on_which_it_changed(room: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = room
    comb(shelf, GivenSearch(shelf), key)
    write(shelf, begin_pass(shelf, author=AUTHOR, stringout=key))
    write(shelf, cutting.put_back(shelf, author=AUTHOR, placement=placed(shelf, key, TWO)))
    write(shelf, end_pass(shelf, author=AUTHOR, stringout=key))
    assert [page.number for page in moment_over_passes(shelf, key, TWO.id)] == [1, 2]
    assert [page.number for page in moment_over_passes(shelf, key, ONE.id)] == [1]
    with pytest.raises(NotFound, match="There is no label"):
        moment_over_passes(shelf, key, new_id())


def test_remove_stringout__takes_its_pass_book_along(room: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = room
    comb(shelf, GivenSearch(shelf), key)
    write(shelf, remove_stringout(shelf, author=AUTHOR, stringout=key))
    assert (shelf.where(Pass), shelf.where(Stringout), shelf.where(Placement)) == ([], [], [])


def test_pass_book__on_disk_survives_a_restart_and_leaves_other_labels_out(tmp_path: Path) -> None:
    held = make_library(tmp_path / "book.dailies")
    clip, by = make_clip(1), held.person.id
    labels = [make_label(clip.id, author=by, start=start, rating=3) for start in (10, 100, 200)]
    other = make_label(clip.id, author=by, start=300, kind="note", rating=1)
    held.library.write(Edit(name="Ingest", author=by, changes=made((clip, *labels, other))))
    held.library.write(make_stringout(held.library, SqlSearch(held.library), author=by, name="Best", query="kind:best_moment"))
    key = held.library.where(Stringout)[0].id
    write(held.library, begin_pass(held.library, author=by, stringout=key))
    rate(held.library, labels[0], 5, author=by)
    rate(held.library, other, 5, author=by)
    gone = labels[1]
    write(held.library, Edit(name="Remove", author=by, changes=(Change(before=gone),)))
    write(held.library, end_pass(held.library, author=by, stringout=key))
    rate(held.library, labels[2], 1, author=by)
    held.library.close()
    again = open_library(tmp_path / "book.dailies")
    (page,) = pass_book(again, key)
    assert (page.raised, page.dropped, page.ratings) == ((labels[0].id,), (gone.id,), {labels[0].id: (3, 5), gone.id: (3, 0)})
    assert (page.of.began.tzinfo is not None, again.check(), again.where(Clip)) == (True, [], [clip])
    again.write(history.undo(again, author=by))
    again.write(history.undo(again, author=by))
    assert [replace(each, note="") for each in passes_of(again, key)] == [replace(page.of, ended=None, after=None, note="")]
    again.close()


def test_pass_book__known_pages_are_of_passes_that_are_over(room: tuple[MemoryLibrary, UUID]) -> None:
    shelf, key = room
    known: dict[UUID, Page] = {}
    write(shelf, begin_pass(shelf, author=AUTHOR, stringout=key))
    (page,) = pass_book(shelf, key, known)
    assert known == {}
    rate(shelf, ONE, 5)
    write(shelf, end_pass(shelf, author=AUTHOR, stringout=key))
    (over,) = pass_book(shelf, key, known)
    assert known == {page.of.id: over}
    assert over.ratings == {ONE.id: (3, 5)}
    assert pass_book(shelf, key, known)[0] is over
    assert pass_book(shelf, key) == [over]
