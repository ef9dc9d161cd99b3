"""Check a library: the file itself, its references, the search index, and that the journal tells what the values say."""

import heapq
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, select
from sqlalchemy.exc import DatabaseError

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import LibraryError
from dailies_logger.domain.take import Take
from dailies_logger.store.catalogue import folded, of_clips, of_takes
from dailies_logger.store.engine import Engines
from dailies_logger.store.journal import gone_on
from dailies_logger.store.rows import CODES, TABLES, catalogue, catalogue_facts, changes
from dailies_logger.store.translate import Cells, columns, partial, thick
from dailies_logger.workflow.edit import Value

_FULL_TEXT_CHECKS = {
    "labels": "INSERT INTO label_words(label_words, rank) VALUES ('integrity-check', 1)",
    "clips and takes": "INSERT INTO catalogue_words(catalogue_words, rank) VALUES ('integrity-check', 1)",
}

_MOST = 20
"""How many faults of one sort are named."""


def faults(engines: Engines) -> list[str]:
    """Return a sentence for each fault, none where all is well."""
    found: list[str] = []
    try:
        with engines.reading() as connection:
            found += _file_faults(connection)
            for noun in CODES:
                found += _first(_journal_faults(connection, noun))
            found += _first(_catalogue_faults(connection))
        found += _full_text_faults(engines)
    except LibraryError as error:
        found.append(str(error))
    return found


def _first(sentences: Iterator[str]) -> list[str]:
    return [sentence for sentence, _ in zip(sentences, range(_MOST), strict=False)]


def _file_faults(connection: Connection) -> Iterator[str]:
    for line in connection.exec_driver_sql("PRAGMA quick_check").scalars():
        if line != "ok":
            yield f"The file is damaged: {line}."
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} belongs to something in {parent} that is not there."


def _full_text_faults(engines: Engines) -> Iterator[str]:
    for what, question in _FULL_TEXT_CHECKS.items():
        try:
            with engines.writing() as connection:
                connection.exec_driver_sql(question)
        except (DatabaseError, LibraryError):
            yield f"The full text of {what} does not fit what it is made of."


def _journal_faults(connection: Connection, noun: type[Value]) -> Iterator[str]:
    """Replay the life of each value and compare; both sides come in the order of their keys, so neither is held whole."""
    table = TABLES[noun]
    query = select(*(table.c[column.name] for column in columns(noun))).order_by(table.c.id)
    present = ((row["id"], "there", dict(row)) for row in _streamed(connection, query))
    both = heapq.merge(present, _told(connection, noun), key=itemgetter(0))
    for key, sides in groupby(both, key=itemgetter(0)):
        found = {side: cells for _key, side, cells in sides}
        if found.get("there") != found.get("told"):
            yield f"The {noun.__name__.lower()} {UUID(bytes=key)} is not as the journal tells."
        if "broken" in found:
            yield f"The journal of the {noun.__name__.lower()} {UUID(bytes=key)} has a step that does not go on from the one before."


def _streamed(connection: Connection, query: Select[Any]) -> Iterator[RowMapping]:
    yield from connection.execution_options(yield_per=2000).execute(query).mappings()


def _told(connection: Connection, noun: type[Value]) -> Iterator[tuple[bytes, str, Cells | None]]:
    """Yield what each value of a noun is by its journal, and whether a step is `broken`."""
    query = select(changes).where(changes.c.noun == CODES[noun]).order_by(changes.c.key, changes.c.edit, changes.c.place)
    for key, life in groupby(_streamed(connection, query), key=itemgetter("key")):
        now: Cells | None = None
        for row in life:
            if not _goes_on(now, row, noun):
                yield key, "broken", None
            now = gone_on(now, row)
        yield key, "told", now


def _goes_on(now: Cells | None, row: RowMapping, noun: type[Value]) -> bool:
    if row["before"] is None or now is None:
        return row["before"] is None and now is None
    before = thick(noun, row["before"]) if row["after"] is None else partial(noun, row["before"])
    return before.items() <= now.items()


def _kept_facts(connection: Connection) -> dict[object, set[tuple[str, str]]]:
    facts: dict[object, set[tuple[str, str]]] = defaultdict(set)
    for row in connection.execute(select(catalogue_facts)).mappings():
        facts[row["row"]].add((row["field"], row["folded"]))
    return facts


def _catalogue_faults(connection: Connection) -> Iterator[str]:
    ids = {noun: list(connection.execute(select(TABLES[noun].c.id)).scalars()) for noun in (Clip, Take)}
    wanted = {entry.row["row"]: entry for entry in (*of_clips(connection, ids[Clip]), *of_takes(connection, ids[Take]))}
    kept = {row["row"]: dict(row) for row in connection.execute(select(catalogue)).mappings()}
    facts = _kept_facts(connection)
    for number in wanted.keys() | kept.keys():
        entry = wanted.get(number)
        sought = {(field, folded(text)) for field, text in entry.facts} if entry else set()
        if entry is None or kept.get(number) != entry.row or facts[number] != sought:
            yield f"The search index of row {number!s} is out of date."
