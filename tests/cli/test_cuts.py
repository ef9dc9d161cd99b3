"""Test the verbs that cut a stringout as scripts use them."""

from pathlib import Path

import pytest

from tests.cli.test_sequences import CLIP, best
from tests.support.command import asked, clip_named, dailies

__all__ = ["best"]


def ranges(library: Path) -> list[tuple[int, int, int]]:
    return [(each["source_in"], each["source_out"], each["record_in"]) for each in asked("sequence", library, "Best")["placements"]]


def cut(library: Path, act: str, *words: str) -> str:
    return str(asked("cut", library, "Best", act, *words)["name"])


@pytest.mark.usefixtures("best")
def test_trim__with_ripple_and_without(library: Path) -> None:
    told = asked("trim", library, "Best", "1", "--head", "-2", "--tail", "1", "--ripple")
    assert (told["name"], told["frames"], len(told["changed"])) == ("Trim", 43, 1)
    assert ranges(library) == [(8, 21, 0), (30, 50, 13), (60, 70, 33)]
    assert asked("trim", library, "Best", "2", "--tail", "-5")["frames"] == 43
    assert ranges(library) == [(8, 21, 0), (30, 45, 13), (60, 70, 33)]
    assert "only 5 frames of black there" in dailies("trim", library, "Best", "2", "--tail", "6").refusal
    assert asked("trim", library, "Best", "2") == {"name": "", "changed": [], "frames": 43}
    asked("undo", library)
    assert ranges(library)[1] == (30, 50, 13)


@pytest.mark.usefixtures("best")
def test_move_pin_remove__by_number_and_id(library: Path) -> None:
    key = asked("sequence", library, "Best")["placements"][2]["id"]
    assert asked("move", library, "Best", key, "1")["name"] == "Move in stringout"
    assert [each[0] for each in ranges(library)] == [60, 10, 30]
    assert asked("pin", library, "Best", "1", "--off")["name"] == "Unpin"
    assert asked("pin", library, "Best", "2")["name"] == "Pin"
    assert [each["pinned"] for each in asked("sequence", library, "Best")["placements"]] == [False, True, False]
    assert asked("remove", library, "Best", "2")["frames"] == 30
    assert [each[0] for each in ranges(library)] == [60, 30]
    assert "“0” is no place." in dailies("move", library, "Best", "1", "0").refusal
    assert "There is no placement “3”: number them from 1 to 2" in dailies("remove", library, "Best", "3").refusal


@pytest.mark.usefixtures("best")
def test_cut__slip_slide_roll_split(library: Path) -> None:
    assert cut(library, "slip", "2", "-5") == "Slip"
    assert cut(library, "slide", "2", "2") == "Slide"
    assert cut(library, "roll", "2", "-1") == "Roll"
    assert ranges(library) == [(10, 21, 0), (24, 45, 11), (62, 70, 32)]
    assert cut(library, "split", "2", "30") == "Split"
    assert ranges(library) == [(10, 21, 0), (24, 30, 11), (30, 45, 17), (62, 70, 32)]
    timecode = asked("sequence", library, "Best")["placements"][3]["source_in_tc"]
    assert "nothing to split here" in dailies("cut", library, "Best", "split", "4", timecode).refusal


@pytest.mark.usefixtures("best")
def test_cut__lift_put_back_lock_and_as_ruled(library: Path) -> None:
    assert cut(library, "lift", "1") == "Lift"
    assert asked("sequence", library, "Best")["placements"][0]["out"] == "lifted"
    assert cut(library, "put-back", "1") == "Put back"
    assert cut(library, "lock", "1") == "Lock"
    assert asked("sequence", library, "Best")["placements"][0]["locked"]
    assert "locked" in dailies("sequence", library, "Best").out
    assert cut(library, "unlock", "1") == "Unlock"
    (out,) = asked("remove", library, "Best", "1")["changed"]
    assert cut(library, "put-back", out) == "Put back"
    asked("trim", library, "Best", "1", "--head", "3", "--ripple")
    assert cut(library, "as-ruled", "1") == "Back to the rule"
    assert ranges(library)[0] == (10, 20, 0)


def test_cut__swap_and_champion(library: Path, best: list[str]) -> None:
    other = clip_named(library, "B001C002")
    assert cut(library, "swap", "2", other["file"]).startswith("Swap angle to ")
    assert asked("sequence", library, "Best")["placements"][1]["clip"] == other["id"]
    asked("beat", library, "from", best[0])
    asked("beat", library, "bind", best[2], "line 10")
    asked("beat", library, "crown", best[2])
    assert "is in this stringout already" in dailies("cut", library, "Best", "champion", "1").refusal
    asked("remove", library, "Best", "3")
    assert cut(library, "champion", "1") == "Champion of “line 10”"
    assert asked("sequence", library, "Best")["placements"][0]["label"] == best[2]
    assert cut(library, "reading", "1", "1") == "Other reading of “line 10”"
    assert asked("sequence", library, "Best")["placements"][0]["label"] == best[0]
    assert "neither 1" in dailies("cut", library, "Best", "reading", "1", "2").refusal
    assert "no other camera" in dailies("cut", library, "Best", "swap", "1", "A001C001_261116_R1AB").refusal


@pytest.mark.usefixtures("best")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("slip", "1"), "“cut slip” wants a number of frames after the placement."),
        (("slip", "1", "few"), "“few” is no number of frames. Positive is later, -2 earlier."),
        (("lift", "1", "2"), "“cut lift” takes nothing after the placement."),
        (("lift", "9"), "There is no placement “9”: number them from 1 to 3, or give an id."),
    ],
)
def test_cut__says_what_is_wrong(library: Path, words: tuple[str, ...], said: str) -> None:
    assert dailies("cut", library, "Best", *words).refusal == said
    assert dailies("cut", library, "Best", "weld", "1").code == 2
    assert len(ranges(library)) == 3


@pytest.mark.usefixtures("best")
def test_cut__a_version_changes_by_no_verb(library: Path) -> None:
    (version,) = asked("versions", library, "Best", "--save")["versions"]
    assert "“v1” is a kept version: nothing changes in it." in dailies("trim", library, version["id"], "1", "--head", "1").refusal
    assert CLIP in asked("sequence", library, version["id"])["placements"][0]["file"]
