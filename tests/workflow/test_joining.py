"""Test that a person is written down once, before the first thing he or she says."""

from dailies_logger.domain.identity import id_from
from dailies_logger.domain.production import Person
from dailies_logger.workflow.joining import join
from tests.support.memory_desk import memory_desk

ZOE = Person(id=id_from("person", "zoe"), name="Zoe")


def test_join__makes_somebody_new_known() -> None:
    _, library = memory_desk(empty=True)
    edit = join(library, ZOE)
    assert edit is not None
    assert (edit.name, edit.author) == ("Welcome Zoe", ZOE.id)
    library.write(edit)
    assert library.get(Person, ZOE.id) == ZOE


def test_join__is_nothing_for_who_is_known() -> None:
    _, library = memory_desk(empty=True)
    edit = join(library, ZOE)
    assert edit is not None
    library.write(edit)
    assert join(library, ZOE) is None
