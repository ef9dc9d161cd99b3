"""Keep what was watched. No Edit writes here, and nothing is ever taken away."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, RowMapping, func, select
from sqlalchemy.dialects.sqlite import insert

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.domain.viewing import Viewing
from dailies_logger.store.rows import viewings
from dailies_logger.store.values import chunks

_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


def keep(connection: Connection, seen: Iterable[Viewing]) -> None:
    """Add runs of frames; of a run that is known already, the union is kept."""
    rows = [
        {
            "id": each.id.bytes,
            "clip": each.clip.bytes,
            "person": each.person.bytes,
            "start": each.range.start,
            "end": each.range.end,
            "at": (each.at - _EPOCH) // _MICROSECOND,
        }
        for each in seen
    ]
    if rows:
        adding = insert(viewings)
        new = adding.excluded
        grown = {"start": func.min(viewings.c.start, new.start), "end": func.max(viewings.c.end, new.end)}
        connection.execute(adding.on_conflict_do_update(index_elements=["id"], set_=grown), rows)


def seen_of(connection: Connection, clips: Collection[UUID]) -> list[Viewing]:
    """List the runs that were watched of clips, by clip and start."""
    keys = sorted({clip.bytes for clip in clips})
    query = select(viewings).order_by(viewings.c.clip, viewings.c.start, viewings.c.id)
    return [_viewing(row) for piece in chunks(keys) for row in connection.execute(query.where(viewings.c.clip.in_(piece))).mappings()]


def _viewing(row: RowMapping) -> Viewing:
    key, clip, person = (UUID(bytes=row[name]) for name in ("id", "clip", "person"))
    return Viewing(id=key, clip=clip, person=person, range=FrameRange(row["start"], row["end"]), at=_EPOCH + row["at"] * _MICROSECOND)
