"""Tell by how much the angles of a take are apart, and set it."""

from argparse import ArgumentParser, Namespace

from dailies_logger.cli.material import interruptible
from dailies_logger.cli.rows import Row, short
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.clip import Clip
from dailies_logger.workflow import lookup, syncing
from dailies_logger.workflow.syncing import By, Offset


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("take", metavar="TAKE", help="24A-3, 212 T3, or an id")
    parser.add_argument("--by", choices=[by.value for by in By], default=By.TIMECODE.value, help="what to go by; left out, timecode")
    parser.add_argument("--apply", action="store_true", help="set the offsets that were not refused; one undo takes them back")


def _run(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk, interruptible() as cancelled:
        take = lookup.take(desk.library, words.take)
        told = syncing.propose(desk.library, desk.media, take=take.id, by=By(words.by), cancelled=cancelled)
        applied = False
        if words.apply and not cancelled():
            offsets = {one.clip.id: one.seconds for one in told if one.seconds is not None}
            edit = syncing.accept(desk.library, author=desk.person.id, take=take.id, offsets=offsets)
            applied = edit is not None
            if edit is not None:
                write(desk, edit)
    rows = [_row(one, told[0].clip) for one in told]
    done = "Set; undo takes it back." if applied else "Nothing to change." if words.apply else "Nothing is set: add --apply."
    return Answer(
        data={"take": str(take.id), "by": words.by, "applied": applied, "clips": [*rows]},
        lines=[*(_line(one, row) for one, row in zip(told, rows, strict=True)), done],
    )


def _row(one: Offset, first: Clip) -> Row:
    return {
        "clip": str(one.clip.id),
        "file": one.clip.file,
        "camera": one.clip.facts.camera or "",
        "offset_frames": None if one.seconds is None else syncing.in_frames(one.seconds, first),
        "confidence": None if one.confidence is None else round(one.confidence, 2),
        "refused": one.refused,
    }


def _line(one: Offset, row: Row) -> str:
    if one.seconds is None:
        return f"{short(one.clip)}: {one.refused}"
    ratio = "" if one.confidence is None else f", stands out {one.confidence:.1f} times"
    return f"{short(one.clip)}: {row['offset_frames']:+d} frames{ratio}"


VERBS = (Verb(name="sync", help="tell by how much the angles of a take are apart, and set it", arguments=_arguments, run=_run),)
