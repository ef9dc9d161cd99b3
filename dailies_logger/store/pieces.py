"""Find what a rule needs of labels, each as a small tuple: to make whole labels, clips and takes of tens of thousands takes ten times as long."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from fractions import Fraction
from functools import lru_cache, partial
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, case, func, select

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import key_of
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.store.known_clips import KnownClips
from dailies_logger.store.rows import TABLES
from dailies_logger.store.terms import of_labels
from dailies_logger.workflow.ports import Piece
from dailies_logger.workflow.query import Term

_labels, _clips, _takes = TABLES[Label], TABLES[Clip], TABLES[Take]
_OF_LABEL = ("rating", "kind", "value", "beat")
_BY_START = itemgetter(2, 0)

_Cells = tuple[Any, ...]
"""A row: key, clip, start and end of a label, then the facts."""


def _of_take(name: str) -> ColumnElement[Any]:
    return case((_takes.c.id.is_not(None), _takes.c[name]), else_=func.coalesce(_clips.c[f"facts_{name}"], ""))


_COLUMNS: Mapping[str, ColumnElement[Any]] = MappingProxyType(
    {
        **{name: _of_take(name) for name in ("scene", "slate", "setup", "take", "day")},
        **{name: func.coalesce(_clips.c[f"facts_{name}"], "") for name in ("camera", "lens", "shot_size")},
        "take_rating": func.coalesce(_takes.c.rating, 0),
        "began": _clips.c.start,
        "rate": func.json_extract(_clips.c.measured, "$.rate"),
        "drop": _clips.c.drop,
        **{name: _labels.c[name] for name in _OF_LABEL},
    }
)
"""What answers each of `workflow.pieces.FACTS`."""


@lru_cache(64)
def _rate(cell: str | None) -> FrameRate:
    return Clip(id=key_of(bytes(16)), path=b"", file="").rate if cell is None else FrameRate(Fraction(cell))


def _same(cell: object) -> object:
    return cell


_READ: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {"rate": _rate, "drop": bool, "beat": lambda cell: None if cell is None else key_of(cell)}
)
"""What makes facts of cells that are not their own."""


def found(connection: Connection, known: KnownClips, query: Term, facts: Sequence[str]) -> list[Piece]:
    """Find the closed labels that fit, in the order of the shoot, then of their frames. Raises BadQuery."""
    asked = _joined(facts).where(of_labels(connection, query), _labels.c.end.is_not(None))
    on: dict[bytes, list[_Cells]] = defaultdict(list)
    for row in _fetched(connection.execute(asked)):
        on[row[1]].append(row)
    clips, told, piece = known.of(connection, on.keys()), _teller(facts), partial(tuple.__new__, Piece)
    pieces: list[Piece] = []
    for cell in [cell for cell in clips if cell in on] if len(clips) < 8 * len(on) else sorted(on, key=lambda cell: clips[cell].place):
        (clip, _, length), rows = clips[cell], on[cell]
        for row in sorted(rows, key=_BY_START) if len(rows) > 1 else rows:
            pieces.append(piece((key_of(row[0]), clip, row[2], row[3], length, told(row) if told else ())))
    return pieces


def _fetched(result: CursorResult[Any]) -> list[_Cells]:
    """Fetch all rows as the driver has them, since every cell is its own."""
    with closing(result):
        assert result.cursor is not None  # noqa: S101 - rows were selected
        return result.cursor.fetchall()  # type: ignore[return-value]  # tuples


def _joined(facts: Sequence[str]) -> Select[Any]:
    """Select key, clip and range of labels, and facts, from no more tables than these need."""
    chosen = select(_labels.c.id, _labels.c.clip, _labels.c.start, _labels.c.end, *(_COLUMNS[name].label(f"fact_{name}") for name in facts))
    if set(facts) <= set(_OF_LABEL):
        return chosen.select_from(_labels)
    with_clips = _labels.join(_clips, _clips.c.id == _labels.c.clip)
    return chosen.select_from(with_clips.outerjoin(_takes, _takes.c.id == _clips.c.take_id))


def _teller(facts: Sequence[str]) -> Callable[[_Cells], tuple[object, ...]] | None:
    """Return what reads the facts of a row; None where none are asked for."""
    if not facts:
        return None
    if not _READ.keys() & set(facts):
        return lambda row: row[4:]
    readers = [_READ.get(name, _same) for name in facts]
    return lambda row: tuple([read(cell) for read, cell in zip(readers, row[4:], strict=True)])
