"""Name the commands of how the lanes lie under the picture: the menu Lanes."""

from dailies_logger.domain.label import SHIPPED_LANES, Lane, Vocabulary
from dailies_logger.ui.commands.command import Command, Menu, within
from dailies_logger.ui.commands.needs import needs_frames, needs_library

_OWN = "lanes.own."
_SHIPPED = {lane.id for lane in SHIPPED_LANES}


def fold_id(lane: Lane) -> str:
    """Return the id of the command that folds a lane and opens it again."""
    return f"lanes.{lane.id}" if lane.id in _SHIPPED else f"{_OWN}{lane.id}"


def lane_commands(vocabulary: Vocabulary) -> tuple[Command, ...]:
    """Return the commands of the menu, with one for each lane of a vocabulary."""
    return (*_ALL, *(_fold(lane, first=lane is vocabulary.lanes[0]) for lane in vocabulary.lanes), *_UNFOLD)


def _fold(lane: Lane, *, first: bool) -> Command:
    return Command(
        id=fold_id(lane),
        text=f"Open lane: {within(lane.name)}",
        menu=Menu.LANES,
        when=needs_library,
        toggle=True,
        section=first,
        fold=lane.id,
        hint="Open, or folded low; a press on its head does the same",
    )


_ALL = (
    Command(id="view.zoom_in", text="Zoom lanes in", menu=Menu.LANES, keys=("+", "Ctrl++"), icon="plus", when=needs_frames),
    Command(
        id="view.zoom_out",
        text="Zoom lanes out",
        menu=Menu.LANES,
        keys=("-", "Ctrl+-"),
        icon="minus",
        when=needs_frames,
        hint="Beyond the whole clip, the whole day lies in the lanes",
    ),
    Command(id="view.zoom_fit", text="Whole clip in the lanes", menu=Menu.LANES, keys=("Ctrl+0",), icon="arrow_both", when=needs_frames),
    Command(
        id="lanes.day",
        text="Whole day in the lanes",
        menu=Menu.LANES,
        keys=("Ctrl+9",),
        icon="arrow_both",
        when=needs_frames,
        hint="Every take of the day end to end, with its labels; a press goes to the frame",
    ),
    Command(
        id="view.snap",
        text="Snap in the lanes",
        menu=Menu.LANES,
        when=needs_library,
        toggle=True,
        section=True,
        hint="Dragged edges snap to the playhead, the marks, and other labels",
    ),
    Command(
        id="view.centred",
        text="Playhead in the middle",
        menu=Menu.LANES,
        when=needs_library,
        toggle=True,
        hint="The lanes run under it; else the page turns",
    ),
    Command(
        id="lanes.film",
        text="Pictures over the lanes",
        menu=Menu.LANES,
        when=needs_library,
        toggle=True,
        hint="A strip of pictures, where the window is high enough; close in they are the very frames",
    ),
)

_UNFOLD = (Command(id="lanes.unfold", text="Open all lanes", menu=Menu.LANES, when=needs_library),)
