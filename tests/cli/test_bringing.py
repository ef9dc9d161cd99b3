"""Test `bring-in`: a stringout goes out as .otio and comes back as it was."""

import shutil
from pathlib import Path

import pytest

from tests.support.command import asked, dailies

CLIPS = ("A001C001_261116_R1AB", "A001C002_261116_R1AB")


@pytest.fixture
def written(library: Path, tmp_path: Path) -> Path:
    """Make a stringout of two labels, and write it."""
    for name in CLIPS:
        asked("label", library, name, "--kind", "best_moment", "--from", "20", "--to", "60")
    asked("stringout", library, "Best", "--query", "kind:best_moment", "--order", "timecode:late>early", "--handles", "7")
    asked("export", library, "Best", "-o", tmp_path / "best.otio")
    return tmp_path / "best.otio"


def test_bring_in__into_a_copy_that_never_had_it(library: Path, written: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(library, tmp_path / "other.dailies"))
    before = asked("list", other, "stringouts")
    assert "is here already" in dailies("bring-in", other, written).refusal
    while asked("list", other, "stringouts")["stringouts"]:
        asked("undo", other)
    answer = asked("bring-in", other, written)
    assert (answer["name"], answer["clips"], answer["missing"]) == ("Best", 2, 0)
    assert asked("list", other, "stringouts") == before
    again = dailies("bring-in", other, written, "--replace")
    assert (again.code, "It is here as it is in the file." in again.out) == (0, True)


def test_bring_in__refuses_what_holds_none(library: Path, tmp_path: Path) -> None:
    asked("export", library, "24A-1", "-o", tmp_path / "take.otio")
    assert "take.otio holds no stringout of Dailies Logger." in dailies("bring-in", library, tmp_path / "take.otio").refusal
    assert dailies("bring-in", library, tmp_path / "none.otio").code == 2
