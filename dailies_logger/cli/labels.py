"""Add, change and remove labels."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import cast

from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.label import Label
from dailies_logger.workflow import labelling, lookup
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.labelling import LabelFields, Words

_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
SETTABLE = ("kind", "from", "to", "value", "text", "rating", "intensity", "who", "all_angles")
"""What `--set` may set; `start` and `end` are other names of `from` and `to`."""


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("clip", metavar="CLIP", nargs="?", default="", help="the clip to label: id, file name or tape")
    parser.add_argument("--kind", metavar="K", help="the kind of label; `dailies list LIB kinds` shows them")
    parser.add_argument("--from", metavar="POS", dest="start", help="first frame: source timecode, or media frame from 0")
    parser.add_argument("--to", metavar="POS", dest="end", help="the frame after the last; left out, the label is one frame long")
    parser.add_argument("--text", metavar="T", default="", help="what it is")
    parser.add_argument("--value", metavar="V", default="", help="the value of a kind that has values: L>R, CU, soft")
    parser.add_argument("--rating", metavar="N", type=int, default=0, help="0 to 5")
    parser.add_argument("--intensity", metavar="N", type=int, default=0, help="0 to 5, of a beat")
    parser.add_argument("--who", metavar="W", default="", help="the character")
    parser.add_argument("--all-angles", action="store_true", help="it holds for every angle of the take")
    parser.add_argument("--set", metavar=("LABEL", "FIELD=VALUE"), nargs="+", help=f"change a label; fields: {', '.join(SETTABLE)}")
    parser.add_argument("--remove", metavar="LABEL", nargs="+", help="take labels away")


def _run(desks: Desks, words: Namespace) -> Answer:
    chosen = [bool(words.clip), words.set is not None, words.remove is not None]
    if chosen.count(True) != 1:
        msg = "Name one thing: a CLIP to label, --set LABEL FIELD=VALUE, or --remove LABEL."
        raise Refused(msg)
    with opened(desks, words) as desk:
        if words.set is not None:
            return _set(desk, words.set[0], words.set[1:])
        return _remove(desk, words.remove) if words.remove is not None else _add(desk, words)


def _add(desk: Desk, words: Namespace) -> Answer:
    if not words.kind or words.start is None:
        msg = "A label needs --kind and --from."
        raise Refused(msg)
    clip = lookup.clip(desk.library, words.clip)
    end = labelling.position(clip, words.end) if words.end is not None else None
    said = Words(
        value=words.value,
        text=words.text,
        rating=words.rating,
        intensity=words.intensity,
        who=words.who,
        all_angles=words.all_angles,
    )
    start = labelling.position(clip, words.start)
    edit = labelling.add_label(desk.library, author=desk.person.id, clip=clip.id, kind=words.kind, start=start, end=end, **said)
    write(desk, edit)
    key = str(edit.changes[0].value.id)
    return Answer(data={"id": key}, lines=(key,))


def _set(desk: Desk, name: str, pairs: Iterable[str]) -> Answer:
    label = lookup.label(desk.library, name)
    clip = desk.library.get(Clip, label.clip)
    if clip is None:
        msg = "The clip of this label is no longer in the library."
        raise NotFound(msg)
    edit = labelling.change_label(desk.library, author=desk.person.id, label=label.id, **read_fields(pairs, clip))
    if edit is not None:
        write(desk, edit)
    return Answer(data={"id": str(label.id)}, lines=(f"{edit.name if edit else 'Nothing to change'}.",))


def _remove(desk: Desk, names: Iterable[str]) -> Answer:
    doomed: list[Label] = [lookup.label(desk.library, name) for name in names]
    edit = labelling.remove_labels(desk.library, author=desk.person.id, labels=[label.id for label in doomed])
    write(desk, edit)
    return Answer(data={"removed": [str(label.id) for label in doomed]}, lines=(f"{edit.name}.",))


def read_fields(pairs: Iterable[str], clip: Clip) -> LabelFields:
    """Read `field=value` words; `from` and `to` are positions on the clip. Raises Refused, naming the word."""
    fields: dict[str, object] = {}
    for pair in pairs:
        name, found, value = pair.partition("=")
        if not found:
            msg = f"“{pair}” is not FIELD=VALUE."
            raise Refused(msg)
        name = name.replace("-", "_")
        name = {"from": "start", "to": "end"}.get(name, name)
        fields[name] = _read_field(name, value, clip)
    if not fields:
        msg = f"Say what to change as FIELD=VALUE; fields: {', '.join(SETTABLE)}."
        raise Refused(msg)
    return cast("LabelFields", fields)


def _read_field(name: str, value: str, clip: Clip) -> str | int:
    if name in ("start", "end"):
        return labelling.position(clip, value)
    if name in ("rating", "intensity"):
        return _number(name, value)
    if name == "all_angles":
        return _yes_or_no(value)
    if name in ("kind", "value", "text", "who"):
        return value
    msg = f"A label has no field “{name}”; fields: {', '.join(SETTABLE)}."
    raise Refused(msg)


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        msg = f"“{value}” is no {name}. It goes from 0 to 5."
        raise Refused(msg)
    return int(value)


def _yes_or_no(value: str) -> bool:
    if value.casefold() not in _YES:
        msg = f"“{value}” is neither yes nor no."
        raise Refused(msg)
    return _YES[value.casefold()]


VERBS = (Verb(name="label", help="label a clip, change a label, or take labels away", arguments=_arguments, run=_run),)
