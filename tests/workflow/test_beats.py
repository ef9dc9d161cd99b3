"""Beats: made on the fly, ordered as the story goes, split, merged, and never a label lost."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.workflow.beats import (
    add_beat,
    beat_from_label,
    beats_of,
    bind,
    champion_of,
    change_beat,
    crown,
    merge_beats,
    move_beat,
    read_as,
    readings_of,
    remove_beat,
    scene_of,
    split_beat,
    step_beat,
    toggle_crown,
    uncrown,
)
from dailies_logger.workflow.edit import Change, Edit
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, camera_clip, label, library, slated

TAKE = slated("24", "1")
CLIP = camera_clip(take=TAKE, frames=480)
OTHER = camera_clip("A001C002_261120_R1AB", take=slated("24", "2"), frames=480)
LIE = label(CLIP, 100, 120, "emotional_beat", text="the lie lands", who="Grace", intensity=4)
BREAK = label(CLIP, 200, 220, "emotional_beat", text="she breaks")
AGAIN = label(OTHER, 110, 130, "emotional_beat", text="again")


def shelf() -> MemoryLibrary:
    return library(TAKE, slated("24", "2"), CLIP, OTHER, LIE, BREAK, AGAIN)


def written(there: MemoryLibrary, edit: Edit | None) -> Edit:
    assert edit is not None
    there.write(edit)
    return edit


def beat(there: MemoryLibrary, name: str, *, after: UUID | None = None) -> Beat:
    edit = written(there, add_beat(there, author=AUTHOR, scene="24", name=name, after=after))
    return next(each for each in beats_of(there, "24") if each.id == edit.changes[-1].value.id)


def names(there: MemoryLibrary) -> list[str]:
    return [each.name for each in beats_of(there, "24")]


def test_add_beat__comes_last_or_after_another() -> None:
    there = shelf()
    first = beat(there, "she sits")
    beat(there, "he waits")
    edit = add_beat(
        there, author=AUTHOR, scene=" 24 ", name=" the   question ", after=first.id, whose="Tom", feeling="pressing", intensity=3
    )
    written(there, edit)
    assert edit.name == "Make beat “the question”"
    assert names(there) == ["she sits", "the question", "he waits"]
    assert [(each.whose, each.feeling, each.intensity) for each in beats_of(there, "24")][1] == ("Tom", "pressing", 3)


@pytest.mark.parametrize(
    ("scene", "name", "intensity", "said"),
    [
        ("24", "  ", 0, "Give the beat a name"),
        ("", "x", 0, "belongs to a scene"),
        ("24", "SHE SITS", 0, "has a beat “she sits” already"),
        ("24", "x", 6, "6 is no intensity"),
    ],
)
def test_add_beat__is_refused_with_a_sentence(scene: str, name: str, intensity: int, said: str) -> None:
    there = shelf()
    beat(there, "she sits")
    with pytest.raises(Refused, match=said):
        add_beat(there, author=AUTHOR, scene=scene, name=name, intensity=intensity)


def test_add_beat__the_same_name_may_stand_in_another_scene() -> None:
    there = shelf()
    beat(there, "she sits")
    written(there, add_beat(there, author=AUTHOR, scene="25", name="she sits"))
    assert names(there) == [each.name for each in beats_of(there, "25")]


def test_beat_from_label__takes_its_words_and_binds_it() -> None:
    there = shelf()
    edit = written(there, beat_from_label(there, author=AUTHOR, label=LIE.id))
    (made,) = beats_of(there, "24")
    assert (made.name, made.whose, made.intensity) == ("the lie lands", "Grace", 4)
    assert readings_of(there, [made.id]) == [replace(LIE, beat=made.id)]
    assert len({change.value.id for change in edit.changes}) == 2


def test_beat_from_label__stands_where_the_take_plays_it() -> None:
    there = shelf()
    early = label(CLIP, 20, 30, "emotional_beat", text="she sits")
    middle = label(CLIP, 150, 160, "emotional_beat", text="the pause")
    there.write(Edit(name="x", author=AUTHOR, changes=tuple(Change(after=each) for each in (early, middle))))
    beat(there, "elsewhere")
    for each in (LIE, BREAK, early, middle):
        written(there, beat_from_label(there, author=AUTHOR, label=each.id))
    assert names(there) == ["elsewhere", "she sits", "the lie lands", "the pause", "she breaks"]


def test_beat_from_label__of_no_scene_is_refused() -> None:
    lone = camera_clip("B001C001_261120_R1AB")
    there = library(lone, label(lone, 1, 2, text="x"))
    with pytest.raises(Refused, match="belongs to a scene"):
        beat_from_label(there, author=AUTHOR, label=label(lone, 1, 2).id)


def test_scene_of__is_the_takes_else_what_the_clip_says() -> None:
    there = shelf()
    lone = camera_clip("B001C001_261120_R1AB", scene="7")
    there.write(Edit(name="x", author=AUTHOR, changes=(Change(after=lone),)))
    assert (scene_of(there, LIE), scene_of(there, label(lone, 1, 2)), scene_of(there, replace(LIE, clip=new_id()))) == ("24", "7", "")


def test_bind__moves_readings_and_frees_them() -> None:
    there = shelf()
    one = beat(there, "one")
    edit = written(there, bind(there, author=AUTHOR, labels=[LIE.id, AGAIN.id, LIE.id], beat=one.id))
    assert edit.name == "Bind to “one”"
    assert {each.id for each in readings_of(there, [one.id])} == {LIE.id, AGAIN.id}
    assert bind(there, author=AUTHOR, labels=[LIE.id], beat=one.id) is None
    assert written(there, bind(there, author=AUTHOR, labels=[LIE.id], beat=None)).name == "Free from its beat"
    assert [each.id for each in readings_of(there, [one.id])] == [AGAIN.id]


def test_bind__a_champion_that_leaves_is_champion_no_more() -> None:
    there = shelf()
    one, two = beat(there, "one"), beat(there, "two")
    written(there, bind(there, author=AUTHOR, labels=[LIE.id], beat=one.id))
    written(there, crown(there, author=AUTHOR, label=LIE.id, reason="the breath"))
    written(there, bind(there, author=AUTHOR, labels=[LIE.id], beat=two.id))
    assert [(each.champion, each.reason) for each in beats_of(there, "24")] == [(None, ""), (None, "")]


def test_crown__keeps_the_reason_and_one_champion() -> None:
    there = shelf()
    one = beat(there, "one")
    with pytest.raises(Refused, match="a reading of no beat"):
        crown(there, author=AUTHOR, label=LIE.id)
    written(there, bind(there, author=AUTHOR, labels=[LIE.id, AGAIN.id], beat=one.id))
    written(there, crown(there, author=AUTHOR, label=LIE.id, reason=" the breath "))
    (kept,) = beats_of(there, "24")
    assert (kept.champion, kept.reason) == (LIE.id, "the breath")
    assert crown(there, author=AUTHOR, label=LIE.id, reason="the breath") is None
    written(there, crown(there, author=AUTHOR, label=AGAIN.id))
    champion = champion_of(there, beats_of(there, "24")[0])
    assert champion is not None
    assert champion.id == AGAIN.id
    written(there, uncrown(there, author=AUTHOR, beat=one.id))
    assert beats_of(there, "24")[0].champion is None
    assert uncrown(there, author=AUTHOR, beat=one.id) is None


def test_change_beat__says_what_changed_or_nothing() -> None:
    there = shelf()
    one = beat(there, "one")
    written(there, change_beat(there, author=AUTHOR, beat=one.id, name="uno", note="slower", intensity=5))
    (after,) = beats_of(there, "24")
    assert (after.name, after.note, after.intensity) == ("uno", "slower", 5)
    assert change_beat(there, author=AUTHOR, beat=one.id, name="uno") is None
    with pytest.raises(NotFound):
        change_beat(there, author=AUTHOR, beat=new_id(), name="x")


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-2, 8)), max_size=30))
def test_move_beat__puts_it_where_it_was_asked_to_be(moves: list[tuple[int, int]]) -> None:
    there = shelf()
    for name in "abcdef":
        beat(there, name)
    expected = list("abcdef")
    for place, to in moves:
        name = expected.pop(place)
        expected.insert(max(0, min(to, 5)), name)
        moved = next(each for each in beats_of(there, "24") if each.name == name)
        edit = move_beat(there, author=AUTHOR, beat=moved.id, to=to)
        if edit is not None:
            there.write(edit)
        assert names(there) == expected


def test_add_beat__always_finds_room_after_the_same_one() -> None:
    there = shelf()
    first = beat(there, "first")
    beat(there, "last")
    for number in range(30):
        beat(there, f"n{number}", after=first.id)
    assert names(there) == ["first", *(f"n{number}" for number in reversed(range(30))), "last"]


def test_split_beat__gives_some_readings_to_a_second_one() -> None:
    there = shelf()
    one = beat(there, "one")
    beat(there, "three")
    written(there, bind(there, author=AUTHOR, labels=[LIE.id, AGAIN.id], beat=one.id))
    written(there, crown(there, author=AUTHOR, label=AGAIN.id, reason="r"))
    written(there, split_beat(there, author=AUTHOR, beat=one.id, name="two", labels=[AGAIN.id]))
    one_now, two, _ = beats_of(there, "24")
    assert names(there) == ["one", "two", "three"]
    assert ([each.id for each in readings_of(there, [one.id])], [each.id for each in readings_of(there, [two.id])]) == (
        [LIE.id],
        [AGAIN.id],
    )
    assert (one_now.champion, two.champion, two.reason) == (None, AGAIN.id, "r")
    with pytest.raises(Refused, match="readings of “one” only"):
        split_beat(there, author=AUTHOR, beat=one.id, name="four", labels=[AGAIN.id])


def test_merge_beats__keeps_every_reading_and_both_notes() -> None:
    there = shelf()
    one, two = beat(there, "one"), beat(there, "two")
    written(there, change_beat(there, author=AUTHOR, beat=one.id, note="first", whose="Grace"))
    written(there, change_beat(there, author=AUTHOR, beat=two.id, note="second"))
    written(there, bind(there, author=AUTHOR, labels=[LIE.id], beat=one.id))
    written(there, crown(there, author=AUTHOR, label=LIE.id, reason="r"))
    written(there, merge_beats(there, author=AUTHOR, beat=one.id, into=two.id))
    (kept,) = beats_of(there, "24")
    assert (kept.id, kept.note, kept.whose, kept.champion, kept.reason) == (two.id, "second\nfirst", "Grace", LIE.id, "r")
    assert [each.id for each in readings_of(there, [two.id])] == [LIE.id]
    with pytest.raises(Refused):
        merge_beats(there, author=AUTHOR, beat=two.id, into=two.id)


def test_remove_beat__leaves_its_readings_as_free_labels() -> None:
    there = shelf()
    one = beat(there, "one")
    written(there, bind(there, author=AUTHOR, labels=[LIE.id, AGAIN.id], beat=one.id))
    edit = written(there, remove_beat(there, author=AUTHOR, beat=one.id))
    assert beats_of(there, "24") == []
    assert there.get(Label, LIE.id) == LIE
    there.write(replace(edit, id=new_id(), changes=tuple(change.reversed() for change in reversed(edit.changes))))
    assert {each.id for each in readings_of(there, [one.id])} == {LIE.id, AGAIN.id}


def test_change_beat__goes_to_another_scene_and_comes_last_there() -> None:
    there = shelf()
    one = beat(there, "one")
    written(there, bind(there, author=AUTHOR, labels=[LIE.id], beat=one.id))
    written(there, add_beat(there, author=AUTHOR, scene="25", name="two"))
    written(there, change_beat(there, author=AUTHOR, beat=one.id, scene=" 25 "))
    assert [each.name for each in beats_of(there, "25")] == ["two", "one"]
    assert [each.id for each in readings_of(there, [one.id])] == [LIE.id]
    with pytest.raises(Refused, match="belongs to a scene"):
        change_beat(there, author=AUTHOR, beat=one.id, scene=" ")
    beat(there, "Two")
    with pytest.raises(Refused, match="has a beat “two” already"):
        change_beat(there, author=AUTHOR, beat=beats_of(there, "24")[0].id, scene="25")


def test_step_beat__counts_from_where_the_beat_is_by_now() -> None:
    there = shelf()
    for name in "abc":
        beat(there, name)
    last = beats_of(there, "24")[-1].id
    for _ in range(3):
        edit = step_beat(there, author=AUTHOR, beat=last, by=-1)
        if edit is not None:
            there.write(edit)
    assert names(there) == ["c", "a", "b"]


def test_read_as__makes_the_beat_once_and_binds_all_to_it() -> None:
    there = shelf()
    edit = written(there, read_as(there, author=AUTHOR, labels=[LIE.id, AGAIN.id], name="the lie lands"))
    (made,) = beats_of(there, "24")
    assert edit.name == "Make beat “the lie lands”"
    assert {each.id for each in readings_of(there, [made.id])} == {LIE.id, AGAIN.id}
    written(there, read_as(there, author=AUTHOR, labels=[BREAK.id], name=" The LIE  lands "))
    assert len(readings_of(there, [made.id])) == 3
    written(there, read_as(there, author=AUTHOR, labels=[BREAK.id], name=""))
    assert len(readings_of(there, [made.id])) == 2
    with pytest.raises(Refused, match="Choose a label"):
        read_as(there, author=AUTHOR, labels=[], name="x")


def test_toggle_crown__gives_and_takes() -> None:
    there = shelf()
    written(there, beat_from_label(there, author=AUTHOR, label=LIE.id))
    written(there, toggle_crown(there, author=AUTHOR, label=LIE.id))
    assert beats_of(there, "24")[0].champion == LIE.id
    written(there, toggle_crown(there, author=AUTHOR, label=LIE.id))
    assert beats_of(there, "24")[0].champion is None
