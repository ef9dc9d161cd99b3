"""Test the library through its port, and against a plain model with undo, two people and reopening in the middle."""

import os
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dailies_logger.domain.clip import Clip, Said, Source
from dailies_logger.domain.errors import NotALibrary, Stale
from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Person, Production
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.store.library import open_library
from dailies_logger.workflow.edit import Change, Edit, Value, made
from dailies_logger.workflow.history import redo, undo
from tests.support.library_maker import Made, fill, make_clip, make_label, make_library, make_person, make_take


@pytest.fixture
def shoot(tmp_path: Path) -> Made:
    made_library = make_library(tmp_path / "show.dailies")
    fill(made_library, takes=3, labels=30)
    return made_library


def _say(made_library: Made, *values: Value) -> None:
    made_library.library.write(Edit(name="Say", author=made_library.person.id, changes=made(values)))


def test_create__holds_the_production_and_the_person(tmp_path: Path) -> None:
    made_library = make_library(tmp_path / "show.dailies")
    assert made_library.library.production().title == "Night Bus"
    assert made_library.library.where(Person) == [made_library.person]
    assert made_library.library.undoable(made_library.person.id) is None
    assert made_library.library.version() == 1


def test_production__is_missed_with_a_sentence(tmp_path: Path) -> None:
    library = make_library(tmp_path / "show.dailies").library
    library.write(Edit(name="Odd", author=new_id(), changes=(Change(before=library.production()),)))
    with pytest.raises(NotALibrary, match="holds no production"):
        library.production()


def test_get__returns_each_noun_as_it_was_written(shoot: Made) -> None:
    clip, take = shoot.library.where(Clip)[0], shoot.library.where(Take)[0]
    stringout = Stringout(id=new_id(), name="Tears", query="tears")
    placement = Placement(id=new_id(), stringout=stringout.id, clip=clip.id, start=1, end=9, rank=0, label=new_id())
    said = Said(id=id_from(clip.id, "editor"), subject=clip.id, source=Source.EDITOR, other=(("Mood", "blue"),), document="x.ale")
    values: tuple[Value, ...] = (stringout, placement, said, make_person("Jo"), replace(clip, id=new_id(), take_id=None))
    _say(shoot, *values)
    for value in (*values, clip, take):
        assert shoot.library.get(type(value), value.id) == value
    assert shoot.library.get(Take, clip.id) is None


def test_where__orders_as_the_port_says(shoot: Made) -> None:
    clips = [clip.file for clip in shoot.library.where(Clip)]
    assert clips == sorted(clips)
    labels = [(label.clip, label.start) for label in shoot.library.where(Label)]
    assert labels == sorted(labels)
    stringout = Stringout(id=new_id(), name="A", query="")
    placements = [
        Placement(id=new_id(), stringout=stringout.id, clip=shoot.library.where(Clip)[0].id, start=0, end=1, rank=rank)
        for rank in (3, 1, 2)
    ]
    _say(shoot, stringout, *placements)
    assert [placement.rank for placement in shoot.library.where(Placement, stringout=stringout.id)] == [1, 2, 3]


def test_where__asks_for_any_field(shoot: Made) -> None:
    clip = shoot.library.where(Clip, facts_camera="B")[0]
    assert clip.facts.camera == "B"
    assert shoot.library.where(Clip, id=[clip.id], facts_camera="B", byte_size=clip.byte_size) == [clip]
    assert shoot.library.where(Clip, id=[clip.id], facts_camera="A") == []
    assert shoot.library.where(Clip, measured=clip.measured) == [clip]
    assert {label.kind for label in shoot.library.where(Label, kind=("note", "stunt"))} <= {"note", "stunt"}
    assert shoot.library.where(Label, id=[]) == []
    with pytest.raises(ValueError, match="no stored field"):
        shoot.library.where(Clip, colour="red")


def test_where__asks_for_none_and_for_none_or_something(shoot: Made) -> None:
    clip = replace(shoot.library.where(Clip)[0], id=new_id(), take_id=None, file="/z.mov")
    _say(shoot, clip)
    take = shoot.library.where(Take)[0]
    assert shoot.library.where(Clip, take_id=None) == [clip]
    assert len(shoot.library.where(Clip, take_id=[None, take.id])) == 3


def test_where__takes_more_keys_than_one_statement_may_hold(shoot: Made) -> None:
    fill(shoot, takes=1100, angles=1, seed=2)
    keys = [clip.id for clip in shoot.library.where(Clip)]
    found = shoot.library.where(Clip, id=keys[::-1])
    assert [clip.id for clip in found] == keys
    assert len(keys) == 1106


def test_write__changes_only_the_fields_that_were_changed(shoot: Made) -> None:
    """Two people who change different fields of one label both keep their word."""
    label = shoot.library.where(Label)[0]
    for after in (replace(label, text="by Al"), replace(label, rating=label.rating + 1)):
        shoot.library.write(Edit(name="Change", author=new_id(), changes=(Change(before=label, after=after),)))
    assert shoot.library.get(Label, label.id) == replace(label, text="by Al", rating=label.rating + 1)


def _stale_changes(shoot: Made) -> dict[str, Change]:
    label = shoot.library.where(Label)[0]
    other = replace(label, text="not what is there")
    return {
        "changed": Change(before=other, after=replace(label, text="mine")),
        "removed though changed": Change(before=other),
        "made twice": Change(after=label),
        "changed though gone": Change(before=replace(label, id=UUID(int=1)), after=replace(label, id=UUID(int=1), text="x")),
        "removed twice": Change(before=replace(label, id=UUID(int=1))),
        "made on a clip that is gone": Change(after=replace(label, id=new_id(), clip=UUID(int=2))),
        "removed from under its labels": Change(before=shoot.library.get(Clip, label.clip)),
    }


@pytest.mark.parametrize(
    "case",
    [
        "changed",
        "removed though changed",
        "made twice",
        "changed though gone",
        "removed twice",
        "made on a clip that is gone",
        "removed from under its labels",
    ],
)
def test_write__refuses_stale_edits_whole(shoot: Made, case: str) -> None:
    before, version = shoot.library.where(Label), shoot.library.version()
    good = Change(after=make_label(before[0].clip, author=shoot.person.id))
    with pytest.raises(Stale, match=r"othing was changed"):
        shoot.library.write(Edit(name="Change", author=shoot.person.id, changes=(good, _stale_changes(shoot)[case])))
    assert (shoot.library.where(Label), shoot.library.version()) == (before, version)
    assert shoot.library.check() == []


def test_write__takes_one_value_through_several_changes(shoot: Made) -> None:
    clip = shoot.library.where(Clip)[0]
    first = make_label(clip.id, author=shoot.person.id)
    last = replace(first, text="b", rating=2)
    gone = make_label(clip.id, author=shoot.person.id)
    steps = (Change(after=first), Change(before=first, after=last), Change(after=gone), Change(before=gone))
    shoot.library.write(Edit(name="Twice", author=shoot.person.id, changes=steps))
    assert shoot.library.get(Label, first.id) == last
    assert shoot.library.get(Label, gone.id) is None
    assert shoot.library.edits_of(shoot.library.acts()[0].id)[0].changes == steps
    with pytest.raises(ValueError, match="go on from each other"):
        shoot.library.write(Edit(name="Odd", author=shoot.person.id, changes=(Change(before=last, after=first), Change(before=last))))
    assert shoot.library.check() == []


def test_write__is_fast_for_many_labels(shoot: Made) -> None:
    """100,000 labels are to take at most 10 s; a tenth of that here, with room for a busy machine."""
    clip = shoot.library.where(Clip)[0]
    edit = Edit(name="Import", author=shoot.person.id, changes=made(make_label(clip.id, author=shoot.person.id) for _ in range(10_000)))
    began = datetime.now(UTC)
    shoot.library.write(edit)
    assert (datetime.now(UTC) - began).total_seconds() < 5
    assert shoot.library.count(Label) == 10_030


def test_version__rises_when_anybody_writes(shoot: Made) -> None:
    other = open_library(shoot.library.path)
    before = shoot.library.version()
    other.write(Edit(name="Say", author=new_id(), changes=made([make_person("Jo")])))
    assert shoot.library.version() == before + 1
    shoot.library.keep_derived(new_id(), "peaks", b"1")
    assert shoot.library.version() == before + 1


def test_derived__is_kept_and_replaced(shoot: Made) -> None:
    key = new_id()
    assert shoot.library.derived(key, "peaks") is None
    for data in (b"", b"\x00\xff" * 9):
        shoot.library.keep_derived(key, "peaks", data)
        assert shoot.library.derived(key, "peaks") == data
    assert shoot.library.derived(key, "pts") is None
    other = new_id()
    shoot.library.keep_derived(other, "peaks", b"2")
    shoot.library.keep_derived(other, "pts", b"3")
    assert shoot.library.all_derived("peaks") == {key: b"\x00\xff" * 9, other: b"2"}
    assert shoot.library.all_derived("none") == {}
    assert open_library(shoot.library.path).derived(key, "peaks") == b"\x00\xff" * 9


class Shoot(RuleBasedStateMachine):
    """Drive a library and a plain model side by side. The model's undo knows of each act what it found and left."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.authors = [make_person("Al"), make_person("Jo")]
        self.library = make_library(Path(self.folder.name) / "show.dailies", person=self.authors[0]).library
        self.library.write(Edit(name="Join", author=self.authors[1].id, changes=made([self.authors[1]])))
        self.values: dict[UUID, Value] = {}
        self.done: dict[UUID, list[tuple[Change, ...]]] = {person.id: [] for person in self.authors}
        self.undone: dict[UUID, list[tuple[Change, ...]]] = {person.id: [] for person in self.authors}

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()

    def _write(self, who: int, *changes: Change) -> None:
        author = self.authors[who].id
        self.library.write(Edit(name="Work", author=author, changes=changes))
        self._apply(changes)
        self.done[author].append(changes)
        self.undone[author].clear()

    def _apply(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            if change.after is None:
                del self.values[change.value.id]
            else:
                self.values[change.value.id] = change.after

    def _labels(self) -> list[Label]:
        return [value for value in self.values.values() if isinstance(value, Label)]

    @initialize()
    def ingest(self) -> None:
        take = make_take(0)
        values: list[Value] = [take, *(make_clip(number, take=take) for number in range(3))]
        self.library.write(Edit(name="Ingest", author=new_id(), changes=made(values)))
        self._apply(made(values))

    @rule(who=st.integers(0, 1), count=st.integers(1, 3), clip=st.integers(0, 2), text=st.text(st.characters(codec="utf-8"), max_size=5))
    def label(self, who: int, count: int, clip: int, text: str) -> None:
        clips = sorted(key for key, value in self.values.items() if isinstance(value, Clip))
        self._write(who, *made(make_label(clips[clip], author=self.authors[who].id, text=text) for _ in range(count)))

    @precondition(lambda self: self._labels())
    @rule(who=st.integers(0, 1), data=st.data(), rating=st.integers(0, 5), text=st.sampled_from(["a", "b", None]))
    def change(self, who: int, data: st.DataObject, rating: int, text: str | None) -> None:
        label = data.draw(st.sampled_from(sorted(self._labels(), key=lambda each: each.id)))
        self._write(who, Change(before=label, after=replace(label, rating=rating, text=label.text if text is None else text)))

    @precondition(lambda self: self._labels())
    @rule(who=st.integers(0, 1), data=st.data())
    def remove(self, who: int, data: st.DataObject) -> None:
        label = data.draw(st.sampled_from(sorted(self._labels(), key=lambda each: each.id)))
        self._write(who, Change(before=label))

    @rule(who=st.integers(0, 1), rating=st.integers(0, 5))
    def rate_take(self, who: int, rating: int) -> None:
        take = next(value for value in self.values.values() if isinstance(value, Take))
        self._write(who, Change(before=take, after=replace(take, rating=rating, editor_note=f"note {rating}")))

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        author = self.authors[who].id
        assert (self.library.undoable(author) is not None) is bool(self.done[author])
        if self.done[author]:
            self.library.write(undo(self.library, author=author))
            act = self.done[author].pop()
            self.undone[author].append(act)
            for change in reversed(act):
                self._turn(change.reversed())

    @rule(who=st.integers(0, 1))
    def redo(self, who: int) -> None:
        author = self.authors[who].id
        assert (self.library.redoable(author) is not None) is bool(self.undone[author])
        if self.undone[author]:
            self.library.write(redo(self.library, author=author))
            act = self.undone[author].pop()
            self.done[author].append(act)
            for change in act:
                self._turn(change)

    def _turn(self, change: Change) -> None:
        """Turn one value of an act: whole where it is as the act left it, else field by field."""
        was, to, now = change.before, change.after, self.values.get(change.value.id)
        if was is None or to is None:
            if now == was:
                self._apply((Change(before=was, after=to),))
        elif now is not None:
            fields = ("rating", "text", "editor_note")
            turned = {name: getattr(to, name) for name in fields if hasattr(to, name) and getattr(now, name) == getattr(was, name)}
            self.values[now.id] = replace(now, **turned)

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = open_library(self.library.path)

    @invariant()
    def same(self) -> None:
        found: dict[UUID, Value] = {}
        for noun in (Take, Clip, Label):
            found |= {value.id: value for value in self.library.where(noun)}
        assert found == self.values

    @rule()
    def check(self) -> None:
        assert self.library.check() == []
        assert len(self.library.where(Production)) == 1


Shoot.TestCase.settings = settings(max_examples=int(os.environ.get("DAILIES_STATE_EXAMPLES", "8")), stateful_step_count=30, deadline=None)
test_library__is_as_a_plain_model = Shoot.TestCase


def test_words__are_the_different_texts_of_a_field(shoot: Made) -> None:
    _say(shoot, replace(make_take(90), scene="A47"), replace(make_take(91), scene=""))
    assert shoot.library.words(Take, "scene") == {take.scene for take in shoot.library.where(Take)} - {""}
    assert "A47" in shoot.library.words(Take, "scene")
