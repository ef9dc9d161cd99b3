"""Rows of reports as claims."""

import pytest

from dailies_logger.domain.clip import Facts, Source
from dailies_logger.domain.production import Slating
from dailies_logger.workflow.columns import mapped
from dailies_logger.workflow.report_rows import Claim, claims
from tests.support.intake import table


def read(text: str, *, source: Source = Source.SUPERVISOR, slating: Slating = Slating.US) -> list[Claim]:
    report = table(text)
    return list(claims(report, mapped(report.columns, {}), source=source, slating=slating))


def facts(text: str, *, slating: Slating = Slating.US) -> Facts:
    return read(text, slating=slating)[0].facts


def test_claims__one_for_each_camera_and_one_for_the_sound() -> None:
    found = read(
        """Date|Scene|Setup|Take|Circled|Cam A|Cam B|Cam C|Snd Roll|Lens A|Lens B|Lens C|Size A|Eyeline B|Run|Comments
           2026-11-20|12|12A|3PU|*|A011/C003|B011/C004||S011|75mm|60mm||CU Mara|L>R|0:09|soft at the head"""
    )
    assert [(claim.facts.camera, claim.facts.roll, claim.facts.number, claim.sound) for claim in found] == [
        ("A", "A011", "C003", False),
        ("B", "B011", "C004", False),
        (None, None, None, True),
    ]
    one, two, _ = (claim.facts for claim in found)
    assert (one.scene, one.setup, one.take, one.flags, one.circled, one.day) == ("12", "12A", "3", "PU", "yes", "2026-11-20")
    assert (one.lens, one.shot_size, one.eyeline, one.note, one.sound_roll) == ("75mm", "CU Mara", None, "soft at the head", "S011")
    assert (two.lens, two.shot_size, two.eyeline) == ("60mm", None, "L>R")
    assert found[0].other == (("Run", "0:09"),)
    assert (found[0].row, found[0].text) == (1, "12A-3 A011/C003")


def test_claims__a_camera_with_a_lens_but_no_clip_is_none() -> None:
    assert [claim.facts.camera for claim in read("Setup|Take|Cam A|Lens B\n12A|1|A011/C003|60mm")] == ["A", None]


def test_claims__cameras_of_lens_columns_where_no_clips_are_named() -> None:
    assert [claim.facts.camera for claim in read("Setup|Take|Lens A|Lens B\n12A|1|75mm|60mm")] == ["A", "B", None]


def test_claims__a_row_of_a_clip_and_a_row_of_a_take() -> None:
    clip, take = read("Name|Scene|Take\nA011C003|12A|1\n|12A|2")
    assert (clip.whole_take, clip.name, take.whole_take, take.text) == (False, "A011C003", True, "12A-2")


@pytest.mark.parametrize(
    ("cell", "circled"), [("", "no"), ("*", "yes"), ("Y", "yes"), ("x", "yes"), ("print", "yes"), ("N", "no"), ("0", "no"), ("maybe", None)]
)
def test_circled__a_blank_cell_of_such_a_column_means_no(cell: str, circled: str | None) -> None:
    assert facts(f"Setup|Take|Circled\n12A|1|{cell}").circled == circled


def test_circled__without_such_a_column_nothing_is_said() -> None:
    assert facts("Setup|Take\n12A|1").circled is None


def test_cells__what_is_not_understood_is_kept_beside() -> None:
    claim = read("Setup|Take|Circled|Date|Camera|Weather\n12A|1|maybe|Friday|Super 8|rain")[0]
    assert claim.other == (("Weather", "rain"), ("Camera", "Super 8"), ("Circled", "maybe"), ("Date", "Friday"))
    assert (claim.facts.camera, claim.facts.day) == (None, None)


def test_cells__unknown_is_blank() -> None:
    assert facts("Scene|Take|Camroll\nunknown|unknown|unknown") == Facts()


def test_sound_roll__mos_is_a_flag_and_no_roll() -> None:
    found = facts("Setup|Take|Snd Roll\n13|1|MOS")
    assert (found.sound_roll, found.flags) == (None, "MOS")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Scene|Take\n12A|1", Facts(scene="12", setup="12A", take="1")),
        ("Scene|Setup|Take\n12|12A|1", Facts(scene="12", setup="12A", take="1")),
        ("Setup|Take\n12A|1", Facts(scene="12", setup="12A", take="1")),
        ("Slate\n47C-3PU", Facts(scene="47", setup="47C", take="3", flags="PU")),
        ("Slate|Take\n47C|3", Facts(scene="47", setup="47C", take="3")),
    ],
)
def test_slate__us(text: str, expected: Facts) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Slate|Take\n212|3", Facts(slate="212", take="3")),
        ("Slate\n212 T3", Facts(slate="212", take="3")),
        ("Scene|Slate|Take\n47|212|3", Facts(scene="47", slate="212", take="3")),
        ("Scene|Take\n212|3", Facts(slate="212", take="3")),
    ],
)
def test_slate__uk(text: str, expected: Facts) -> None:
    assert facts(text, slating=Slating.UK) == expected


@pytest.mark.parametrize(("cell", "camera"), [("A", "A"), ("b cam", "B"), ("Camera C", "C"), ("ALEXA", None)])
def test_camera__a_letter_and_nothing_else(cell: str, camera: str | None) -> None:
    assert facts(f"Name|Camera\nA011C003|{cell}").camera == camera


def test_start__is_a_fact_of_camera_reports_only() -> None:
    text = "Name|Tape|Start\nx|A011|10:00:00:00"
    assert read(text, source=Source.CAMERA_REPORT)[0].facts.start_tc == "10:00:00:00"
    assert read(text)[0].facts.start_tc is None
    assert read(text)[0].start_tc == "10:00:00:00"
    assert read("Name|Start\nx|about ten")[0].start_tc == ""


def test_number__forms_of_clip_columns() -> None:
    assert facts("Roll|Clip\na011|3").number == "C003"
    assert facts("Roll|Clip\na011|C003").roll == "A011"
    assert facts("Roll|Clip\na011|close-up").number is None


def test_notes__of_two_columns_stand_one_under_the_other() -> None:
    assert facts("Setup|Take|Descript|Comments\n12A|1|Mara turns|soft").note == "Mara turns\nsoft"
