"""Test the order of the shoot and the upkeep of the catalogue."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip, Facts
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.store.catalogue import folded, natural
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow.edit import Change, Edit, Value, gone, made
from dailies_logger.workflow.query import AllOf, Field
from tests.support.library_maker import Made, fill, make_clip, make_library, make_take


@pytest.fixture
def shoot(tmp_path: Path) -> Made:
    made_library = make_library(tmp_path / "show.dailies")
    fill(made_library, takes=4, labels=16)
    return made_library


def _change(shoot: Made, before: Value, after: Value) -> None:
    shoot.library.write(Edit(name="Change", author=shoot.person.id, changes=(Change(before=before, after=after),)))


@pytest.mark.parametrize(
    "ordered",
    [["1", "2", "9", "10", "47", "47A", "47B", "48", "112"], ["", "A1", "A2", "A10"], ["3", "3PU", "4"], ["24A-3", "24A-10", "24B-1"]],
)
def test_natural__orders_as_the_cutting_room_does(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=natural) == ordered


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_natural__orders_numbers_as_numbers(one: int, other: int) -> None:
    assert (natural(str(one)) < natural(str(other))) is (one < other)


def test_folded__is_blind_to_case_and_outer_space() -> None:
    assert folded(" Zoë ") == folded("ZOË") == "zoë"
    assert natural("007a") == natural("7A")


def test_clips__stand_in_the_order_of_the_shoot(tmp_path: Path) -> None:
    library = make_library(tmp_path / "show.dailies")
    takes = [
        replace(make_take(number), day=day, scene=scene, setup=f"{scene}A", take=take)
        for number, (day, scene, take) in enumerate(
            [("2026-11-21", "2", "1"), ("2026-11-20", "10", "2"), ("2026-11-20", "9", "10"), ("2026-11-20", "9", "2")]
        )
    ]
    clips = [make_clip(2 * number + camera, take=take) for number, take in enumerate(takes) for camera in (1, 0)]
    library.library.write(Edit(name="Ingest", author=library.person.id, changes=made([*takes, *clips])))
    found = [(clip.take_id, clip.facts.camera) for clip in SqlSearch(library.library).clips(AllOf())]
    assert found == [(takes[number].id, camera) for number in (3, 2, 1, 0) for camera in "AB"]


def test_refresh__follows_takes_and_clips(shoot: Made) -> None:
    search, take = SqlSearch(shoot.library), shoot.library.where(Take)[0]
    renamed = replace(take, scene="99", name="The kiss")
    _change(shoot, take, renamed)
    assert search.takes(Field("scene", "=", "99")) == [renamed]
    assert {clip.take_id for clip in search.clips(Field("take", "=", "the kiss"))} == {take.id}
    clip = shoot.library.where(Clip, take_id=take.id)[0]
    _change(shoot, clip, replace(clip, take_id=None, facts=Facts(scene="7", roll="Z009", circled="yes")))
    assert [found.id for found in search.clips(Field("roll", "=", "z009"))] == [clip.id]
    assert [found.id for found in search.clips(AllOf((Field("scene", "=", "7"), Field("circled", "=", "yes"))))] == [clip.id]
    assert shoot.library.check() == []


def test_refresh__keeps_takes_without_clips_findable(shoot: Made) -> None:
    search, take = SqlSearch(shoot.library), shoot.library.where(Take)[0]
    clips = shoot.library.where(Clip, take_id=take.id)
    labels = shoot.library.where(Label, clip=[clip.id for clip in clips])
    shoot.library.write(Edit(name="Remove", author=shoot.person.id, changes=gone([*labels, *clips])))
    alone = Field("take", "=", take.shown)
    assert (search.takes(alone), search.clips(alone), search.labels(alone).total) == ([take], [], 0)
    shoot.library.write(Edit(name="Bring back", author=shoot.person.id, changes=made([*clips, *labels])))
    assert (len(search.takes(alone)), len(search.clips(alone)), search.labels(alone).total) == (1, 2, len(labels))
    assert shoot.library.check() == []


def test_refresh__counts_labels(shoot: Made) -> None:
    label = shoot.library.where(Label)[0]
    other = next(clip for clip in shoot.library.where(Clip) if clip.id != label.clip)
    _change(shoot, label, replace(label, clip=other.id))
    search = SqlSearch(shoot.library)
    assert search.labels(AllOf()).total == search.labels(AllOf(), limit=1).total == 16
    assert shoot.library.check() == []
