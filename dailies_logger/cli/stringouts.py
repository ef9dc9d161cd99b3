"""Make stringouts and let them renew themselves, and export them, takes and days as OpenTimelineIO."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Collection
from pathlib import Path
from typing import Any
from uuid import UUID

from dailies_logger.cli.table import counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.errors import Ambiguous, NotFound, Refused
from dailies_logger.domain.sequence import Cut, Sequence
from dailies_logger.domain.stringout import DEFAULT_HANDLES, Angles, Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.ground.children import Json
from dailies_logger.workflow import assembling, exporting, living, lookup
from dailies_logger.workflow.change_list import Namer
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.steady import Times

_ANGLES = {"labelled": Angles.LABELLED, "best": Angles.BEST, "stacked": Angles.STACKED}
_KEYS = {"+": "added", "−": "removed", "~": "changed"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _stringout_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("name", metavar="NAME", help="the name of the stringout")
    parser.add_argument("--query", metavar="Q", help="a search, as in the search box; each label found is a clip of it")
    keys = "keys scene slate setup take camera timecode rating size lens beat, directions like size:wide>tight"
    parser.add_argument("--order", metavar="KEYS", help=keys)
    parser.add_argument("--handles", metavar="N", type=int, help=f"frames kept each side for trimming, not played ({DEFAULT_HANDLES})")
    parser.add_argument("--group", metavar="KEY", help="a key of the order: black parts what differs in it")
    parser.add_argument("--gap", metavar="N", type=int, help="how many frames of black lie between two groups (0)")
    parser.add_argument(
        "--angles", choices=tuple(_ANGLES), help="which camera of a moment: the labelled one, the best angle, or all stacked"
    )
    act = parser.add_mutually_exclusive_group()
    again = "make a stringout of this name anew; its order and removals made by hand are given up"
    act.add_argument("--replace", action="store_true", help=again)
    act.add_argument(
        "--change", action="store_true", help="change its rule as the other options say; what hands did stays, --refresh lays it"
    )
    act.add_argument("--status", action="store_true", help="tell what its rule would add, remove and change now; nothing is done")
    act.add_argument("--refresh", action="store_true", help="do that, as one edit")
    act.add_argument(
        "--decline",
        metavar="LABEL",
        nargs="+",
        help="keep it as it is against what is offered of these labels (of takes: the keys that --status tells)",
    )
    parser.add_argument(
        "--only", metavar="LABEL", nargs="+", help="with --status or --refresh: what is offered of these labels alone, or keys of takes"
    )


def _stringout(desks: Desks, words: Namespace) -> Answer:
    lives = bool(words.status or words.refresh or words.decline)
    _fitting(words, lives=lives)
    with opened(desks, words) as desk:
        return _living(desk, words) if lives else _ruled(desk, words)


def _fitting(words: Namespace, *, lives: bool) -> None:
    """Raise Refused for options that do not go together."""
    if lives and _rule(words):
        msg = f"{', '.join(f'--{name}' for name in _rule(words))}: say that with --change first, then look at --status."
    elif words.only and (words.decline or not lives):
        msg = "--only goes with --status or --refresh."
    elif not lives and not words.change and words.query is None:
        msg = "Making a stringout needs --query. To look at one that is there, add --status, --refresh or --change."
    else:
        return
    raise Refused(msg)


def _rule(words: Namespace) -> dict[str, Any]:
    """Return what was said of the rule."""
    said = {name: getattr(words, name) for name in ("query", "order", "handles", "group", "gap")}
    said["angles"] = _ANGLES[words.angles] if words.angles else None
    return {name: value for name, value in said.items() if value is not None}


def _ruled(desk: Desk, words: Namespace) -> Answer:
    """Make a stringout, or change its rule."""
    if words.change:
        here = lookup.stringout(desk.library, words.name)
        edit = assembling.change_rule(desk.library, author=desk.person.id, stringout=here.id, **_rule(words))
        if edit is not None:
            write(desk, edit)
    else:
        rule = _rule(words)
        made = assembling.make_stringout(desk.library, desk.search, author=desk.person.id, name=words.name, replace=words.replace, **rule)
        write(desk, made)
        here = lookup.stringout(desk.library, " ".join(words.name.split()))
    clips = len([each for each in desk.library.where(Placement, stringout=here.id, on=None) if each.lies])
    lines = [f"“{here.name}”: {counted(clips, 'clip')}."]
    if words.change:
        offered = living.offer(desk.library, desk.search, stringout=here.id)
        lines.append(f"{offered.words}: add --refresh to lay it so." if offered else "Nothing in it changes.")
    return Answer(data={"id": str(here.id), "name": here.name, "clips": clips}, lines=lines)


def _living(desk: Desk, words: Namespace) -> Answer:
    """Tell what is offered, take it, or decline it."""
    here = lookup.stringout(desk.library, words.name)
    named = [lookup.label_key(text) for text in words.decline or words.only or ()] or None
    offered = living.offer(desk.library, desk.search, stringout=here.id, only=None if words.decline else named)
    edit = _settled(desk, words, here.id, named)
    if edit is not None:
        write(desk, edit)
    return _told(desk, offered, edit, only=named)


def _settled(desk: Desk, words: Namespace, stringout: UUID, labels: Collection[UUID] | None) -> Edit | None:
    """Return the Edit that takes or declines what is offered."""
    if words.decline:
        return living.decline(desk.library, desk.search, author=desk.person.id, stringout=stringout, labels=labels or ())
    return living.accept(desk.library, desk.search, author=desk.person.id, stringout=stringout, only=labels) if words.refresh else None


def _told(desk: Desk, offered: living.Offer, edit: Edit | None, *, only: Collection[UUID] | None) -> Answer:
    told = _offered(offered, only=only)
    namer = Namer(desk.library, [each for _, placements in told for each in placements])
    lines = [f"{sign} {namer(each)}" for sign, placements in told for each in placements]
    data: dict[str, Json] = {_KEYS[sign]: [str(each.key) for each in placements] for sign, placements in told}
    done = f" {edit.name}." if edit is not None else ""
    lines.append(f"“{offered.stringout.name}”: {offered.words or 'as its rule has it'}.{done}")
    return Answer(data=data, lines=lines)


def _offered(offered: living.Offer, *, only: Collection[UUID] | None) -> list[tuple[str, list[Placement]]]:
    """Return what would come, go and be altered by sign; with `only`, of these labels."""
    parts = {"+": offered.added, "−": offered.removed, "~": tuple(after for _, after in offered.changed)}
    return [(sign, [each for each in part if only is None or each.key in only]) for sign, part in parts.items()]


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
    Verb(
        name="stringout",
        help="make a stringout from a search, change its rule, or let it renew itself",
        arguments=_stringout_arguments,
        run=_stringout,
    ),
    Verb(name="export", help="write a stringout, take or day as .otio, and read it back", arguments=_export_arguments, run=_export),
)
