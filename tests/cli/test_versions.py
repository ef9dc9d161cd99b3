"""Test `versions` and `compare` as scripts use them."""

from pathlib import Path

import pytest

from tests.cli.test_sequences import best
from tests.support.command import asked, dailies

__all__ = ["best"]


@pytest.mark.usefixtures("best")
def test_versions__keep_restore_rename_remove(library: Path) -> None:
    assert asked("versions", library, "Best") == {"versions": []}
    assert dailies("versions", library, "Best").out == "No version has been kept yet.\n"
    (first,) = asked("versions", library, "Best", "--save", "--note", "for Anna")["versions"]
    assert (first["name"], first["note"], first["placements"], first["frames"]) == ("v1", "for Anna", 3, 40)
    before = asked("sequence", library, "Best")
    asked("remove", library, "Best", "1")
    assert [each["name"] for each in asked("versions", library, "Best", "--save", "tight")["versions"]] == ["v1", "tight"]
    assert dailies("versions", library, "Best", "--restore", "V1").out == "Back to v1 of “Best”.\n"
    assert asked("sequence", library, "Best") == before
    assert dailies("versions", library, "Best", "--restore", "v1").out == "Nothing to change.\n"
    asked("versions", library, "Best", "--rename", "tight", "Tighter", "--note", "no lie")
    assert [(each["name"], each["note"]) for each in asked("versions", library, "Best")["versions"]] == [
        ("v1", "for Anna"),
        ("Tighter", "no lie"),
    ]
    assert [each["name"] for each in asked("versions", library, "Best", "--remove", "Tighter")["versions"]] == ["v1"]
    head, line = dailies("versions", library, "Best").out.splitlines()
    assert (head.split(), line.split()[0], "for Anna" in line) == (["VERSION", "KEPT", "PLACEMENTS", "LONG", "NOTE"], "v1", True)


@pytest.mark.usefixtures("best")
def test_versions__are_in_no_list_of_stringouts_and_are_exported(library: Path, tmp_path: Path) -> None:
    (version,) = asked("versions", library, "Best", "--save", "v1")["versions"]
    assert [each["name"] for each in asked("list", library, "stringouts")["stringouts"]] == ["Best"]
    asked("remove", library, "Best", "1")
    assert asked("export", library, version["id"], "-o", tmp_path / "v1.otio")["clips"] >= 3
    assert asked("check", library)["ok"]


@pytest.mark.usefixtures("best")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--restore", "v3"), "There is no version “v3”. Known: v1, now."),
        (("--restore", "now"), "“Best” is no version: it is the stringout itself."),
        (("--save", "V1"), "There is a version “v1” already. Choose another name."),
        (("--note", "x"), "--note goes with --save or --rename."),
    ],
)
def test_versions__says_what_is_wrong(library: Path, words: tuple[str, ...], said: str) -> None:
    asked("versions", library, "Best", "--save", "v1")
    assert dailies("versions", library, "Best", *words).refusal == said


def test_compare__is_a_change_list(library: Path, best: list[str]) -> None:
    asked("versions", library, "Best", "--save", "v1")
    assert dailies("compare", library, "Best", "v1", "now").out == "Nothing differs.\n"
    asked("remove", library, "Best", "1")
    asked("trim", library, "Best", "1", "--head", "6", "--ripple")
    told = asked("compare", library, "Best", "v1", "now")
    assert [(each["change"], each["label"], each["frames"], each["head"], each["from"], each["to"]) for each in told["changes"]] == [
        ("out", best[0], -10, 0, 1, None),
        ("trimmed", best[1], -6, 6, 2, 1),
    ]
    assert (told["frames"], sum(each["frames"] for each in told["changes"])) == (-16, -16)
    back = asked("compare", library, "Best", "now", "v1")
    assert (back["frames"], [each["change"] for each in back["changes"]].count("in")) == (16, 1)
    lines = dailies("compare", library, "Best", "v1", "now").out.splitlines()
    assert lines[0].startswith("− ")
    assert "line 10  01:00:00:00  10 frames" in lines[0]
    assert any(line.endswith("head +6 frames") for line in lines)
    assert lines[-1] == "2 changes, −16 frames."
