"""Test the journal: acts, Edits as they were, the life of a value."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.store.journal import State, newest, top
from dailies_logger.workflow.edit import Change, Edit, Way, gone, made
from dailies_logger.workflow.history import redo, undo
from tests.support.library_maker import Made, fill, make_label, make_library, make_person


@pytest.fixture
def shoot(tmp_path: Path) -> Made:
    made_library = make_library(tmp_path / "show.dailies")
    fill(made_library, takes=1)
    return made_library


def _label(shoot: Made) -> Label:
    return make_label(shoot.library.where(Clip)[0].id, author=shoot.person.id)


def test_edits_of__gives_back_the_edits_as_they_were_written(shoot: Made) -> None:
    """Also after the values have gone on, and been taken away."""
    act, label = new_id(), _label(shoot)
    later = replace(label, end=99)
    edits = [
        Edit(name="Open", author=shoot.person.id, act=act, changes=made([label, make_person("Jo")])),
        Edit(name="Close", author=shoot.person.id, act=act, changes=(Change(before=label, after=later),)),
    ]
    for edit in edits:
        shoot.library.write(edit)
    other = Edit(name="Change", author=new_id(), changes=(Change(before=later, after=replace(later, text="x", rating=3)),))
    shoot.library.write(other)
    shoot.library.write(Edit(name="Remove", author=new_id(), changes=gone([replace(later, text="x", rating=3)])))
    assert shoot.library.edits_of(act) == edits
    assert shoot.library.edits_of(other.act) == [other]
    assert shoot.library.edits_of(new_id()) == []


def test_acts__are_newest_first_and_go_on_from_a_place(shoot: Made) -> None:
    act = new_id()
    for name in ("One", "Two"):
        shoot.library.write(Edit(name=name, author=shoot.person.id, act=act, changes=made([_label(shoot)])))
    shoot.library.write(Edit(name="Three", author=shoot.person.id, changes=made([_label(shoot)])))
    listed = shoot.library.acts()
    assert [one.name for one in listed] == ["Three", "One", "Ingest", "New library"]
    assert (listed[1].id, listed[1].edits, listed[1].seq, listed[1].way, listed[1].of) == (act, 2, 4, Way.DO, None)
    assert shoot.library.acts(limit=1, before=listed[0].seq) == [listed[1]]
    assert shoot.library.acts(before=1) == []


def test_steps__tell_the_life_of_a_value_in_words(shoot: Made) -> None:
    label = _label(shoot)
    shoot.library.write(Edit(name="Label", author=shoot.person.id, changes=made([label])))
    rated = replace(label, rating=4, end=None)
    shoot.library.write(Edit(name="Rate", author=shoot.person.id, changes=(Change(before=label, after=rated),)))
    shoot.library.write(Edit(name="Remove", author=shoot.person.id, changes=gone([rated])))
    born, rated_step, left = shoot.library.steps(label.id)
    assert ("kind", "", "best_moment") in born.fields
    assert rated_step.fields == (("end", "24", ""), ("rating", "0", "4"))
    assert ("rating", "4", "") in left.fields
    assert [step.name for step in (born, rated_step, left)] == ["Label", "Rate", "Remove"]
    assert shoot.library.steps(new_id()) == []


def test_steps_between__are_those_of_a_noun_in_a_time(shoot: Made) -> None:
    label, other = _label(shoot), _label(shoot)
    shoot.library.write(Edit(name="Label", author=shoot.person.id, changes=made([label, other])))
    began = datetime.now(UTC)
    edits = [
        Edit(name="Rate", author=shoot.person.id, changes=(Change(before=label, after=replace(label, rating=5 - label.rating)),)),
        Edit(name="Note", author=shoot.person.id, changes=(Change(before=other, after=replace(other, text="late")),)),
    ]
    for edit in edits:
        shoot.library.write(edit)
    ended = datetime.now(UTC)
    found = shoot.library.steps_between(Label, began, ended)
    assert [(key, step.name, step.fields[0][0]) for key, step in found] == [(label.id, "Rate", "rating"), (other.id, "Note", "text")]
    assert shoot.library.steps_between(Clip, began, ended) == []
    assert [key for key, _ in shoot.library.steps_between(Label, began, edits[0].at)] == [label.id]
    assert shoot.library.steps_between(Label, began - timedelta(days=2), began - timedelta(days=1)) == []


def test_top__is_found_in_an_index(shoot: Made) -> None:
    with shoot.library.engines.reading() as connection:
        question = "EXPLAIN QUERY PLAN SELECT * FROM acts WHERE author = 1 AND state = 'done' ORDER BY turn DESC LIMIT 1"
        plan = " ".join(row[3] for row in connection.exec_driver_sql(question))
        assert "acts_by_state" in plan
        assert "TEMP B-TREE" not in plan
        assert top(connection, new_id(), State.DONE) is None


def test_undoable__skips_what_only_makes_people(shoot: Made) -> None:
    author = shoot.person.id
    shoot.library.write(Edit(name="Label", author=author, changes=made([_label(shoot)])))
    shoot.library.write(undo(shoot.library, author=author))
    shoot.library.write(Edit(name="Join", author=author, changes=made([make_person("Jo")])))
    able = shoot.library.undoable(author), shoot.library.redoable(author)
    assert [act.name if act else None for act in able] == ["Ingest", "Label"]


def test_undoable__follows_redo_in_turn(shoot: Made) -> None:
    author = shoot.person.id
    for name in ("A", "B", "C"):
        shoot.library.write(Edit(name=name, author=author, changes=made([_label(shoot)])))

    def tops() -> tuple[str, str]:
        done, undone = shoot.library.undoable(author), shoot.library.redoable(author)
        return done.name if done else "", undone.name if undone else ""

    seen = [tops()]
    for turn in (undo, undo, redo, undo, undo, redo, redo):
        shoot.library.write(turn(shoot.library, author=author))
        seen.append(tops())
    assert seen == [("C", ""), ("B", "C"), ("A", "B"), ("B", "C"), ("A", "B"), ("Ingest", "A"), ("A", "B"), ("B", "C")]


def test_write__keeps_an_edit_that_changes_nothing(shoot: Made) -> None:
    shoot.library.write(Edit(name="Undo all (kept)", author=shoot.person.id, changes=()))
    with shoot.library.engines.reading() as connection:
        assert newest(connection) == shoot.library.version() == 3


def test_changes__hold_only_what_changed(shoot: Made) -> None:
    label = _label(shoot)
    shoot.library.write(Edit(name="Label", author=shoot.person.id, changes=made([label])))
    shoot.library.write(Edit(name="Rate", author=shoot.person.id, changes=(Change(before=label, after=replace(label, rating=4)),)))
    with shoot.library.engines.reading() as connection:
        rows = connection.exec_driver_sql("SELECT before, after FROM changes WHERE edit = 4").all()
    assert [tuple(row) for row in rows] == [('{"rating":0}', '{"rating":4}')]
