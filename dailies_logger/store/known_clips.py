"""Know of each clip what every answer of thousands of labels needs: its place in the order of the shoot, and how many frames it has.

To look that up for each label costs as much as to find the label. What is known of a clip is forgotten when the journal has a
change of the clip or its take, in whichever thread or process it was written: so there is nothing to invalidate.
"""

from collections.abc import Collection, Iterable, Mapping, Set
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, select

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import key_of
from dailies_logger.domain.take import Take
from dailies_logger.store import journal
from dailies_logger.store.rows import CODES, TABLES, catalogue, changes
from dailies_logger.store.values import chunks

_clips = TABLES[Clip]
_FRAMES = func.coalesce(func.json_extract(_clips.c.measured, "$.frames"), 0)
_ENTRIES = select(catalogue.c.clip, catalogue.c["rank"], _FRAMES).join(_clips, _clips.c.row == catalogue.c.row)

_MANY = 4000
"""From how many unknown clips on all are read: one walk through the tables costs less than so many steps into them."""


class _Entry(NamedTuple):
    key: UUID
    rank: str
    frames: int


class KnownClip(NamedTuple):
    """Hold what is known of a clip: its key, its place among the clips that are known, and how many frames it has."""

    key: UUID
    place: int
    frames: int


class KnownClips:
    """Hold what was read of clips. Safe to use from any thread: what was given out is never changed, but replaced."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seq = 0
        self._read: dict[bytes, _Entry] = {}
        self._known: Mapping[bytes, KnownClip] = {}

    def of(self, connection: Connection, keys: Set[bytes]) -> Mapping[bytes, KnownClip]:
        """Return what is known of these clips, and of others, as the connection sees them."""
        now = journal.newest(connection)
        with self._lock:
            if now < self._seq:
                return _placed(_read(connection, keys))
            touched = self._read.keys() & set(_touched(connection, self._seq)) if now > self._seq else set()
            still = {key: entry for key, entry in self._read.items() if key not in touched} if touched else self._read
            if touched or not keys <= still.keys():
                self._read = still | _read(connection, keys - still.keys())
                self._known = _placed(self._read)
            self._seq = now
            return self._known


def _placed(entries: Mapping[bytes, _Entry]) -> Mapping[bytes, KnownClip]:
    """Return clips numbered in the order of the shoot, which is the order of the answer too."""
    order = sorted(entries.items(), key=lambda item: item[1].rank)
    return {cell: KnownClip(entry.key, place, entry.frames) for place, (cell, entry) in enumerate(order)}


def _touched(connection: Connection, since: int) -> Iterable[bytes]:
    """Yield the clips that were changed after a place of the journal, or whose take was."""
    told = select(changes.c.noun, changes.c.key).where(changes.c.edit > since, changes.c.noun.in_([CODES[Clip], CODES[Take]]))
    touched = {(noun, key) for noun, key in connection.execute(told)}
    yield from (key for noun, key in touched if noun == CODES[Clip])
    for takes in chunks([key for noun, key in touched if noun == CODES[Take]]):
        yield from connection.execute(select(catalogue.c.clip).where(catalogue.c.take.in_(takes))).scalars()


def _read(connection: Connection, keys: Collection[bytes]) -> dict[bytes, _Entry]:
    asked = [_ENTRIES] if len(keys) >= _MANY else [_ENTRIES.where(catalogue.c.clip.in_(piece)) for piece in chunks(list(keys))]
    return {key: _Entry(key_of(key), rank, frames) for query in asked for key, rank, frames in connection.execute(query)}
