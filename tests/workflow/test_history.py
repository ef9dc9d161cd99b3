"""Test undo and redo past what others did since."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from dailies_logger.domain.clip import Clip, Facts, Said, Source
from dailies_logger.domain.errors import Refused, Stale
from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Person
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.store.library import SqlLibrary, open_library
from dailies_logger.workflow.edit import Change, Edit, Value, Way, gone, made
from dailies_logger.workflow.history import redo, undo
from tests.support.library_maker import make_clip, make_label, make_library, make_person, make_take


class Room:
    """Hold a library with a take, its two clips, and two people at work: Al and Jo."""

    def __init__(self, path: Path) -> None:
        self.al, self.jo = make_person("Al"), make_person("Jo")
        self.library: SqlLibrary = make_library(path, person=self.al).library
        self.take = make_take(0)
        self.clips = [make_clip(number, take=self.take) for number in range(2)]
        self.do(self.al, "Join", made([self.jo]))
        self.library.write(Edit(name="Ingest", author=new_id(), changes=made([self.take, *self.clips])))

    def do(self, who: Person, name: str, changes: tuple[Change, ...], *, act: UUID | None = None) -> None:
        self.library.write(Edit(name=name, author=who.id, changes=changes, act=act or new_id()))

    def change(self, who: Person, value: Value, **fields: object) -> None:
        now = self.library.get(type(value), value.id)
        assert now is not None
        self.do(who, "Change", (Change(before=now, after=replace(now, **fields)),))  # type: ignore[arg-type]  # test values

    def undo(self, who: Person) -> str:
        edit = undo(self.library, author=who.id)
        self.library.write(edit)
        return edit.name

    def redo(self, who: Person) -> str:
        edit = redo(self.library, author=who.id)
        self.library.write(edit)
        return edit.name

    def label(self, who: Person, *, rating: int = 0) -> Label:
        label = make_label(self.clips[0].id, author=who.id, rating=rating)
        self.do(who, "Label best moment", made([label]))
        return label


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "show.dailies")


def test_undo__takes_back_and_redo_brings_back(room: Room) -> None:
    label = room.label(room.al)
    room.change(room.al, label, rating=4)
    assert room.undo(room.al) == "Undo Change"
    assert room.library.get(Label, label.id) == label
    assert room.undo(room.al) == "Undo Label best moment"
    assert room.library.get(Label, label.id) is None
    assert [room.redo(room.al), room.redo(room.al)] == ["Redo Label best moment", "Redo Change"]
    assert room.library.get(Label, label.id) == replace(label, rating=4)
    assert room.library.check() == []


def test_undo__says_when_there_is_nothing(room: Room) -> None:
    with pytest.raises(Refused, match=r"Nothing to undo\."):
        undo(room.library, author=room.al.id)
    with pytest.raises(Refused, match=r"Nothing to redo\."):
        redo(room.library, author=room.al.id)


def test_undo__is_ones_own(room: Room) -> None:
    mine, theirs = room.label(room.al), room.label(room.jo)
    room.undo(room.al)
    assert room.library.where(Label) == [theirs]
    with pytest.raises(Refused):
        room.undo(room.al)
    room.redo(room.al)
    assert {label.id for label in room.library.where(Label)} == {mine.id, theirs.id}


def test_undo__outlasts_a_restart_without_limit(room: Room) -> None:
    labels = [room.label(room.al) for _ in range(40)]
    room.library.close()
    room.library = open_library(room.library.path)
    for _ in labels:
        room.undo(room.al)
    assert room.library.count(Label) == 0
    for _ in labels:
        room.redo(room.al)
    assert set(room.library.where(Label)) == set(labels)


def test_undo__takes_an_open_range_and_its_closing_together(room: Room) -> None:
    label = make_label(room.clips[0].id, author=room.al.id, end=None)
    room.do(room.al, "Label best moment", made([label]), act=label.id)
    other = room.label(room.al)
    closed = replace(label, end=40)
    room.do(room.al, "Close best moment", (Change(before=label, after=closed),), act=label.id)
    assert room.undo(room.al) == "Undo Label best moment"
    assert room.library.where(Label) == [other]
    room.redo(room.al)
    assert room.library.get(Label, label.id) == closed


def test_act__new_one_clears_the_authors_redo_only(room: Room) -> None:
    room.label(room.al)
    room.label(room.jo)
    room.undo(room.al)
    room.undo(room.jo)
    room.label(room.al)
    with pytest.raises(Refused):
        room.redo(room.al)
    assert room.redo(room.jo) == "Redo Label best moment"


def test_undo__keeps_and_names_a_field_that_others_changed(room: Room) -> None:
    label = room.label(room.al, rating=2)
    room.change(room.al, label, rating=3, text="tears")
    room.change(room.jo, label, rating=5)
    assert room.undo(room.al) == "Undo Change (rating kept: changed by Jo)"
    assert room.library.get(Label, label.id) == replace(label, rating=5)
    assert room.redo(room.al) == "Redo Change (rating kept: changed by Jo)"
    assert room.library.get(Label, label.id) == replace(label, rating=5, text="tears")


def test_undo__keeps_a_range_whose_ends_would_cross(room: Room) -> None:
    label = make_label(room.clips[0].id, author=room.al.id, start=10, end=20)
    room.do(room.al, "Label best moment", made([label]))
    room.change(room.al, label, start=30, end=40, text="later")
    room.change(room.jo, label, start=35)
    assert room.undo(room.al) == "Undo Change (start, end kept: changed by Jo)"
    assert room.library.get(Label, label.id) == replace(label, start=35, end=40), "the rest goes back"
    room.redo(room.al)
    room.change(room.al, label, end=60)
    room.change(room.jo, label, start=50)
    assert room.undo(room.al) == "Undo Change (start, end kept: changed by Jo)", "Al's end was before Jo's new beginning"
    assert room.library.get(Label, label.id) == replace(label, start=50, end=60, text="later")


def test_undo__keeps_a_label_that_others_changed(room: Room) -> None:
    label = room.label(room.al)
    room.change(room.jo, label, text="no, this one")
    assert room.undo(room.al) == "Undo Label best moment (Best moment kept: changed by Jo)"
    assert room.library.get(Label, label.id) == replace(label, text="no, this one")
    assert room.redo(room.al) == "Redo Label best moment"
    assert room.library.count(Label) == 1


def test_undo__goes_by_each_fact_of_a_clip(room: Room) -> None:
    clip = room.clips[0]
    room.change(room.al, clip, facts=replace(clip.facts, scene="9", lens="50"))
    now = room.library.get(Clip, clip.id)
    assert now is not None
    room.change(room.jo, clip, facts=replace(now.facts, lens="75"))
    assert room.undo(room.al) == "Undo Change (lens kept: changed by Jo)"
    assert room.library.get(Clip, clip.id) == replace(clip, facts=replace(clip.facts, lens="75"))


def test_undo__of_an_ingest_keeps_the_clip_that_others_labelled(room: Room) -> None:
    take, clips = make_take(7), [make_clip(number, take=make_take(7)) for number in (20, 21)]
    said = [Said(id=id_from(clip.id, "media"), subject=clip.id, source=Source.MEDIA, facts=Facts(scene="1")) for clip in clips]
    room.do(room.al, "Ingest", made([take, *clips, *said]))
    label = make_label(clips[0].id, author=room.jo.id)
    room.do(room.jo, "Label best moment", made([label]))
    name = room.undo(room.al)
    assert name.startswith(f"Undo Ingest ({clips[0].name} kept: something else belongs to it; {take.shown} kept")
    assert room.library.get(Clip, clips[0].id) == clips[0]
    assert room.library.get(Clip, clips[1].id) is None
    assert room.library.get(Take, take.id) == take
    assert room.library.where(Said) == [said[0]]
    assert room.library.get(Label, label.id) == label
    assert room.redo(room.al) == "Redo Ingest"
    assert room.library.get(Clip, clips[1].id) == clips[1]
    assert room.library.check() == []


def test_undo__names_three_kept_values_and_counts_the_rest(room: Room) -> None:
    clips = [make_clip(number) for number in range(30, 35)]
    room.do(room.al, "Ingest", made(clips))
    room.do(room.jo, "Label", made(make_label(clip.id, author=room.jo.id) for clip in clips))
    name = room.undo(room.al)
    assert name.count("kept") == 3
    assert name.endswith("; and 2 more)")


def test_undo__does_not_bring_back_a_label_whose_clip_is_gone(room: Room) -> None:
    clip = make_clip(40)
    room.do(room.jo, "Ingest", made([clip]))
    label = make_label(clip.id, author=room.al.id)
    room.do(room.al, "Label best moment", made([label]))
    room.do(room.al, "Remove label", gone([label]))
    room.do(room.jo, "Remove clip", gone([clip]))
    assert "label not brought back" in room.undo(room.al)
    assert room.library.count(Label) == 0
    assert room.library.check() == []


def test_undo__of_removing_brings_back_all_that_went_with_it(room: Room) -> None:
    label = room.label(room.al)
    clip = room.clips[0]
    room.do(room.al, "Remove clip", gone([clip, label]))
    room.undo(room.al)
    assert (room.library.get(Clip, clip.id), room.library.get(Label, label.id)) == (clip, label)


def test_undo__of_a_stringout_keeps_it_under_others_placements(room: Room) -> None:
    stringout = Stringout(id=new_id(), name="Tears", query="tears")
    room.do(room.al, "Make stringout", made([stringout]))
    placement = Placement(id=new_id(), stringout=stringout.id, clip=room.clips[0].id, start=0, end=9, rank=0)
    room.do(room.jo, "Append", made([placement]))
    assert room.undo(room.al) == "Undo Make stringout (Tears kept: something else belongs to it)"


def test_undo__of_a_change_to_what_others_removed_says_so(room: Room) -> None:
    label = room.label(room.jo)
    room.change(room.al, label, rating=3)
    now = room.library.get(Label, label.id)
    assert now is not None
    room.do(room.jo, "Remove label", gone([now]))
    assert room.undo(room.al) == "Undo Change (label not brought back: what it belongs to or itself was removed by Jo)"
    assert room.library.count(Label) == 0


def test_undo__twice_at_once_is_refused_the_second_time(room: Room) -> None:
    room.label(room.al)
    room.label(room.al)
    first, second = (undo(room.library, author=room.al.id) for _ in range(2))
    room.library.write(first)
    with pytest.raises(Stale):
        room.library.write(second)
    assert room.library.count(Label) == 1


def test_undo__is_an_edit_of_its_own_in_the_journal(room: Room) -> None:
    label = room.label(room.al)
    act = room.library.undoable(room.al.id)
    assert act is not None
    edit = undo(room.library, author=room.al.id)
    assert (edit.way, edit.of, edit.author, edit.changes) == (Way.UNDO, act.id, room.al.id, gone([label]))
    room.library.write(edit)
    assert [listed.way for listed in room.library.acts(limit=2)] == [Way.UNDO, Way.DO]
    assert [step.name for step in room.library.steps(label.id)] == ["Label best moment", "Undo Label best moment"]


def test_undo__takes_back_an_import_of_hundreds(room: Room) -> None:
    act = new_id()
    for _ in range(3):
        room.do(room.al, "Import labels", made(make_label(room.clips[0].id, author=room.al.id) for _ in range(300)), act=act)
    room.undo(room.al)
    assert room.library.count(Label) == 0
    room.redo(room.al)
    assert room.library.count(Label) == 900
