"""Test how a desk is put together: who is known, who joins, and that nothing heavy loads before it is used."""

import getpass
from pathlib import Path

import pytest

from dailies_logger.app.compose import Later, make_library, open_desk, person_named, user_name
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import DailiesError, Refused
from dailies_logger.domain.production import Person, Slating
from dailies_logger.domain.timecode import FrameRate


def test_make_library__holds_the_production_and_the_person(tmp_path: Path) -> None:
    desk = make_library(tmp_path / "a.dailies", title="Pier", rate=FrameRate.of(25), slating=Slating.UK, person_name="Ann")
    production = desk.library.production()
    assert (production.title, production.rate, production.slating) == ("Pier", FrameRate.of(25), Slating.UK)
    assert [person.name for person in desk.library.where(Person)] == ["Ann"]
    assert desk.person.name == "Ann"
    desk.library.close()


def test_make_library__is_23976_unless_said(tmp_path: Path) -> None:
    desk = make_library(tmp_path / "a.dailies", title="Pier")
    assert str(desk.library.production().rate) == "24000/1001"
    assert desk.person.name == user_name()
    desk.library.close()


def test_make_library__never_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.dailies").write_text("mine")
    with pytest.raises(Refused):
        make_library(tmp_path / "a.dailies", title="Pier")
    assert (tmp_path / "a.dailies").read_text() == "mine"


def test_open_desk__knows_a_person_again_however_it_is_spelled(tmp_path: Path) -> None:
    first = make_library(tmp_path / "a.dailies", title="Pier", person_name="Ann Lee")
    first.library.close()
    desk = open_desk(tmp_path / "a.dailies", person_name="  ann   LEE ")
    assert desk.person == first.person
    assert desk.library.count(Person) == 1
    desk.library.close()


def test_open_desk__somebody_new_joins_and_cannot_undo_that(tmp_path: Path) -> None:
    make_library(tmp_path / "a.dailies", title="Pier", person_name="Ann").library.close()
    desk = open_desk(tmp_path / "a.dailies", person_name="Ben")
    assert sorted(person.name for person in desk.library.where(Person)) == ["Ann", "Ben"]
    assert desk.library.undoable(desk.person.id) is None
    desk.library.close()


def test_open_desk__who_only_reads_is_not_written_down(tmp_path: Path) -> None:
    make_library(tmp_path / "a.dailies", title="Pier", person_name="Ann").library.close()
    desk = open_desk(tmp_path / "a.dailies", person_name="Ben", join=False)
    assert desk.person.name == "Ben"
    assert desk.library.count(Person) == 1
    desk.library.close()


def test_open_desk__refuses_what_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "a.dailies").write_text("shopping list")
    with pytest.raises(DailiesError):
        open_desk(tmp_path / "a.dailies")


def test_open_desk__searches_what_it_holds(library: Path) -> None:
    desk = open_desk(library, person_name="Ann")
    clip = desk.library.where(Clip)[0]
    assert desk.media.frames(clip).picture(0, width=64).frame == 0
    desk.library.close()


def test_person_named__two_laptops_make_the_same_one() -> None:
    assert person_named("Ann Lee").id == person_named("ann  lee").id
    assert person_named("Ann Lee").id != person_named("Ann Leigh").id
    assert person_named("  ").name == user_name()


def test_user_name__without_a_user_is_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert user_name() == "editor"


def test_later__is_made_once_and_when_it_is_used() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("now")
        return "ready"

    later = Later(make)
    assert made == []
    upper, lower = getattr(later, "upper"), getattr(later, "lower")  # noqa: B009 - a port of a type that mypy does not know
    assert (upper(), lower()) == ("READY", "ready")
    assert made == ["now"]
