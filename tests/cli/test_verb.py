"""Test what the verbs share: how a library is named, opened and let go of."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dailies_logger.cli.verb import add_library, library_path, opened, write
from dailies_logger.domain.errors import Refused, Stale
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.production import Person, Slating
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit, made
from tests.support.memory_desk import memory_desk
from tests.support.memory_library import MemoryLibrary


class _Library:
    """Stand for a library that says whether it was let go of."""

    closed = False

    def close(self) -> None:
        self.closed = True


class _Desks:
    """Open one desk, and remember how."""

    def __init__(self) -> None:
        self.library = _Library()
        self.asked: list[tuple[Path, str]] = []

    def make(self, path: Path, *, title: str, rate: FrameRate, slating: Slating, person_name: str) -> Desk:
        raise Refused(title)

    def open(self, path: Path, *, person_name: str) -> Desk:
        self.asked.append((path, person_name))
        return replace(memory_desk(empty=True)[0], library=self.library)  # type: ignore[arg-type]

    def sample(self, folder: Path) -> Sequence[Path]:
        return [folder]


def test_library_path__adds_the_ending_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    assert library_path(str(tmp_path / "Pier")) == tmp_path / "Pier.dailies"
    assert library_path(str(tmp_path / "Pier.dailies")) == tmp_path / "Pier.dailies"
    assert library_path(str(tmp_path / "old.db")) == tmp_path / "old.db"
    assert library_path(str(tmp_path / "plain")) == tmp_path / "plain"


def test_opened__lets_go_of_the_library_also_after_a_refusal() -> None:
    desks = _Desks()
    with pytest.raises(Refused), opened(desks, Namespace(library=Path("a.dailies"), person="Ann")):
        raise Refused("no")
    assert desks.library.closed
    assert desks.asked == [(Path("a.dailies"), "Ann")]


def test_add_library__reads_it_first() -> None:
    parser = ArgumentParser()
    add_library(parser)
    assert parser.parse_args(["Pier.dailies"]).library == Path("Pier.dailies")


def test_write__somebody_new_joins_with_the_first_edit_alone() -> None:
    desk, library = memory_desk(empty=True)
    stranger = replace(desk, person=Person(id=id_from("person", "zoe"), name="Zoe"))
    for number in range(2):
        take = Take(id=id_from("take", number), name=f"T{number}")
        write(stranger, Edit(name="Make", author=stranger.person.id, changes=made([take])))
    assert [person.name for person in library.where(Person)].count("Zoe") == 1
    assert len(library.where(Take)) == 2


class _Late:
    """Stand for a library in which somebody becomes known between the look and the write."""

    def __init__(self, inner: MemoryLibrary, person: Person, *, known: bool) -> None:
        self._inner = inner
        self._person = person
        self._known = known

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def write(self, edit: Edit) -> None:
        if edit.name.startswith("Welcome"):
            if self._known:
                self._inner.write(edit)
            msg = "Somebody else has changed this person meanwhile."
            raise Stale(msg)
        self._inner.write(edit)


def _late(*, known: bool) -> tuple[Desk, MemoryLibrary, Edit]:
    desk, library = memory_desk(empty=True)
    person = Person(id=id_from("person", "zoe"), name="Zoe")
    edit = Edit(name="Make", author=person.id, changes=made([Take(id=id_from("take", 1), name="T1")]))
    return replace(desk, person=person, library=_Late(library, person, known=known)), library, edit  # type: ignore[arg-type]


def test_write__another_process_of_the_same_person_was_quicker() -> None:
    desk, library, edit = _late(known=True)
    write(desk, edit)
    assert len(library.where(Take)) == 1


def test_write__a_person_who_cannot_join_writes_nothing() -> None:
    desk, library, edit = _late(known=False)
    with pytest.raises(Stale):
        write(desk, edit)
    assert not library.where(Take)
