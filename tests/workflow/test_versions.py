"""Versions: a copy that nothing reaches, and the way back to it."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.stringout import Angles, Placement, Stringout
from dailies_logger.store.library import open_library
from dailies_logger.workflow import cutting, history
from dailies_logger.workflow.assembling import make_stringout, remove_stringout
from dailies_logger.workflow.edit import Edit, made
from dailies_logger.workflow.laying import layout
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.versions import remove_version, rename_version, restore_version, save_version, version_called, versions_of
from tests.support.library_maker import fill, make_library
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, GivenSearch, label, library
from tests.workflow.test_cutting import A_CAMERA, B_CAMERA, TAKE


def stacked() -> tuple[MemoryLibrary, UUID]:
    """Return a shelf with a stringout of three moments, each with a second camera stacked over it."""
    shelf = library(TAKE, A_CAMERA, B_CAMERA, *(label(A_CAMERA, start, start + 20) for start in (40, 80, 120)))
    of = GivenSearch(shelf)
    shelf.write(make_stringout(shelf, of, author=AUTHOR, name="Best", query="kind:best_moment", angles=Angles.STACKED))
    return shelf, shelf.where(Stringout)[0].id


def write(shelf: Library, edit: Edit | None) -> str:
    assert edit is not None
    shelf.write(edit)
    return edit.name


def keep(shelf: Library, key: UUID, name: str = "", note: str = "") -> Stringout:
    """Keep a version, later by a millisecond than the last: so fine do ids tell them apart."""
    time.sleep(0.002)
    edit = save_version(shelf, author=AUTHOR, stringout=key, name=name, note=note)
    shelf.write(edit)
    kept = edit.changes[0].after
    assert isinstance(kept, Stringout)
    return kept


def lies(shelf: Library, key: UUID) -> list[Placement]:
    return shelf.where(Placement, stringout=key)


def test_save_version__copies_with_what_is_stacked_and_knows_its_origins() -> None:
    shelf, key = stacked()
    version = keep(shelf, key, note=" for Anna ")
    assert (version.name, version.version_of, version.note, version.query) == ("v1", key, "for Anna", "kind:best_moment")
    here, there = lies(shelf, key), lies(shelf, version.id)
    assert {each.origin for each in there} == {each.id for each in here}
    assert not {each.id for each in there} & {each.id for each in here}
    under = {each.id for each in there if each.on is None}
    assert {each.on for each in there if each.on} == under
    laid, kept = layout(shelf, key), layout(shelf, version.id)
    assert [(each.record, each.placement.range, len(each.over)) for each in kept.laid] == [
        (each.record, each.placement.range, len(each.over)) for each in laid.laid
    ]


def test_save_version__names_count_on_and_are_not_taken_twice() -> None:
    shelf, key = stacked()
    assert [keep(shelf, key).name, keep(shelf, key, "Director’s  cut").name, keep(shelf, key, "V7").name, keep(shelf, key).name] == [
        "v1",
        "Director’s cut",
        "V7",
        "v8",
    ]
    assert [each.name for each in versions_of(shelf, key)] == ["v1", "Director’s cut", "V7", "v8"]
    for name, sentence in (("v7", "There is a version “V7” already"), ("now", "is the stringout as it is")):
        with pytest.raises(Refused, match=sentence):
            save_version(shelf, author=AUTHOR, stringout=key, name=name)
    with pytest.raises(Refused, match="is a kept version already"):
        save_version(shelf, author=AUTHOR, stringout=versions_of(shelf, key)[0].id)


def test_version_called__by_name_id_and_now() -> None:
    shelf, key = stacked()
    with pytest.raises(NotFound, match=r"^There is no version “v1”\. None has been kept yet\.$"):
        version_called(shelf, key, "v1")
    version = keep(shelf, key)
    assert version_called(shelf, key, " V1") == version_called(shelf, key, str(version.id)) == version
    assert version_called(shelf, key, "Now").id == key
    with pytest.raises(NotFound, match=r"^There is no version “v2”\. Known: v1, now\.$"):
        version_called(shelf, key, "v2")


def test_restore_version__brings_back_every_id_range_and_stack() -> None:
    shelf, key = stacked()
    before = lies(shelf, key)
    version = keep(shelf, key)
    lowest = [each for each in before if each.on is None]
    write(shelf, cutting.trim(shelf, author=AUTHOR, placement=lowest[0].id, head=4))
    write(shelf, cutting.split(shelf, author=AUTHOR, placement=lowest[1].id, at=90))
    write(shelf, cutting.remove_placement(shelf, author=AUTHOR, placement=lowest[2].id))
    write(shelf, cutting.insert(shelf, author=AUTHOR, stringout=key, clip=B_CAMERA.id, frames=lowest[0].range, to=0))
    assert write(shelf, restore_version(shelf, author=AUTHOR, version=version.id)) == "Back to v1 of “Best”"
    assert lies(shelf, key) == before
    assert restore_version(shelf, author=AUTHOR, version=version.id) is None
    shelf.write(history.undo(shelf, author=AUTHOR))
    assert len(lies(shelf, key)) > len(before)


def test_restore_version__brings_back_what_is_gone_altogether() -> None:
    shelf, key = stacked()
    before = lies(shelf, key)
    version = keep(shelf, key)
    shelf.write(make_stringout(shelf, GivenSearch(shelf), author=AUTHOR, name="Best", query="kind:best_moment", replace=True))
    assert len(lies(shelf, key)) == 3
    write(shelf, restore_version(shelf, author=AUTHOR, version=version.id))
    assert lies(shelf, key) == before


def test_rename_and_remove_version() -> None:
    shelf, key = stacked()
    first, second = keep(shelf, key), keep(shelf, key)
    assert write(shelf, rename_version(shelf, author=AUTHOR, version=first.id, name="For  Anna")) == "Rename v1"
    assert write(shelf, rename_version(shelf, author=AUTHOR, version=first.id, note="tighter")) == "Note on For Anna"
    assert rename_version(shelf, author=AUTHOR, version=first.id, name="For Anna", note="tighter ") is None
    with pytest.raises(Refused, match="already"):
        rename_version(shelf, author=AUTHOR, version=first.id, name="V2")
    with pytest.raises(Refused, match="Give the version a name"):
        rename_version(shelf, author=AUTHOR, version=first.id, name=" ")
    before = lies(shelf, key)
    assert write(shelf, remove_version(shelf, author=AUTHOR, version=second.id)) == "Remove v2 of “Best”"
    assert (versions_of(shelf, key), lies(shelf, second.id), lies(shelf, key)) == (
        [replace(first, name="For Anna", note="tighter")],
        [],
        before,
    )
    for verb in (remove_version, restore_version, rename_version):
        with pytest.raises(Refused, match=r"^“Best” is no version: it is the stringout itself\.$"):
            verb(shelf, author=AUTHOR, version=key)


def test_remove_stringout__takes_its_versions_along() -> None:
    shelf, key = stacked()
    keep(shelf, key)
    write(shelf, remove_stringout(shelf, author=AUTHOR, stringout=key))
    assert (shelf.where(Stringout), shelf.where(Placement)) == ([], [])


ACTS = st.lists(st.tuples(st.sampled_from(["trim", "move", "remove", "pin", "split", "lift"]), st.integers(0, 9), st.integers(-4, 4)))


def done(shelf: MemoryLibrary, key: UUID, act: str, place: int, frames: int) -> Edit | None:
    """Return what a hand would do to one of what lies there; None where it does not let itself be done."""
    lowest = [each for each in lies(shelf, key) if each.on is None and each.lies]
    if not lowest:
        return None
    each = lowest[place % len(lowest)]
    verbs: dict[str, Callable[[], Edit | None]] = {
        "trim": lambda: cutting.trim(shelf, author=AUTHOR, placement=each.id, head=frames, tail=frames),
        "move": lambda: cutting.move_placement(shelf, author=AUTHOR, placement=each.id, to=abs(frames)),
        "remove": lambda: cutting.remove_placement(shelf, author=AUTHOR, placement=each.id),
        "pin": lambda: cutting.hold(shelf, author=AUTHOR, placement=each.id, pinned=frames > 0),
        "split": lambda: cutting.split(shelf, author=AUTHOR, placement=each.id, at=each.start + 1 + abs(frames)),
        "lift": lambda: cutting.lift(shelf, author=AUTHOR, placement=each.id),
    }
    try:
        return verbs[act]()
    except Refused:
        return None


@given(acts=ACTS)
def test_restore_version__leads_back_from_whatever_was_done(acts: list[tuple[str, int, int]]) -> None:
    shelf, key = stacked()
    before, version = lies(shelf, key), keep(shelf, key)
    kept = lies(shelf, version.id)
    for act in acts:
        edit = done(shelf, key, *act)
        if edit is not None:
            shelf.write(edit)
    edit = restore_version(shelf, author=AUTHOR, version=version.id)
    if edit is not None:
        shelf.write(edit)
    assert lies(shelf, key) == before
    assert lies(shelf, version.id) == kept


def test_save_version__ten_thousand_on_disk_and_back(tmp_path: Path) -> None:
    """A long stringout is kept while nobody waits, and comes back whole after the library was opened again."""
    held = make_library(tmp_path / "long.dailies")
    fill(held, takes=10)
    of, author = Stringout(id=UUID(int=5), name="Long", query=""), held.person.id
    clips = [each.id for each in held.library.where(Clip)]
    lying = [
        Placement(id=UUID(int=1000 + place), stringout=of.id, clip=clips[place % len(clips)], start=0, end=24, rank=place * 1024)
        for place in range(10_000)
    ]
    held.library.write(Edit(name="Lay", author=author, changes=made((of, *lying))))
    began = time.process_time()
    held.library.write(save_version(held.library, author=author, stringout=of.id))
    took = time.process_time() - began
    version = versions_of(held.library, of.id)[0]
    write(held.library, cutting.trim(held.library, author=author, placement=lying[0].id, head=3))
    held.library.close()
    again = open_library(tmp_path / "long.dailies")
    assert len(again.where(Placement, stringout=version.id)) == 10_000
    write(again, restore_version(again, author=author, version=version.id))
    assert again.where(Placement, stringout=of.id) == lying
    assert again.check() == []
    again.close()
    assert took < 5, took
