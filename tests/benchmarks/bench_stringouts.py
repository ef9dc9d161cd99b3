"""Measure stringouts over many labels: a rule against one query, a renewal after many changes, a ripple trim at the head, a version.

`DAILIES_BENCH_LABELS` sets how many labels there are (500,000 where it is not set), twenty a clip. As in the window, the collector of
garbage does not run in the midst of it.
"""

import gc
import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow.assembling import laid, ruled
from dailies_logger.workflow.cutting import trim
from dailies_logger.workflow.edit import Change, Edit, made
from dailies_logger.workflow.living import accept, offer
from dailies_logger.workflow.versions import save_version
from tests.benchmarks.bench_store import _bare, _milliseconds
from tests.benchmarks.result import Result
from tests.support.library_maker import Made, fill, make_library

_ORDERED = "SELECT {} FROM labels JOIN catalogue ON catalogue.clip = labels.clip WHERE {} ORDER BY catalogue.rank, labels.start, labels.id"
_PICKED = "labels.kind = 'best_moment' AND labels.rating >= 4 AND labels.end IS NOT NULL"


def benches(labels: int | None = None) -> list[Result]:
    """Measure all, in milliseconds."""
    count = labels or int(os.environ.get("DAILIES_BENCH_LABELS", "500000"))
    with tempfile.TemporaryDirectory() as folder:
        held = make_library(Path(folder) / "bench.dailies")
        fill(held, takes=max(4, count // 40), labels=count)
        with _unswept():
            results = [
                _rule(held, "kind:best_moment rating:>=4", _PICKED, count=count),
                _renewal(held, changed=min(1000, count // 40)),
                *_long(held, min(10_000, count)),
            ]
        held.library.close()
    return results


@contextmanager
def _unswept() -> Iterator[None]:
    """Let the collector rest, as `ui.sweeper` does while somebody works."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _rule(held: Made, query: str, where: str, *, count: int) -> Result:
    """Measure what a rule lays against one query by hand for the same ids and ranges in the same order."""
    search, rule = SqlSearch(held.library), Stringout(id=new_id(), name="Best", query=query)
    bare = _bare(held.library.path)
    bare.execute("PRAGMA cache_size=-65536")
    statement = _ORDERED.format("labels.id, labels.clip, labels.start, labels.end", where)
    found = bare.execute(statement).fetchall()
    moments = ruled(held.library, search, rule)
    if [each.label.bytes for each in moments if each.label] != [row[0] for row in found]:
        msg = "the rule and the query do not find the same"
        raise AssertionError(msg)
    ours = [_milliseconds(lambda: ruled(held.library, search, rule)) for _ in range(5)]
    against = [_milliseconds(lambda: bare.execute(statement).fetchall()) for _ in range(5)]
    bare.close()
    return _result("rule of a stringout", ours, against, f"{len(found):,} moments of {count:,} labels; goal 1.5 times and 100 ms")


def _renewal(held: Made, *, changed: int) -> Result:
    """Measure what a long stringout offers, and takes on disk, after labels changed, against reading its labels and placements by hand."""
    library, search, author = held.library, SqlSearch(held.library), held.person.id
    stringout = Stringout(id=new_id(), name="Many", query="kind:best_moment")
    moments = ruled(library, search, stringout)
    lying = laid(stringout.id, moments)
    library.write(Edit(name="Make", author=author, changes=made([stringout])))
    for at in range(0, len(lying), 10_000):
        library.write(Edit(name="Lay", author=author, changes=made(lying[at : at + 10_000])))
    before = library.where(Label, id=[each.label for each in moments[:: max(1, len(moments) // changed)]][:changed])
    shorter = tuple(Change(before=each, after=replace(each, start=each.start + 1)) for each in before)
    library.write(Edit(name="Trim labels", author=author, changes=shorter))
    offered = [_milliseconds(lambda: offer(library, search, stringout=stringout.id)) for _ in range(3)]
    edit = accept(library, search, author=author, stringout=stringout.id)
    if edit is None or len(edit.changes) != len(before):
        msg = "not every changed label was renewed"
        raise AssertionError(msg)
    written = _milliseconds(lambda: library.write(edit))
    bare = _bare(library.path)
    queries = ("SELECT * FROM labels WHERE kind = 'best_moment'", "SELECT * FROM placements")
    against = [_milliseconds(lambda: [bare.execute(query).fetchall() for query in queries]) for _ in range(3)]
    bare.close()
    note = f"{len(before):,} of {len(moments):,} labels changed; the edit on disk {written:.0f} ms more; goal 200 ms"
    return _result("renew a stringout", offered, against, note)


def _long(held: Made, count: int) -> list[Result]:
    """Measure a ripple trim at the head of a long stringout and a version of it, each against the same rows written by hand."""
    library, author = held.library, held.person.id
    stringout = Stringout(id=new_id(), name="Long", query="")
    clips = [clip.id for clip in library.where(Clip)]
    lying = [
        Placement(id=new_id(), stringout=stringout.id, clip=clips[place % len(clips)], start=100, end=124, rank=place * 1024)
        for place in range(count)
    ]
    library.write(Edit(name="Make", author=author, changes=made((stringout, *lying))))
    bare = _bare(library.path)

    def trimmed() -> None:
        """Trim the first placement by a frame; all others follow."""
        edit = trim(library, author=author, placement=lying[0].id, head=1)
        assert edit is not None
        library.write(edit)

    def by_hand() -> None:
        bare.execute("UPDATE placements SET start = start + 1 WHERE id = ?", (lying[1].id.bytes,))

    ripple = [(_milliseconds(trimmed), _milliseconds(by_hand)) for _ in range(20)]
    kept = [_milliseconds(lambda: library.write(save_version(library, author=author, stringout=stringout.id))) for _ in range(3)]
    rows = bare.execute("SELECT * FROM placements WHERE stringout = ?", (stringout.id.bytes,)).fetchall()
    bare.execute("CREATE TEMP TABLE copied AS SELECT * FROM placements WHERE 0")
    marks = ", ".join("?" * len(rows[0]))
    copied = [_milliseconds(lambda: bare.executemany(f"INSERT INTO copied VALUES ({marks})", rows)) for _ in range(3)]  # noqa: S608 - only marks
    bare.close()
    return [
        _result("ripple trim at the head", [ours for ours, _ in ripple], [bare for _, bare in ripple], f"{count:,} placements; goal 50 ms"),
        _result("keep a version", kept, copied, f"{count:,} placements; ours also journals each, on disk"),
    ]


def _result(name: str, ours: list[float], against: list[float], note: str) -> Result:
    said = f"median of {len(ours)}, slowest {max(ours):.0f} ms; {note}"
    return Result(
        name=name, ours=statistics.median(ours), against=statistics.median(against), against_name="SQL by hand", unit="ms", note=said
    )
