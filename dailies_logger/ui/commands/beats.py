"""Name the commands of beats: those of the grid, and the one that makes a beat of a label while logging. In the grid they have keys of its own."""

from dailies_logger.domain.label import Lane
from dailies_logger.ui.commands.command import Command, Menu, Situation
from dailies_logger.ui.commands.needs import needs_label, needs_scene_shown

NAME = Command(
    id="beats.name",
    text="Make a beat of the label…",
    menu=Menu.LABEL,
    keys=("Ctrl+B",),
    lane=Lane.BEAT,
    when=needs_label,
    section=True,
    hint="Names it, or binds it to the beat of that name in the scene; an empty name frees it",
)


def _needs_beat(now: Situation) -> str:
    return needs_scene_shown(now) or ("" if now.beat else "no beat is chosen")


def _needs_reading(now: Situation) -> str:
    return _needs_beat(now) or ("" if now.reading else "this beat has no reading")


BEATS = (
    Command(id="beats.new", text="New beat…", menu=Menu.BEATS, icon="plus", when=needs_scene_shown, hint="After the chosen one"),
    Command(id="beats.change", text="Change the beat…", menu=Menu.BEATS, icon="note", when=_needs_beat),
    Command(id="beats.up", text="Move the beat up", menu=Menu.BEATS, when=_needs_beat, hint="Earlier in the story"),
    Command(id="beats.down", text="Move the beat down", menu=Menu.BEATS, when=_needs_beat),
    Command(id="beats.merge", text="Merge into another beat…", menu=Menu.BEATS, icon="join", when=_needs_beat),
    Command(id="beats.split", text="Split the cell off as a beat…", menu=Menu.BEATS, icon="split", when=_needs_reading),
    Command(id="beats.remove", text="Remove the beat", menu=Menu.BEATS, when=_needs_beat, hint="Its readings stay as labels"),
    Command(id="beats.next_scene", text="Next scene", menu=Menu.BEATS, when=needs_scene_shown, section=True),
    Command(id="beats.previous_scene", text="Previous scene", menu=Menu.BEATS, when=needs_scene_shown),
    Command(
        id="beats.play",
        text="Play every reading",
        menu=Menu.BEATS,
        icon="play",
        when=_needs_reading,
        section=True,
        hint="Of the beat, back to back",
    ),
    Command(id="beats.play_cell", text="Play the readings of the cell", menu=Menu.BEATS, icon="play", when=_needs_reading),
    Command(
        id="beats.judge",
        text="Judge against the champion",
        menu=Menu.BEATS,
        icon="loop",
        when=_needs_reading,
        hint="Both side by side from before the beat; Champion of the beat decides",
    ),
    Command(
        id="beats.audition",
        text="Audition the beat",
        menu=Menu.BEATS,
        icon="eye",
        when=_needs_beat,
        hint="What nobody has picked near it; Enter keeps a piece as a reading",
    ),
    Command(
        id="beats.crown", text="Champion of the beat", menu=Menu.BEATS, lane=Lane.BEAT, when=_needs_reading, hint="Again takes it away"
    ),
    Command(id="beats.free", text="Free the reading from its beat", menu=Menu.BEATS, when=_needs_reading),
)
"""The commands of the menu Beats."""
