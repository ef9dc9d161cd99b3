"""Versions are listed with who, when, how long, and how the sequence differs now."""

from uuid import UUID

from dailies_logger.domain.production import Person
from dailies_logger.workflow.comparing import compare
from dailies_logger.workflow.laying import layout
from dailies_logger.workflow.version_list import SAME, Kept, counted_changes, difference_words, kept_versions
from dailies_logger.workflow.versions import proposed_name
from tests.support.rushes import AUTHOR
from tests.workflow.test_comparing import Room
from tests.workflow.test_versions import keep, stacked


def test_kept_versions__newest_first_with_who_when_and_the_difference() -> None:
    shelf, key = stacked()
    assert kept_versions(shelf, key, layout(shelf, key)) == ()
    first, second = keep(shelf, key, note="for Anna"), keep(shelf, key)
    person = shelf.get(Person, AUTHOR)
    known: dict[UUID, Kept] = {}
    listed = kept_versions(shelf, key, layout(shelf, key), known)
    assert [each.version for each in listed] == [second, first]
    assert [each.who for each in listed] == [person.name if person else ""] * 2
    assert listed[0].at >= listed[1].at
    assert [(each.words, each.length) for each in listed] == [(SAME, "02:12")] * 2
    assert known.keys() == {first.id, second.id}
    assert kept_versions(shelf, key, layout(shelf, key), known) == listed, "what was laid out once is kept"
    assert proposed_name(shelf, key) == "v3"
    last = kept_versions(shelf, key, layout(shelf, key), known, last_only=True)
    assert [each.words for each in last] == [SAME, ""], "nobody asked how the other differs"


def test_difference_words__count_and_say_by_how_much() -> None:
    room = Room()
    assert difference_words(room.now()) == ""
    room.do("remove", 0, 0)
    assert difference_words(room.now()) == "−1, 00:20 shorter"
    room.do("trim", 0, 6)
    assert difference_words(room.now()).startswith("−1 ~1, ")
    assert counted_changes(room.now()) == "−1 ~1"
    back = compare(room.shelf, room.key, room.key)
    assert difference_words(back) == ""


def test_difference_words__moved_is_as_long() -> None:
    room = Room()
    room.do("move", 0, 4)
    assert difference_words(room.now()) == "~1, as long"
