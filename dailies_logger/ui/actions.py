"""Hold one table of every command: menus, buttons, palette, key sheet, help and tests read it.

Ids are stable and are each QAction's objectName. `when` says in a few words why a command cannot be done now, or nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from dailies_logger.domain.label import DEFAULT_VOCABULARY, LabelKind, Lane


class Room(Enum):
    """Name the rooms that exist, with the digit of their key."""

    LOGGING = "logging"
    STRINGOUTS = "stringouts"
    SEARCH = "search"


class Menu(Enum):
    """Name the menus in their order."""

    FILE = "File"
    EDIT = "Edit"
    TAKE = "Take"
    LABEL = "Label"
    PLAY = "Play"
    VIEW = "View"
    HELP = "Help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Hold what decides whether a command can be done: counts and names of what is open, shown and chosen."""

    library: bool = False
    asking: bool = False
    takes: int = 0
    clip: bool = False
    frames: int = 0
    take: bool = False
    angles: int = 0
    labels: int = 0
    label: bool = False
    label_values: bool = False
    in_mark: bool = False
    out_mark: bool = False
    room: Room = Room.LOGGING
    hits: int = 0
    stringout: bool = False
    jobs: int = 0
    unwritten: bool = False
    undo: str = ""
    redo: str = ""


When = Callable[[Situation], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Hold one command: `keys` as QKeySequence reads them, the first is the one shown; `toggle` keeps a state."""

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    lane: Lane | None = None
    when: When = lambda _: ""
    toggle: bool = False
    section: bool = False
    hint: str = ""


def _library(now: Situation) -> str:
    return "" if now.library else "no library is open"


def _asking(now: Situation) -> str:
    return "" if now.asking else "the library is made already"


def _takes(now: Situation) -> str:
    return _library(now) or ("" if now.takes else "no takes yet")


def _clip(now: Situation) -> str:
    return _takes(now) or ("" if now.clip else "no take is shown")


def _frames(now: Situation) -> str:
    return _clip(now) or ("" if now.frames else "this clip has no frames")


def _take(now: Situation) -> str:
    return _clip(now) or ("" if now.take else "this clip is in no take")


def _angles(now: Situation) -> str:
    return _take(now) or ("" if now.angles > 1 else "this take has one angle")


def _labels(now: Situation) -> str:
    return _clip(now) or ("" if now.labels else "no labels in this take")


def _label(now: Situation) -> str:
    return _clip(now) or ("" if now.label else "no label is chosen")


def _values(now: Situation) -> str:
    return _label(now) or ("" if now.label_values else "this kind of label has no values")


def _rated(now: Situation) -> str:
    return "" if now.label else _take(now)


def _in(now: Situation) -> str:
    return _frames(now) or ("" if now.in_mark else "no in point is marked")


def _out(now: Situation) -> str:
    return _frames(now) or ("" if now.out_mark else "no out point is marked")


def _marks(now: Situation) -> str:
    return _frames(now) or ("" if now.in_mark or now.out_mark else "nothing is marked")


def _hits(now: Situation) -> str:
    return _library(now) or ("" if now.room is Room.SEARCH and now.hits else "search for moments first")


def _stringout(now: Situation) -> str:
    return _library(now) or ("" if now.stringout else "no stringout is chosen")


def _jobs(now: Situation) -> str:
    return "" if now.jobs else "nothing long is under way"


def _unwritten(now: Situation) -> str:
    return "" if now.unwritten else "everything is on disk"


def _undo(now: Situation) -> str:
    return _library(now) or ("" if now.undo else "nothing of yours to undo")


def _redo(now: Situation) -> str:
    return _library(now) or ("" if now.redo else "nothing to redo")


def _label_command(kind: LabelKind) -> Command:
    hint = "Types a note on this frame; the picture goes on" if kind.id == "note" else "Opens here, press again to close"
    return Command(
        id=f"label.{kind.id}",
        text=f"Label: {kind.name.lower()}",
        menu=Menu.LABEL,
        keys=(kind.key,),
        lane=kind.lane,
        when=_frames,
        hint=hint,
    )


_FILE = (
    Command(id="file.new", text="New library…", menu=Menu.FILE, keys=("Ctrl+N",), icon="plus"),
    Command(id="file.make", text="Make the library", menu=Menu.FILE, when=_asking),
    Command(id="file.open", text="Open a library…", menu=Menu.FILE, keys=("Ctrl+Shift+O",), icon="film"),
    Command(
        id="file.sample",
        text="Open the sample shoot",
        menu=Menu.FILE,
        icon="grid",
        hint="Makes a small shoot with burnt-in timecode to try things on",
    ),
    Command(
        id="file.ingest_folder",
        text="Read a folder of rushes…",
        menu=Menu.FILE,
        keys=("Ctrl+O",),
        icon="folder",
        when=_library,
        section=True,
    ),
    Command(id="file.ingest_files", text="Read single clips…", menu=Menu.FILE, keys=("Ctrl+Shift+N",), icon="drop", when=_library),
    Command(id="file.import", text="Import a list, ALE or CSV…", menu=Menu.FILE, keys=("Ctrl+I",), icon="list", when=_library),
    Command(
        id="export.otio",
        text="Export stringout as OTIO…",
        menu=Menu.FILE,
        keys=("Ctrl+Shift+E",),
        icon="export",
        when=_stringout,
        section=True,
    ),
    Command(id="export.take", text="Export this take as OTIO…", menu=Menu.FILE, icon="export", when=_take),
    Command(id="export.day", text="Export this day’s log as OTIO…", menu=Menu.FILE, icon="export", when=_take),
    Command(id="file.cancel", text="Cancel long work", menu=Menu.FILE, keys=("Ctrl+.",), icon="close", when=_jobs, section=True),
    Command(id="file.retry", text="Write again what the disk refused", menu=Menu.FILE, keys=("Ctrl+R",), icon="save", when=_unwritten),
    Command(id="file.quit", text="Quit", menu=Menu.FILE, keys=("Ctrl+Q",), section=True),
)
_EDIT = (
    Command(id="edit.undo", text="Undo", menu=Menu.EDIT, keys=("Ctrl+Z",), icon="undo", when=_undo),
    Command(id="edit.redo", text="Redo", menu=Menu.EDIT, keys=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo", when=_redo),
    Command(id="edit.history", text="History", menu=Menu.EDIT, keys=("Ctrl+H",), icon="list", when=_library),
    Command(id="edit.find", text="Find a take", menu=Menu.EDIT, keys=("Ctrl+F",), icon="search", when=_takes, section=True),
    Command(id="edit.search", text="Search moments", menu=Menu.EDIT, keys=("Ctrl+Shift+F",), icon="search", when=_library),
    Command(
        id="stringout.make",
        text="Make a stringout of what is found",
        menu=Menu.EDIT,
        keys=("Ctrl+E",),
        icon="film",
        when=_hits,
        section=True,
    ),
)
_TAKE = (
    Command(
        id="take.circle", text="Circle the take", menu=Menu.TAKE, keys=("Shift+C",), icon="ring", when=_take, hint="The director’s choice"
    ),
    Command(id="take.hold", text="Hold", menu=Menu.TAKE, keys=("Shift+H",), when=_take, hint="A second choice, kept ready"),
    Command(id="take.ng", text="NG", menu=Menu.TAKE, keys=("Shift+N",), when=_take, hint="No good"),
    *(
        Command(id=f"take.rate_{stars}", text=f"Rate the take {stars}", menu=Menu.TAKE, icon="star", when=_take, section=stars == 0)
        for stars in range(6)
    ),
    Command(id="take.note", text="Write the editor’s note", menu=Menu.TAKE, keys=("Ctrl+Return",), icon="note", when=_take, section=True),
    Command(
        id="take.facts",
        text="Type facts of the clip",
        menu=Menu.TAKE,
        keys=("Ctrl+T",),
        when=_clip,
        hint="Scene, setup, take, camera, lens, start timecode",
    ),
    Command(id="take.disagreements", text="Facts told differently", menu=Menu.TAKE, icon="warning", when=_library),
    Command(id="take.split", text="Split this angle off", menu=Menu.TAKE, icon="split", when=_angles, hint="Makes it a take of its own"),
    Command(id="take.join", text="Join with another take…", menu=Menu.TAKE, icon="join", when=_take),
    Command(id="take.previous", text="Previous take", menu=Menu.TAKE, keys=("PgUp",), icon="previous", when=_takes, section=True),
    Command(id="take.next", text="Next take", menu=Menu.TAKE, keys=("PgDown",), icon="next", when=_takes),
    Command(id="take.angle", text="Next angle of the take", menu=Menu.TAKE, keys=("Ctrl+PgDown",), icon="grid", when=_angles),
)
_LABEL = (
    *(_label_command(kind) for kind in DEFAULT_VOCABULARY.kinds),
    Command(id="label.point", text="Point label on this frame", menu=Menu.LABEL, keys=("M",), lane=Lane.FREE, when=_frames, section=True),
    Command(
        id="label.step_back",
        text="Step its value back",
        menu=Menu.LABEL,
        keys=("[",),
        icon="minus",
        when=_values,
        hint="Eyeline, size, problem",
    ),
    Command(
        id="label.step", text="Step its value on", menu=Menu.LABEL, keys=("]",), icon="plus", when=_values, hint="Eyeline, size, problem"
    ),
    Command(
        id="label.edit",
        text="Write what it is",
        menu=Menu.LABEL,
        keys=("Return", "Enter"),
        icon="note",
        when=_label,
        hint="Of the chosen label, else the last",
    ),
    Command(id="label.all_angles", text="Holds for all angles", menu=Menu.LABEL, keys=("Ctrl+Shift+A",), icon="grid", when=_label),
    *(
        Command(
            id=f"label.rate_{stars}",
            text=f"Rate {stars}",
            menu=Menu.LABEL,
            keys=(f"Shift+{stars}",),
            icon="star",
            when=_rated,
            section=stars == 1,
            hint="The chosen or last label, else the take",
        )
        for stars in range(1, 6)
    ),
    Command(
        id="label.take_back", text="Take the last label back", menu=Menu.LABEL, keys=("Backspace",), icon="undo", when=_labels, section=True
    ),
    Command(id="label.remove", text="Remove the chosen label", menu=Menu.LABEL, keys=("Del",), icon="close", when=_label),
)
_PLAY = (
    Command(id="transport.play", text="Play or stop", menu=Menu.PLAY, keys=("Space",), icon="play", when=_frames),
    Command(id="transport.stop", text="Stop", menu=Menu.PLAY, keys=("K", "Ctrl+K"), icon="pause", when=_frames),
    Command(
        id="transport.forward",
        text="Play forward",
        menu=Menu.PLAY,
        keys=("L", "Ctrl+L"),
        icon="play",
        when=_frames,
        hint="Again: 2, 4, 8 times as fast; with K held, one frame on",
    ),
    Command(
        id="transport.reverse",
        text="Play in reverse",
        menu=Menu.PLAY,
        keys=("J", "Ctrl+J"),
        icon="reverse",
        when=_frames,
        hint="Again: 2, 4, 8 times as fast; with K held, one frame back",
    ),
    Command(
        id="transport.slow",
        text="Play slowly",
        menu=Menu.PLAY,
        keys=("Shift+L",),
        icon="play",
        when=_frames,
        hint="Half speed, again a quarter",
    ),
    Command(
        id="transport.slow_reverse",
        text="Play slowly in reverse",
        menu=Menu.PLAY,
        keys=("Shift+J",),
        icon="reverse",
        when=_frames,
        hint="Half speed, again a quarter",
    ),
    Command(id="transport.again", text="Play again, 3 s back", menu=Menu.PLAY, keys=("Alt+L",), icon="again", when=_frames),
    Command(id="transport.frame_back", text="One frame back", menu=Menu.PLAY, keys=("Left",), icon="reverse", when=_frames, section=True),
    Command(id="transport.frame_on", text="One frame on", menu=Menu.PLAY, keys=("Right",), icon="play", when=_frames),
    Command(id="transport.ten_back", text="Ten frames back", menu=Menu.PLAY, keys=("Shift+Left",), icon="reverse", when=_frames),
    Command(id="transport.ten_on", text="Ten frames on", menu=Menu.PLAY, keys=("Shift+Right",), icon="play", when=_frames),
    Command(id="transport.second_back", text="One second back", menu=Menu.PLAY, keys=("Ctrl+Left",), icon="reverse", when=_frames),
    Command(id="transport.second_on", text="One second on", menu=Menu.PLAY, keys=("Ctrl+Right",), icon="play", when=_frames),
    Command(id="transport.start", text="First frame", menu=Menu.PLAY, keys=("Home",), icon="previous", when=_frames),
    Command(id="transport.end", text="Last frame", menu=Menu.PLAY, keys=("End",), icon="next", when=_frames),
    Command(id="transport.timecode", text="Go to a timecode…", menu=Menu.PLAY, keys=("=",), icon="keyboard", when=_frames),
    Command(
        id="transport.previous_label",
        text="Previous label",
        menu=Menu.PLAY,
        keys=("Up", "Ctrl+Shift+M"),
        icon="previous",
        when=_labels,
        section=True,
    ),
    Command(id="transport.next_label", text="Next label", menu=Menu.PLAY, keys=("Down", "Shift+M"), icon="next", when=_labels),
    Command(id="transport.mark_in", text="Mark in", menu=Menu.PLAY, keys=("I",), icon="mark_in", when=_frames, section=True),
    Command(id="transport.mark_out", text="Mark out", menu=Menu.PLAY, keys=("O",), icon="mark_out", when=_frames),
    Command(
        id="transport.mark_clip",
        text="Mark the label here, else the clip",
        menu=Menu.PLAY,
        keys=("X",),
        icon="film",
        when=_frames,
    ),
    Command(id="transport.go_in", text="Go to in", menu=Menu.PLAY, keys=("Shift+I",), icon="mark_in", when=_in),
    Command(id="transport.go_out", text="Go to out", menu=Menu.PLAY, keys=("Shift+O",), icon="mark_out", when=_out),
    Command(id="transport.clear_in", text="Clear in", menu=Menu.PLAY, keys=("Alt+I",), when=_in),
    Command(id="transport.clear_out", text="Clear out", menu=Menu.PLAY, keys=("Alt+O",), when=_out),
    Command(id="transport.clear_marks", text="Clear in and out", menu=Menu.PLAY, keys=("Alt+X",), when=_marks),
)
_VIEW = (
    Command(id="view.logging", text="Logging", menu=Menu.VIEW, keys=("Ctrl+2",), icon="film", when=_library),
    Command(id="view.stringouts", text="Stringouts", menu=Menu.VIEW, keys=("Ctrl+5",), icon="list", when=_library),
    Command(id="view.search", text="Search", menu=Menu.VIEW, keys=("Ctrl+6",), icon="search", when=_library),
    Command(id="view.panels", text="Side panels", menu=Menu.VIEW, keys=("\\",), icon="panel_left", section=True),
    Command(id="view.big_picture", text="Big picture", menu=Menu.VIEW, keys=("`",), icon="film", toggle=True),
    Command(id="view.zoom_in", text="Zoom lanes in", menu=Menu.VIEW, keys=("+", "Ctrl++"), icon="plus", when=_frames, section=True),
    Command(id="view.zoom_out", text="Zoom lanes out", menu=Menu.VIEW, keys=("-", "Ctrl+-"), icon="minus", when=_frames),
    Command(id="view.zoom_fit", text="Whole clip in the lanes", menu=Menu.VIEW, keys=("Ctrl+0",), icon="arrow_both", when=_frames),
    Command(id="view.commands", text="Commands…", menu=Menu.VIEW, keys=("Ctrl+Shift+P",), icon="search", section=True),
    Command(id="view.keys", text="Show keys beside things", menu=Menu.VIEW, icon="keyboard", toggle=True),
    Command(id="view.leave", text="Back to the picture", menu=Menu.VIEW, keys=("Esc",)),
)
_HELP = (
    Command(id="help.keys", text="All keys", menu=Menu.HELP, keys=("?",), icon="keyboard"),
    Command(id="help.guide", text="User guide", menu=Menu.HELP, keys=("F1",), icon="help"),
    Command(id="help.whats_new", text="What’s new", menu=Menu.HELP, icon="star"),
    Command(id="help.health", text="Check the library", menu=Menu.HELP, icon="check", when=_library, section=True),
    Command(id="help.about", text="About and licences", menu=Menu.HELP),
)

COMMANDS: tuple[Command, ...] = (*_FILE, *_EDIT, *_TAKE, *_LABEL, *_PLAY, *_VIEW, *_HELP)
"""Every command, in the order of the menus."""

BY_ID = {command.id: command for command in COMMANDS}
"""Every command by its id."""


def in_menu(menu: Menu) -> Iterable[Command]:
    """List the commands of a menu."""
    return (command for command in COMMANDS if command.menu is menu)
