"""Show the lanes and the kinds of label that a production uses, and carry them from one library to another."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dailies_logger.cli import rows
from dailies_logger.cli.table import aligned, counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.ground.children import Json
from dailies_logger.workflow import vocabularies
from dailies_logger.workflow.desk import Desk


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--export", metavar="FILE", type=Path, default=None, help="write the lanes and kinds to a .json file")
    way.add_argument(
        "--import", dest="source", metavar="FILE", type=Path, default=None, help="use the lanes and kinds of such a file from now on"
    )
    parser.add_argument("--force", action="store_true", help="write over an existing file")


def _run(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        if words.export is not None:
            desk.exchange.write_vocabulary(desk.library.production().vocabulary, words.export, overwrite=words.force)
        if words.source is not None:
            edit = vocabularies.take_in(desk.library, author=desk.person.id, read=desk.exchange.read_vocabulary(words.source))
            if edit is not None:
                write(desk, edit)
        return _told(desk, words)


def _told(desk: Desk, words: Namespace) -> Answer:
    vocabulary = desk.library.production().vocabulary
    retired = [kind for kind in vocabulary.kinds if kind.retired]
    cells = ((kind.id, kind.name, vocabulary.lane_with(kind.lane).id, kind.key, " ".join(kind.values)) for kind in vocabulary.used)
    lanes = ((lane.id, lane.name, lane.look.value) for lane in vocabulary.lanes)
    lines = [*aligned(rows.LANE_HEAD, lanes), "", *aligned(rows.KIND_HEAD, cells)]
    if retired:
        lines.append(f"Used no more: {', '.join(kind.name for kind in retired)}.")
    if words.export is not None:
        lines = [f"{counted(len(vocabulary.lanes), 'lane')} and {counted(len(vocabulary.used), 'kind')} written to {words.export}."]
    data: dict[str, Json] = {
        "lanes": [rows.lane_row(lane) for lane in vocabulary.lanes],
        "kinds": [rows.kind_row(kind) for kind in vocabulary.used],
        "retired": [rows.kind_row(kind) for kind in retired],
    }
    return Answer(data=data, lines=lines)


VERBS = (
    Verb(
        name="vocabulary",
        help="show the lanes and kinds of label of the production, write them to a file or take them from one",
        arguments=_arguments,
        run=_run,
    ),
)
