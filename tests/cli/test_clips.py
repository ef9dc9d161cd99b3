"""Test `clip` and `take` as scripts use them."""

from pathlib import Path
from uuid import UUID

import pytest

from dailies_logger.cli.clips import FACTS
from dailies_logger.domain.clip import Facts
from tests.support.command import asked, clip_named, dailies

PHONE_FACTS = ("circled", "note")


def test_clip__shows_what_the_list_shows(library: Path) -> None:
    assert asked("clip", library, "A001C001_261116_R1AB") == clip_named(library, "A001C001")


def test_clip__typed_facts_are_in_force(library: Path) -> None:
    clip = asked("clip", library, "A001C001_261116_R1AB", "--setup", "31b", "--take", "4", "--lens", "100mm", "--tape", "X")
    assert (clip["scene"], clip["setup"], clip["take"], clip["lens"], clip["tape"]) == ("31", "31B", "4", "100mm", "X")
    assert asked("clip", library, "A001C001_261116_R1AB") == clip


def test_clip__a_corrected_start_moves_no_label(library: Path) -> None:
    name = "A001C001_261116_R1AB"
    asked("label", library, name, "--kind", "stunt", "--from", "10", "--to", "20")
    clip = asked("clip", library, name, "--start-tc", "01:00:00:00")
    label = asked("list", library, "labels")["labels"][0]
    assert clip["start_tc"] == "01:00:00:00"
    assert (label["start"], label["end"], label["start_tc"], label["end_tc"]) == (10, 20, "01:00:00:10", "01:00:00:20")


def test_clip__empty_text_takes_the_typed_word_back(library: Path) -> None:
    before = asked("clip", library, "A001C001_261116_R1AB")
    asked("clip", library, "A001C001_261116_R1AB", "--lens", "100mm")
    assert asked("clip", library, "A001C001_261116_R1AB", "--lens", "") == before


def test_clip__typing_the_same_again_is_no_fault_and_no_act(library: Path) -> None:
    asked("clip", library, "A001C001_261116_R1AB", "--lens", "100mm")
    acts = len(asked("history", library)["acts"])
    asked("clip", library, "A001C001_261116_R1AB", "--lens", "100mm")
    assert len(asked("history", library)["acts"]) == acts


def test_clip__refuses_a_start_that_does_not_exist(library: Path) -> None:
    assert "01:00:00:24" in dailies("clip", library, "A001C001_261116_R1AB", "--start-tc", "01:00:00:24").refusal


def test_clip__refuses_a_clip_that_is_not_there(library: Path) -> None:
    assert "nobody.mov" in dailies("clip", library, "nobody.mov").refusal


def test_clip__every_fact_can_be_typed_but_those_of_the_take() -> None:
    assert set(FACTS) == {name for name, _ in Facts().items()} - set(PHONE_FACTS)


def test_clip__people_read_what_is_said(library: Path) -> None:
    out = dailies("clip", library, "A001C001_261116_R1AB").out
    assert "start_tc    21:04:10:00" in out
    assert "reason" not in out


def test_take__holds_its_angles_in_sync_and_its_sound(library: Path) -> None:
    take = asked("take", library, "24A-2")
    assert [(angle["camera"], angle["offset_frames"]) for angle in take["angles"]] == [("A", 0), ("B", 12)]
    assert [Path(sound["file"]).name for sound in take["sound"]] == ["24A-T02.WAV"]
    assert take["circled"] is True


def test_take__circle_rating_and_note_are_one_undo(library: Path) -> None:
    before = asked("take", library, "24A-1")
    take = asked("take", library, "24A-1", "--circle", "--rating", "4", "--note", "the look", "--status", "hold")
    assert (take["circled"], take["rating"], take["editor_note"], take["status"]) == (True, 4, "the look", "hold")
    asked("undo", library)
    assert asked("take", library, "24A-1") == before


@pytest.mark.parametrize("refused", [["--rating", "9"], ["--join", "99Z-9"], ["--split", "no such clip"]])
def test_take__one_refused_word_leaves_all_unsaid(library: Path, refused: list[str]) -> None:
    before = asked("take", library, "24A-3")
    assert dailies("take", library, "24A-3", "--note", "said by nobody", *refused).refusal
    assert asked("take", library, "24A-3") == before


def test_take__no_circle_takes_the_circle_away(library: Path) -> None:
    assert asked("take", library, "24A-2", "--no-circle")["circled"] is False
    assert clip_named(library, "A001C004")["circled"] is False


def test_take__status_none_clears_it(library: Path) -> None:
    asked("take", library, "24A-1", "--status", "ng")
    assert asked("take", library, "24A-1", "--status", "none")["status"] == ""


def test_take__a_new_name_finds_it_and_so_does_the_old_one(library: Path) -> None:
    key = asked("take", library, "24A-1")["id"]
    assert asked("take", library, "24A-1", "--name", "The door")["name"] == "The door"
    assert asked("take", library, "the door")["id"] == key
    assert asked("take", library, "24A-1")["id"] == key


def test_take__split_and_join_bring_back_what_was(library: Path) -> None:
    before = asked("take", library, "24A-1")
    split = asked("take", library, "24A-1", "--split", "B001C003_261116_R2CD.mov")
    assert [angle["camera"] for angle in split["angles"]] == ["A"]
    other = next(take for take in asked("list", library, "takes")["takes"] if [angle["camera"] for angle in take["angles"]] == ["B"])
    assert UUID(other["id"])
    joined = asked("take", library, split["id"], "--join", other["id"])
    assert joined["angles"] == before["angles"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["24A-1", "--rating", "9"], "0 to 5"),
        (["24A-1", "--rating", "high"], "high"),
        (["24A-1", "--split", "A001C001_261116_R1AB.mov"], "no clip of this take"),
        (["24A-1", "--join", "24A-1"], "itself"),
        (["99Z-1"], "99Z-1"),
        (["24A-1", "--status", "maybe"], "maybe"),
    ],
)
def test_take__refuses_in_one_sentence(library: Path, words: list[str], named: str) -> None:
    before = asked("list", library, "takes")
    assert named in dailies("take", library, *words).refusal
    assert asked("list", library, "takes") == before


def test_take__people_read_angles_with_their_offsets(library: Path) -> None:
    out = dailies("take", library, "24A-2").out
    assert "A001C004_261116_R1AB.mov +0" in out
    assert "B001C004_261116_R2CD.mov +12" in out
