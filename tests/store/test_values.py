"""Test changes as cells."""

from dataclasses import replace
from pathlib import Path

import pytest

from dailies_logger.domain.errors import Stale
from dailies_logger.domain.label import Label
from dailies_logger.store.values import Delta, apply, chunks, fetch
from dailies_logger.workflow.edit import Change
from tests.support.library_maker import Made, fill, make_label, make_library


@pytest.fixture
def shoot(tmp_path: Path) -> Made:
    made = make_library(tmp_path / "show.dailies")
    fill(made, takes=1, labels=4)
    return made


def test_delta__knows_what_changed(shoot: Made) -> None:
    label = shoot.library.where(Label)[0]
    delta = Delta.of(Change(before=label, after=replace(label, text="a", rating=9)))
    assert (delta.noun, delta.key, delta.both, delta.changed) == (Label, label.id.bytes, True, ("text", "rating"))
    for one_sided in (Change(before=label), Change(after=label)):
        assert (Delta.of(one_sided).both, Delta.of(one_sided).changed) == (False, ())


@pytest.mark.parametrize("count", [0, 1, 899, 900, 901, 5000])
def test_chunks__lose_nothing(count: int) -> None:
    pieces = list(chunks(range(count)))
    assert [item for piece in pieces for item in piece] == list(range(count))
    assert all(0 < len(piece) <= 900 for piece in pieces)


def test_apply__changes_groups_of_fields_together(shoot: Made) -> None:
    labels = shoot.library.where(Label)
    wanted = [replace(label, rating=5) if number % 2 else replace(label, text="x", who="y") for number, label in enumerate(labels)]
    deltas = [Delta.of(Change(before=before, after=after)) for before, after in zip(labels, wanted, strict=True)]
    with shoot.library.engines.writing() as connection:
        apply(connection, deltas)
        assert fetch(connection, Label, {}) == wanted


def test_apply__of_a_value_made_and_gone_in_one_edit_is_nothing(shoot: Made) -> None:
    label = make_label(shoot.library.where(Label)[0].clip, author=shoot.person.id)
    with shoot.library.engines.writing() as connection:
        apply(connection, [Delta.of(Change(after=label)), Delta.of(Change(before=label))])
        assert len(fetch(connection, Label, {})) == 4


def test_apply__names_what_is_stale(shoot: Made) -> None:
    label = shoot.library.where(Label)[0]
    with pytest.raises(Stale, match="changed this label meanwhile"), shoot.library.engines.writing() as connection:
        apply(connection, [Delta.of(Change(before=replace(label, rating=9), after=replace(label, rating=8)))])
