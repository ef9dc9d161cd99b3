"""Test that a check finds what is wrong, by making it wrong."""

import sqlite3
from pathlib import Path

import pytest

from dailies_logger.domain.errors import LibraryError
from dailies_logger.store.library import open_library
from tests.support.library_maker import Made, fill, make_library


@pytest.fixture
def shoot(tmp_path: Path) -> Made:
    made_library = make_library(tmp_path / "show.dailies")
    fill(made_library, takes=2, labels=8)
    return made_library


def _spoil(shoot: Made, *statements: str) -> list[str]:
    connection = sqlite3.connect(shoot.library.path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return shoot.library.check()


def test_check__finds_nothing_in_a_whole_library(shoot: Made) -> None:
    assert shoot.library.check() == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE labels SET rating = 99 WHERE row = 1", "is not as the journal tells"),
        ("DELETE FROM people", "is not as the journal tells"),
        ("DELETE FROM changes WHERE noun = 6 AND place = 0", "is not as the journal tells"),
        ("UPDATE changes SET after = replace(after, '1080', '1081') WHERE noun = 4", "is not as the journal tells"),
        ("DELETE FROM clips WHERE row = 1", "belongs to something in clips that is not there"),
        ("INSERT INTO label_words(label_words) VALUES ('delete-all')", "full text of labels does not fit"),
        ("INSERT INTO catalogue_words(catalogue_words) VALUES ('delete-all')", "full text of clips and takes does not fit"),
        ("UPDATE catalogue SET labels = 77 WHERE row = 1", "search index of row 1 is out of date"),
        ("DELETE FROM catalogue_facts WHERE row = 2", "search index of row 2 is out of date"),
    ],
)
def test_check__names_what_is_wrong(shoot: Made, statement: str, sentence: str) -> None:
    found = _spoil(shoot, statement)
    assert any(sentence in each for each in found), found
    assert all(each.endswith(".") for each in found)


def test_check__finds_a_step_that_does_not_go_on(shoot: Made) -> None:
    twice = "INSERT INTO changes SELECT edit, place + 1000, noun, key, before, after FROM changes WHERE noun = 6 AND place = 0"
    assert any("does not go on" in each for each in _spoil(shoot, twice))


def test_check__names_at_most_twenty_of_a_sort(shoot: Made) -> None:
    fill(shoot, takes=1, labels=100, seed=2)
    found = _spoil(shoot, "UPDATE labels SET rating = 99")
    assert len([each for each in found if "journal" in each]) == 20


def test_check__says_that_a_file_is_damaged(shoot: Made) -> None:
    shoot.library.close()
    content = bytearray(shoot.library.path.read_bytes())
    for page in range(3, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 600] = b"\xff" * 600
    shoot.library.path.write_bytes(bytes(content))
    try:
        found = open_library(shoot.library.path).check()
    except LibraryError as refusal:
        found = [str(refusal)]
    assert any("damaged" in each for each in found)
