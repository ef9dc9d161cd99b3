"""Keep the catalogue: for each clip what it answers to in a search, and its place in the order of the shoot.

It is derived from clips and takes, made anew for those that an Edit touches, in the same transaction.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.store import full_text
from dailies_logger.store.rows import TABLES, catalogue, catalogue_facts
from dailies_logger.store.translate import Cells, value_of
from dailies_logger.store.values import Delta, chunks

_NUMBER = re.compile(r"\d+")
_clips, _takes, _labels = TABLES[Clip], TABLES[Take], TABLES[Label]


def folded(text: str) -> str:
    """Return text as it is compared: without case and outer space."""
    return text.strip().casefold()


def natural(text: str) -> str:
    """Return a key by which `9` comes before `10`, and `47` before `47A` before `48`."""
    return _NUMBER.sub(lambda digits: f"{int(digits[0]):010d}", folded(text))


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one row of the catalogue and its facts as (field, text)."""

    row: Cells
    facts: frozenset[tuple[str, str]]


def refresh(connection: Connection, deltas: Iterable[Delta]) -> None:
    """Make the entries anew that an Edit touches."""
    clips: set[bytes] = set()
    takes: set[bytes] = set()
    for delta in deltas:
        if delta.noun is Clip:
            clips.add(delta.key)
            takes |= {key for cells in (delta.before, delta.after) if cells and isinstance(key := cells["take_id"], bytes)}
        elif delta.noun is Take:
            takes.add(delta.key)
    if not (clips or takes):
        return
    for piece in chunks(list(takes)):
        clips |= set(connection.execute(select(_clips.c.id).where(_clips.c.take_id.in_(piece))).scalars())
    _forget(connection, list(clips), list(takes))
    _enter(connection, [*of_clips(connection, list(clips)), *of_takes(connection, list(takes))])


def _forget(connection: Connection, clips: Sequence[bytes], takes: Sequence[bytes]) -> None:
    stale: list[int] = []
    for keys, field in ((clips, catalogue.c.clip), (takes, catalogue.c.take)):
        for piece in chunks(keys):
            stale += connection.execute(select(catalogue.c.row).where(field.in_(piece))).scalars()
    for rows in chunks(stale):
        full_text.forget_entries(connection, rows)
        connection.execute(delete(catalogue_facts).where(catalogue_facts.c.row.in_(rows)))
        connection.execute(delete(catalogue).where(catalogue.c.row.in_(rows)))


def _enter(connection: Connection, entries: Sequence[Entry]) -> None:
    facts = [
        {"row": entry.row["row"], "field": field, "folded": folded(text), "natural": natural(text)}
        for entry in entries
        for field, text in sorted(entry.facts)
    ]
    if entries:
        connection.execute(insert(catalogue), [entry.row for entry in entries])
        full_text.enter_entries(connection, [entry.row for entry in entries])
    if facts:
        connection.execute(insert(catalogue_facts).prefix_with("OR IGNORE"), facts)


def of_clips(connection: Connection, keys: Sequence[bytes]) -> Iterator[Entry]:
    """Make the entries of clips."""
    count = select(func.count()).where(_labels.c.clip == _clips.c.id).scalar_subquery().label("labels_")
    for piece in chunks(keys):
        rows = connection.execute(select(_clips, count).where(_clips.c.id.in_(piece))).mappings().all()
        takes = _takes_of(connection, [row["take_id"] for row in rows if row["take_id"]])
        for row in rows:
            yield _entry(value_of(Clip, row), takes.get(row["take_id"]), row=row["row"], labels=row["labels_"])


def _takes_of(connection: Connection, keys: Sequence[bytes]) -> dict[bytes, Take]:
    query = select(_takes).where(_takes.c.id.in_(keys))
    return {row["id"]: value_of(Take, row) for row in connection.execute(query).mappings()}


def of_takes(connection: Connection, keys: Sequence[bytes]) -> Iterator[Entry]:
    """Make the entries of those takes that have no clip."""
    bare = ~select(_clips.c.id).where(_clips.c.take_id == _takes.c.id).exists()
    for piece in chunks(keys):
        for row in connection.execute(select(_takes).where(_takes.c.id.in_(piece), bare)).mappings():
            yield _entry(None, value_of(Take, row), row=-row["row"], labels=0)


def _entry(clip: Clip | None, take: Take | None, *, row: int, labels: int) -> Entry:
    facts = frozenset((field, text) for field, text in _facts(clip, take) if text)
    whole: Cells = {
        "row": row,
        "clip": clip.id.bytes if clip else None,
        "take": take.id.bytes if take else None,
        "rank": "\x1f".join(_rank(clip, take)),
        "circled": int(take.circled if take else bool(clip and clip.facts.circled == "yes")),
        "labels": labels,
        "words": "\n".join([*(text for _field, text in sorted(facts)), *_words(clip, take)]),
    }
    return Entry(whole, facts)


def _said(clip: Clip | None, take: Take | None, field: str) -> str:
    """Return the take's word, else the clip's."""
    return (getattr(take, field) if take else "") or (getattr(clip.facts, field) if clip else "") or ""


def _rank(clip: Clip | None, take: Take | None) -> Iterator[str]:
    yield from (natural(_said(clip, take, field)) for field in ("day", "unit", "scene", "setup", "slate", "take"))
    yield take.id.hex if take else ""
    if clip:
        yield from (natural(clip.facts.camera or ""), natural(clip.file), clip.id.hex)


def _facts(clip: Clip | None, take: Take | None) -> Iterator[tuple[str, str]]:
    """Yield (field, text); a setup answers to `slate` too."""
    yield from ((field, _said(clip, take, field)) for field in ("scene", "setup", "slate", "take", "day"))
    yield "slate", _said(clip, take, "setup")
    if take:
        yield "shown", take.shown
    if clip:
        yield "camera", clip.facts.camera or ""
        yield "roll", clip.facts.roll or ""
        yield "tape", clip.facts.tape or clip.measured.tape


def _words(clip: Clip | None, take: Take | None) -> Iterator[str]:
    if take:
        yield from (take.editor_note, take.supervisor_note, take.flags, *take.former)
    if clip:
        yield clip.name
        yield clip.facts.lens or ""
        yield clip.facts.shot_size or ""
