"""What a person's own trims say of how late the key is pressed."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from dailies_logger.domain.identity import id_from
from dailies_logger.domain.production import Person
from dailies_logger.store.library import SqlLibrary, create
from dailies_logger.workflow import labelling
from dailies_logger.workflow.edit import Edit, made
from dailies_logger.workflow.history import undo
from dailies_logger.workflow.reaction import Habit, habit
from tests.support.rushes import AUTHOR, PRODUCTION, WHEN, camera_clip

CLIP = camera_clip(frames=100_000)
ME, BOB = Person(id=AUTHOR, name="Ann"), Person(id=id_from("person", "bob"), name="Bob")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[SqlLibrary]:
    library = create(tmp_path / "ferry.dailies", production=PRODUCTION, person=ME)
    library.write(Edit(name="Read rushes", author=AUTHOR, changes=made([BOB, CLIP])))
    yield library
    library.close()


def trimmed(shelf: SqlLibrary, pulls: Sequence[int], *, by: Person = ME, late: int = 0) -> None:
    """Make labels and pull the start of each back by so many frames."""
    for place, pull in enumerate(pulls):
        at = 1000 + place * 500
        made = labelling.open_label(
            shelf, author=AUTHOR, clip=CLIP.id, kind="reaction", frame=at, at=WHEN + timedelta(minutes=late + place)
        )
        shelf.write(made)
        key = made.changes[0].value.id
        shelf.write(labelling.close_label(shelf, author=AUTHOR, label=key, shown=at + 100))
        if pull:
            edit = labelling.change_label(shelf, author=by.id, label=key, start=at - pull)
            assert edit is not None
            shelf.write(edit)


def test_habit__is_the_median_of_what_was_pulled_back(shelf: SqlLibrary) -> None:
    trimmed(shelf, [6, 4, 0, 30, 7, 0, 5])
    assert habit(shelf, author=AUTHOR) == Habit(frames=6, trims=5)


def test_habit__of_few_trims_says_nothing(shelf: SqlLibrary) -> None:
    trimmed(shelf, [6, 4, 0, 0, 7, 0, 5])
    assert habit(shelf, author=AUTHOR) is None


def test_habit__leaves_out_what_is_no_reaction_and_what_others_trimmed(shelf: SqlLibrary) -> None:
    trimmed(shelf, [6, 6, 6, 6, 200, -90])
    trimmed(shelf, [3, 3, 3], by=BOB, late=60)
    assert habit(shelf, author=AUTHOR) is None
    trimmed(shelf, [6], late=90)
    assert habit(shelf, author=AUTHOR) == Habit(frames=6, trims=5)
    assert habit(shelf, author=BOB.id) is None


def test_habit__a_trim_taken_back_does_not_count(shelf: SqlLibrary) -> None:
    trimmed(shelf, [6, 6, 6, 6, 6])
    shelf.write(undo(shelf, author=AUTHOR))
    assert habit(shelf, author=AUTHOR) is None


def test_habit__of_those_who_press_early_is_negative(shelf: SqlLibrary) -> None:
    trimmed(shelf, [-2, -2, -3, -2, -2])
    assert habit(shelf, author=AUTHOR) == Habit(frames=-2, trims=5)


def test_habit__counts_only_what_was_made_since(shelf: SqlLibrary) -> None:
    trimmed(shelf, [20] * 5)
    trimmed(shelf, [2] * 5, late=60)
    assert habit(shelf, author=AUTHOR, since=WHEN + timedelta(minutes=30)) == Habit(frames=2, trims=5)
