"""Test `history`, `undo` and `redo`, also across processes and people."""

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

from tests.support.command import asked, dailies

CLIP = "A001C002_261116_R1AB.mov"
RUN = "import sys; from dailies_logger.__main__ import dailies; sys.exit(dailies())"


def _label(library: Path, *words: str) -> str:
    return str(asked("label", library, CLIP, "--kind", "reaction", "--from", "3", "--to", "9", *words)["id"])


def _labels(library: Path) -> list[str]:
    return [label["id"] for label in asked("list", library, "labels")["labels"]]


def test_undo__then_redo_brings_the_same_label_back(library: Path) -> None:
    key = _label(library, "--text", "wait")
    before = asked("list", library, "labels")
    assert asked("undo", library)["name"] == "Undo Label reaction"
    assert _labels(library) == []
    assert asked("redo", library)["name"] == "Redo Label reaction"
    assert asked("list", library, "labels") == before
    assert _labels(library) == [key]


def test_undo__goes_back_step_by_step_without_end(library: Path) -> None:
    keys = [_label(library) for _ in range(4)]
    for left in (3, 2, 1, 0):
        asked("undo", library)
        assert sorted(_labels(library)) == sorted(keys[:left])
    for there in (1, 2, 3, 4):
        asked("redo", library)
        assert sorted(_labels(library)) == sorted(keys[:there])


def test_undo__takes_back_ones_own_acts_only(library: Path) -> None:
    mine = _label(library, "--as", "Ben")
    theirs = _label(library, "--as", "Cleo")
    asked("undo", library, "--as", "Ben")
    assert _labels(library) == [theirs]
    assert mine not in _labels(library)
    assert dailies("undo", library, "--as", "Ben").refusal == "Nothing to undo."


def test_undo__keeps_what_somebody_else_has_said_since(library: Path) -> None:
    key = _label(library, "--as", "Ben")
    asked("label", library, "--set", key, "rating=2", "--as", "Ben")
    asked("label", library, "--set", key, "rating=5", "--as", "Cleo")
    asked("undo", library, "--as", "Ben")
    assert [label["rating"] for label in asked("list", library, "labels")["labels"]] == [5]


def test_redo__is_gone_after_a_new_act(library: Path) -> None:
    _label(library)
    asked("undo", library)
    _label(library)
    assert dailies("redo", library).refusal == "Nothing to redo."


def test_undo__works_across_processes(library: Path) -> None:
    _label(library, "--as", "Ben")
    done = subprocess.run(
        [sys.executable, "-c", RUN, "undo", str(library), "--as", "Ben"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "Undo Label reaction.\n", "")
    assert _labels(library) == []


def test_history__newest_first_with_names_of_people(library: Path) -> None:
    _label(library, "--as", "Ben")
    asked("undo", library, "--as", "Ben")
    acts = asked("history", library)["acts"]
    assert [(act["name"], act["author"], act["way"]) for act in acts[:2]] == [
        ("Undo Label reaction", "Ben", "undo"),
        ("Label reaction", "Ben", "do"),
    ]
    assert acts[-1]["name"] == "New library"
    assert len(asked("history", library, "--limit", "1")["acts"]) == 1


def test_history__of_one_label_tells_its_life_also_when_it_is_gone(library: Path) -> None:
    key = _label(library, "--as", "Ben")
    asked("label", library, "--set", key, "rating=2", "--as", "Cleo")
    asked("label", library, "--remove", key, "--as", "Cleo")
    steps = asked("history", library, key)["steps"]
    assert [step["author"] for step in steps] == ["Ben", "Cleo", "Cleo"]
    assert steps[1]["fields"] == [{"field": "rating", "before": "0", "after": "2"}]


def test_history__of_a_take_by_its_name(library: Path) -> None:
    asked("take", library, "24A-1", "--rating", "3", "--as", "Ben")
    steps = asked("history", library, "24A-1")["steps"]
    assert steps[-1]["name"] == "Rate take"


def test_history__of_nothing_known_is_one_sentence(library: Path) -> None:
    assert "unheard of" in dailies("history", library, "unheard of").refusal
    assert asked("history", library, str(uuid4())) == {"steps": []}


def test_history__people_read_lines(library: Path) -> None:
    _label(library, "--as", "Ben")
    assert "Ben" in dailies("history", library).out.splitlines()[1]
