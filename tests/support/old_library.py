"""Make library files of a released format from its frozen tables, filled with the rows of one of today."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dailies_logger.store.rows import APPLICATION

_STORE = Path(__file__).parents[1] / "store"


def age(library: Path, number: int, old: Path) -> Path:
    """Write what a library holds into a file of format `number`, and return the file."""
    statements = (_STORE / f"schema_{number}.sql").read_text(encoding="utf-8").splitlines()
    triggers = [each for each in statements if each.startswith("CREATE TRIGGER")]
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS today", (str(library),))
        connection.execute(f"PRAGMA application_id={APPLICATION}")
        connection.execute(f"PRAGMA user_version={number}")
        connection.execute("BEGIN")
        for statement in (each for each in statements if each not in triggers):
            connection.execute(statement)
        for (table,) in connection.execute("SELECT name FROM main.sqlite_master WHERE sql LIKE 'CREATE TABLE % NOT NULL%'").fetchall():
            names = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM today.{table}")  # noqa: S608 - names of the file's own tables
        for words in ("label_words", "catalogue_words"):
            connection.execute(f"INSERT INTO {words}({words}) VALUES ('rebuild')")  # noqa: S608 - our own names
        for statement in triggers:
            connection.execute(statement)
        connection.execute("COMMIT")
    return old
