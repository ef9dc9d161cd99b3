"""Which clip a row speaks of."""

from dataclasses import replace

import pytest

from dailies_logger.domain.clip import Clip, Facts
from dailies_logger.workflow.finding_clips import ClipFinder, start_is_inside
from dailies_logger.workflow.report_rows import Claim
from tests.support.intake import picture, sound

C3 = picture("A011C003_261120_R2QK", "09:47:50:21", roll="A011", number="C003", tape="A011R2QK")
C4 = picture("A011C004_261120_R2QK", "09:52:18:05", roll="A011", number="C004", tape="A011R2QK")
NEXT_DAY = picture("A012C003_261121_R2QK", "09:47:50:21", roll="A012", number="C003", tape="A011R2QK", day="2026-11-21")
CLIPS = (C3, C4, NEXT_DAY)


def find(claim: Claim, *clips: Clip) -> list[str]:
    return [clip.name[:8] for clip in ClipFinder(clips or CLIPS).find(claim)]


def loosely(facts: Facts, *clips: Clip, taken: tuple[Clip, ...] = ()) -> list[str]:
    finder = ClipFinder(clips or CLIPS)
    return [clip.name[:8] for clip in finder.find_loosely(claim(facts), taken=[clip.id for clip in taken])]


def claim(facts: Facts = Facts(), **more: str) -> Claim:
    return replace(Claim(row=1, text="", facts=facts), **more)  # type: ignore[arg-type]


def taped(start: str, day: str | None) -> Claim:
    return claim(Facts(tape="a011r2qk", day=day), start_tc=start)


def test_find__tape_and_timecode_and_date() -> None:
    assert find(taped("09:47:50:21", "2026-11-20")) == ["A011C003"]
    assert find(taped("09:47:50:21", "2026-11-21")) == ["A012C003"]
    assert find(taped("09:47:50:21", "2026-12-24")) == []


def test_find__the_same_timecode_without_date_is_unclear() -> None:
    assert find(taped("09:47:50:21", None)) == ["A011C003", "A012C003"]


def test_find__a_start_inside_a_clip_is_a_part_of_it() -> None:
    assert find(taped("09:52:20:00", "2026-11-20")) == ["A011C004"]
    assert start_is_inside(C4, "09:52:20:00")
    assert not start_is_inside(C4, "09:52:18:05")
    assert not start_is_inside(C4, "11:00:00:00")
    assert not start_is_inside(picture("X", None), "11:00:00:00")


def test_find__the_clips_name_serves_as_tape() -> None:
    assert find(claim(Facts(tape="A011C003_261120_R2QK"), start_tc="09:47:50:21")) == ["A011C003"]


@pytest.mark.parametrize("roll", ["A011", "a11"])
def test_find__roll_and_number(roll: str) -> None:
    assert find(claim(Facts(roll=roll, number="3"))) == []
    assert find(claim(Facts(roll=roll, number="C3"))) == ["A011C003"]


def test_find__a_night_that_goes_on_after_midnight() -> None:
    assert find(claim(Facts(roll="A012", number="C003", day="2026-11-20"))) == ["A012C003"]
    assert find(claim(Facts(roll="A012", number="C003", day="2026-11-18"))) == []


@pytest.mark.parametrize(
    "name", ["A011C003_261120_R2QK", "a011c003_261120_r2qk.mov", "/card/A011C003_261120_R2QK.mov", "C:\\x\\A011C003_261120_R2QK.mov"]
)
def test_find__name_with_or_without_ending(name: str) -> None:
    assert find(claim(file=name)) == find(claim(name=name)) == ["A011C003"]


def test_find__a_short_name_is_read_as_roll_and_number() -> None:
    assert find(claim(name="A011C004")) == ["A011C004"]


def test_find__slate_and_take_of_one_camera_or_of_all() -> None:
    angles = [replace(picture(name), facts=Facts(camera=name[0], setup="12A", take="1", day="2026-11-20")) for name in ("A1", "B1")]
    recorder = sound("T01", None, setup="12A", take="1")
    slate = Facts(setup="12A", take="01", day="2026-11-20")
    assert find(claim(replace(slate, camera="B")), *angles, recorder) == ["B1"]
    whole = replace(claim(slate), whole_take=True)
    assert find(whole, *angles, recorder) == ["A1", "B1", "T01"]
    assert find(replace(claim(slate), sound=True), *angles, recorder) == ["T01"]
    assert find(replace(whole, facts=replace(slate, day="2026-11-21")), *angles) == []


def test_find__a_row_that_names_a_missing_clip_takes_no_other_of_its_slate() -> None:
    other = replace(C4, facts=replace(C4.facts, setup="12A", take="1"))
    assert find(claim(Facts(setup="12A", take="1"), name="A011C009_261120_R2QK"), other) == []


def test_find__a_tape_and_a_start_that_fit_no_clip_are_not_outvoted_by_the_slate() -> None:
    """A card that was not ingested yet has the same slate; a row with the tape alone does not say which clip it means."""
    other = replace(C4, facts=replace(C4.facts, setup="12A", take="1"))
    slate = Facts(setup="12A", take="1", tape="B099R9ZZ")
    assert find(claim(slate, start_tc="09:52:18:05"), other) == []
    assert find(claim(replace(slate, tape="A011R2QK")), other) == ["A011C004"]


def test_find__a_slate_is_not_enough_where_the_hours_differ() -> None:
    slated = replace(C3, facts=replace(C3.facts, setup="12", take="2"))
    assert find(claim(Facts(setup="12", take="2"), start_tc="09:47:51:00"), slated) == ["A011C003"]
    assert find(claim(Facts(setup="12", take="2"), start_tc="12:26:18:20"), slated) == []
    assert find(claim(Facts(setup="12", take="2"), start_tc="12:26:18:20"), replace(slated, start=None)) == ["A011C003"]


def test_find__a_camera_roll_is_never_a_recorders_file() -> None:
    recorder = sound("12-T02", 36000)
    recorder = replace(recorder, facts=replace(recorder.facts, setup="12", take="2"))
    assert find(claim(Facts(setup="12", take="2")), recorder) == ["12-T02"]
    assert find(claim(Facts(setup="12", take="2", roll="B012")), recorder) == []


def test_find__a_name_on_another_date_does_not_choose_between_two() -> None:
    one, two = picture("x", "12:00:00:00", day="2026-11-20"), picture("x", "12:00:00:00", day="2026-11-21")
    assert find(claim(Facts(day="2026-11-21"), name="x"), one, two) == ["x"]
    assert find(claim(Facts(day="2026-11-25"), name="x"), one, two) == ["x", "x"]
    assert find(claim(Facts(day="2026-11-25"), name="x"), one) == ["x"]


def test_find_loosely__another_roll_with_the_same_camera_number_and_day() -> None:
    facts = Facts(camera="A", roll="A099", number="C004", setup="13C", take="1", day="2026-11-20")
    assert loosely(facts) == ["A011C004"]
    assert loosely(facts, taken=(C4,)) == []
    assert loosely(replace(facts, day=None)) == []
    assert loosely(replace(facts, camera="B")) == []


def test_find_loosely__a_roll_that_is_real_is_never_another() -> None:
    assert loosely(Facts(camera="A", roll="A012", number="C004", day="2026-11-20")) == []


def test_find_loosely__another_slate_is_another_clip() -> None:
    slated = replace(C4, facts=replace(C4.facts, setup="12A", take="1"))
    facts = Facts(camera="A", roll="A099", number="C004", setup="13C", take="1", day="2026-11-20")
    assert loosely(facts, slated) == []
    assert loosely(replace(facts, setup="12A"), slated) == ["A011C004"]
