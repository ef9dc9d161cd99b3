"""Answer searches: the store's answer to `workflow.ports.Search`.

How many labels fit is counted first, each sort of term where it is cheapest. Few are then sorted; of many, the catalogue
is walked in its order and the walk ends when the page is full.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Join, Select, case, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.store import pieces
from dailies_logger.store.known_clips import KnownClips
from dailies_logger.store.library import SqlLibrary
from dailies_logger.store.rows import catalogue
from dailies_logger.store.terms import apart, asks_labels, labels, of_catalogue, of_labels
from dailies_logger.store.translate import columns, value_at
from dailies_logger.store.values import fetch
from dailies_logger.workflow.ports import Found, Hit, Piece
from dailies_logger.workflow.query import Term

_ON_ITS_CLIP = labels.c.clip == catalogue.c.clip

_FEW = 5000
"""How many labels are sorted rather than met in order."""


class SqlSearch:
    """Find values of a library by a query. See `workflow.ports.Search`."""

    def __init__(self, library: SqlLibrary) -> None:
        self._engines = library.engines
        self._known = KnownClips()

    def labels(self, query: Term, *, limit: int | None = None, offset: int = 0) -> Found:
        """Find labels in the order: shoot day, take, clip, start. Raises BadQuery."""
        with self._engines.reading() as connection:
            fitting = of_labels(connection, query)
            total = _count(connection, query, fitting)
            page = _some(fitting) if total <= _FEW else _many(connection, query)
            rows = connection.execute(page.limit(limit).offset(offset)) if total else ()
            return Found(hits=_hits(connection, [value_at(Label, row) for row in rows]), total=total)

    def pieces(self, query: Term, *, facts: Sequence[str] = ()) -> list[Piece]:
        """Find the closed labels that `labels` finds, in its order, each no more than a rule needs. Raises BadQuery."""
        with self._engines.reading() as connection:
            return pieces.found(connection, self._known, query, facts)

    def clips(self, query: Term) -> list[Clip]:
        """Find clips; fields of labels match a clip that has such a label. Raises BadQuery."""
        with self._engines.reading() as connection:
            keys = _in_order(connection, query, catalogue.c.clip)
            found = {clip.id.bytes: clip for clip in fetch(connection, Clip, {"id": [UUID(bytes=key) for key in keys]})}
            return [found[key] for key in keys]

    def takes(self, query: Term) -> list[Take]:
        """Find takes; fields of labels match a take that has such a label. Raises BadQuery."""
        with self._engines.reading() as connection:
            keys = _in_order(connection, query, catalogue.c.take)
            found = {take.id.bytes: take for take in fetch(connection, Take, {"id": [UUID(bytes=key) for key in keys]})}
            return [found[key] for key in keys]


def _count(connection: Connection, query: Term, fitting: ColumnElement[bool]) -> int:
    counted = (
        select(func.count()).select_from(labels).where(fitting)
        if asks_labels(query)
        else select(func.coalesce(func.sum(catalogue.c.labels), 0)).where(of_catalogue(connection, query))
    )
    return int(connection.execute(counted).scalar_one())


class _InOrder(Join):
    """Join two tables with the left one as the outer loop, whatever SQLite guesses without statistics."""

    inherit_cache = True


@compiles(_InOrder, "sqlite")
def _cross_join(join: _InOrder, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy passes its own on
    left, right, onclause = (compiler.process(part, **options) for part in (join.left, join.right, join.onclause))  # type: ignore[arg-type]  # all three can be
    return f"{left} CROSS JOIN {right} ON {onclause}"


def _some(fitting: ColumnElement[bool]) -> Select[Any]:
    return _ordered(_InOrder(labels, catalogue, _ON_ITS_CLIP)).where(fitting)


def _many(connection: Connection, query: Term) -> Select[Any]:
    on_clips, on_labels = apart(connection, query)
    return _ordered(_InOrder(catalogue, labels, _ON_ITS_CLIP)).where(_unindexed(on_clips), _unindexed(on_labels))


def _ordered(joined: Join) -> Select[Any]:
    own = (labels.c[column.name] for column in columns(Label))
    return select(*own).select_from(joined).order_by(catalogue.c["rank"], labels.c.start, labels.c.id)


def _unindexed(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Keep a condition from choosing the way into a table: it is asked of each row that comes."""
    return case((condition, 1), else_=0) == 1


def _hits(connection: Connection, found: Sequence[Label]) -> tuple[Hit, ...]:
    clips = {clip.id: clip for clip in fetch(connection, Clip, {"id": {label.clip for label in found}})}
    wanted = {clip.take_id for clip in clips.values() if clip.take_id}
    takes = {take.id: take for take in fetch(connection, Take, {"id": wanted})}
    return tuple(_hit(label, clips[label.clip], takes) for label in found)


def _hit(label: Label, clip: Clip, takes: Mapping[UUID, Take]) -> Hit:
    return Hit(label=label, clip=clip, take=takes.get(clip.take_id) if clip.take_id else None)


def _in_order(connection: Connection, query: Term, key: ColumnElement[bytes]) -> list[bytes]:
    found = select(key).where(of_catalogue(connection, query), key.is_not(None)).order_by(catalogue.c["rank"])
    return list(dict.fromkeys(connection.execute(found).scalars()))
