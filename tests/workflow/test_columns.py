"""What the columns of reports are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.errors import Refused
from dailies_logger.workflow.columns import FIELDS, PER_CAMERA, guess, mapped, read_use


@pytest.mark.parametrize(
    ("column", "use"),
    [
        ("Name", "name"),
        ("Source File", "file"),
        ("Start", "start_tc"),
        ("Start TC", "start_tc"),
        ("Tape", "tape"),
        ("Reel_Name", "tape"),
        ("Reel #", ""),
        ("Camroll", "roll"),
        ("Snd Roll", "sound_roll"),
        ("Scene", "scene"),
        ("Setup", "setup"),
        ("Slate", "board"),
        ("Take", "take"),
        ("Circled", "circled"),
        ("Lens_Model", "lens"),
        ("Shoot Date", "day"),
        ("Creation Date", ""),
        ("COMMENTS", "note"),
        ("Cam A", "clip A"),
        ("B Cam", "clip B"),
        ("Cam Roll C", "clip C"),
        ("Lens A", "lens A"),
        ("A Lens", "lens A"),
        ("Size B", "shot_size B"),
        ("Eyeline C", "eyeline C"),
        ("ASC_SOP", ""),
        ("Run", ""),
        ("Mark IN", ""),
        ("", ""),
    ],
)
def test_guess__names_of_the_field(column: str, use: str) -> None:
    assert guess(column) == use


@given(st.text(max_size=30))
def test_guess__any_name_gives_a_use_that_can_be_read(column: str) -> None:
    use = guess(column)
    assert read_use(use) == use


def test_mapped__a_change_counts_before_the_guess() -> None:
    uses = mapped(["Scene", "Bild", "Optik 1"], {"bild": "scene", "Scene": "-", "Optik 1": "lens:a"})
    assert uses == {"Scene": "", "Bild": "scene", "Optik 1": "lens A"}


@pytest.mark.parametrize("use", ["colour", "scene A", "lens AB", "lens 1"])
def test_read_use__nothing_a_column_can_hold_is_refused(use: str) -> None:
    with pytest.raises(Refused, match="is nothing a column can hold"):
        read_use(use)


def test_read_use__every_field() -> None:
    assert [read_use(field.upper()) for field in FIELDS] == list(FIELDS)
    assert [read_use(f"{field} b") for field in PER_CAMERA] == [f"{field} B" for field in PER_CAMERA]


def test_mapped__a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match=r"There is no column “Bild”\. The columns are: Scene, Take"):
        mapped(["Scene", "Take"], {"Bild": "scene"})
