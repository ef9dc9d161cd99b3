"""Make a library, check one, and make the sample shoot."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dailies_logger.cli import rows
from dailies_logger.cli.table import counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate


def _new_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--title", metavar="T", required=True, help="the title of the production")
    parser.add_argument("--rate", metavar="R", default="24000/1001", help="the base rate: 24000/1001, 23.976, 25 (24000/1001)")
    parser.add_argument("--slating", choices=[each.value for each in Slating], default=Slating.US.value, help="how slates are called (us)")


def _new(desks: Desks, words: Namespace) -> Answer:
    rate = FrameRate.parse(words.rate)
    if not words.title.strip():
        msg = "Give the production a title."
        raise Refused(msg)
    desk = desks.make(words.library, title=words.title, rate=rate, slating=Slating(words.slating), person_name=words.person)
    desk.library.close()
    path = str(words.library)
    data = {"library": path, "title": words.title, "rate": rows.rate(rate), "slating": words.slating, "person": desk.person.name}
    return Answer(data=data, lines=(f"Made {path} for {words.title}, {rate.spoken()} frames a second, slated the {words.slating} way.",))


def _check(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        faults = desk.library.check()
    return Answer(data={"ok": not faults, "faults": [*faults]}, lines=faults or ("The library is sound.",))


def _sample_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder to make it in")


def _sample(desks: Desks, words: Namespace) -> Answer:
    files = desks.sample(words.folder)
    made = counted(len(files), "file")
    return Answer(data={"folder": str(words.folder), "files": [str(path) for path in files]}, lines=(f"Made {made} in {words.folder}.",))


VERBS = (
    Verb(name="new", help="make a library for a production", arguments=_new_arguments, run=_new),
    Verb(name="check", help="check a library's file and what it holds", arguments=add_library, run=_check),
    Verb(name="sample", help="make the sample shoot: takes by two cameras, sound, reports", arguments=_sample_arguments, run=_sample),
)
