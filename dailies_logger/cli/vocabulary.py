"""Show the kinds of label that a production uses, and carry them from one library to another."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dailies_logger.cli import rows
from dailies_logger.cli.table import aligned, counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.workflow import vocabularies
from dailies_logger.workflow.desk import Desk


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--export", metavar="FILE", type=Path, default=None, help="write the kinds to a .json file")
    way.add_argument("--import", dest="source", metavar="FILE", type=Path, default=None, help="use the kinds of such a file from now on")
    parser.add_argument("--force", action="store_true", help="write over an existing file")


def _run(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        if words.export is not None:
            desk.exchange.write_vocabulary(desk.library.production().vocabulary, words.export, overwrite=words.force)
        if words.source is not None:
            edit = vocabularies.set_kinds(desk.library, author=desk.person.id, kinds=desk.exchange.read_vocabulary(words.source).used)
            if edit is not None:
                write(desk, edit)
        return _told(desk, words)


def _told(desk: Desk, words: Namespace) -> Answer:
    vocabulary = desk.library.production().vocabulary
    retired = [kind for kind in vocabulary.kinds if kind.retired]
    cells = ((kind.id, kind.name, kind.lane.value, kind.key, " ".join(kind.values)) for kind in vocabulary.used)
    lines = [*aligned(rows.KIND_HEAD, cells)]
    if retired:
        lines.append(f"Used no more: {', '.join(kind.name for kind in retired)}.")
    if words.export is not None:
        lines = [f"{counted(len(vocabulary.used), 'kind')} written to {words.export}."]
    return Answer(
        data={"kinds": [rows.kind_row(kind) for kind in vocabulary.used], "retired": [rows.kind_row(kind) for kind in retired]}, lines=lines
    )


VERBS = (
    Verb(
        name="vocabulary",
        help="show the kinds of label of the production, write them to a file or take them from one",
        arguments=_arguments,
        run=_run,
    ),
)
