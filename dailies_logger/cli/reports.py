"""Merge camera reports and supervisor's logs onto the clips."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from uuid import UUID

from dailies_logger.cli import rows
from dailies_logger.cli.table import counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Refused
from dailies_logger.workflow import matching
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.facts import Disagreement
from dailies_logger.workflow.matching import Merged
from dailies_logger.workflow.ports import Table


def _import_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a camera report or supervisor's log: .ale .csv")
    told = "read a column as a field; an empty field leaves it out; may be repeated"
    parser.add_argument("--map", metavar="COLUMN=FIELD", action="append", default=[], help=told)


def _import(desks: Desks, words: Namespace) -> Answer:
    mapping = read_mapping(words.map)
    with opened(desks, words) as desk:
        tables = [desk.exchange.read_table(path) for path in words.files]
        merged = [_merge(desk, table, mapping) for table in tables]
        clips = {clip.id: clip for clip in desk.library.where(Clip)}
    return _answer(_together(merged), clips)


def _together(merged: Sequence[Merged]) -> Merged:
    """Tell several imports as one; the Edits are written already."""
    return Merged(
        edit=None,
        matched=tuple(chain.from_iterable(one.matched for one in merged)),
        unmatched=tuple(chain.from_iterable(one.unmatched for one in merged)),
        disagreements=tuple(dict.fromkeys(chain.from_iterable(one.disagreements for one in merged))),
        mapping=dict(chain.from_iterable(one.mapping.items() for one in merged)),
    )


def _answer(merged: Merged, clips: Mapping[UUID, Clip]) -> Answer:
    matched, unmatched, apart = merged.matched, merged.unmatched, merged.disagreements
    found = list(dict.fromkeys(chain.from_iterable(each.clips for each in matched)))
    data: rows.Row = {
        "matched": len(matched),
        "unmatched": len(unmatched),
        "disagreements": [_disagreement(each, clips) for each in apart],
        "matched_clips": [str(key) for key in found],
        "unmatched_rows": [{"row": each.row, "text": each.text, "reason": each.reason} for each in unmatched],
        "columns": dict(merged.mapping),
    }
    counts = f"{counted(len(matched), 'row')} matched onto {counted(len(found), 'clip')}, {len(unmatched):,} unmatched"
    lines = [f"{counts}, {counted(len(apart), 'disagreement')}."]
    lines += [f"Row {each.row}, {each.text}: {each.reason}" for each in unmatched]
    lines += [_told(each, clips) for each in apart]
    return Answer(data=data, lines=lines)


def _merge(desk: Desk, table: Table, mapping: Mapping[str, str]) -> Merged:
    merged = matching.merge_table(desk.library, table, author=desk.person.id, mapping=mapping)
    if merged.edit is not None:
        write(desk, merged.edit)
    return merged


def _disagreement(each: Disagreement, clips: Mapping[UUID, Clip]) -> rows.Row:
    """Tell a disagreement; the first of `values` is in force."""
    values: list[rows.Row] = [{"source": source.value, "value": value} for source, value in each.values]
    return {"clip": str(each.clip), "file": clips[each.clip].file, "field": each.field, "values": [*values]}


def _told(each: Disagreement, clips: Mapping[UUID, Clip]) -> str:
    values = ", ".join(f"{value or '-'} ({source.value.replace('_', ' ')})" for source, value in each.values)
    return f"{rows.short(clips[each.clip])}: {each.field} is {values}"


def read_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """Read `COLUMN=FIELD` words. Raises Refused."""
    mapping = {}
    for pair in pairs:
        column, found, field = pair.rpartition("=")
        if not found or not column.strip():
            msg = f"“{pair}” is not COLUMN=FIELD."
            raise Refused(msg)
        mapping[column.strip()] = field.strip()
    return mapping


VERBS = (Verb(name="import", help="merge camera reports and supervisor's logs onto the clips", arguments=_import_arguments, run=_import),)
