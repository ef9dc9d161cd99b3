"""Say what a command is, what rooms and menus there are, and what decides whether a command can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from dailies_logger.domain.label import Lane


class Room(Enum):
    """Name the rooms that exist, with the digit of their key."""

    LOGGING = "logging"
    BEATS = "beats"
    STRINGOUTS = "stringouts"
    SEARCH = "search"


class Menu(Enum):
    """Name the menus in their order."""

    FILE = "File"
    EDIT = "Edit"
    TAKE = "Take"
    LABEL = "Label"
    BEATS = "Beats"
    SEQUENCE = "Sequence"
    PLAY = "Play"
    VIEW = "View"
    PICTURE = "Picture"
    LANES = "Lanes"
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
    beat: bool = False
    reading: bool = False
    placed: bool = False
    offered: bool = False
    touched: bool = False
    version: bool = False
    looked_at: str = ""
    kept_shown: bool = False
    combing: bool = False
    pass_free: bool = False
    offers_shown: bool = False
    jobs: int = 0
    building: bool = False
    unwritten: bool = False
    undo: str = ""
    redo: str = ""
    settling: bool = False
    auditioning: bool = False
    screens: int = 1


When = Callable[[Situation], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Hold one command: `keys` as QKeySequence reads them, the first is the one shown; `toggle` keeps a state; `fold` is the id of a lane."""

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    lane: Lane | None = None
    when: When = lambda _: ""
    toggle: bool = False
    section: bool = False
    fold: str = ""
    hint: str = ""

    @property
    def name(self) -> str:
        """Return what the command is called in a sentence."""
        return self.text.removesuffix("…")

    @property
    def short(self) -> str:
        """Return its name where there is little room, as on a key: `Best moment` for `Label: best moment`."""
        name = self.name.removeprefix("Label: ")
        return name[0].upper() + name[1:]


def within(name: str) -> str:
    """Write a name as it stands within a text: `best moment`, and `VFX plates`."""
    return name if name[:2].isupper() and len(name) > 1 else name[:1].lower() + name[1:]
