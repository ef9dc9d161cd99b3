"""Test `beat` and `grid` as scripts use them."""

from pathlib import Path
from typing import Any

from tests.support.command import asked, dailies

CLIP = "A001C002_261116_R1AB.mov"


def _label(library: Path, start: int, *words: str) -> str:
    span = ("--from", str(start), "--to", str(start + 12))
    return str(asked("label", library, CLIP, "--kind", "emotional_beat", *span, *words)["id"])


def _beats(library: Path) -> list[dict[str, object]]:
    return list(asked("list", library, "beats")["beats"])


def _scene(library: Path) -> str:
    (clip,) = [each for each in asked("list", library, "clips")["clips"] if each["file"].endswith(CLIP)]
    return next(
        str(take["scene"]) for take in asked("list", library, "takes")["takes"] if clip["id"] in [a["clip"] for a in take["angles"]]
    )


def test_beat__is_made_ordered_bound_and_crowned_by_name(library: Path) -> None:
    scene, first = _scene(library), _label(library, 10, "--text", "the lie lands", "--who", "Grace", "--rating", "5")
    made = asked("beat", library, "from", first)
    sits = asked("beat", library, "add", scene, "she sits", "--whose", "Grace", "--feeling", "wary", "--intensity", "2", "--note", "slow")
    asked("beat", library, "move", "she sits", "1")
    second = _label(library, 40, "--text", "again")
    assert asked("beat", library, "bind", second, f"{scene}/the lie lands")["id"] == second
    asked("beat", library, "crown", second, "--reason", "the breath")
    asked("beat", library, "set", "the lie lands", "--name", "the lie", "--feeling", "caught out")
    assert [(each["id"], each["name"]) for each in _beats(library)] == [(sits["id"], "she sits"), (made["id"], "the lie")]
    lie = _beats(library)[1]
    assert lie == {
        "id": made["id"],
        "scene": scene,
        "name": "the lie",
        "whose": "Grace",
        "feeling": "caught out",
        "intensity": 0,
        "note": "",
        "champion": second,
        "reason": "the breath",
        "readings": [first, second],
    }


def test_grid__shows_cells_holes_and_surplus(library: Path) -> None:
    scene = _scene(library)
    first, free = _label(library, 10, "--rating", "5", "--text", "one"), _label(library, 40)
    made = asked("beat", library, "from", first)
    hole = asked("beat", library, "add", scene, "he waits", "--after", "one")
    grid = asked("grid", library, scene.lower(), "--wide-to-tight")
    (cell,) = grid["beats"][0]["cells"]
    assert (cell["readings"], cell["best_rating"], cell["champion"], cell["camera"]) == ([first], 5, False, "A")
    assert {(cell["setup"], cell["camera"])} <= {(column["setup"], column["camera"]) for column in grid["columns"]}
    assert (grid["holes"], grid["free"]) == ([hole["id"]], [free])
    assert grid["surplus"][0] == {"beat": made["id"], "shot": 1, "selected": 1, "used": 0}
    told = dailies("grid", library, scene)
    dailies("beat", library, "crown", first)
    lines = dailies("grid", library, scene).out.splitlines()
    assert lines[0].split() == ["BEAT", *grid_names(grid), "READINGS", "SELECTED", "USED"]
    assert lines[1].split() == ["one", "5", "x1*", "1", "1", "0"]
    assert lines[2].split() == ["he", "waits", ".", "uncovered", "0", "0"]
    assert "* is the champion" in lines[3]
    assert lines[4].startswith("No reading in ")
    listed = dailies("list", library, "labels").out.splitlines()
    assert "BEAT" in listed[0].split()
    (line,) = (line for line in listed if first in line)
    assert line.split()[-3:-1] == ["one", "one"], "the beat, then what the label says"
    assert "1 emotional beat bound to no beat yet." in told.out


def grid_names(grid: dict[str, Any]) -> list[str]:
    """Return the words of the columns that read a beat."""
    return [word for beat in grid["beats"] for cell in beat["cells"] for word in (cell["setup"], cell["camera"])]


def test_beat__merge_free_uncrown_and_remove_leave_every_label(library: Path) -> None:
    scene, first = _scene(library), _label(library, 10, "--text", "one")
    asked("beat", library, "from", first)
    asked("beat", library, "add", scene, "two")
    asked("beat", library, "crown", first)
    asked("beat", library, "uncrown", "one")
    asked("beat", library, "merge", "one", "two")
    assert [(each["name"], each["readings"], each["champion"]) for each in _beats(library)] == [("two", [first], None)]
    asked("beat", library, "free", first)
    asked("beat", library, "remove", "two")
    assert (_beats(library), [each["id"] for each in asked("list", library, "labels")["labels"]]) == ([], [first])
    asked("undo", library)
    assert [each["name"] for each in _beats(library)] == ["two"]


def test_beat__says_what_is_wrong(library: Path) -> None:
    for words, said in (
        (("add", "24"), "takes 2 words"),
        (("bind", "x", "y"), "There is no label “x”."),
        (("remove", "nothing"), "There is no beat “nothing”."),
    ):
        told = dailies("beat", library, *words)
        assert (told.code, said in told.err) == (2, True), told
    asked("beat", library, "add", "24", "one")
    assert "is no place" in dailies("beat", library, "move", "one", "first").err
    assert "There is no scene “99”." in dailies("grid", library, "99").err
