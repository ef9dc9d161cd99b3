"""What the editor says of takes and clips."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dailies_logger.domain.clip import Clip, Facts, Said, Source
from dailies_logger.domain.errors import BadTimecode, NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.production import Slating
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.workflow import taking
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.grouping import regroup
from tests.support.intake import AUTHOR, heard, library, picture, put, said, write
from tests.support.memory_library import MemoryLibrary

A = picture("A001C001", "10:00:00:00", lens="75mm")
B = picture("B001C001", "10:00:02:00")
LATER = picture("A001C002", "10:05:00:00")


def shoot(*clips: Clip, slating: Slating = Slating.US) -> MemoryLibrary:
    target = library(slating=slating)
    put(target, *clips, *(heard(clip) for clip in clips))
    group(target)
    return target


def group(target: MemoryLibrary) -> None:
    draft = Draft(target)
    regroup(draft, [clip.id for clip in target.where(Clip)])
    edit = draft.edit("Form takes", author=AUTHOR)
    if edit:
        target.write(edit)


def now(target: MemoryLibrary, clip: Clip) -> Clip:
    found = target.get(Clip, clip.id)
    assert found is not None
    return found


def take_of(target: MemoryLibrary, clip: Clip) -> Take:
    take_id = now(target, clip).take_id
    assert take_id is not None
    found = target.get(Take, take_id)
    assert found is not None
    return found


def do(target: MemoryLibrary, edit: Edit | None) -> None:
    write(target, edit)


def test_circle__and_back_and_nothing_twice() -> None:
    target = shoot(A)
    take = take_of(target, A).id
    do(target, taking.circle(target, author=AUTHOR, take=take))
    assert take_of(target, A).circled
    assert taking.circle(target, author=AUTHOR, take=take) is None
    do(target, taking.circle(target, author=AUTHOR, take=take, circled=False))
    assert not take_of(target, A).circled


def test_circle__the_supervisors_word_stays_and_the_editors_rules() -> None:
    target = shoot(A)
    put(target, said(A, Source.SUPERVISOR, circled="yes"))
    group(target)
    assert take_of(target, A).circled
    do(target, taking.circle(target, author=AUTHOR, take=take_of(target, A).id, circled=False))
    group(target)
    assert not take_of(target, A).circled
    assert [row.facts.circled for row in target.where(Said, source=Source.SUPERVISOR)] == ["yes"]


def test_rate_note_status__are_the_takes() -> None:
    target = shoot(A)
    take = take_of(target, A).id
    do(target, taking.rate(target, author=AUTHOR, take=take, rating=4))
    do(target, taking.note(target, author=AUTHOR, take=take, text=" the look before the line "))
    do(target, taking.set_status(target, author=AUTHOR, take=take, status=TakeStatus.HOLD))
    found = take_of(target, A)
    assert (found.rating, found.editor_note, found.status) == (4, "the look before the line", TakeStatus.HOLD)
    assert [edit.name for edit in target.edits[-3:]] == ["Rate take", "Note on take", "Hold take"]


@pytest.mark.parametrize("rating", [-1, 6])
def test_rate__only_0_to_5(rating: int) -> None:
    target = shoot(A)
    with pytest.raises(Refused, match="0 to 5"):
        taking.rate(target, author=AUTHOR, take=take_of(target, A).id, rating=rating)


def test_verbs__a_take_or_clip_that_is_gone_is_refused() -> None:
    target = shoot(A)
    with pytest.raises(NotFound, match="take"):
        taking.note(target, author=AUTHOR, take=new_id(), text="x")
    with pytest.raises(NotFound, match="clip"):
        taking.split(target, author=AUTHOR, clip=new_id())


def test_name_take__the_former_name_is_kept_and_empty_goes_back() -> None:
    target = shoot(A)
    take = take_of(target, A).id
    do(target, taking.name_take(target, author=AUTHOR, take=take, name="the kiss"))
    assert (take_of(target, A).shown, take_of(target, A).former) == ("the kiss", ("A001C001",))
    group(target)
    assert take_of(target, A).shown == "the kiss"
    do(target, taking.name_take(target, author=AUTHOR, take=take, name=""))
    assert (take_of(target, A).shown, take_of(target, A).former) == ("A001C001", ("the kiss",))


def test_split__the_clip_has_its_own_take_and_stays_there() -> None:
    target = shoot(A, B)
    first = take_of(target, A).id
    do(target, taking.note(target, author=AUTHOR, take=first, text="both"))
    do(target, taking.split(target, author=AUTHOR, clip=B.id))
    assert take_of(target, A).id == first
    assert (take_of(target, B).shown, take_of(target, B).editor_note, now(target, B).sync) == ("B001C001", "both", Fraction(0))
    group(target)
    assert take_of(target, B).id != first


def test_split__the_first_angle_leaves_the_others_in_sync_with_each_other() -> None:
    third = picture("C001C001", "10:00:04:00", frames=140)
    target = shoot(A, B, third)
    do(target, taking.split(target, author=AUTHOR, clip=A.id))
    assert (now(target, B).sync, now(target, third).sync) == (Fraction(0), Fraction(1001, 500))
    assert take_of(target, B).shown == "B001C001"
    assert "A001C001" in take_of(target, B).former


def test_split__a_clip_alone_is_refused() -> None:
    target = shoot(A)
    with pytest.raises(Refused, match="only clip"):
        taking.split(target, author=AUTHOR, clip=A.id)


def test_join__both_notes_and_names_are_kept_and_it_holds() -> None:
    target = shoot(A, LATER)
    one, two = take_of(target, A), take_of(target, LATER)
    do(target, taking.note(target, author=AUTHOR, take=one.id, text="first"))
    do(target, taking.note(target, author=AUTHOR, take=two.id, text="second"))
    do(target, taking.join(target, author=AUTHOR, take=one.id, other=two.id))
    group(target)
    joined = take_of(target, LATER)
    assert (joined.id, joined.editor_note, joined.former) == (one.id, "first\nsecond", ("A001C002",))
    assert target.get(Take, two.id) is None
    assert now(target, LATER).sync == Fraction(7200 * 1001, 24000)


def test_join__the_editors_circle_goes_with_it() -> None:
    target = shoot(A, LATER)
    one, two = take_of(target, A).id, take_of(target, LATER).id
    put(target, said(A, Source.SUPERVISOR, circled="no"))
    do(target, taking.circle(target, author=AUTHOR, take=two))
    do(target, taking.join(target, author=AUTHOR, take=one, other=two))
    assert take_of(target, A).circled
    assert {row.subject for row in target.where(Said, source=Source.EDITOR)} == {one}


def test_join__to_itself_is_refused() -> None:
    target = shoot(A)
    take = take_of(target, A).id
    with pytest.raises(Refused, match="itself"):
        taking.join(target, author=AUTHOR, take=take, other=take)


def test_type_facts__the_editor_rules_and_the_take_follows() -> None:
    target = shoot(A, B)
    put(target, said(A, Source.SUPERVISOR, setup="12B", scene="12", take="1", lens="85mm"))
    do(target, taking.type_facts(target, author=AUTHOR, clips=[A.id, B.id], setup="12a", take="3pu", camera="a"))
    clip = now(target, A)
    assert (clip.facts.scene, clip.facts.setup, clip.facts.take, clip.facts.flags) == ("12", "12A", "3", "PU")
    assert clip.facts.lens == "75mm"
    assert take_of(target, B).shown == "12A-3"
    assert [row.facts.setup for row in target.where(Said, source=Source.SUPERVISOR)] == ["12B"]


def test_type_facts__empty_takes_the_word_back() -> None:
    target = shoot(A)
    do(target, taking.type_facts(target, author=AUTHOR, clips=[A.id], lens="100mm"))
    assert now(target, A).facts.lens == "100mm"
    do(target, taking.type_facts(target, author=AUTHOR, clips=[A.id], lens=""))
    assert now(target, A).facts.lens == "75mm"
    assert target.where(Said, source=Source.EDITOR) == []
    assert taking.type_facts(target, author=AUTHOR, clips=[A.id], lens="") is None


def test_type_facts__a_start_corrects_timecode_and_sync() -> None:
    target = shoot(A, B)
    do(target, taking.type_facts(target, author=AUTHOR, clips=[B.id], start_tc="10:00:01:00"))
    clip = now(target, B)
    assert (str(clip.timecode(0)), clip.measured.start, clip.sync) == ("10:00:01:00", B.start, Fraction(1001, 1000))


@pytest.mark.parametrize("start", ["10:00:00:24", "ten o'clock", "25:00:00:00", "10:00:00;00"])
def test_type_facts__a_bad_start_is_refused(start: str) -> None:
    target = shoot(A)
    with pytest.raises(BadTimecode):
        taking.type_facts(target, author=AUTHOR, clips=[A.id], start_tc=start)


@pytest.mark.parametrize("typed", [{"day": "20 Nov"}, {"flags": "ZZ"}])
def test_type_facts__a_day_or_flag_that_is_none_is_refused(typed: dict[str, str]) -> None:
    with pytest.raises(Refused, match=r"Write it as|Choose from"):
        taking.type_facts(shoot(A), author=AUTHOR, clips=[A.id], **typed)


def test_type_facts__words_are_kept_in_their_standard_form() -> None:
    target = shoot(A)
    do(target, taking.type_facts(target, author=AUTHOR, clips=[A.id], day="20261121", flags="ser pu", number="7"))
    facts = now(target, A).facts
    assert (facts.day, facts.flags, facts.number) == ("2026-11-21", "PU SER", "C007")


def test_type_facts__an_unknown_field_is_refused() -> None:
    with pytest.raises(Refused, match="shoe_size"):
        taking.type_facts(shoot(A), author=AUTHOR, clips=[A.id], shoe_size="9")


def test_type_facts__uk_slate_names_the_take() -> None:
    target = shoot(A, slating=Slating.UK)
    do(target, taking.type_facts(target, author=AUTHOR, clips=[A.id], slate="212", take="3"))
    assert (take_of(target, A).shown, now(target, A).facts.scene) == ("212 T3", None)


def test_type_facts__a_wrong_slate_typed_right_parts_the_take() -> None:
    wrong = [replace(clip, facts=replace(clip.facts, scene="12", setup="12A", take="1")) for clip in (A, LATER)]
    target = shoot(*wrong)
    assert take_of(target, A) == take_of(target, LATER)
    do(target, taking.type_facts(target, author=AUTHOR, clips=[LATER.id], take="2"))
    assert (take_of(target, A).shown, take_of(target, LATER).shown) == ("12A-1", "12A-2")


def test_typed_row__holds_only_what_was_typed() -> None:
    target = shoot(A)
    do(target, taking.type_facts(target, author=AUTHOR, clips=[A.id], lens="100mm"))
    assert [row.facts for row in target.where(Said, source=Source.EDITOR)] == [Facts(lens="100mm")]
