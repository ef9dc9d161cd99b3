"""What is kept is written as rows, and what differs as a change list."""

import time
from dataclasses import replace
from uuid import UUID

from dailies_logger.domain.identity import new_id
from dailies_logger.ui.kept_words import compared, history_words, page_change, pass_rows, pass_words, version_rows
from dailies_logger.ui.sequence_keeping import Book, Known, book_of
from dailies_logger.workflow import cutting, labelling
from dailies_logger.workflow.comparing import Happened
from dailies_logger.workflow.continuity import cutting_of
from dailies_logger.workflow.passes import begin_pass, end_pass
from dailies_logger.workflow.versions import save_version
from tests.support.memory_desk import PERSON, memory_desk
from tests.support.memory_library import MemoryLibrary
from tests.workflow.test_offered import HERE, laid, moment

FIRST, SECOND = moment(0, 10, 34), moment(2, 10, 34)
A, B = laid(FIRST, 1), laid(SECOND, 2)


def versioned() -> tuple[MemoryLibrary, Book]:
    """Keep v1, take one clip out, keep v2, trim the other."""
    _, library = memory_desk(HERE, FIRST, SECOND, A, B)
    me = PERSON.id
    library.write(save_version(library, author=me, stringout=HERE.id, note="for Anna"))
    time.sleep(0.002)  # so fine do ids tell them apart
    library.write(cutting.remove_placement(library, author=me, placement=A.id))
    library.write(save_version(library, author=me, stringout=HERE.id))
    library.write(cutting.trim(library, author=me, placement=B.id, tail=-4))  # type: ignore[arg-type]  # it can be trimmed
    return library, book_of(library, HERE.id, Known(whole=True))


def combed(*, ends: bool = True) -> tuple[MemoryLibrary, Book]:
    """Comb through once: one is rated higher, the other taken out."""
    _, library = memory_desk(HERE, FIRST, SECOND, A, B)
    me = PERSON.id
    library.write(begin_pass(library, author=me, stringout=HERE.id, note="more moment"))
    library.write(labelling.change_label(library, author=me, label=SECOND.id, rating=5))  # type: ignore[arg-type]  # it is another rating
    library.write(cutting.remove_placement(library, author=me, placement=A.id))
    if ends:
        library.write(end_pass(library, author=me, stringout=HERE.id))
    return library, book_of(library, HERE.id, Known(whole=True))


def key(book: Book, name: str) -> UUID:
    return next(each.version.id for each in book.versions if each.version.name == name)


def test_version_rows__say_how_the_sequence_differs_now() -> None:
    _, book = versioned()
    rows = version_rows(book, looked=key(book, "v2"), held=key(book, "v1"))
    assert [(row.name, row.length, row.words, row.note, row.state) for row in rows] == [
        ("v2", "01:00", "now ~1, 00:04 shorter", "", "looked at"),
        ("v1", "02:00", "now −1 ~1, 01:04 shorter", "for Anna", "held"),
    ]
    assert all(row.by.startswith("E. Marsh, ") for row in rows)


def test_compared__with_now_and_with_another() -> None:
    library, book = versioned()
    now = compared(library, book, key(book, "v1"), None)
    assert now is not None
    assert (now.told, now.counted) == ("v1 > now", "−1 ~1, 01:04 shorter")
    assert [(line.sign, line.name) for line in now.lines] == [("−", "24A-1 A  best moment"), ("~", "24A-2 A  best moment")]
    assert list(now.names.values()) == ["24A-1 A  best moment"]
    assert now.comparison is not None
    assert [each.what for each in now.comparison.differences] == [Happened.OUT, Happened.TRIMMED]
    two = compared(library, book, key(book, "v1"), key(book, "v2"))
    assert two is not None
    assert (two.told, two.counted, len(two.lines)) == ("v1 > v2", "−1, 01:00 shorter", 1)
    assert compared(library, book, new_id(), None) is None
    assert compared(library, book, key(book, "v1"), new_id()) is None


def test_page_change__leads_to_what_still_lies_there() -> None:
    library, book = combed()
    change = page_change(library, book, book.pages[0].of.id)
    assert change is not None
    assert (change.told, change.counted) == ("Pass 1, more moment", "1 raised, 1 dropped")
    assert [(line.sign, line.words) for line in change.lines] == [("+", "★0 > 5"), ("−", "1 s")]
    assert change.lines[1].placement == A.id
    assert change.comparison is None
    assert page_change(library, book, new_id()) is None


def test_page_change__of_a_pass_that_goes_on_marks_what_it_did() -> None:
    library, book = combed(ends=False)
    change = page_change(library, book, book.pages[0].of.id)
    assert change is not None
    assert change.comparison is book.pages[0].cut


def test_pass_rows__say_what_each_did_and_which_goes_on() -> None:
    _, book = combed(ends=False)
    (row,) = pass_rows(book)
    assert (row.name, row.words, row.state) == ("Pass 1, more moment", "1 raised, 1 dropped", "goes on")
    words, tip = pass_words(book, PERSON.id)
    assert words == "Pass 1, more moment"
    assert tip.endswith(": 1 raised, 1 dropped")
    assert pass_words(book, new_id()) == ("", "")
    _, ended = combed()
    (row,) = pass_rows(ended)
    assert row.state == ""
    assert " to " in row.by


def test_history_words__of_the_chosen_clip() -> None:
    library, book = combed()
    cut = cutting_of(library, HERE.id)
    assert history_words(book, cut, B.id) == ("24A-2 A over the passes", "Pass 1: ★0 > 5")
    assert history_words(book, cut, None) == ("", "")
    assert history_words(None, cut, B.id) == ("", "")
    assert history_words(replace(book, pages=()), cut, B.id) == ("", "")
    third = moment(3, 20, 40)
    library.write(save_version(library, author=PERSON.id, stringout=HERE.id))
    assert history_words(book, cut, third.id) == ("", "")
