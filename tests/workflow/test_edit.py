"""Test Edits and Changes."""

from dataclasses import replace
from datetime import UTC

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Person
from dailies_logger.workflow.edit import NOUNS, POINTS_TO, Change, Edit, Way, gone, made
from tests.support.library_maker import make_clip, make_label, make_person


def test_change__needs_a_value_before_or_after() -> None:
    with pytest.raises(ValueError, match="before or after"):
        Change()


def test_change__is_of_one_value() -> None:
    for other in (make_person("Al"), make_clip(1)):
        with pytest.raises(ValueError, match="of one value"):
            Change(before=make_person("Al"), after=other)


def test_change__knows_its_noun_and_value() -> None:
    person = make_person("Al")
    renamed = replace(person, name="Alma")
    change = Change(before=person, after=renamed)
    assert (change.noun, change.value) == (Person, renamed)
    assert Change(before=person).value == person
    assert change.reversed() == Change(before=renamed, after=person)
    assert change.reversed().reversed() == change


def test_edit__has_an_act_of_its_own_unless_told() -> None:
    one, other = (Edit(name="Label", author=new_id(), changes=()) for _ in range(2))
    assert (one.act, other.act) == (one.id, other.id)
    assert one.id != other.id
    assert Edit(name="Label", author=new_id(), act=one.id, changes=()).act == one.id
    assert (one.way, one.of, one.at.tzinfo) == (Way.DO, None, UTC)


def test_made_and_gone__are_each_others_reverse() -> None:
    people = [make_person("Al"), make_person("Jo")]
    assert tuple(change.reversed() for change in made(people)) == gone(people)


def test_nouns__come_after_what_they_point_to() -> None:
    for noun, links in POINTS_TO.items():
        for name, parent in links.items():
            assert NOUNS.index(parent) < NOUNS.index(noun)
            assert name in noun.__slots__
    label = make_label(new_id(), author=new_id())
    assert isinstance(getattr(label, next(iter(POINTS_TO[Label]))), type(label.id))
    assert set(POINTS_TO[Clip]) == {"take_id"}
