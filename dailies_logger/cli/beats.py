"""Make beats, bind labels to them, and show what covers a scene."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from dailies_logger.cli import rows
from dailies_logger.cli.table import aligned, counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.errors import Refused
from dailies_logger.ground.children import Json
from dailies_logger.workflow import beats, lookup
from dailies_logger.workflow.beat_grid import BeatGrid, Cell, Column, ColumnOrder, Row, beat_grid
from dailies_logger.workflow.beats import BeatFields, BeatWords
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit

_GRID_TAIL = ("readings", "selected", "used")


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    acts = "add SCENE NAME | from LABEL [NAME] | bind LABEL BEAT | free LABEL | set BEAT | move BEAT PLACE | merge BEAT INTO | remove BEAT | crown LABEL | uncrown BEAT"
    parser.add_argument("act", choices=tuple(_ACTS), help=acts)
    parser.add_argument("words", metavar="WORD", nargs="+", help="what it is done to: a beat is its name, SCENE/NAME or id, a label its id")
    parser.add_argument("--name", metavar="N", help="with set: another name")
    parser.add_argument("--scene", metavar="S", help="with set: another scene")
    parser.add_argument("--whose", metavar="W", help="the character or point of view")
    parser.add_argument("--feeling", metavar="F", help="what is intended")
    parser.add_argument("--intensity", metavar="N", type=int, help="0 to 5")
    parser.add_argument("--note", metavar="T", help="a note on the beat")
    parser.add_argument("--reason", metavar="T", default="", help="with crown: why this one")
    parser.add_argument("--after", metavar="BEAT", help="with add: the beat before it; left out, it is the last")


def _run(desks: Desks, words: Namespace) -> Answer:
    least, most, act = _ACTS[words.act]
    if not least <= len(words.words) <= most:
        msg = f"“beat {words.act}” takes {least if least == most else f'{least} or {most}'} words after it, not {len(words.words)}."
        raise Refused(msg)
    with opened(desks, words) as desk:
        edit = act(desk, words)
        if edit is not None:
            write(desk, edit)
    key = str(edit.changes[-1].value.id) if edit is not None else None
    made = [change.value.id for change in edit.changes if change.before is None] if edit is not None else []
    return Answer(data={"id": str(made[0]) if made else key}, lines=(f"{edit.name if edit else 'Nothing to change'}.",))


def _said(words: Namespace) -> BeatWords:
    said = BeatWords()
    if words.whose is not None:
        said["whose"] = words.whose
    if words.feeling is not None:
        said["feeling"] = words.feeling
    if words.intensity is not None:
        said["intensity"] = words.intensity
    if words.note is not None:
        said["note"] = words.note
    return said


def _add(desk: Desk, words: Namespace) -> Edit:
    after = lookup.beat(desk.library, words.after).id if words.after else None
    scene, name = words.words
    return beats.add_beat(desk.library, author=desk.person.id, scene=scene, name=name, after=after, **_said(words))


def _from(desk: Desk, words: Namespace) -> Edit:
    label = lookup.label(desk.library, words.words[0])
    return beats.beat_from_label(desk.library, author=desk.person.id, label=label.id, name="".join(words.words[1:]))


def _bind(desk: Desk, words: Namespace) -> Edit | None:
    label, beat = lookup.label(desk.library, words.words[0]), lookup.beat(desk.library, words.words[1])
    return beats.bind(desk.library, author=desk.person.id, labels=[label.id], beat=beat.id)


def _free(desk: Desk, words: Namespace) -> Edit | None:
    return beats.bind(desk.library, author=desk.person.id, labels=[lookup.label(desk.library, words.words[0]).id], beat=None)


def _set(desk: Desk, words: Namespace) -> Edit | None:
    fields = BeatFields(**_said(words))  # type: ignore[typeddict-item]  # all are optional
    if words.name is not None:
        fields["name"] = words.name
    if words.scene is not None:
        fields["scene"] = words.scene
    return beats.change_beat(desk.library, author=desk.person.id, beat=lookup.beat(desk.library, words.words[0]).id, **fields)


def _move(desk: Desk, words: Namespace) -> Edit | None:
    name, place = words.words
    if not (place.isascii() and place.isdigit() and int(place)):
        msg = f"“{place}” is no place. The first beat of a scene is 1."
        raise Refused(msg)
    return beats.move_beat(desk.library, author=desk.person.id, beat=lookup.beat(desk.library, name).id, to=int(place) - 1)


def _merge(desk: Desk, words: Namespace) -> Edit:
    lost, kept = (lookup.beat(desk.library, name) for name in words.words)
    return beats.merge_beats(desk.library, author=desk.person.id, beat=lost.id, into=kept.id)


def _remove(desk: Desk, words: Namespace) -> Edit:
    return beats.remove_beat(desk.library, author=desk.person.id, beat=lookup.beat(desk.library, words.words[0]).id)


def _crown(desk: Desk, words: Namespace) -> Edit | None:
    label = lookup.label(desk.library, words.words[0])
    return beats.crown(desk.library, author=desk.person.id, label=label.id, reason=words.reason)


def _uncrown(desk: Desk, words: Namespace) -> Edit | None:
    return beats.uncrown(desk.library, author=desk.person.id, beat=lookup.beat(desk.library, words.words[0]).id)


_ACTS: Mapping[str, tuple[int, int, Callable[[Desk, Namespace], Edit | None]]] = MappingProxyType(
    {
        "add": (2, 2, _add),
        "from": (1, 2, _from),
        "bind": (2, 2, _bind),
        "free": (1, 1, _free),
        "set": (1, 1, _set),
        "move": (2, 2, _move),
        "merge": (2, 2, _merge),
        "remove": (1, 1, _remove),
        "crown": (1, 1, _crown),
        "uncrown": (1, 1, _uncrown),
    }
)
"""What can be done: the least and the most words that it takes, and how it is done."""


def _grid_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("scene", metavar="SCENE", help="the scene")
    parser.add_argument("--wide-to-tight", action="store_true", help="the columns by shot size; left out, as they were shot")


def _grid(desks: Desks, words: Namespace) -> Answer:
    order = ColumnOrder.SIZE if words.wide_to_tight else ColumnOrder.SHOT
    with opened(desks, words) as desk:
        grid = beat_grid(desk.library, lookup.scene(desk.library, words.scene), order=order)
    lines = [*_table(grid)] or [f"Scene {grid.scene} has no beats yet."]
    if grid.free:
        lines.append(f"{counted(len(grid.free), 'emotional beat')} bound to no beat yet.")
    return Answer(data=_told(grid), lines=lines)


def _table(grid: BeatGrid) -> Iterator[str]:
    """Lay the grid out: beats down, the setups and cameras that read any across; what reads none is named under it."""
    read = [column for column in grid.columns if any(column in row.cells for row in grid.rows)]
    yield from aligned(("beat", *(column.name for column in read), *_GRID_TAIL), (_cells(row, read) for row in grid.rows))
    idle = [column.name for column in grid.columns if column not in read]
    if grid.rows and read:
        yield "A cell is the best rating and how many readings; * is the champion."
    if grid.rows and idle:
        yield f"No reading in {', '.join(idle)}."


def _cells(row: Row, columns: Sequence[Column]) -> tuple[object, ...]:
    told = (_shown(row.cells.get(column)) for column in columns)
    return (row.beat.name, *told, len(row.readings) or "uncovered", row.selected, row.used)


def _shown(cell: Cell | None) -> str:
    """Write a cell: `5 x3*`; unrated readings are `- x2`, none is a dot."""
    return "." if cell is None else f"{cell.best or '-'} x{len(cell.readings)}{'*' if cell.champion else ''}"


def _told(grid: BeatGrid) -> dict[str, Json]:
    return {
        "scene": grid.scene,
        "columns": [_column(column) for column in grid.columns],
        "beats": [
            {"id": str(row.beat.id), "name": row.beat.name, "cells": [_cell(column, cell) for column, cell in row.cells.items()]}
            for row in grid.rows
        ],
        "holes": [str(beat.id) for beat in grid.holes],
        "surplus": [{"beat": str(row.beat.id), "shot": len(row.readings), "selected": row.selected, "used": row.used} for row in grid.rows],
        "free": [str(reading.label.id) for reading in grid.free],
    }


def _column(column: Column) -> rows.Row:
    return {"setup": column.setup, "camera": column.camera, "size": column.size, "lens": column.lens}


def _cell(column: Column, cell: Cell) -> rows.Row:
    return {
        "setup": column.setup,
        "camera": column.camera,
        "readings": [str(reading.label.id) for reading in cell.readings],
        "best_rating": cell.best,
        "champion": cell.champion,
    }


VERBS = (
    Verb(name="beat", help="make the beats of a scene, order them, bind labels to them, choose champions", arguments=_arguments, run=_run),
    Verb(name="grid", help="show what covers the beats of a scene", arguments=_grid_arguments, run=_grid),
)
