"""Names of files and words of slates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Facts
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.production import Slating
from dailies_logger.workflow import naming
from dailies_logger.workflow.naming import (
    FLAGS,
    camera_file,
    filled,
    read_day,
    read_flags,
    read_name,
    read_roll_number,
    read_setup,
    read_take,
)

US, UK = Slating.US, Slating.UK


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A001C002_261120_R2QK.mov", ("A", "A001", "C002", "2026-11-20", "A001R2QK")),
        ("B011C006_261120_R7TM Gleis 3 – arrivée 駅 #2.mov", ("B", "B011", "C006", "2026-11-20", "B011R7TM")),
        ("A_0001C002_220608_110652_h1DJR.mxf", ("A", "A0001", "C002", "2022-06-08", None)),
        ("A118_C029_1102JR_001.R3D", ("A", "A118", "C029", None, "A118_C029_1102JR")),
        ("A005_C010_0501J0", ("A", "A005", "C010", None, "A005_C010_0501J0")),
        ("A005_C010_050112_001.R3D", ("A", "A005", "C010", None, "A005_C010_050112")),
        ("A001C002_140101AB.mxf", ("A", "A001", "C002", "2014-01-01", None)),
        ("A002C003H160422GL_CANON.MXF", ("A", "A002", "C003", "2016-04-22", None)),
        ("A001_08241523_C003.braw", ("A", "A001", "C003", None, None)),
        ("A120_C001_260728.MOV", ("A", "A120", "C001", "2026-07-28", None)),
        ("A001C002.mov", ("A", "A001", "C002", None, None)),
        ("A001C002_269940_R2QK.mov", ("A", "A001", "C002", None, "A001R2QK")),
    ],
)
def test_read_camera_file__usual_forms(name: str, expected: tuple[str | None, ...]) -> None:
    facts = camera_file(f"/cards/{name}")
    assert (facts.camera, facts.roll, facts.number, facts.day, facts.tape) == expected
    assert facts.scene is facts.setup is facts.slate is facts.take is None


@pytest.mark.parametrize(
    "name",
    [
        "A001C002_261120_R2QK.mov",
        "A118_C029_1102JR_001.R3D",
        "IMG_0417.MOV",
        "MVI_1234.MOV",
        "DSC_0001.mov",
        "GX010417.mp4",
        "2026-11.mov",
        "2024-1.mov",
        *("notes from the truck.mov", "C0001.MP4", "clip-1.mov", "final-v3.mov", "R1-2.mov", "47C.mov", "47C-3X9.mov", "012-3.mov"),
    ],
)
def test_read_name__invents_no_scene(name: str) -> None:
    for slating in Slating:
        facts = read_name(name, slating=slating)
        assert (facts.scene, facts.setup, facts.slate, facts.take) == (None, None, None, None)


def test_read_name__bare_number_takes_roll_from_folder() -> None:
    assert read_name("/cards/A001R2QK/XDROOT/C0001.MP4", slating=US) == Facts(camera="A", roll="A001", number="C0001")
    assert read_name("/cards/clips/C0001.MP4", slating=US) == Facts(number="C0001")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("47C-3", Facts(scene="47", setup="47C", take="3")),
        ("47C_T3", Facts(scene="47", setup="47C", take="3")),
        ("47C Take 3", Facts(scene="47", setup="47C", take="3")),
        ("Scene 47C Tk 03", Facts(scene="47", setup="47C", take="3")),
        ("47c-3pu", Facts(scene="47", setup="47C", take="3", flags="PU")),
        ("47C-3 MOS SER", Facts(scene="47", setup="47C", take="3", flags="SER MOS")),
        ("47C_T3_PU_B", Facts(scene="47", setup="47C", take="3", flags="PU", camera="B")),
        ("12-T02", Facts(scene="12", setup="12", take="2")),
        ("A47-12", Facts(scene="A47", setup="A47", take="12")),
        ("47pt-2", Facts(scene="47pt", setup="47pt", take="2")),
        ("X24A-1", Facts(scene="24", setup="X24A", take="1")),
        ("24AA-1", Facts(scene="24", setup="24AA", take="1")),
        ("49WT-1", Facts(scene="49", setup="49", take="1", flags="WT")),
        ("47T3", Facts(scene="47", setup="47", take="3")),
    ],
)
def test_read_name__us_slates(name: str, expected: Facts) -> None:
    assert read_name(f"/sound/{name}.wav", slating=US) == expected


@pytest.mark.parametrize(
    ("name", "slate", "take", "flags"),
    [
        ("212 T3", "212", "3", None),
        ("212-3", "212", "3", None),
        ("Slate 212 Take 3 AFS", "212", "3", "AFS"),
        ("X1 212 T3", "X1 212", "3", None),
    ],
)
def test_read_name__uk_slate_names_no_scene(name: str, slate: str, take: str, flags: str | None) -> None:
    assert read_name(f"{name}.mov", slating=UK) == Facts(slate=slate, take=take, flags=flags)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3PU", ("3", "PU")),
        ("3 pu", ("3", "PU")),
        ("PU3", ("3", "PU")),
        ("02", ("2", "")),
        ("3P/U", ("3", "PU")),
        ("2PK", ("2", "PU")),
        ("3*", ("3", "")),
        ("3 FS/PU", ("3", "PU FS")),
        ("3 AFS", ("3", "AFS")),
        ("0", ("0", "")),
        ("1xa", ("1xa", "")),
        ("3 VFX", ("3 VFX", "")),
        ("", ("", "")),
    ],
)
def test_read_take__number_and_flags(text: str, expected: tuple[str, str]) -> None:
    assert read_take(text) == expected


@given(number=st.integers(1, 999), flags=st.sets(st.sampled_from(FLAGS)))
def test_read_take__any_flags_in_any_order_come_back_in_the_standard_order(number: int, flags: set[str]) -> None:
    assert read_take(f"{number} {' '.join(flags)}") == (str(number), " ".join(flag for flag in FLAGS if flag in flags))


def test_typed_flags__in_the_standard_order_or_refused() -> None:
    assert [naming.typed_flags(text) for text in ("", "ser pu", "PU,MOS", "pick-up".replace("-", ""))] == ["", "PU SER", "PU MOS", "PU"]
    with pytest.raises(Refused, match=r"“ZZ PU” is no flag .* PU SER FS"):
        naming.typed_flags("ZZ PU")


@pytest.mark.parametrize("text", ["20 Nov", "2026-13-45", "yesterday"])
def test_typed_day__what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"is no day\. Write it as 2026-11-20"):
        naming.typed_day(text, slating=US)


def test_typed_day__is_written_one_way_and_may_be_empty() -> None:
    assert [naming.typed_day(text, slating=US) for text in ("20261120", " ", "11/20/26")] == ["2026-11-20", "", "2026-11-20"]


def test_read_flags__other_words_say_nothing() -> None:
    assert read_flags("pick-up of series") == "SER"
    assert read_flags("nothing here") == ""


@pytest.mark.parametrize(
    ("text", "scene", "setup"),
    [
        ("24A", "24", "24A"),
        ("a47b", "A47", "A47B"),
        ("47PT", "47pt", "47pt"),
        ("X24A", "24", "X24A"),
        ("24AA", "24", "24AA"),
        ("27/7", "27/7", "27/7"),
    ],
)
def test_read_setup__us_letters_after_the_scene(text: str, scene: str, setup: str) -> None:
    assert read_setup(text, slating=US) == Facts(scene=scene, setup=setup)


def test_read_setup__uk_board_names_no_scene() -> None:
    assert read_setup(" 212a ", slating=UK) == Facts(slate="212A")
    assert read_setup("  ", slating=UK) == Facts()


@pytest.mark.parametrize(
    ("text", "us", "uk"),
    [
        ("20261120", "2026-11-20", "2026-11-20"),
        ("2026-11-20T09:12:00Z", "2026-11-20", "2026-11-20"),
        ("07/21/14", "2014-07-21", "2014-07-21"),
        ("03/04/2026", "2026-03-04", "2026-04-03"),
        ("20.11.2026", "2026-11-20", "2026-11-20"),
        ("04.03.26", "2026-03-04", "2026-03-04"),
        ("Day 3", "", ""),
        ("20269940", "", ""),
        ("31/02/2026", "", ""),
    ],
)
def test_read_day__forms_of_dates(text: str, us: str, uk: str) -> None:
    assert (read_day(text, slating=US), read_day(text, slating=UK)) == (us, uk)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A011/C003", ("A011", "C003")),
        ("a011c003", ("A011", "C003")),
        ("A011", ("A011", "")),
        ("C003", ("", "C003")),
        ("A011/3", ("A011", "C003")),
        ("", ("", "")),
    ],
)
def test_read_roll_number__usual_cells(text: str, expected: tuple[str, str]) -> None:
    assert read_roll_number(text) == expected


@given(st.text(max_size=40))
def test_read_name__any_text_is_read_without_fault(text: str) -> None:
    for slating in Slating:
        read_name(text, slating=slating)
        read_setup(text, slating=slating)
        read_day(text, slating=slating)
    read_take(text)
    read_roll_number(text)


def test_stem__keeps_names_with_dots_whole() -> None:
    assert naming.stem("/a/12. what a day") == "12. what a day"
    assert naming.stem("C:\\cards\\A001C002.mov") == "A001C002"
    assert naming.stem(".mov") == ".mov"


def test_filled__first_word_counts() -> None:
    assert filled(Facts(scene="1", take=""), Facts(scene="2", take="3"), Facts(lens="35mm")) == Facts(scene="1", take="3", lens="35mm")
