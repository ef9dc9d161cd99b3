"""Open the SQLite file of a library: one writer, many readers, and the world's troubles told as sentences.

WAL with synchronous=FULL: what is committed outlives a power cut (NORMAL loses the last seconds). The writer begins with
BEGIN IMMEDIATE, since a transaction that reads first and writes later fails at once where another process has written
between (SQLITE_BUSY_SNAPSHOT); so there are two engines on the one file. Only the writer checkpoints.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

from dailies_logger.domain.errors import DiskTrouble, LibraryError, NewerLibrary, NotALibrary, Refused, Stale
from dailies_logger.store.rows import APPLICATION, EXTRAS, SCHEMA, metadata

_PRAGMAS = (
    "busy_timeout=5000",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
)
_CACHE = "cache_size=-4096"
"""KiB of pages that each connection may keep. There are up to ten of them, each with the same pages in time, so that memory grows with
the day until all are full; what the system keeps of the file is nearly as near. At 2 MiB searches cost twice the processor time."""
_ALONE = "alone"
"""The option of a connection whose statements stand alone."""

_WAIT_SECONDS, _PAUSE_SECONDS = 5.0, 0.02
"""How long it is waited for somebody who has the file, as `busy_timeout` does, and how often it is tried again."""

_MAGIC = b"SQLite format 3\x00"

_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk that holds {name} is full, so this was not saved. Make room and do it again.",
    sqlite3.SQLITE_READONLY: "{name} or its folder cannot be written to, so this was not saved. Allow writing, or work on a copy.",
    sqlite3.SQLITE_IOERR: "The disk that holds {name} does not take or give data, so this was not saved. Check that it is connected and has room.",
    sqlite3.SQLITE_CANTOPEN: "{name} cannot be opened. Check that its folder is connected and can be written to.",
    sqlite3.SQLITE_PERM: "{name} cannot be opened: the system does not allow it. Ask for access to its folder.",
    sqlite3.SQLITE_BUSY: "Another program holds {name}, so this was not saved. Wait a moment and do it again.",
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Engines:
    """Hold the two engines on one library file. Safe to use from any thread.

    The writer connects first: it turns write-ahead logging on, which it cannot while somebody reads.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mark = _mark(path)
        self._writer = _engine(path, begin="BEGIN IMMEDIATE", pragmas=(*_PRAGMAS, _CACHE, "journal_mode=WAL"), pool=1)
        self._reader = _engine(path, begin="BEGIN", pragmas=(*_PRAGMAS, _CACHE, "query_only=ON"), pool=8)
        self._asker = self._reader.execution_options(**{_ALONE: True})
        with told(path):
            self._writer.connect().close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the file until the block ends."""
        with told(self.path), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """Give a connection for one question: a single statement sees one moment by itself, and needs no transaction round it.

        That is two statements less on the way of every key.
        """
        with told(self.path), self._asker.connect() as connection:
            yield connection

    def kept_reader(self) -> PoolProxiedConnection:
        """Give a connection that reads, each statement for itself; whoever asked closes it before `close`."""
        with told(self.path):
            return self._reader.raw_connection()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the writer; what it did is on disk when the block has ended, or nothing of it where it raised.

        Raises DiskTrouble also where the file has been moved or removed under us: the system would let us go on writing
        into a file that nobody can find any more.
        """
        if _mark(self.path) != self._mark:
            msg = f"{self.path.name} is no longer where it was, so this was not saved. Put it back, or open it in its new place."
            raise DiskTrouble(msg)
        with told(self.path), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file; the last one out brings the write-ahead log into it."""
        self._reader.dispose()
        self._writer.dispose()


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def _engine(path: Path, *, begin: str, pragmas: tuple[str, ...], pool: int) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=QueuePool,
        pool_size=pool,
        max_overflow=0 if pool == 1 else 16,
        pool_use_lifo=True,  # the connection that has just read has the pages at hand
        connect_args={"isolation_level": None, "check_same_thread": False, "cached_statements": 512},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        """Set what holds for every connection."""
        for pragma in pragmas:
            _set(connection, pragma)

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        """Begin a transaction in the way of this engine."""
        if _ALONE not in connection.get_execution_options():
            connection.exec_driver_sql(begin)

    return engine


def _set(connection: sqlite3.Connection, pragma: str) -> None:
    """Set a pragma; where somebody has the file, wait: SQLite itself does not where write-ahead logging is turned on."""
    end = monotonic() + _WAIT_SECONDS
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > end:
                raise
            sleep(_PAUSE_SECONDS)
        else:
            return


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk into a sentence that names the file; what is our own fault passes through."""
    try:
        yield
    except IntegrityError as error:
        if "FOREIGN KEY" not in str(error.orig):
            raise
        msg = "Something this belongs to has been removed meanwhile, or something else still belongs to it. Nothing was changed."
        raise Stale(msg) from error
    except DBAPIError as error:
        raise _trouble(path, error.orig) or error from error
    except sqlite3.Error as error:
        raise _trouble(path, error) or error from error


def _trouble(path: Path, error: BaseException | None) -> LibraryError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGED:
        return LibraryError(f"{path.name} is damaged. Work on with your last copy of it.")
    return DiskTrouble(_SENTENCES[code].format(name=path.name)) if code in _SENTENCES else None


@contextmanager
def founding(path: Path) -> Iterator[Connection]:
    """Make a new file with all tables, for its owner only, and give the connection for its first Edit.

    All is one transaction: a library is there whole or not at all. Raises Refused where there is a file already.
    """
    _reserve(path)
    engine = _engine(path, begin="BEGIN IMMEDIATE", pragmas=_PRAGMAS, pool=1)
    try:
        with told(path), engine.begin() as connection:
            if connection.exec_driver_sql("PRAGMA user_version").scalar():
                raise _exists(path)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
            metadata.create_all(connection)
            for statement in EXTRAS:
                connection.exec_driver_sql(statement)
            yield connection
    finally:
        engine.dispose()
        if path.stat().st_size == 0:
            path.unlink()


def _exists(path: Path) -> Refused:
    return Refused(f"{path.name} exists already. Choose another name, or open it.")


def _reserve(path: Path) -> None:
    """Make the file with mode 0600; an empty one that a broken attempt left may be used."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        filled = path.stat().st_size > 0
    except IsADirectoryError:
        raise _exists(path) from None
    except OSError as error:
        msg = f"{path.name} cannot be made in {path.parent}: {error.strerror}. Choose another folder."
        raise DiskTrouble(msg) from error
    if filled:
        raise _exists(path)


def examine(path: Path) -> int:
    """Return the schema number of a file without changing it. Raises NotALibrary, NewerLibrary, or DiskTrouble where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        msg = f"There is no library {path.name} in {path.parent}."
        raise DiskTrouble(msg) from None
    except IsADirectoryError:
        head = b""
    except OSError as error:
        msg = f"{path.name} cannot be read: {error.strerror}."
        raise DiskTrouble(msg) from error
    if head[:16] != _MAGIC or int.from_bytes(head[68:72], "big") != APPLICATION:
        msg = f"{path.name} is not a Dailies Logger library. Choose a file that ends in .dailies."
        raise NotALibrary(msg)
    number = _schema_of(path)
    if number < 1:
        msg = f"{path.name} was never finished, or is damaged. Open the last copy of it."
        raise NotALibrary(msg)
    if number > SCHEMA:
        msg = f"{path.name} was written by a newer version (library format {number}; this version reads up to {SCHEMA}). Update to open it."
        raise NewerLibrary(msg)
    return number


def _schema_of(path: Path) -> int:
    with told(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()
