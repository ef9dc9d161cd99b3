"""Bring in what this program wrote elsewhere."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dailies_logger.cli.table import counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.stringout import Placement
from dailies_logger.ground.children import Json
from dailies_logger.workflow import bringing_in


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("file", metavar="FILE", type=Path, help="an .otio that Dailies Logger wrote of a stringout")
    parser.add_argument("--replace", action="store_true", help="put it in the place of the same stringout here")


def _bring_in(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        stringout, placements = desk.exchange.read_stringout(words.file)
        brought = bringing_in.bring_in(
            desk.library, author=desk.person.id, stringout=stringout, placements=placements, replace_own=words.replace
        )
        if brought.edit is not None:
            write(desk, brought.edit)
        clips = sum(each.plays for each in desk.library.where(Placement, stringout=brought.stringout.id, on=None))
    data: dict[str, Json] = {"id": str(brought.stringout.id), "name": brought.stringout.name, "clips": clips, "missing": brought.missing}
    left_out = f" {counted(brought.missing, 'clip')} left out: not in this library, or too short here." if brought.missing else ""
    same = "" if brought.edit is not None else " It is here as it is in the file."
    return Answer(data=data, lines=(f"“{brought.stringout.name}”: {counted(clips, 'clip')}.{left_out}{same}",))


VERBS = (
    Verb(
        name="bring-in",
        help="bring in a stringout from an .otio of ours, with its rule and all that hands did",
        arguments=_arguments,
        run=_bring_in,
    ),
)
