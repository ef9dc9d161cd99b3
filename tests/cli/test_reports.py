"""Test `import` as scripts use it."""

from pathlib import Path

import pytest

from dailies_logger.cli.reports import read_mapping
from dailies_logger.domain.errors import Refused
from tests.support.command import asked, clip_named, dailies

HEAD = "Scene,Setup,Take,Cam A,Lens A,Comments\n"


def _report(tmp_path: Path, text: str, name: str = "log.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_import__counts_rows_and_lists_clips(library: Path, sample_shoot: Path) -> None:
    answer = asked("import", library, next(sample_shoot.rglob("*.ale")))
    assert (answer["matched"], answer["unmatched"], answer["unmatched_rows"]) == (5, 0, [])
    assert len(answer["matched_clips"]) == 5


def test_import__a_disagreement_is_listed_and_the_value_in_force_stands_first(library: Path, tmp_path: Path) -> None:
    report = _report(tmp_path, HEAD + "24,24A,1,A001/C003,40mm,wrong lens\n")
    answer = asked("import", library, report)
    clip = clip_named(library, "A001C003")
    assert answer["disagreements"] == [
        {
            "clip": clip["id"],
            "file": clip["file"],
            "field": "lens",
            "values": [{"source": "camera_report", "value": "85mm"}, {"source": "supervisor", "value": "40mm"}],
        }
    ]
    assert clip["lens"] == "85mm"


def test_import__a_row_without_clip_is_told_with_its_reason(library: Path, tmp_path: Path) -> None:
    answer = asked("import", library, _report(tmp_path, HEAD + "99,99,1,Z009/C077,40mm,\n"))
    assert (answer["matched"], answer["unmatched"]) == (0, 1)
    assert answer["unmatched_rows"][0]["reason"]


def test_import__a_column_of_any_name_can_be_mapped(library: Path, tmp_path: Path) -> None:
    report = _report(tmp_path, "Scene,Setup,Take,Cam A,Glass=Used\n24,24,1,A001/C001,27mm\n")
    answer = asked("import", library, report, "--map", "Glass=Used=lens A")
    assert answer["columns"]["Glass=Used"] == "lens A"
    assert [each["field"] for each in answer["disagreements"]] == ["lens"]


def test_import__the_note_of_the_supervisor_stays_apart(library: Path) -> None:
    asked("take", library, "24A-1", "--note", "mine")
    take = asked("take", library, "24A-1")
    assert (take["editor_note"], take["supervisor_note"]) == ("mine", "Soft at the head on B")


def test_import__is_undone_as_one(library: Path) -> None:
    asked("undo", library, "--as", "Ann")
    assert asked("take", library, "24A-1")["supervisor_note"] == ""


@pytest.mark.parametrize("word", ["lens", "=lens", " =lens"])
def test_import__refuses_a_mapping_that_is_none(library: Path, tmp_path: Path, word: str) -> None:
    assert word.strip() in dailies("import", library, _report(tmp_path, HEAD), "--map", word).refusal


def test_import__refuses_a_field_that_is_none(library: Path, tmp_path: Path) -> None:
    report = _report(tmp_path, HEAD + "24,24,1,A001/C001,27mm,\n")
    assert "weight" in dailies("import", library, report, "--map", "Lens A=weight").refusal


def test_import__a_report_that_is_not_there_is_one_sentence(library: Path, tmp_path: Path) -> None:
    assert "gone.ale" in dailies("import", library, tmp_path / "gone.ale").refusal


def test_import__where_one_of_several_cannot_be_read_nothing_is_merged(library: Path, tmp_path: Path) -> None:
    before = asked("history", library)
    good = _report(tmp_path, HEAD + "24,24A,1,A001/C003,40mm,\n")
    assert "gone.ale" in dailies("import", library, good, tmp_path / "gone.ale").refusal
    assert asked("history", library) == before


def test_import__people_read_what_differs(library: Path, tmp_path: Path) -> None:
    out = dailies("import", library, _report(tmp_path, HEAD + "24,24A,1,A001/C003,40mm,\n")).out
    assert "1 row matched onto 1 clip, 0 unmatched, 1 disagreement." in out
    assert "lens is 85mm (camera report), 40mm (supervisor)" in out


def test_read_mapping__the_last_equals_sign_parts() -> None:
    assert read_mapping(["A=B=lens", "Notes = "]) == {"A=B": "lens", "Notes": ""}
    with pytest.raises(Refused):
        read_mapping(["nothing"])
