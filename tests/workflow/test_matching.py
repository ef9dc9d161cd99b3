"""Reports merged onto clips."""

from dataclasses import replace

import pytest

from dailies_logger.domain.clip import Clip, Said, Source
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.take import Take
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.facts import disagreements
from dailies_logger.workflow.grouping import regroup
from dailies_logger.workflow.matching import Merged, merge_table, propose_mapping, source_of
from dailies_logger.workflow.ports import Table
from tests.support.intake import AUTHOR, heard, library, picture, put, said, sound, table
from tests.support.memory_library import MemoryLibrary

A = picture("A011C003_261120_R2QK", "09:47:50:21", roll="A011", number="C003", tape="A011R2QK", start_tc="09:47:50:21")
B = picture("B011C003_261120_R7TM", "09:47:52:21", roll="B011", number="C003", tape="B011R7TM", start_tc="09:47:52:21")
LAST = picture("A011C008_261120_R2QK", "15:05:00:00", roll="A011", number="C008", tape="A011R2QK", start_tc="15:05:00:00")
RECORDER = sound("12A-T01", None, scene="12", setup="12A", take="1")

ALE = table(
    """Name|Start|End|Tape|Camroll|Scene|Take|Camera|Lens|Circled|Shoot Date|Comments|ASC_SAT
       A011C003_261120_R2QK|09:47:50:21|09:48:00:21|A011R2QK|A011|12A|1|A|75mm||20261120|soft|0.95
       A011C008_261120_R2QK|15:05:00:00|15:05:06:00|A011R2QK|A011|13C|1|A|100mm||20261120||0.95""",
    ale=True,
)
SCRIPT = table(
    """Date|Scene|Setup|Take|Circled|Cam A|Cam B|Lens A|Lens B|Comments
       2026-11-20|12|12A|1|*|A011/C003|B011/C003|85mm|60mm|the look
       2026-11-20|13|13C|1||A012/C008||100mm||MXF"""
)


def shoot(*clips: Clip) -> MemoryLibrary:
    clips = clips or (A, B, LAST, RECORDER)
    target = library()
    put(target, *clips, *(heard(clip) for clip in clips))
    draft = Draft(target)
    regroup(draft, [clip.id for clip in clips])
    edit = draft.edit("Form takes", author=AUTHOR)
    assert edit is not None
    target.write(edit)
    return target


def merge(target: MemoryLibrary, report: Table, mapping: dict[str, str] | None = None) -> Merged:
    merged = merge_table(target, report, author=AUTHOR, mapping=mapping or {})
    if merged.edit:
        target.write(merged.edit)
    return merged


def now(target: MemoryLibrary, clip: Clip) -> Clip:
    found = target.get(Clip, clip.id)
    assert found is not None
    return found


def differ(target: MemoryLibrary) -> list[tuple[str, str, list[str]]]:
    return [(now_name(target, one.clip), one.field, [value for _, value in one.values]) for one in disagreements(target)]


def now_name(target: MemoryLibrary, clip: object) -> str:
    return next(one.name[:8] for one in target.where(Clip) if one.id == clip)


def test_merge__both_reports_in_either_order_say_the_same() -> None:
    expected = [
        ("A011C003", "lens", ["75mm", "85mm"]),
        ("A011C003", "circled", ["yes", "no"]),
        ("A011C008", "roll", ["A011", "A011", "A012"]),
    ]
    for order in ((ALE, SCRIPT), (SCRIPT, ALE)):
        target = shoot()
        results = [merge(target, report) for report in order]
        assert [result.unmatched for result in results] == [(), ()]
        assert sorted(differ(target)) == sorted(expected)
        assert [(now(target, clip).facts.setup, now(target, clip).facts.take) for clip in (A, B, LAST)] == [
            ("12A", "1"),
            ("12A", "1"),
            ("13C", "1"),
        ]
        assert (now(target, A).facts.lens, now(target, A).facts.circled, now(target, LAST).facts.roll) == ("75mm", "yes", "A011")
        assert {(take.shown, take.circled, take.supervisor_note) for take in target.where(Take)} == {
            ("12A-1", True, "the look"),
            ("13C-1", False, "MXF"),
        }


def test_merge__the_import_is_one_edit_and_again_changes_nothing() -> None:
    target = shoot()
    for report in (ALE, SCRIPT):
        edits = len(target.edits)
        assert merge(target, report).edit is not None
        assert len(target.edits) == edits + 1
    for report in (ALE, SCRIPT):
        again = merge(target, report)
        assert again.edit is None
        assert len(again.matched) == 2


def test_merge__names_the_rows_and_the_clips_they_fit() -> None:
    merged = merge(shoot(), SCRIPT)
    assert [(one.row, one.text, set(one.clips)) for one in merged.matched] == [
        (1, "12A-1 A011/C003", {A.id, B.id, RECORDER.id}),
        (2, "13C-1 A012/C008", {LAST.id}),
    ]
    assert merged.mapping["Cam A"] == "clip A"


def test_merge__the_recorders_file_joins_its_take() -> None:
    target = shoot()
    merge(target, SCRIPT)
    assert now(target, RECORDER).take_id == now(target, A).take_id


def test_merge__custom_columns_and_notes_are_kept_with_the_source() -> None:
    target = shoot()
    merge(target, ALE)
    row = next(row for row in target.where(Said, source=Source.CAMERA_REPORT) if row.subject == A.id)
    assert (row.facts.note, row.other, row.document) == ("soft", (("ASC_SAT", "0.95"),), "A011.ale")
    assert {take.supervisor_note for take in target.where(Take)} == {""}


def test_merge__the_editors_word_and_note_stay() -> None:
    target = shoot()
    take = target.where(Take, id=now(target, A).take_id)[0]
    put(target, replace(take, editor_note="mine"), said(A, Source.EDITOR, setup="12C"))
    merge(target, SCRIPT)
    after = target.where(Take, id=take.id)[0]
    assert (after.editor_note, after.supervisor_note) == ("mine", "the look")
    assert now(target, A).facts.setup == "12C"


def test_merge__a_report_start_counts_where_the_file_has_none() -> None:
    bare = picture("A011C003_261120_R2QK", None, roll="A011", number="C003")
    target = shoot(bare)
    merge(target, ALE)
    assert str(now(target, bare).timecode(0)) == "09:47:50:21"


def test_merge__a_row_of_a_part_of_a_clip_moves_no_start() -> None:
    target = shoot(A)
    merge(target, table("Name|Start|Tape|Scene|Take\nsub|09:47:55:00|A011R2QK|12A|1", ale=True))
    assert now(target, A).start == A.start
    assert now(target, A).facts.setup == "12A"


def test_merge__rows_that_fit_nothing_or_two_clips_are_listed() -> None:
    twin = picture("A011C003_261122_R2QK", "09:47:50:21", roll="A011", number="C003", tape="A011R2QK", day="2026-11-22")
    merged = merge(shoot(A, twin), table("Name|Tape|Start|Scene|Take\nx|A011R2QK|09:47:50:21|12A|1\ny|A099|01:00:00:00|12A|2", ale=True))
    assert merged.edit is None
    assert [(one.row, one.text) for one in merged.unmatched] == [(1, "x"), (2, "y")]
    assert merged.unmatched[0].reason.startswith("It fits 2 clips")
    assert merged.unmatched[1].reason == "It fits no clip in the library."


def test_merge__one_camera_of_a_row_that_is_not_there_is_listed() -> None:
    merged = merge(shoot(A), SCRIPT)
    assert [(one.row, one.text) for one in merged.unmatched] == [(1, "12A-1 B011/C003"), (2, "13C-1 A012/C008")]


def test_merge__two_rows_that_contradict_on_a_clip() -> None:
    target = shoot(A)
    merged = merge(target, table("Name|Scene|Take\nA011C003_261120_R2QK|12A|1\nA011C003_261120_R2QK|12B|1", ale=True))
    assert [one.reason for one in merged.unmatched] == ["It says otherwise of A011C003_261120_R2QK than row 1."]
    assert now(target, A).facts.setup == "12A"


def test_merge__two_rows_that_complete_each_other() -> None:
    target = shoot(A)
    merged = merge(target, table("Name|Scene|Take|Lens\nA011C003_261120_R2QK|12A|1|\nA011C003_261120_R2QK|||75mm", ale=True))
    assert (now(target, A).facts.setup, now(target, A).facts.lens, len(merged.matched)) == ("12A", "75mm", 2)


def test_merge__a_row_of_a_take_reaches_all_its_angles() -> None:
    target = shoot()
    merge(target, ALE)
    merge(target, table("Scene|Setup|Take|Circled|Comments\n12|12A|1|x|lovely"))
    assert now(target, A).facts.circled == "yes"
    assert [take.supervisor_note for take in target.where(Take) if take.shown == "12A-1"] == ["lovely"]


def test_merge__a_changed_mapping() -> None:
    report = table("Datei|Bild|Klappe\nA011C003_261120_R2QK.mov|12A|3")
    target = shoot(A)
    assert propose_mapping(report) == {"Datei": "", "Bild": "", "Klappe": ""}
    merged = merge(target, report, {"Datei": "file", "Bild": "setup", "Klappe": "take"})
    assert (now(target, A).facts.setup, now(target, A).facts.take, merged.mapping["Bild"]) == ("12A", "3", "setup")
    with pytest.raises(Refused):
        merge(target, report, {"Bild": "colour"})


def test_source_of__an_ale_is_the_cameras() -> None:
    assert (source_of(ALE), source_of(SCRIPT)) == (Source.CAMERA_REPORT, Source.SUPERVISOR)
