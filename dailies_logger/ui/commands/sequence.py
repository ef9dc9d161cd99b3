"""Name the commands of a stringout: what its rule offers, and what hands do to the sequence. In their room they have keys of their own.

`OWN_KEYS` says them as Qt spells them, by the place on a US keyboard where Shift would change the sign. Those that lay the source into the
sequence, and match frame, are the window's: they are done in Logging too.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dailies_logger.ui.commands.command import Command, Menu, Room, Situation, When
from dailies_logger.ui.commands.keeping import KEEPING, KEPT_KEYS, needs_now, needs_offers
from dailies_logger.ui.commands.needs import needs_frames, needs_stringout


def _needs_room(now: Situation) -> str:
    return needs_stringout(now) or ("" if now.room is Room.STRINGOUTS else "it is done in Stringouts")


def _needs_clip(now: Situation) -> str:
    return _needs_room(now) or ("" if now.placed else "no clip of it is chosen")


def _needs_rule(now: Situation) -> str:
    return _needs_room(now) or needs_now(now)


def _needs_cut(now: Situation) -> str:
    return _needs_clip(now) or needs_now(now)


def _needs_offer(now: Situation) -> str:
    return _needs_rule(now) or ("" if now.offered else "nothing is offered") or needs_offers(now)


def _needs_touched(now: Situation) -> str:
    return _needs_rule(now) or ("" if now.touched else "no hand has changed anything here")


def _needs_source(now: Situation) -> str:
    return (
        needs_frames(now)
        or needs_stringout(now)
        or needs_now(now)
        or ("" if now.in_mark or now.out_mark or now.label else "mark in or out, or choose a label")
    )


def _needs_match(now: Situation) -> str:
    return needs_frames(now) or needs_stringout(now)


def _row(name: str, text: str, when: When, *, keys: tuple[str, ...] = (), icon: str = "", section: bool = False, hint: str = "") -> Command:
    return Command(id=f"sequence.{name}", text=text, menu=Menu.SEQUENCE, when=when, keys=keys, icon=icon, section=section, hint=hint)


TRIMS: Mapping[str, tuple[str, str, int]] = MappingProxyType(
    {
        f"{what}{ten}_{way}": (
            f"{said} {'ten frames' if ten else 'one frame'} {'back' if way == 'back' else 'on'}",
            what,
            (10 if ten else 1) * (-1 if way == "back" else 1),
        )
        for what, said in (
            ("head", "Trim the clip’s head"),
            ("tail", "Trim the clip’s tail"),
            ("roll", "Roll the cut before it"),
            ("slip", "Slip the clip"),
            ("slide", "Slide the clip"),
        )
        for ten in ("", "_ten")
        for way in ("back", "on")
    }
)
"""What moves edges by frames: the text, which of head, tail, roll, slip and slide it is, and by how many."""

SEQUENCE = (
    _row("apply", "Apply the change", _needs_offer, icon="check", hint="The one chosen of those that the rule offers"),
    _row("apply_all", "Apply all changes", _needs_offer, icon="check"),
    _row("decline", "Decline the change", _needs_offer, icon="close", hint="It stays as it is, and is not offered again"),
    _row("rule", "Change the rule…", _needs_rule, icon="note", hint="What it asks for, in which order; what that changes is offered"),
    _row("as_ruled", "Back to the rule", _needs_touched, icon="undo", hint="Gives up trims, pin and lock of the clip"),
    _row("put_back", "Put back", _needs_touched, icon="redo", hint="What was taken out or lifted plays again"),
    *(_row(name, text, _needs_cut, section=name == "head_back") for name, (text, _, _) in TRIMS.items()),
    _row("head_here", "Trim the head to the playhead", _needs_cut, icon="trim", section=True),
    _row("tail_here", "Trim the tail to the playhead", _needs_cut, icon="trim"),
    _row("split", "Split the clip at the playhead", _needs_cut, icon="split"),
    _row("earlier", "Move the clip earlier", _needs_cut),
    _row("later", "Move the clip later", _needs_cut),
    _row("lift", "Lift the clip", _needs_cut, hint="Black plays in its time"),
    _row("extract", "Extract the clip", _needs_cut, hint="What follows closes up"),
    _row("pin", "Pin the clip", _needs_cut, icon="link", hint="It keeps its place in the order; again lets it go"),
    _row("lock", "Lock the clip", _needs_cut, icon="lock", hint="No change of labels touches it; again lets it go"),
    _row("angle_back", "Previous angle in its place", _needs_cut, icon="grid", hint="The same moment, in sync"),
    _row("angle_on", "Next angle in its place", _needs_cut, icon="grid", hint="The same moment, in sync"),
    _row("reading_back", "Previous reading in its place", _needs_cut, hint="Of the same beat; best first"),
    _row("reading_on", "Next reading in its place", _needs_cut, hint="Of the same beat; best first"),
    _row("champion", "Champion in its place", _needs_cut, icon="star", hint="Of the beat that it is a reading of"),
    _row(
        "append",
        "Append to the stringout",
        _needs_source,
        keys=("E",),
        icon="plus",
        section=True,
        hint="What is marked, else the chosen label",
    ),
    _row("insert", "Insert at its playhead", _needs_source, keys=("Shift+E",), icon="plus", hint="What follows makes room"),
    _row(
        "overwrite", "Overwrite from its playhead", _needs_source, keys=("Shift+Alt+E",), icon="plus", hint="In the time of what lies there"
    ),
    _row("match", "Match frame", _needs_match, keys=("F",), icon="film", hint="From the sequence to its source in Logging, and back"),
    _row("previous", "Clip before", _needs_clip, section=True),
    _row("next", "Clip after", _needs_clip),
    _row(
        "around",
        "Play around the cut",
        _needs_clip,
        icon="play",
        hint="Two seconds before and after where it was trimmed last, else its head",
    ),
    _row("table", "Clips as a table", _needs_room, icon="list", hint="In the place of the timeline; again goes back"),
    *KEEPING,
)
"""The commands of the menu Sequence."""

EVERYWHERE = frozenset({"sequence.append", "sequence.insert", "sequence.overwrite", "sequence.match"})
"""The commands that are the window's."""

OWN_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "Return": "sequence.apply",
        "Ctrl+Return": "sequence.apply_all",
        "Backspace": "sequence.decline",
        "F2": "sequence.rule",
        "Ctrl+F2": "sequence.as_ruled",
        "Ins": "sequence.put_back",
        **{
            f"{held}{shift}{key}": f"sequence.{what}{'_ten' if shift else ''}_{way}"
            for held, what, back, on in (
                ("", "head", ",", "."),
                ("Ctrl+", "tail", ",", "."),
                ("Ctrl+Alt+", "tail", ",", "."),
                ("Alt+", "roll", ",", "."),
                ("Alt+", "slip", "[", "]"),
                ("Alt+", "slide", "Left", "Right"),
            )
            for shift in ("", "Shift+")
            for key, way in ((back, "back"), (on, "on"))
        },
        "Ctrl+Home": "sequence.head_here",
        "Ctrl+End": "sequence.tail_here",
        "Ctrl+B": "sequence.split",
        "Alt+Up": "sequence.earlier",
        "Alt+Down": "sequence.later",
        "Del": "sequence.lift",
        "Shift+Del": "sequence.extract",
        "P": "sequence.pin",
        "Ctrl+P": "sequence.lock",
        "Ctrl+PgUp": "sequence.angle_back",
        "Ctrl+PgDown": "sequence.angle_on",
        "[": "sequence.reading_back",
        "]": "sequence.reading_on",
        "H": "sequence.champion",
        "Up": "sequence.previous",
        "Down": "sequence.next",
        "/": "sequence.around",
        "U": "sequence.table",
        **KEPT_KEYS,
    }
)
"""The keys that the room takes before the window, and the commands they are of."""

STEPS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "Left": (-1, 0),
        "Right": (1, 0),
        "Shift+Left": (-10, 0),
        "Shift+Right": (10, 0),
        "Ctrl+Left": (0, -1),
        "Ctrl+Right": (0, 1),
        "Home": (-(1 << 40), 0),
        "End": (1 << 40, 0),
    }
)
"""The keys that step through record time here as they step through the clip elsewhere: by frames, and seconds of timecode."""

REPEATING = frozenset({*(f"sequence.{name}" for name in TRIMS), "sequence.earlier", "sequence.later", "sequence.previous", "sequence.next"})
"""What a key that is held down does again and again."""


def key_of(command: str) -> str:
    """Return the key that the room shows beside a command; empty where it has none."""
    return next((key for key, each in OWN_KEYS.items() if each == command), "")
