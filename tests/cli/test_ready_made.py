"""Test `ready-made` as scripts use it."""

from pathlib import Path

from dailies_logger.workflow.ready_made import READY_MADE
from tests.support.command import asked, dailies


def test_ready_made__lists_what_there_is(library: Path) -> None:
    listed = asked("ready-made", library)["ready_made"]
    assert [each["id"] for each in listed] == list(READY_MADE)
    assert "KEM roll of scene …" in dailies("ready-made", library).out


def test_ready_made__makes_one_and_says_how_long(library: Path) -> None:
    answer = asked("ready-made", library, "kem-roll", "24")
    (made,) = asked("list", library, "stringouts")["stringouts"]
    assert (answer["name"], answer["clips"]) == (made["name"], len(made["placements"])) == ("KEM roll of scene 24", len(made["placements"]))
    assert made["query"] == "scene:24"
    assert answer["clips"] > 1


def test_ready_made__says_what_is_missing(library: Path) -> None:
    assert "Say of which day: dailies ready-made LIB selects DAY." in dailies("ready-made", library, "selects").refusal
    assert "would be empty" in dailies("ready-made", library, "circled", "99").refusal
    assert dailies("ready-made", library, "nothing", "24").code == 2
