"""Changes gathered over a library."""

from dataclasses import replace

import pytest

from dailies_logger.domain.clip import Clip, Facts, Said, Source
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.take import Take
from dailies_logger.workflow.draft import Draft
from tests.support.intake import AUTHOR, DAY, library, picture, said, write

CLIP = picture("A001C001")


def test_changes__a_value_put_back_is_no_change() -> None:
    draft = Draft(library(CLIP))
    draft.put(replace(CLIP, start=5))
    draft.put(CLIP)
    assert draft.edit("Nothing", author=AUTHOR) is None


def test_changes__what_comes_is_before_what_points_to_it_and_what_goes_is_last() -> None:
    old, new = Take(id=new_id()), Take(id=new_id())
    clip = replace(CLIP, take_id=old.id)
    draft = Draft(library(clip, old))
    draft.drop(old)
    draft.put(replace(clip, take_id=new.id))
    draft.put(new)
    assert [(change.before, change.after) for change in draft.changes()] == [
        (None, new),
        (clip, replace(clip, take_id=new.id)),
        (old, None),
    ]


def test_get__sees_what_was_drafted() -> None:
    draft = Draft(library(CLIP))
    assert draft.get(Clip, CLIP.id) == CLIP
    assert draft.get(Take, CLIP.id) is None
    draft.put(replace(CLIP, start=5))
    drafted = draft.get(Clip, CLIP.id)
    assert drafted is not None
    assert drafted.start == 5
    draft.drop(CLIP)
    assert draft.get(Clip, CLIP.id) is None


def test_where__drafted_values_enter_and_leave_the_answer() -> None:
    other = picture("B001C001", day="2026-11-21")
    draft = Draft(library(CLIP, other))
    assert draft.where(Clip, facts_day=DAY) == [CLIP]
    draft.put(replace(CLIP, facts=replace(CLIP.facts, day="2026-11-22")))
    draft.put(replace(other, facts=replace(other.facts, day=DAY)))
    assert [clip.id for clip in draft.where(Clip, facts_day=DAY)] == [other.id]
    assert [clip.id for clip in draft.where(Clip, id=[CLIP.id])] == [CLIP.id]
    draft.drop(other)
    assert draft.where(Clip, facts_day=DAY) == []


def test_where__reads_words_by_subject() -> None:
    row = said(CLIP, Source.EDITOR, lens="35mm")
    draft = Draft(library(CLIP))
    draft.put(row)
    assert draft.where(Said, subject=[CLIP.id]) == [row]
    assert draft.where(Said, subject=new_id()) == []


def test_load__asks_the_library_once_for_many(monkeypatch: pytest.MonkeyPatch) -> None:
    target = library(CLIP)
    draft = Draft(target)
    missing = new_id()
    draft.load(Clip, [CLIP.id, missing])
    monkeypatch.setattr(target, "get", lambda *_: pytest.fail("asked again"))
    assert draft.get(Clip, CLIP.id) == CLIP
    assert draft.get(Clip, missing) is None


def test_edit__is_written_with_the_befores_of_the_library() -> None:
    target = library(CLIP)
    draft = Draft(target)
    draft.put(replace(CLIP, facts=Facts(lens="35mm")))
    write(target, draft.edit("Type", author=AUTHOR))
    kept = target.get(Clip, CLIP.id)
    assert kept is not None
    assert kept.facts.lens == "35mm"
