"""Test `new`, `check` and `sample` as scripts use them."""

import os
from pathlib import Path

import pytest

from tests.support.command import asked, dailies


def test_new__makes_a_library_with_exact_rate_and_slating(tmp_path: Path) -> None:
    answer = asked("new", tmp_path / "Pier.dailies", "--title", "North Pier", "--rate", "23.976", "--slating", "uk", "--as", "Ann")
    assert answer == {
        "library": str(tmp_path / "Pier.dailies"),
        "title": "North Pier",
        "rate": "24000/1001",
        "slating": "uk",
        "person": "Ann",
    }
    assert (tmp_path / "Pier.dailies").stat().st_size > 0


def test_new__is_24000_1001_and_us_unless_said(tmp_path: Path) -> None:
    answer = asked("new", tmp_path / "Pier.dailies", "--title", "North Pier")
    assert (answer["rate"], answer["slating"]) == ("24000/1001", "us")


def test_new__adds_the_ending_and_other_verbs_find_it(tmp_path: Path) -> None:
    assert asked("new", tmp_path / "Pier", "--title", "P")["library"].endswith("Pier.dailies")
    assert asked("list", tmp_path / "Pier", "clips") == {"clips": []}


def test_new__a_second_time_refuses_and_leaves_the_first(tmp_path: Path) -> None:
    asked("new", tmp_path / "Pier.dailies", "--title", "North Pier")
    before = (tmp_path / "Pier.dailies").read_bytes()
    assert "Pier.dailies" in dailies("new", tmp_path / "Pier.dailies", "--title", "Other").refusal
    assert (tmp_path / "Pier.dailies").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--title", " "], "Give the production a title."),
        (["--rate", "fast"], "fast"),
        (["--rate", "0"], "0"),
        (["--slating", "fr"], "--slating"),
    ],
)
def test_new__refuses_what_does_not_exist(tmp_path: Path, words: list[str], named: str) -> None:
    assert named in dailies("new", tmp_path / "x.dailies", "--title", "T", *words).refusal
    assert not (tmp_path / "x.dailies").exists()


def test_new__needs_a_title(tmp_path: Path) -> None:
    assert "--title" in dailies("new", tmp_path / "x.dailies").refusal


def test_new__in_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert "x.dailies" in dailies("new", tmp_path / "nowhere" / "x.dailies", "--title", "T").refusal


def test_check__a_sound_library_has_no_faults(library: Path) -> None:
    assert asked("check", library) == {"ok": True, "faults": []}
    assert dailies("check", library).out == "The library is sound.\n"


def test_check__a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.dailies").write_text("shopping")
    assert "notes.dailies" in dailies("check", tmp_path / "notes.dailies").refusal


def test_check__no_file_is_refused(tmp_path: Path) -> None:
    assert "gone.dailies" in dailies("check", tmp_path / "gone.dailies").refusal


def test_sample__lists_what_it_made(sample_shoot: Path) -> None:
    kinds = {path.suffix for path in sample_shoot.rglob("*") if path.is_file()}
    assert kinds == {".mov", ".WAV", ".ale", ".csv"}


@pytest.mark.skipif(os.name == "nt", reason="needs a folder nobody may write to")
def test_sample__onto_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    assert "taken" in dailies("sample", tmp_path / "taken").refusal
