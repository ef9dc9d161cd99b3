"""Keep versions of a stringout, go back to one, and compare two."""

from argparse import ArgumentParser, Namespace

from dailies_logger.cli import rows
from dailies_logger.cli.table import aligned, counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.stringout import Stringout
from dailies_logger.ground.children import Json
from dailies_logger.workflow import change_list as lists
from dailies_logger.workflow import lookup, versions
from dailies_logger.workflow.comparing import Difference, compare
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.laying import layout
from dailies_logger.workflow.ports import Library

_HEAD = ("version", "kept", "placements", "long", "note")


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("name", metavar="NAME", help="the stringout: its name or id")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--save", metavar="V", nargs="?", const="", help="keep it as it is; V left out, the next of v1, v2 …")
    one.add_argument("--restore", metavar="V", help="let it lie again as it did in a version, as one edit")
    one.add_argument("--rename", metavar=("V", "NEW"), nargs=2, help="give a version another name")
    one.add_argument("--remove", metavar="V", help="take a version away")
    parser.add_argument("--note", metavar="TEXT", help="with --save or --rename: what is said of it")


def _versions(desks: Desks, words: Namespace) -> Answer:
    _fitting(words)
    with opened(desks, words) as desk:
        stringout = lookup.stringout(desk.library, words.name)
        asked = any(each is not None for each in (words.save, words.restore, words.rename, words.remove))
        edit = _edit(desk, stringout, words) if asked else None
        if edit is not None:
            write(desk, edit)
        data, lines = _listed(desk.library, stringout)
    said = [f"{edit.name if edit else 'Nothing to change'}."] if asked else []
    return Answer(data={"versions": [*data]}, lines=said or lines or ("No version has been kept yet.",))


def _fitting(words: Namespace) -> None:
    if words.note is not None and words.save is None and words.rename is None:
        msg = "--note goes with --save or --rename."
        raise Refused(msg)


def _edit(desk: Desk, stringout: Stringout, words: Namespace) -> Edit | None:
    library, author = desk.library, desk.person.id
    if words.save is not None:
        return versions.save_version(library, author=author, stringout=stringout.id, name=words.save, note=words.note or "")
    wanted, *new = words.rename or (words.restore or words.remove,)
    version = versions.version_called(library, stringout.id, wanted).id
    if new:
        return versions.rename_version(library, author=author, version=version, name=new[0], note=words.note)
    verb = versions.restore_version if words.restore else versions.remove_version
    return verb(library, author=author, version=version)


def _listed(library: Library, stringout: Stringout) -> tuple[list[rows.Row], list[str]]:
    data: list[rows.Row] = []
    cells: list[tuple[object, ...]] = []
    for each in versions.versions_of(library, stringout.id):
        laid, kept = layout(library, each.id), versions.kept_at(each)
        row: rows.Row = {"id": str(each.id), "name": each.name, "note": each.note, "at": kept.isoformat()}
        data.append(row | {"placements": len(laid.laid), "frames": laid.frames})
        cells.append((each.name, f"{kept.astimezone():%Y-%m-%d %H:%M}", len(laid.laid), lists.long(laid.frames, laid.rate), each.note))
    return data, aligned(_HEAD, cells)


def _compare_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("name", metavar="NAME", help="the stringout: its name or id")
    parser.add_argument("before", metavar="V1", help="the older version; `now` is the stringout as it is")
    parser.add_argument("after", metavar="V2", help="the newer version; `now` is the stringout as it is")


def _compare(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        stringout = lookup.stringout(desk.library, words.name)
        one, other = (versions.version_called(desk.library, stringout.id, each) for each in (words.before, words.after))
        told = compare(desk.library, one.id, other.id)
        lines = lists.change_list(desk.library, told)
    data: list[Json] = [_difference(each) for each in told.differences]
    longer = lists.counted(told.frames) if told.frames else "as long"
    end = f"{counted(len(lines), 'change')}, {longer}." if lines else "Nothing differs."
    return Answer(data={"changes": data, "frames": told.frames}, lines=[*lines, end])


def _difference(each: Difference) -> rows.Row:
    of = each.placement
    return {
        "change": each.what.value,
        "label": str(of.label) if of.label else None,
        "clip": str(of.clip),
        "frames": each.frames,
        "head": each.head,
        "tail": each.tail,
        "record_in": each.record,
        "from": each.places[0] or None,
        "to": each.places[1] or None,
        "track": of.track,
        "placement": str(of.id),
    }


VERBS = (
    Verb(name="versions", help="keep versions of a stringout, or go back to one", arguments=_arguments, run=_versions),
    Verb(name="compare", help="compare two versions of a stringout as a change list", arguments=_compare_arguments, run=_compare),
)
