"""Measure the store: a label on disk after its key, an import, and searches over many labels.

`DAILIES_BENCH_LABELS` sets how many labels are searched (500,000 where it is not set).
"""

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.store.search import SqlSearch
from dailies_logger.store.translate import cells, columns
from dailies_logger.workflow.edit import Edit, made
from dailies_logger.workflow.query import AllOf, Field, Term, Word
from tests.benchmarks.result import Result
from tests.support.library_maker import Made, fill, make_label, make_library

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")

_WORD = """FROM label_words JOIN labels ON labels.row = label_words.rowid JOIN catalogue ON catalogue.clip = labels.clip
    WHERE label_words MATCH '"{}"*'"""
_KIND = "FROM labels JOIN catalogue ON catalogue.clip = labels.clip WHERE labels.kind = 'best_moment' AND labels.rating >= 4"
_SCENE = """FROM catalogue_facts JOIN catalogue ON catalogue.row = catalogue_facts.row JOIN labels ON labels.clip = catalogue.clip
    WHERE catalogue_facts.field = 'scene' AND catalogue_facts.folded = '24' AND labels.kind = 'reaction'"""

QUESTIONS: dict[str, tuple[Term, str]] = {
    "marmalade": (Word("marmalade"), _WORD.format("marmalade")),
    "tears": (Word("tears"), _WORD.format("tears")),
    "kind and rating": (AllOf((Field("kind", "=", "best_moment"), Field("rating", ">=", "4"))), _KIND),
    "scene and kind": (AllOf((Field("scene", "=", "24"), Field("kind", "=", "reaction"))), _SCENE),
}
"""What is asked, and the same written by hand in SQL over the same tables."""


def benches(labels: int | None = None) -> list[Result]:
    """Measure all; milliseconds but for the import."""
    count = labels or int(os.environ.get("DAILIES_BENCH_LABELS", "500000"))
    with tempfile.TemporaryDirectory() as folder:
        made_library = make_library(Path(folder) / "bench.dailies")
        results = [_key_to_disk(made_library, Path(folder)), _import(made_library, Path(folder), min(count, 100_000))]
        fill(made_library, takes=max(4, count // 100), labels=count, seed=2)
        results += [_search(made_library, name, *asked, count=count) for name, asked in QUESTIONS.items()]
        made_library.library.close()
    return results


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _key_to_disk(made_library: Made, folder: Path, *, rounds: int = 300) -> Result:
    """Measure one label edit against one bare insert of the same cells with the same safety, in turn."""
    fill(made_library, takes=2)
    clip, author, library = made_library.library.where(Clip)[0].id, made_library.person.id, made_library.library
    names = [column.name for column in columns(Label)]
    bare = _bare(folder / "bare.db")
    bare.execute(f"CREATE TABLE labels (row INTEGER PRIMARY KEY, {', '.join(f'{chr(34)}{name}{chr(34)}' for name in names)})")
    insert = f"INSERT INTO labels VALUES (NULL{', ?' * len(names)})"  # noqa: S608 - only marks
    ours, against = [], []
    for number in range(rounds):
        label = make_label(clip, author=author, start=number, text="tears before the line")
        row = list(cells(label).values())
        edit = Edit(name="Label best moment", author=author, changes=made([label]))
        ours.append(_milliseconds(lambda edit=edit: library.write(edit)))  # type: ignore[misc]  # bound now
        against.append(_milliseconds(lambda row=row: bare.execute(insert, row)))  # type: ignore[misc]  # bound now
    bare.close()
    p95 = sorted(ours)[int(rounds * 0.95)]
    note = f"median of {rounds}; p95 {p95:.1f} ms. Ours also writes journal, undo stack, full text"
    return Result(
        name="key to label on disk",
        ours=statistics.median(ours),
        against=statistics.median(against),
        against_name="a bare sqlite3 insert",
        unit="ms",
        note=note,
    )


def _import(made_library: Made, folder: Path, count: int) -> Result:
    """Measure an import in Edits of 10,000 against a bare executemany into the same table with the same indexes."""
    library, author = made_library.library, made_library.person.id
    clips = [clip.id for clip in library.where(Clip)]
    labels = [make_label(clips[number % len(clips)], author=author, start=number, text=f"beat {number}") for number in range(count)]
    pieces = [labels[at : at + 10_000] for at in range(0, count, 10_000)]

    def write() -> None:
        for piece in pieces:
            library.write(Edit(name="Import", author=author, changes=made(piece)))

    ours = _milliseconds(write)
    bare = _bare(folder / "bare_import.db")
    bare.execute("PRAGMA foreign_keys=OFF")
    with sqlite3.connect(library.path) as source:
        wanted = "SELECT sql FROM sqlite_master WHERE tbl_name = 'labels' AND type <> 'trigger' AND sql IS NOT NULL"
        for (statement,) in source.execute(wanted):
            bare.execute(statement)
    rows = [list(cells(label).values()) for label in labels]

    def insert() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.executemany(f"INSERT INTO labels VALUES (NULL{', ?' * len(rows[0])})", rows)  # noqa: S608 - only marks
        bare.execute("COMMIT")

    against = _milliseconds(insert)
    bare.close()
    note = "goal: 100,000 in 10 s. Ours also writes journal and full text"
    return Result(
        name=f"import {count:,} labels", ours=ours / 1000, against=against / 1000, against_name="a bare executemany", unit="s", note=note
    )


def _search(made_library: Made, name: str, term: Term, sql: str, *, count: int) -> Result:
    """Measure the first 100 hits and the whole number of them, against hand-written SQL for the same rows."""
    search = SqlSearch(made_library.library)
    bare = _bare(made_library.library.path)
    bare.execute("PRAGMA cache_size=-65536")

    def by_hand() -> int:
        bare.execute(f"SELECT labels.* {sql} ORDER BY catalogue.rank, labels.start LIMIT 100").fetchall()
        return int(bare.execute(f"SELECT count(*) {sql}").fetchone()[0])

    total = by_hand()
    if search.labels(term, limit=100).total != total:
        msg = f"the two sides of “{name}” do not find the same"
        raise AssertionError(msg)
    ours = [_milliseconds(lambda: search.labels(term, limit=100)) for _ in range(9)]
    against = [_milliseconds(by_hand) for _ in range(9)]
    bare.close()
    note = f"{total:,} of {count:,} labels, first 100 and the count; median of 9, slowest {max(ours):.0f} ms; goal p95 50 ms"
    return Result(
        name=f"find {name}",
        ours=statistics.median(ours),
        against=statistics.median(against),
        against_name="hand-written SQL",
        unit="ms",
        note=note,
    )
