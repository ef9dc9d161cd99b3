"""Make the stringouts that every cutting room makes."""

from argparse import ArgumentParser, Namespace

from dailies_logger.cli.table import aligned, counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.workflow.ready_made import READY_MADE, make

HEAD = ("ready-made", "of a", "makes", "query", "order")


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument(
        "what", metavar="WHAT", nargs="?", choices=tuple(READY_MADE), help=f"{', '.join(READY_MADE)}; left out, they are listed"
    )
    parser.add_argument("of", metavar="OF", nargs="?", default="", help="the scene, day, beat or character that it is of")


def _ready_made(desks: Desks, words: Namespace) -> Answer:
    if words.what is None:
        cells = [(each.id, each.of.value, each.name.format("…"), each.query.replace("{}", "…"), each.order) for each in READY_MADE.values()]
        return Answer(
            data={"ready_made": [dict(zip(("id", "of", "name", "query", "order"), each, strict=True)) for each in cells]},
            lines=aligned(HEAD, cells),
        )
    ready = READY_MADE[words.what]
    if not words.of:
        msg = f"Say of which {ready.of.value}: dailies ready-made LIB {ready.id} {ready.of.value.upper()}."
        raise Refused(msg)
    with opened(desks, words) as desk:
        edit = make(desk.library, desk.search, author=desk.person.id, ready=ready, of=words.of)
        write(desk, edit)
        (made,) = (change.after for change in edit.changes if isinstance(change.after, Stringout))
        clips = len(desk.library.where(Placement, stringout=made.id, on=None))
    return Answer(data={"id": str(made.id), "name": made.name, "clips": clips}, lines=(f"“{made.name}”: {counted(clips, 'clip')}.",))


VERBS = (
    Verb(
        name="ready-made",
        help="make a stringout that every cutting room makes, of a scene, day, beat or character",
        arguments=_arguments,
        run=_ready_made,
    ),
)
