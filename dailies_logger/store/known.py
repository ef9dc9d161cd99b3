"""Know the production without making it anew each time it is asked for.

Every label is worded by the production's vocabulary, so it is read several times a key. What is costly is the way through
the pool and the statement, and to make the value out of its cells; to look at the one row is not. So a connection is kept
for that alone, the row is looked at each time, and the value is made where a cell differs from last time. There is nothing to
invalidate: whoever wrote, in whichever thread or process, by an Edit or its undo, is seen by the next question.
"""

from contextlib import closing
from threading import Lock

from sqlalchemy.pool import PoolProxiedConnection

from dailies_logger.domain.production import Production
from dailies_logger.store.engine import Engines, told
from dailies_logger.store.rows import TABLES
from dailies_logger.store.translate import columns, value_at

_ROW = f'SELECT {", ".join(column.name for column in columns(Production))} FROM "{TABLES[Production].name}" ORDER BY id LIMIT 1'  # noqa: S608 - names of ours


class KnownProduction:
    """Hold the production as it was when last looked at. Safe to use from any thread."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._lock = Lock()
        self._connection: PoolProxiedConnection | None = None
        self._row: tuple[object, ...] | None = None
        self._known: Production | None = None

    def now(self) -> Production | None:
        """Return the production as it is on disk now; None where there is none. Raises LibraryError."""
        with self._lock, told(self._engines.path):
            row = self._looked()
            if row != self._row:
                self._row, self._known = row, value_at(Production, row) if row is not None else None  # type: ignore[arg-type]  # cells
            return self._known

    def close(self) -> None:
        """Give the connection back; the next question takes another one."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _looked(self) -> tuple[object, ...] | None:
        """Read the row to its end, so that no transaction is left open and the write-ahead log can be brought in."""
        if self._connection is None:
            self._connection = self._engines.kept_reader()
        with closing(self._connection.cursor()) as cursor:
            cursor.execute(_ROW)
            rows = cursor.fetchall()
        return tuple(rows[0]) if rows else None
