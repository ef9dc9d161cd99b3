"""Test `sequence` as scripts use it."""

from pathlib import Path

import pytest

from tests.support.command import asked, dailies

CLIP = "A001C002_261116_R1AB"


@pytest.fixture
def best(library: Path) -> list[str]:
    """Make a stringout “Best” of three moments of a clip, and return their labels; another label lies over the first two."""
    spans = ((10, 20), (30, 50), (60, 70))
    labels = [
        asked("label", library, CLIP, "--kind", "best_moment", "--from", str(a), "--to", str(b), "--text", f"line {a}")["id"]
        for a, b in spans
    ]
    labels.append(asked("label", library, CLIP, "--kind", "note", "--from", "15", "--to", "40")["id"])
    asked("stringout", library, "Best", "--query", "kind:best_moment")
    return labels


def test_sequence__tells_source_and_record_of_what_lies_there(library: Path, best: list[str]) -> None:
    told = asked("sequence", library, "Best")
    first, second, third = told["placements"]
    assert (told["name"], told["frames"], told["version_of"], told["out"], told["mixed_rates"]) == ("Best", 40, None, [], False)
    numerator, denominator = told["rate"].split("/")
    assert int(numerator) > int(denominator)
    assert [(each["source_in"], each["source_out"], each["record_in"], each["record_out"]) for each in told["placements"]] == [
        (10, 20, 0, 10),
        (30, 50, 10, 30),
        (60, 70, 30, 40),
    ]
    assert [each["record_in_tc"] for each in told["placements"]] == ["01:00:00:00", "01:00:00:10", "01:00:01:06"]
    assert first["source_in_tc"].count(":") == 3
    assert (first["labels"], second["labels"], third["labels"]) == ([best[0], best[3]], [best[3], best[1]], [best[2]])
    assert (first["label"], first["number"], first["track"], first["by_rule"], first["pinned"], first["on"]) == (
        best[0],
        1,
        1,
        True,
        False,
        None,
    )


def test_sequence__tells_trims_black_and_what_is_out(library: Path, best: list[str]) -> None:
    asked("trim", library, "Best", "2", "--head", "3", "--tail", "-2")
    out = asked("remove", library, "Best", "1")["changed"]
    told = asked("sequence", library, "Best")
    first, second = told["placements"]
    assert [each["id"] for each in told["out"]] == out
    assert (first["head"], first["tail"], first["gap"], first["pinned"], first["record_in"]) == (3, -2, 3, True, 3)
    assert (second["gap"], told["frames"]) == (2, 30)
    lines = dailies("sequence", library, "Best").out.splitlines()
    assert "+3 −2" in lines[1]
    assert lines[-1].startswith("Best: 2 placements, ")
    assert lines[-1].endswith(", 1 placement taken out.")


def test_sequence__shows_stacked_cameras_where_they_lie(library: Path) -> None:
    asked("label", library, CLIP, "--kind", "best_moment", "--from", "30", "--to", "50", "--all-angles")
    asked("stringout", library, "Stack", "--query", "kind:best_moment", "--angles", "stacked")
    under, over = asked("sequence", library, "Stack")["placements"]
    assert (over["on"], over["track"], over["number"], under["track"]) == (under["id"], 2, 1, 1)
    assert over["clip"] != under["clip"]
    assert under["record_in"] <= over["record_in"] < over["record_out"] <= under["record_out"]
    assert over["labels"] == under["labels"]


def test_sequence__of_a_version_by_name_and_id(library: Path, best: list[str]) -> None:
    (version,) = asked("versions", library, "Best", "--save")["versions"]
    asked("remove", library, "Best", "1")
    assert len(asked("sequence", library, "Best")["placements"]) == 2
    kept = asked("sequence", library, "Best", "--version", "v1")
    assert (len(kept["placements"]), kept["name"], kept["id"]) == (3, "v1", version["id"])
    assert asked("sequence", library, version["id"])["placements"] == kept["placements"]
    assert "There is no version “v2”." in dailies("sequence", library, "Best", "--version", "v2").refusal
    assert "There is no stringout “Rest”." in dailies("sequence", library, "Rest").refusal
