"""Takes form themselves."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip, ClipStatus
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.grouping import partition, regroup, slate_key, synced
from tests.support.intake import AUTHOR, FILM, NTSC, PAL, heard, library, picture, put, sound
from tests.support.memory_library import MemoryLibrary

A = picture("A001C001", "10:00:00:00")
B = picture("B001C001", "10:00:02:00", frames=190)
C = picture("C001C001", "10:00:04:00", frames=140)


def names(clips: Sequence[Clip]) -> list[str]:
    return sorted("+".join(sorted(clip.name for clip in group.clips)) for group in partition(clips, rate=FILM))


def slated(clip: Clip, setup: str, take: str = "1") -> Clip:
    return replace(clip, facts=replace(clip.facts, scene=setup[:2], setup=setup, take=take))


def form(target: MemoryLibrary, *clips: Clip) -> None:
    """Put clips into the library as they will be, and form takes."""
    draft = Draft(target)
    for clip in clips:
        draft.put(clip)
        draft.put(heard(clip))
    regroup(draft, [clip.id for clip in clips])
    edit = draft.edit("Form takes", author=AUTHOR)
    if edit:
        target.write(edit)


def again(target: MemoryLibrary, clip: Clip, **facts: str) -> Clip:
    found = target.get(Clip, clip.id)
    assert found is not None
    return replace(found, facts=replace(found.facts, **facts))


def take_of(target: MemoryLibrary, clip: Clip) -> Take:
    found = target.get(Clip, clip.id)
    assert found is not None
    assert found.take_id is not None
    take = target.get(Take, found.take_id)
    assert take is not None
    return take


def test_partition__without_slate_by_overlap() -> None:
    later = picture("A001C002", "10:05:00:00")
    assert names([A, B, C, later]) == ["A001C001+B001C001+C001C001", "A001C002"]


def test_partition__one_slate_is_one_take_wherever_the_timecode() -> None:
    far = picture("B001C001", "17:00:00:00", rate=PAL)
    assert names([slated(A, "12A"), slated(far, "12A")]) == ["A001C001+B001C001"]


def test_partition__different_slates_never() -> None:
    assert names([slated(A, "12A"), slated(B, "12B")]) == ["A001C001", "B001C001"]
    assert names([slated(A, "12A", "1"), slated(B, "12A", "2")]) == ["A001C001", "B001C001"]


def test_partition__take_numbers_with_leading_zero_are_one() -> None:
    assert names([slated(A, "12A", "2"), slated(B, "12a", "02")]) == ["A001C001+B001C001"]


def test_partition__a_clip_without_slate_never_joins_two_slates() -> None:
    assert names([slated(A, "12A"), B, slated(C, "12B")]) == ["A001C001+B001C001", "C001C001"]


@pytest.mark.parametrize(
    "other", [replace(B, measured=replace(B.measured, rate=PAL)), picture("A001C002", "10:00:02:00"), picture("B001C001", None)]
)
def test_partition__other_base_same_camera_or_no_timecode_stay_apart(other: Clip) -> None:
    assert len(names([A, other])) == 2


def test_partition__drop_frame_and_not_stay_apart() -> None:
    drop = picture("A001C001", "10:00:00;00", rate=NTSC)
    assert names([drop, replace(picture("B001C001", "10:00:00:00", rate=NTSC), drop=False)]) == ["A001C001", "B001C001"]


def test_partition__a_long_angle_does_not_join_two_takes_of_another_camera() -> None:
    long = picture("A001C001", frames=24 * 60)
    one, two = picture("B001C001", "10:00:05:00"), picture("B001C002", "10:00:30:00")
    assert names([long, one, two]) == ["A001C001+B001C001", "B001C002"]


def test_partition__sound_attaches_to_the_take_it_overlaps_and_joins_none() -> None:
    here, next_take = picture("A001C001"), picture("B009C001", "10:00:12:00", frames=120)
    recorder = sound("T01", (A.start or 0) / FILM.fraction - 2, lasts=30)
    assert names([here, next_take, recorder]) == ["A001C001+T01", "B009C001"]


def test_partition__sound_of_a_slate_stays_with_it() -> None:
    recorder = replace(sound("T01", (A.start or 0) / FILM.fraction), facts=slated(A, "12B").facts)
    assert names([slated(A, "12A"), recorder]) == ["A001C001", "T01"]


def test_partition__sound_at_24_does_not_attach_to_23976() -> None:
    assert names([A, sound("T01", 36000, rate=FrameRate.of(24))]) == ["A001C001", "T01"]


def test_synced__exact_offsets_from_the_first_camera() -> None:
    recorder = sound("T01", (A.start or 0) / FILM.fraction - 2)
    ordered = synced([recorder, C, B, A])
    assert [clip.name for clip in ordered] == ["A001C001", "B001C001", "C001C001", "T01"]
    assert [clip.sync for clip in ordered] == [0, Fraction(48 * 1001, 24000), Fraction(96 * 1001, 24000), -2]


def test_synced__unequal_bases_are_not_moved() -> None:
    assert [clip.sync for clip in synced([A, picture("B001C001", "10:00:02:00", rate=PAL)])] == [0, 0]


def test_slate_key__needs_board_and_take() -> None:
    assert slate_key(A.facts) is None
    assert slate_key(replace(A.facts, setup="12A")) is None
    assert slate_key(replace(A.facts, setup="12A", take="03")) == ("12a", "3")
    assert slate_key(replace(A.facts, slate="0212", setup="12A", take="3")) == ("212", "3")


def test_regroup__a_take_without_slate_is_named_after_its_first_clip() -> None:
    target = library()
    form(target, B, A)
    take = take_of(target, B)
    assert (take.shown, take.day) == ("A001C001", "2026-11-20")
    assert take_of(target, A) == take


def test_regroup__the_report_gives_the_slate_and_the_id_stays() -> None:
    target = library()
    form(target, A, B)
    before = take_of(target, A)
    form(target, again(target, A, scene="12", setup="12A", take="1"), again(target, B, scene="12", setup="12A", take="1"))
    after = take_of(target, B)
    assert (after.id, after.shown, after.scene, after.former) == (before.id, "12A-1", "12", ("A001C001",))
    assert target.count(Take) == 1


def test_regroup__slates_that_differ_part_a_take_with_its_words() -> None:
    target = library()
    form(target, A, B)
    take = take_of(target, A)
    put(target, replace(take, editor_note="lovely", rating=4))
    form(target, again(target, A, setup="12A", take="1"), again(target, B, setup="12B", take="1"))
    assert take_of(target, A).id == take.id
    assert take_of(target, B).shown == "12B-1"
    assert {take_of(target, clip).editor_note for clip in (A, B)} == {"lovely"}
    assert take_of(target, B).rating == 4


def test_regroup__takes_that_prove_one_keep_both_notes_and_names() -> None:
    target = library()
    far = picture("B001C001", "17:00:00:00")
    form(target, A, far)
    for clip, note in ((A, "from A"), (far, "from B")):
        put(target, replace(take_of(target, clip), editor_note=note))
    form(target, again(target, A, setup="12A", take="1"), again(target, far, setup="12A", take="1"))
    take = take_of(target, far)
    assert take == take_of(target, A)
    assert set(take.editor_note.splitlines()) == {"from A", "from B"}
    assert set(take.former) == {"A001C001", "B001C001"}
    assert target.count(Take) == 1


def test_regroup__what_the_editor_placed_stays() -> None:
    target = library()
    form(target, A, B)
    own = Take(id=new_id(), name="B001C001")
    put(target, own, replace(again(target, B), take_id=own.id, placed=True))
    form(target, again(target, A, setup="12A", take="1"), again(target, B, setup="12A", take="1"), C)
    assert take_of(target, B).id == own.id
    assert take_of(target, C) == take_of(target, A) != take_of(target, B)


def test_regroup__other_day_or_unit_is_another_take() -> None:
    target = library()
    form(target, slated(A, "12A"), replace(slated(B, "12A"), facts=replace(slated(B, "12A").facts, day="2026-11-21")))
    form(target, replace(slated(C, "12A"), facts=replace(slated(C, "12A").facts, unit="2")))
    assert target.count(Take) == 3


def test_regroup__unit_one_and_no_unit_are_the_same() -> None:
    target = library()
    form(target, A, replace(B, facts=replace(B.facts, unit="1")))
    assert target.count(Take) == 1


def test_regroup__an_unreadable_clip_without_slate_makes_no_take() -> None:
    target = library()
    broken = replace(picture("A001C009", None), status=ClipStatus.UNREADABLE)
    form(target, broken)
    assert target.count(Take) == 0
    form(target, slated(broken, "12A"))
    assert take_of(target, broken).shown == "12A-1"


def test_regroup__reads_no_words_of_takes_it_does_not_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    target = library()
    later = picture("A001C002", "10:05:00:00")
    form(target, A, B, later)
    subjects: set[object] = set()
    where = target.where

    def spy(noun: Any, **fields: Any) -> Any:
        subjects.update(fields.get("subject", ()))
        return where(noun, **fields)

    monkeypatch.setattr(target, "where", spy)
    regroup(Draft(target), [later.id])
    assert later.id in subjects
    assert A.id not in subjects


def test_regroup__a_second_time_changes_nothing() -> None:
    target = library()
    form(target, A, B, C, sound("T01", (A.start or 0) / FILM.fraction))
    draft = Draft(target)
    regroup(draft, [A.id])
    assert draft.changes() == ()


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.integers(0, 40), st.sampled_from([None, "12A", "12B"]), st.sampled_from(["1", "2"])),
        unique=True,
        max_size=9,
    )
)
def test_regroup__every_clip_has_one_take_and_no_take_two_slates(rows: list[tuple[str, int, str | None, str]]) -> None:
    target = library()
    clips = []
    for index, (camera, second, setup, number) in enumerate(rows):
        clip = picture(f"{camera}001C{index:03}", f"10:00:{second:02}:00")
        clips.append(slated(clip, setup, number) if setup else clip)
    form(target, *clips)
    homes = {clip.name: take_of(target, clip).id for clip in clips}
    for take in target.where(Take):
        angles = target.where(Clip, take_id=take.id)
        assert angles
        assert len({slate_key(clip.facts) for clip in angles} - {None}) <= 1
        assert min(angles, key=lambda clip: clip.name).sync == 0
    for clip in clips:
        draft = Draft(target)
        regroup(draft, [clip.id])
        assert draft.changes() == ()
    assert homes == {clip.name: take_of(target, clip).id for clip in clips}


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.integers(0, 40), st.sampled_from([None, "12A", "12B"]), st.sampled_from(["1", "2"])),
        unique=True,
        min_size=2,
        max_size=7,
    ),
    st.data(),
)
def test_regroup__two_laptops_that_read_the_cards_in_another_order_agree(
    rows: list[tuple[str, int, str | None, str]], data: st.DataObject
) -> None:
    clips = []
    for index, (camera, second, setup, number) in enumerate(rows):
        clip = picture(f"{camera}001C{index:03}", f"10:00:{second:02}:00")
        clips.append(slated(clip, setup, number) if setup else clip)
    at_once, card_by_card = library(), library()
    form(at_once, *clips)
    for clip in data.draw(st.permutations(clips)):
        form(card_by_card, clip)
    assert _takes(at_once) == _takes(card_by_card)


def _takes(target: MemoryLibrary) -> list[tuple[str, list[tuple[str, Fraction]]]]:
    return sorted((take.shown, [(clip.name, clip.sync) for clip in target.where(Clip, take_id=take.id)]) for take in target.where(Take))
