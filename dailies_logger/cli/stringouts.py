"""Make stringouts, and export them, takes and days as OpenTimelineIO."""

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dailies_logger.cli.table import counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.errors import Ambiguous, NotFound, Refused
from dailies_logger.domain.sequence import Cut, Sequence
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.ground.children import Json
from dailies_logger.workflow import assembling, exporting, lookup
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.steady import Times

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _stringout_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("name", metavar="NAME", help="the name of the stringout")
    parser.add_argument("--query", metavar="Q", required=True, help="a search, as in the search box; each label found is a clip of it")
    keys = "keys scene slate setup take camera timecode rating size lens beat, directions like size:wide>tight"
    parser.add_argument("--order", metavar="KEYS", default="", help=keys)
    parser.add_argument("--handles", metavar="N", type=int, default=12, help="frames kept each side for trimming, not played (12)")
    parser.add_argument(
        "--replace", action="store_true", help="make a stringout of this name anew; its order and removals made by hand are given up"
    )


def _stringout(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        edit = assembling.make_stringout(
            desk.library,
            desk.search,
            author=desk.person.id,
            name=words.name,
            query=words.query,
            order=words.order,
            handles=words.handles,
            replace=words.replace,
        )
        write(desk, edit)
        made = lookup.stringout(desk.library, " ".join(words.name.split()))
        clips = len(desk.library.where(Placement, stringout=made.id, on=None))
    return Answer(data={"id": str(made.id), "name": made.name, "clips": clips}, lines=(f"“{made.name}”: {counted(clips, 'clip')}.",))


def _export_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("name", metavar="NAME", help="a stringout, a take (24A-3), or a shoot day (2026-11-20)")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="the .otio to write")
    parser.add_argument("--force", action="store_true", help="write over an existing file")
    parser.add_argument("--relative", action="store_true", help="name the media relative to the .otio, for a folder that moves as a whole")


def _export(desks: Desks, words: Namespace) -> Answer:
    if words.output.exists() and not words.force:
        msg = f"{words.output} is there already. Choose another name, or add --force."
        raise Refused(msg)
    with opened(desks, words) as desk:
        cutlist = named(desk.library, words.name, times=desk.media.frame_times)
        desk.exchange.write_otio(cutlist, words.output, overwrite=words.force, relative=words.relative)
    cuts = [item for track in cutlist.tracks for item in track.items if isinstance(item, Cut)]
    marks = sum(len(cut.marks) for cut in cuts)
    data: dict[str, Json] = {
        "file": str(words.output),
        "name": cutlist.name,
        "tracks": len(cutlist.tracks),
        "clips": len(cuts),
        "markers": marks,
        "changed": [{"clip": str(each.clip.id), "file": each.clip.file, "reason": each.reason} for each in cutlist.changed],
    }
    line = f"Wrote {words.output}: {counted(len(cuts), 'clip')} on {counted(len(cutlist.tracks), 'track')}, {counted(marks, 'marker')}; it reads back the same."
    return Answer(data=data, lines=(line, *(each.reason for each in cutlist.changed)))


def named(library: Library, name: str, *, times: Times) -> Sequence:
    """Lay out the stringout, take or day of a name. Raises NotFound; Ambiguous where a stringout and a take share it."""
    stringout = _stringout_of(library, name)
    take = _take_of(library, name)
    if stringout and take:
        msg = f"A stringout and a take are both called “{name}”. Give the id."
        raise Ambiguous(msg)
    if stringout:
        return exporting.of_stringout(library, stringout, times=times)
    if take:
        return exporting.of_take(library, take, times=times)
    if _DAY.fullmatch(name.strip()):
        return exporting.of_day(library, name.strip(), times=times)
    msg = f"There is no stringout, take or day “{name}”."
    raise NotFound(msg)


def _stringout_of(library: Library, name: str) -> Stringout | None:
    try:
        return lookup.stringout(library, name)
    except NotFound:
        return None


def _take_of(library: Library, name: str) -> Take | None:
    try:
        return lookup.take(library, name)
    except NotFound:
        return None


VERBS = (
    Verb(name="stringout", help="make a stringout from a search", arguments=_stringout_arguments, run=_stringout),
    Verb(name="export", help="write a stringout, take or day as .otio, and read it back", arguments=_export_arguments, run=_export),
)
