"""Say what is known of a clip, and circle, rate, note, name, split and join takes."""

from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from dailies_logger.cli import rows
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.workflow import lookup, taking
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.ports import Library

FACTS = {
    "scene": "the scene: 24",
    "setup": "the setup: 24A (it says the scene too)",
    "slate": "the slate or board: 212",
    "take": "the take, with its flags: 3, 3PU",
    "flags": "out of PU SER FS NG INC MOS AFS WT TS",
    "camera": "the camera: A",
    "roll": "the camera roll: A011",
    "number": "the clip's number on its roll: C005",
    "tape": "the tape or reel name",
    "sound_roll": "the sound roll",
    "lens": "the lens: 75mm",
    "shot_size": "the shot size: CU",
    "eyeline": "the eyeline: L>R",
    "day": "the shoot day: 2026-11-20",
    "unit": "the unit",
    "start_tc": "the source timecode of the first frame; labels stay on their frames",
}
"""The facts of a clip that may be typed; empty text takes the typed word back."""


def _clip_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("clip", metavar="CLIP", help="id, file name or tape")
    for name, told in FACTS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="TC" if name == "start_tc" else "TEXT", help=told)


def _clip(desks: Desks, words: Namespace) -> Answer:
    typed = {name: getattr(words, name) for name in FACTS if getattr(words, name) is not None}
    with opened(desks, words) as desk:
        clip = lookup.clip(desk.library, words.clip)
        if typed:
            _write(desk, taking.type_facts(desk.library, author=desk.person.id, clips=[clip.id], **typed))
        now = desk.library.get(Clip, clip.id) or clip
        take = desk.library.get(Take, now.take_id) if now.take_id else None
    row = rows.clip_row(now, take)
    return Answer(data=row, lines=_told(row))


def _told(row: rows.Row) -> list[str]:
    wide = max(map(len, row))
    return [f"{name:<{wide}}  {value}" for name, value in row.items() if value not in ("", None, [])]


def _take_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("take", metavar="TAKE", help="24A-3, 212 T3, or an id")
    parser.add_argument("--circle", action=BooleanOptionalAction, default=None, help="circle the take, or take the circle away")
    parser.add_argument("--rating", metavar="N", type=int, help="0 to 5")
    parser.add_argument("--note", metavar="T", help="the editor's note; the supervisor's stays apart")
    parser.add_argument("--status", choices=("hold", "ng", "none"), help="the director's other word")
    parser.add_argument("--name", metavar="NAME", help="name the take; empty text goes back to its slate")
    parser.add_argument("--split", metavar="CLIP", help="put a clip of the take into a take of its own")
    parser.add_argument("--join", metavar="TAKE", help="join another take to this one")


def _take(desks: Desks, words: Namespace) -> Answer:
    wanted = [verb for name, verb in _TAKE_VERBS.items() if getattr(words, name) is not None]
    with opened(desks, words) as desk:
        take = lookup.take(desk.library, words.take)
        for verb in wanted:  # a word that is refused leaves them all unsaid
            verb(desk.library, desk.person.id, take.id, words)
        act = new_id()
        for verb in wanted:
            edit = verb(desk.library, desk.person.id, take.id, words)
            _write(desk, replace(edit, act=act) if edit else None)
        now = desk.library.get(Take, take.id) or take
        row = rows.take_row(now, rows.angles_of(desk.library, [now])[now.id])
    return Answer(data=row, lines=[line for line in _told({**row, "angles": _angles(row, "angles"), "sound": _angles(row, "sound")})])


def _angles(row: rows.Row, key: str) -> str:
    listed = row[key]
    return ", ".join(_angle(each) for each in listed) if isinstance(listed, list) else ""


def _angle(angle: object) -> str:
    return f"{angle['camera'] or '-'} {angle['file']} {angle['offset_frames']:+d}" if isinstance(angle, dict) else ""


def _write(desk: Desk, edit: Edit | None) -> None:
    """Write an Edit, if there is anything to change: to say again what is so already is no fault."""
    if edit is not None:
        write(desk, edit)


def _circle(library: Library, author: UUID, take: UUID, words: Namespace) -> Edit | None:
    return taking.circle(library, author=author, take=take, circled=words.circle)


def _rate(library: Library, author: UUID, take: UUID, words: Namespace) -> Edit | None:
    return taking.rate(library, author=author, take=take, rating=words.rating)


def _note(library: Library, author: UUID, take: UUID, words: Namespace) -> Edit | None:
    return taking.note(library, author=author, take=take, text=words.note)


def _status(library: Library, author: UUID, take: UUID, words: Namespace) -> Edit | None:
    status = TakeStatus.NONE if words.status == "none" else TakeStatus(words.status)
    return taking.set_status(library, author=author, take=take, status=status)


def _name(library: Library, author: UUID, take: UUID, words: Namespace) -> Edit | None:
    return taking.name_take(library, author=author, take=take, name=words.name)


def _split(library: Library, author: UUID, take: UUID, words: Namespace) -> Edit | None:
    return taking.split(library, author=author, clip=clip_of(library, words.split, take).id)


def _join(library: Library, author: UUID, take: UUID, words: Namespace) -> Edit | None:
    return taking.join(library, author=author, take=take, other=lookup.take(library, words.join).id)


def clip_of(library: Library, text: str, take: UUID) -> Clip:
    """Return the clip a text means, which must be an angle of the take. Raises NotFound."""
    clip = lookup.clip(library, text)
    if clip.take_id != take:
        msg = f"{clip.name} is no clip of this take."
        raise NotFound(msg)
    return clip


_TAKE_VERBS: dict[str, Callable[[Library, UUID, UUID, Namespace], Edit | None]] = {
    "circle": _circle,
    "rating": _rate,
    "note": _note,
    "status": _status,
    "name": _name,
    "split": _split,
    "join": _join,
}
"""What the options of `take` do, in the order in which they are done."""

VERBS = (
    Verb(name="clip", help="show a clip, or type facts of it", arguments=_clip_arguments, run=_clip),
    Verb(name="take", help="show a take, or circle, rate, note, name, split or join it", arguments=_take_arguments, run=_take),
)
