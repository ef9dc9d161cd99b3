"""Test how the file is opened, refused, and what is said when the disk will not do."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError, OperationalError

from dailies_logger.domain.errors import DiskTrouble, LibraryError, NewerLibrary, NotALibrary, Refused, Stale
from dailies_logger.domain.label import Label
from dailies_logger.store import engine
from dailies_logger.store.engine import Engines, examine, founding, told
from dailies_logger.store.library import open_library
from dailies_logger.store.rows import APPLICATION, SCHEMA
from tests.support.library_maker import Made, fill, make_library

CHILD = Path(__file__).parents[1] / "support" / "store_child.py"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make_library(tmp_path / "show.dailies")


def _pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_engines__set_what_keeps_labels_safe(made: Made) -> None:
    engines = made.library.engines
    with engines.reading() as reader, engines.writing() as writer:
        for connection in (reader, writer):
            wanted = {
                "journal_mode": "wal",
                "synchronous": 2,
                "foreign_keys": 1,
                "busy_timeout": 5000,
                "trusted_schema": 0,
                "cell_size_check": 1,
            }
            assert {name: _pragma(connection, name) for name in wanted} == wanted
            assert (_pragma(connection, "application_id"), _pragma(connection, "user_version")) == (APPLICATION, SCHEMA)


def test_reading__cannot_write(made: Made) -> None:
    with pytest.raises(DiskTrouble), made.library.engines.reading() as connection:
        connection.execute(text("DELETE FROM people"))


def test_reading__sees_one_moment_while_another_writes(made: Made) -> None:
    fill(made, takes=1)
    count = text("SELECT count(*) FROM clips")
    with made.library.engines.reading() as connection:
        before = connection.execute(count).scalar()
        fill(made, takes=1, seed=2)
        assert connection.execute(count).scalar() == before
    with made.library.engines.reading() as connection:
        assert connection.execute(count).scalar() == 4


def test_writing__leaves_nothing_of_a_block_that_raised(made: Made) -> None:
    with pytest.raises(OperationalError, match="no such column"), made.library.engines.writing() as connection:  # noqa: PT012 - one block
        connection.execute(text("UPDATE people SET name = 'Nobody'"))
        connection.execute(text("UPDATE people SET colour = 'red'"))
    with made.library.engines.reading() as connection:
        assert connection.execute(text("SELECT name FROM people")).scalar() == "Al"


def test_founding__makes_a_file_for_its_owner_only(made: Made) -> None:
    assert stat.S_IMODE(made.library.path.stat().st_mode) == 0o600
    made.library.close()
    assert [path.name for path in made.library.path.parent.iterdir()] == ["show.dailies"]


def test_founding__refuses_a_file_that_is_there(made: Made, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"show\.dailies exists already"):
        make_library(made.library.path)
    other = tmp_path / "notes.dailies"
    other.write_text("my notes")
    with pytest.raises(Refused), founding(other):
        pass
    assert other.read_text() == "my notes"
    with pytest.raises(Refused), founding(tmp_path):
        pass


def test_founding__leaves_no_file_where_it_failed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), founding(tmp_path / "a.dailies"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_founding__takes_up_the_empty_file_of_a_broken_attempt(tmp_path: Path) -> None:
    (tmp_path / "a.dailies").touch()
    assert make_library(tmp_path / "a.dailies").library.check() == []


def test_founding__says_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match=r"a\.dailies cannot be made in .*gone"), founding(tmp_path / "gone" / "a.dailies"):
        pass


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"%PDF-1.7 " * 100, bytes(4096)], ids=["empty", "short", "pdf", "zeros"])
def test_examine__refuses_other_files_and_leaves_them_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.dailies"
    path.write_bytes(content)
    with pytest.raises(NotALibrary, match=r"a\.dailies is not a Dailies Logger library"):
        open_library(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_examine__refuses_databases_of_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "other.dailies"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks(url)")
    connection.close()
    with pytest.raises(NotALibrary):
        examine(path)
    with pytest.raises(NotALibrary):
        examine(tmp_path)
    with pytest.raises(DiskTrouble, match=r"no library gone\.dailies"):
        examine(tmp_path / "gone.dailies")


def test_examine__names_both_numbers_of_a_newer_library(made: Made) -> None:
    made.library.close()
    connection = sqlite3.connect(made.library.path)
    connection.execute(f"PRAGMA user_version={SCHEMA + 6}")
    connection.close()
    with pytest.raises(NewerLibrary, match=f"format {SCHEMA + 6}; this version reads up to {SCHEMA}"):
        open_library(made.library.path)


def test_writing__says_that_the_file_is_gone(made: Made, tmp_path: Path) -> None:
    """The system would let us write on into a file that nobody can find."""
    shutil.move(made.library.path, tmp_path / "moved.dailies")
    with pytest.raises(DiskTrouble, match=r"show\.dailies is no longer where it was"):
        fill(made, takes=1)
    shutil.move(tmp_path / "moved.dailies", made.library.path)
    fill(made, takes=1)
    shutil.copy(made.library.path, tmp_path / "copy.dailies")
    shutil.move(tmp_path / "copy.dailies", made.library.path)
    with pytest.raises(DiskTrouble):
        fill(made, takes=1, seed=2)


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_FULL, DiskTrouble, "is full"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, DiskTrouble, "cannot be written to"),
        (sqlite3.SQLITE_IOERR_WRITE, DiskTrouble, "does not take or give data"),
        (sqlite3.SQLITE_CANTOPEN, DiskTrouble, "cannot be opened"),
        (sqlite3.SQLITE_BUSY, DiskTrouble, "Another program holds"),
        (sqlite3.SQLITE_CORRUPT, LibraryError, "is damaged"),
        (sqlite3.SQLITE_NOTADB, LibraryError, "is damaged"),
    ],
)
def test_told__names_the_file_and_what_to_do(code: int, kind: type[LibraryError], words: str) -> None:
    error = sqlite3.OperationalError("no matter")
    error.sqlite_errorcode = code
    for raised in (error, OperationalError("INSERT", {}, error)):
        with pytest.raises(kind, match=r"show\.dailies.*") as caught, told(Path("/x/show.dailies")):
            raise raised
        assert words in str(caught.value)
        assert str(caught.value).endswith(".")


def test_told__lets_our_own_faults_pass() -> None:
    error = sqlite3.OperationalError("no such table: shots")
    error.sqlite_errorcode = sqlite3.SQLITE_ERROR
    for raised in (error, OperationalError("SELECT", {}, error)):
        with pytest.raises(type(raised)), told(Path("a")):
            raise raised
    with pytest.raises(IntegrityError), told(Path("a")):
        raise IntegrityError("INSERT", {}, sqlite3.IntegrityError("UNIQUE constraint failed: clips.id"))
    with pytest.raises(Stale), told(Path("a")):
        raise IntegrityError("COMMIT", {}, sqlite3.IntegrityError("FOREIGN KEY constraint failed"))


def test_writing__survives_a_full_disk(made: Made) -> None:
    """A child may write files of only so many bytes: it is told in a sentence, can still read, and then go on."""
    fill(made, takes=1)
    key = _first_clip(made)
    run = [sys.executable, str(CHILD), "fill", str(made.library.path), str(made.person.id), key, str(1_200_000)]
    told_by = subprocess.run(run, capture_output=True, text=True, check=True, cwd=CHILD.parents[2], timeout=60).stdout.splitlines()
    written, kept, after = (int(line) for line in told_by[:3])
    assert (kept, after) == (written, written + 2)
    assert written > 0
    assert "show.dailies" in told_by[3]
    assert made.library.count(Label) == after
    assert made.library.check() == []


def _first_clip(made: Made) -> str:
    with made.library.engines.reading() as connection:
        return str(connection.execute(text("SELECT hex(id) FROM clips")).scalar())


def test_close__lets_the_file_be_moved_and_opened_again(made: Made, tmp_path: Path) -> None:
    fill(made, takes=2, labels=10)
    made.library.close()
    moved = Path(shutil.move(made.library.path, tmp_path / "other name.dailies"))
    again = open_library(moved)
    assert (again.count(Label), again.check()) == (10, [])
    assert isinstance(again.engines, Engines)


class Held:
    """Refuse the first statements, as SQLite does while another connection turns write-ahead logging on."""

    def __init__(self, code: int, times: int) -> None:
        self.code, self.times, self.asked = code, times, 0

    def execute(self, statement: str) -> sqlite3.Cursor:
        self.asked += 1
        if self.asked <= self.times:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = self.code
            raise error
        return sqlite3.connect(":memory:").execute(statement)


def test_set__waits_while_somebody_has_the_file_and_for_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(sqlite3.SQLITE_BUSY, 3)
    engine._set(held, "journal_mode=WAL")  # type: ignore[arg-type]  # a double
    assert held.asked == 4
    full = Held(sqlite3.SQLITE_FULL, 1)
    with pytest.raises(sqlite3.OperationalError):
        engine._set(full, "journal_mode=WAL")  # type: ignore[arg-type]  # a double
    assert full.asked == 1
    monkeypatch.setattr(engine, "_WAIT_SECONDS", 0.05)
    with pytest.raises(sqlite3.OperationalError):
        engine._set(Held(sqlite3.SQLITE_BUSY, 1000), "journal_mode=WAL")  # type: ignore[arg-type]  # a double
