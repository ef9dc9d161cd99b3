"""Cut a stringout by hand: trim, move, remove, pin, and the other acts under `cut`."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType

from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.stringout import Placement
from dailies_logger.ground.children import Json
from dailies_logger.workflow import cutting, lookup
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.labelling import position
from dailies_logger.workflow.laying import layout

Act = Callable[[Desk, Placement, Namespace], Edit | None]


def _placement(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("name", metavar="NAME", help="the stringout: its name or id")
    parser.add_argument("placement", metavar="PLACEMENT", help="its number in `dailies sequence`, from 1, or its id")


def _done(act: Act) -> Callable[[Desks, Namespace], Answer]:
    def run(desks: Desks, words: Namespace) -> Answer:
        """Do it to the placement that was named, and tell how long the sequence is then."""
        with opened(desks, words) as desk:
            stringout = lookup.stringout(desk.library, words.name)
            edit = act(desk, lookup.placement(desk.library, stringout.id, words.placement), words)
            if edit is not None:
                write(desk, edit)
            frames = layout(desk.library, stringout.id).frames
        changed = [str(change.value.id) for change in edit.changes if isinstance(change.value, Placement)] if edit is not None else []
        data: dict[str, Json] = {"name": edit.name if edit else "", "changed": [*changed], "frames": frames}
        return Answer(data=data, lines=(f"{edit.name if edit else 'Nothing to change'}.",))

    return run


def _trim_arguments(parser: ArgumentParser) -> None:
    _placement(parser)
    parser.add_argument("--head", metavar="N", type=int, default=0, help="move its head by frames: positive is later, -2 earlier")
    parser.add_argument("--tail", metavar="N", type=int, default=0, help="move its tail by frames: positive is later, -2 earlier")
    ripple = "what lies after it follows; left out, nothing else moves: black comes or is used up beside it"
    parser.add_argument("--ripple", action="store_true", help=ripple)


def _trim(desk: Desk, each: Placement, words: Namespace) -> Edit | None:
    by = desk.person.id
    return cutting.trim(desk.library, author=by, placement=each.id, head=words.head, tail=words.tail, ripple=words.ripple)


def _move_arguments(parser: ArgumentParser) -> None:
    _placement(parser)
    parser.add_argument("place", metavar="PLACE", help="the number that it is to have, from 1")


def _move(desk: Desk, each: Placement, words: Namespace) -> Edit | None:
    if not (words.place.isascii() and words.place.isdigit() and int(words.place)):
        msg = f"“{words.place}” is no place. The first placement is 1."
        raise Refused(msg)
    return cutting.move_placement(desk.library, author=desk.person.id, placement=each.id, to=int(words.place) - 1)


def _remove(desk: Desk, each: Placement, words: Namespace) -> Edit:
    return cutting.remove_placement(desk.library, author=desk.person.id, placement=each.id)


def _pin_arguments(parser: ArgumentParser) -> None:
    _placement(parser)
    parser.add_argument("--off", action="store_true", help="let it go where the rule has it")


def _pin(desk: Desk, each: Placement, words: Namespace) -> Edit | None:
    return cutting.hold(desk.library, author=desk.person.id, placement=each.id, pinned=not words.off)


def _cut_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("name", metavar="NAME", help="the stringout: its name or id")
    acts = (
        "lock | unlock | lift | put-back | as-ruled | champion PLACEMENT; slip | slide | roll | reading PLACEMENT N; "
        "split PLACEMENT POS; swap PLACEMENT CLIP"
    )
    parser.add_argument("act", choices=tuple(_ACTS), metavar="ACT", help=acts)
    parser.add_argument("placement", metavar="PLACEMENT", help="its number in `dailies sequence`, from 1, or its id")
    parser.add_argument("word", metavar="WORD", nargs="?", default="", help="by how many frames, at which POS, or to which CLIP")


def _cut(desk: Desk, each: Placement, words: Namespace) -> Edit | None:
    wants, act = _ACTS[words.act]
    if bool(wants) != bool(words.word):
        msg = f"“cut {words.act}” wants {wants} after the placement." if wants else f"“cut {words.act}” takes nothing after the placement."
        raise Refused(msg)
    return act(desk, each, words)


def _by_frames(verb: Callable[..., Edit | None]) -> Act:
    def act(desk: Desk, each: Placement, words: Namespace) -> Edit | None:
        """Do something by so many frames."""
        try:
            frames = int(words.word)
        except ValueError:
            msg = f"“{words.word}” is no number of frames. Positive is later, -2 earlier."
            raise Refused(msg) from None
        return verb(desk.library, author=desk.person.id, placement=each.id, frames=frames)

    return act


def _plainly(verb: Callable[..., Edit | None], **fields: object) -> Act:
    def act(desk: Desk, each: Placement, words: Namespace) -> Edit | None:
        """Do what needs no more than the placement."""
        return verb(desk.library, author=desk.person.id, placement=each.id, **fields)

    return act


def _reading(desk: Desk, each: Placement, words: Namespace) -> Edit:
    if words.word not in {"1", "-1"}:
        msg = f"“{words.word}” is neither 1, the next reading, nor -1, the one before."
        raise Refused(msg)
    return cutting.other_reading(desk.library, author=desk.person.id, placement=each.id, way=int(words.word))


def _split(desk: Desk, each: Placement, words: Namespace) -> Edit:
    clip = desk.library.get(Clip, each.clip)
    if clip is None:
        msg = "This clip is no longer in the library."
        raise NotFound(msg)
    return cutting.split(desk.library, author=desk.person.id, placement=each.id, at=position(clip, words.word))


def _swap(desk: Desk, each: Placement, words: Namespace) -> Edit | None:
    return cutting.swap_angle(desk.library, author=desk.person.id, placement=each.id, clip=lookup.clip(desk.library, words.word).id)


_ACTS: Mapping[str, tuple[str, Act]] = MappingProxyType(
    {
        "lock": ("", _plainly(cutting.hold, locked=True)),
        "unlock": ("", _plainly(cutting.hold, locked=False)),
        "lift": ("", _plainly(cutting.lift)),
        "put-back": ("", _plainly(cutting.put_back)),
        "as-ruled": ("", _plainly(cutting.as_ruled)),
        "champion": ("", _plainly(cutting.to_champion)),
        "slip": ("a number of frames", _by_frames(cutting.slip)),
        "slide": ("a number of frames", _by_frames(cutting.slide)),
        "roll": ("a number of frames", _by_frames(cutting.roll)),
        "reading": ("1 for the next, -1 for the one before", _reading),
        "split": ("a media frame or source timecode", _split),
        "swap": ("a clip of the same take", _swap),
    }
)
"""What can be done: what it wants to know besides the placement, and how it is done."""

VERBS = (
    Verb(name="trim", help="trim head and tail of a placement in a stringout by frames", arguments=_trim_arguments, run=_done(_trim)),
    Verb(name="move", help="move a placement in its stringout, and pin it there", arguments=_move_arguments, run=_done(_move)),
    Verb(name="remove", help="take a placement out of its stringout", arguments=_placement, run=_done(_remove)),
    Verb(name="pin", help="pin a placement to its place in the order", arguments=_pin_arguments, run=_done(_pin)),
    Verb(
        name="cut",
        help="lock, lift, put back, slip, slide, roll, split a placement, swap its angle, show the champion or another reading",
        arguments=_cut_arguments,
        run=_done(_cut),
    ),
)
