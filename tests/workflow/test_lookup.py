"""What a typed name means."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Ambiguous, NotFound
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Out, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.workflow import lookup
from tests.support.intake import AUTHOR, library, picture
from tests.support.rushes import camera_clip, label, placements, stringout

A = replace(picture("A001C001_261120_R2QK", tape="A001R2QK"), file="/cards/A/A001C001_261120_R2QK.mov")
B = replace(picture("B001 arrivée #2", tape="B001R7TM"), file="/cards/B/B001 arrivée #2.mov")


@pytest.mark.parametrize(
    "text",
    [
        str(A.id),
        "A001C001_261120_R2QK.mov",
        "a001c001_261120_r2qk",
        "/cards/A/A001C001_261120_R2QK.mov",
        "A/A001C001_261120_R2QK.mov",
        "A001R2QK",
    ],
)
def test_clip__by_id_file_or_tape(text: str) -> None:
    assert lookup.clip(library(A, B), text) == A


def test_clip__accents_written_either_way() -> None:
    assert lookup.clip(library(A, B), "B001 arrive\u0301e #2.mov") == B


def test_clip__letter_for_letter_where_two_files_differ_in_nothing_else() -> None:
    names = ("caf\u00e9", "cafe\u0301", "Caf\u00e9")
    clips = [picture(name) for name in names]
    assert [lookup.clip(library(*clips), f"{name}.mov") for name in names] == clips


def test_clip__a_name_that_is_no_utf_8() -> None:
    odd = replace(A, path=b"/cards/A/caf\xe9.mov", file="/cards/A/caf\ufffd.mov")
    for name in (b"caf\xe9.mov", b"/cards/A/caf\xe9.mov"):
        assert lookup.clip(library(odd, B), os.fsdecode(name)) == odd


def test_take__a_board_and_take_with_a_dash() -> None:
    board = Take(id=new_id(), slate="212", take="3", name="")
    assert lookup.take(library(board), "212-3") == lookup.take(library(board), "212 T3") == board


def test_clip__none_or_several() -> None:
    twin = replace(picture("A001C002_261120_R2QK", tape="A001R2QK"), file="/cards/A/A001C002_261120_R2QK.mov")
    with pytest.raises(NotFound, match="There is no clip “A999”"):
        lookup.clip(library(A, B), "A999")
    with pytest.raises(Ambiguous, match="means 2 clips"):
        lookup.clip(library(A, twin), "A001R2QK")
    with pytest.raises(NotFound):
        lookup.clip(library(A), str(new_id()))


def test_take__by_name_flags_former_name_or_id() -> None:
    us = Take(id=new_id(), scene="12", setup="12A", take="3", flags="PU", former=("A001C001",))
    uk = Take(id=new_id(), slate="212", take="3")
    target = library(us, uk)
    for text in (str(us.id), "12A-3", "12a-3", "12A-3PU", "A001C001"):
        assert lookup.take(target, text) == us
    assert lookup.take(target, "212 T3") == lookup.take(target, "212T3") == uk
    with pytest.raises(NotFound, match="There is no take “99-1”"):
        lookup.take(target, "99-1")


def test_take__beside_its_namesake_is_the_other_half_of_a_split() -> None:
    here, split_off = Take(id=new_id(), setup="12A", take="1"), Take(id=new_id(), setup="12A", take="1")
    assert lookup.take(library(here, split_off), "12A-1", beside=here.id) == split_off
    assert lookup.take(library(here), "12A-1", beside=here.id) == here, "alone it is itself, and joining refuses that in its own words"


def test_take__a_present_name_before_a_former_one() -> None:
    present, former = Take(id=new_id(), setup="12A", take="1"), Take(id=new_id(), setup="12A", take="2", former=("12A-1",))
    assert lookup.take(library(present, former), "12A-1") == present


def test_take__the_same_slate_on_two_days_asks() -> None:
    takes = [Take(id=new_id(), setup="12A", take="1", day=day) for day in ("2026-11-20", "2026-11-21")]
    with pytest.raises(Ambiguous, match="2026-11-2"):
        lookup.take(library(*takes), "12A-1")


def test_label__by_id() -> None:
    label = Label(id=new_id(), clip=A.id, kind="note", start=0, end=1, author=AUTHOR, at=datetime.now(UTC))
    assert lookup.label(library(label), str(label.id)) == label
    for text in ("x", str(new_id())):
        with pytest.raises(NotFound, match="There is no label"):
            lookup.label(library(label), text)


def test_stringout__by_name_or_id() -> None:
    exact, other = Stringout(id=new_id(), name="Tears", query=""), Stringout(id=new_id(), name="tears", query="")
    target = library(exact, other)
    assert lookup.stringout(target, "Tears") == exact
    assert lookup.stringout(target, str(other.id)) == other
    with pytest.raises(Ambiguous):
        lookup.stringout(target, "TEARS")


def test_clip__is_found_among_values_of_one_noun_only() -> None:
    with pytest.raises(NotFound):
        lookup.clip(library(Take(id=A.id)), str(A.id))
    assert library(A).count(Clip) == 1


def test_placement__by_number_and_id_of_its_own_stringout_alone() -> None:
    clip = camera_clip()
    first, second = label(clip, 10, 20), label(clip, 30, 40)
    of, other = stringout(), stringout("Other")
    one, two = placements(of, first, second)
    elsewhere = placements(other, first)[0]
    shelf = library(clip, first, second, of, other, replace(one, out=Out.HAND), two, elsewhere)
    assert lookup.placement(shelf, of.id, " 1 ") == two
    assert lookup.placement(shelf, of.id, str(one.id)).id == one.id
    for text in ("0", "2", "-1", "²", str(elsewhere.id), "first"):
        with pytest.raises(NotFound, match="number them from 1 to 1, or give an id"):
            lookup.placement(shelf, of.id, text)
    with pytest.raises(NotFound, match=r"^Nothing lies in it\.$"):
        lookup.placement(shelf, clip.id, "1")


def test_label_key__is_an_id_even_of_what_is_gone() -> None:
    key = UUID(int=5)
    assert lookup.label_key(f" {key} ") == key
    with pytest.raises(NotFound, match="There is no label “x”"):
        lookup.label_key("x")
