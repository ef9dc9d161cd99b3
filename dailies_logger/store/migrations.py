"""Bring a library of an older format up to the one this program reads.

A ladder: one step a format, each only SQL, written down once and never changed after its release, so that it does not
matter what the tables of today look like. All steps of an opening are one transaction: a file is of the old format or of the
new one. Before it a copy is laid beside the library and checked; without a copy nothing is changed. Never down.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dailies_logger.domain.errors import DiskTrouble, LibraryError
from dailies_logger.store.engine import examine, told
from dailies_logger.store.rows import SCHEMA

_WAIT_SECONDS: Final = 60.0
"""How long another window may take that brings the same library up."""

STEPS: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {
        1: (
            """CREATE TABLE viewings (
                id BLOB NOT NULL, clip BLOB NOT NULL, person BLOB NOT NULL,
                start INTEGER NOT NULL, "end" INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (id)
            ) WITHOUT ROWID""",
            'CREATE INDEX viewings_by_clip ON viewings (clip, start, "end", person)',
        ),
        2: (
            """CREATE TABLE productions_3 (
                "row" INTEGER NOT NULL, id BLOB NOT NULL, title TEXT NOT NULL, rate TEXT NOT NULL, slating TEXT NOT NULL,
                vocabulary TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id)
            )""",
            """INSERT INTO productions_3 SELECT "row", id, title, rate, slating, '' FROM productions""",
            "DROP TABLE productions",
            "ALTER TABLE productions_3 RENAME TO productions",
        ),
        3: (
            """CREATE TABLE beats (
                "row" INTEGER NOT NULL, id BLOB NOT NULL, scene TEXT NOT NULL, name TEXT NOT NULL, rank INTEGER NOT NULL,
                whose TEXT NOT NULL, feeling TEXT NOT NULL, intensity INTEGER NOT NULL, note TEXT NOT NULL, champion BLOB,
                reason TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id)
            )""",
            "CREATE INDEX beats_by_scene ON beats (scene, rank)",
            "CREATE INDEX placements_by_label ON placements (label)",
            "ALTER TABLE labels ADD COLUMN beat BLOB",
            "CREATE INDEX labels_by_beat ON labels (beat, clip) WHERE beat IS NOT NULL",
        ),
        4: (
            """CREATE TABLE stringouts_5 (
                "row" INTEGER NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL, "query" TEXT NOT NULL, "order" TEXT NOT NULL,
                handles INTEGER NOT NULL, lays TEXT NOT NULL, "group" TEXT NOT NULL, gap INTEGER NOT NULL, angles TEXT NOT NULL, version_of BLOB,
                note TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id)
            )""",
            """INSERT INTO stringouts_5 SELECT "row", id, name, "query", "order", handles, '', '', 0, '', NULL, '' FROM stringouts""",
            "DROP TABLE stringouts",
            "ALTER TABLE stringouts_5 RENAME TO stringouts",
            "CREATE INDEX stringouts_by_version ON stringouts (version_of)",
            """CREATE TABLE placements_5 (
                "row" INTEGER NOT NULL, id BLOB NOT NULL, stringout BLOB NOT NULL, clip BLOB NOT NULL, start INTEGER NOT NULL,
                "end" INTEGER NOT NULL, rank INTEGER NOT NULL, label BLOB, ruled_clip BLOB, ruled_start INTEGER, ruled_end INTEGER,
                head INTEGER NOT NULL, tail INTEGER NOT NULL, gap INTEGER NOT NULL,
                "on" BLOB, track INTEGER NOT NULL, at INTEGER NOT NULL, pinned INTEGER NOT NULL, locked INTEGER NOT NULL,
                "out" TEXT NOT NULL, origin BLOB, PRIMARY KEY ("row"), UNIQUE (id),
                FOREIGN KEY(stringout) REFERENCES stringouts (id) DEFERRABLE INITIALLY DEFERRED,
                FOREIGN KEY(clip) REFERENCES clips (id) DEFERRABLE INITIALLY DEFERRED
            )""",
            """INSERT INTO placements_5
                SELECT "row", id, stringout, clip, start, "end", rank, label, iif(label IS NULL, NULL, clip), iif(label IS NULL, NULL, start),
                    iif(label IS NULL, NULL, "end"), 0, 0, 0, NULL, 1, 0, 0, 0, '', NULL FROM placements""",
            """UPDATE changes SET "before" = json_set("before", '$.track', 1) WHERE noun = 8 AND "after" IS NULL""",
            """UPDATE changes SET "before" = json_set(
                "before", '$.ruled_clip', json_extract("before", '$.clip'), '$.ruled_start', coalesce(json_extract("before", '$.start'), 0),
                '$.ruled_end', json_extract("before", '$.end')
            ) WHERE noun = 8 AND "after" IS NULL AND json_extract("before", '$.label') IS NOT NULL""",
            """UPDATE changes SET "after" = json_set("after", '$.track', 1) WHERE noun = 8 AND "before" IS NULL""",
            """UPDATE changes SET "after" = json_set(
                "after", '$.ruled_clip', json_extract("after", '$.clip'), '$.ruled_start', coalesce(json_extract("after", '$.start'), 0),
                '$.ruled_end', json_extract("after", '$.end')
            ) WHERE noun = 8 AND "before" IS NULL AND json_extract("after", '$.label') IS NOT NULL""",
            "DROP TABLE placements",
            "ALTER TABLE placements_5 RENAME TO placements",
            "CREATE INDEX placements_by_clip ON placements (clip)",
            "CREATE INDEX placements_by_label ON placements (label)",
            'CREATE INDEX placements_by_lowest ON placements ("on") WHERE "on" IS NOT NULL',
            "CREATE INDEX placements_by_stringout ON placements (stringout, rank)",
            """CREATE TABLE passes (
                "row" INTEGER NOT NULL, id BLOB NOT NULL, stringout BLOB NOT NULL, author BLOB NOT NULL, began TEXT NOT NULL,
                "before" BLOB NOT NULL, ended TEXT, "after" BLOB, note TEXT NOT NULL, PRIMARY KEY ("row"), UNIQUE (id),
                FOREIGN KEY(stringout) REFERENCES stringouts (id) DEFERRABLE INITIALLY DEFERRED
            )""",
            "CREATE INDEX passes_by_stringout ON passes (stringout)",
        ),
    }
)
"""What to do to a library of each older format to bring it to the next."""


def bring_up(path: Path) -> Path | None:
    """Bring a library up to our format; return the copy of what it was, None where nothing was to be done.

    Raises what `engine.examine` raises, and DiskTrouble where the copy or the change cannot be written: the library is then as
    it was.
    """
    number = examine(path)
    if number >= SCHEMA:
        return None
    try:
        kept = _copied(path, number)
        _climb(path)
    except (LibraryError, OSError) as error:
        msg = (
            f"{path.name} is of library format {number} and has to be brought to format {SCHEMA}, after a copy is laid beside it. "
            f"That cannot be done here, so it is as it was. Copy it to a folder with room that you may write to, and open it there. ({error})"
        )
        raise DiskTrouble(msg) from error
    return kept


def _copied(path: Path, number: int) -> Path:
    """Copy the library beside itself under a free name, for its owner only; the copy is looked through before it counts."""
    kept = next(name for name in _names(path, number) if _reserved(name))
    whole = False
    try:
        with told(kept), closing(_connected(path)) as source, closing(_connected(kept)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE").close()
            whole = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    finally:
        if not whole:
            kept.unlink()
    if not whole:
        msg = f"{path.name} is damaged. Work on with your last copy of it."
        raise LibraryError(msg)
    return kept


def _reserved(name: Path) -> bool:
    """Make an empty file of a name, for its owner only; False where there is one: another window may have been quicker."""
    try:
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return False
    return True


def _names(path: Path, number: int) -> Iterator[Path]:
    yield path.with_name(f"{path.stem} (format {number}){path.suffix}")
    for turn in count(2):
        yield path.with_name(f"{path.stem} (format {number}, {turn}){path.suffix}")


def _climb(path: Path) -> None:
    """Go up step by step from where the file is when it is ours alone: another window may have been quicker."""
    with told(path), closing(_connected(path)) as connection, connection:
        connection.execute("PRAGMA synchronous=FULL").close()
        connection.execute("BEGIN IMMEDIATE").close()
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        for statement in (each for step in range(number, SCHEMA) for each in STEPS[step]):
            connection.execute(statement).close()
        connection.execute(f"PRAGMA user_version={max(number, SCHEMA)}").close()


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=_WAIT_SECONDS)
