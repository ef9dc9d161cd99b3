"""Test that a library of every released format opens, with everything in it, and that nothing is lost where it cannot."""

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from dailies_logger.domain.errors import LibraryError, NotALibrary
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.store.engine import examine
from dailies_logger.store.library import open_library
from dailies_logger.store.migrations import STEPS, bring_up
from dailies_logger.store.rows import SCHEMA
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow.assembling import make_stringout
from dailies_logger.workflow.edit import NOUNS
from dailies_logger.workflow.history import redo, undo
from tests.support.library_maker import Made, fill, make_library
from tests.support.old_library import age


@pytest.fixture
def made(tmp_path: Path) -> Made:
    made = make_library(tmp_path / "today.dailies")
    fill(made, takes=2, labels=8)
    return made


@pytest.fixture
def old(made: Made, tmp_path: Path) -> Path:
    return age(made.library.path, 1, tmp_path / "show.dailies")


def _shape(path: Path) -> dict[str, object]:
    """Return what a file is made of: the columns of each table, the indexes, and the text of all else."""
    with closing(sqlite3.connect(path)) as connection:
        named = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        tables = {
            name: sorted(row[1:] for row in connection.execute(f"PRAGMA table_info({name})")) for kind, name, _ in named if kind == "table"
        }
        rest = {name: " ".join(sql.replace('"', "").split()) for kind, name, sql in named if kind != "table"}
    return {"tables": tables, "rest": rest}


def test_steps__lead_from_every_older_format_to_ours() -> None:
    assert list(STEPS) == list(range(1, SCHEMA))


@pytest.mark.parametrize("number", STEPS)
def test_bring_up__leaves_a_file_like_a_new_one(made: Made, tmp_path: Path, number: int) -> None:
    old = age(made.library.path, number, tmp_path / "show.dailies")
    bring_up(old)
    assert _shape(old) == _shape(made.library.path)
    library = open_library(old)
    assert library.production() == made.library.production()
    library.close()


def test_open__an_older_library_still_holds_everything(made: Made, old: Path) -> None:
    library = open_library(old)
    assert [library.where(noun) for noun in NOUNS] == [made.library.where(noun) for noun in NOUNS]
    assert library.acts() == made.library.acts()
    assert library.check() == []
    assert len(library.where(Label)) == 8
    library.close()
    assert examine(old) == SCHEMA


def test_open__an_older_library_is_copied_once_as_it_was(made: Made, old: Path) -> None:
    open_library(old).close()
    copy = old.with_name("show (format 1).dailies")
    assert (examine(copy), stat.S_IMODE(copy.stat().st_mode)) == (1, 0o600)
    open_library(old).close()
    assert sorted(path.name for path in old.parent.iterdir() if path.name.startswith("show")) == ["show (format 1).dailies", "show.dailies"]
    again = open_library(copy)
    assert again.where(Label) == made.library.where(Label)
    again.close()
    assert copy.with_name("show (format 1) (format 1).dailies").exists()


def test_bring_up__never_writes_over_an_earlier_copy(old: Path) -> None:
    earlier = old.with_name("show (format 1).dailies")
    earlier.write_text("mine", encoding="utf-8")
    assert bring_up(old) == old.with_name("show (format 1, 2).dailies")
    assert earlier.read_text(encoding="utf-8") == "mine"
    assert bring_up(old) is None


def test_bring_up__two_windows_at_once_make_one_library(old: Path) -> None:
    troubles: list[LibraryError] = []

    def start() -> None:
        try:
            open_library(old).close()
        except LibraryError as error:
            troubles.append(error)

    threads = [Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert examine(old) == SCHEMA


def test_bring_up__tells_what_the_rule_laid_and_an_undo_from_before_still_leads_back(made: Made, tmp_path: Path) -> None:
    """The journal of an older format knows nothing of rule and hand, nor of tracks."""
    made.library.write(
        make_stringout(made.library, SqlSearch(made.library), author=made.person.id, name="Best", query="", order="timecode:late>early")
    )
    laid = made.library.where(Placement)
    old = age(made.library.path, 4, tmp_path / "show.dailies")
    with closing(sqlite3.connect(old)) as connection, connection:
        for field in ("track", "ruled_clip", "ruled_start", "ruled_end"):
            connection.execute("UPDATE changes SET after = json_remove(after, ?) WHERE noun = 8", (f"$.{field}",))
    library = open_library(old)
    assert library.where(Placement) == laid
    undone = undo(library, author=made.person.id)
    library.write(undone)
    assert (library.where(Placement), library.where(Stringout)) == ([], [])
    library.write(redo(library, author=made.person.id))
    assert library.where(Placement) == laid
    library.close()


def test_bring_up__without_room_for_the_copy_changes_nothing(old: Path) -> None:
    """A child may write files of 8 kB at most, as if the disk were full or read-only."""
    before = old.read_bytes()
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from dailies_logger.domain.errors import DiskTrouble\nfrom dailies_logger.store.migrations import bring_up\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "try:\n    bring_up(Path(sys.argv[1]))\nexcept DiskTrouble as error:\n    print(error)\n"
    )
    said = subprocess.run([sys.executable, "-c", script, str(old)], capture_output=True, text=True, check=True, timeout=60).stdout
    assert f"library format 1 and has to be brought to format {SCHEMA}" in said
    assert old.read_bytes() == before
    assert sorted(path.name for path in old.parent.glob("show*")) == ["show.dailies"]


def test_bring_up__of_a_step_that_fails_nothing_remains(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("CREATE VIEW viewings_by_clip AS SELECT 1")
    with pytest.raises(sqlite3.OperationalError):
        bring_up(old)
    with closing(sqlite3.connect(old)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        assert "viewings" not in names
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_open__a_file_without_a_format_is_no_library(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA user_version=0")
    with pytest.raises(NotALibrary, match="never finished"):
        open_library(old)
