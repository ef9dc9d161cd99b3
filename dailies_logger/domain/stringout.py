"""Hold the stringout: all of one thing, end to end, in an order; what its rule asks for and what hands did to it, kept apart."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID, uuid5

from dailies_logger.domain.timecode import FrameRange

DEFAULT_HANDLES = 12
"""Frames each side that trimming may use, unless somebody asks for more or fewer."""


class Lays(Enum):
    """Tell what a rule lays: the labels that its query finds, the whole clips, or what of these bears no label."""

    LABELS = ""
    TAKES = "takes"
    REST = "rest"


class Angles(Enum):
    """Tell which cameras of a moment a rule lays: the one that was labelled, the best one, or all of them stacked in sync."""

    LABELLED = ""
    BEST = "best"
    STACKED = "stacked"


class Out(Enum):
    """Tell whether a placement plays: it does; a hand took it out; a hand lifted it, so that black plays in its time; the rule no longer asks for it, though a hand had touched it."""

    NO = ""
    HAND = "hand"
    LIFTED = "lifted"
    RULE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stringout:
    """Hold what a stringout asks for: a query, an order (`size:wide>tight rating`), and handles in frames each side.

    `group` is a key of the order; where it changes from one placement to the next, `gap` frames of black lie between them.
    A version is a stringout that was kept of another: `version_of` is that one, `note` what was said of it; its rule never runs.
    """

    id: UUID
    name: str
    query: str
    order: str = ""
    handles: int = DEFAULT_HANDLES
    lays: Lays = Lays.LABELS
    group: str = ""
    gap: int = 0
    angles: Angles = Angles.LABELLED
    version_of: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Hold one clip's range in a stringout; `start` and `end` are media frames, half-open, and are what plays.

    `rank` orders the placements, each played right after the one before and `gap` frames of black. Handles are not part of the
    range: they are the frames beside it that trimming may use.

    What the rule laid is `ruled_start` and `ruled_end` of `ruled_clip`; None where a hand laid it, which is pinned too. `head` and `tail` are
    the trims by hand in frames of `clip`, positive is later: what plays is the rule's range, brought to that camera, and trimmed, as far as
    the clip goes. A hand may swap the camera, pin its place in the order, lock it against every refresh, or take it out; what is out is kept, so that a refresh
    does not bring it back. A placement `on` another is stacked over it on `track` (2 and up) from `at` frames after its head on,
    and goes where it goes. In a version, `origin` is the placement that this was kept of.
    """

    id: UUID
    stringout: UUID
    clip: UUID
    start: int
    end: int
    rank: int
    label: UUID | None = None
    ruled_clip: UUID | None = None
    ruled_start: int | None = None
    ruled_end: int | None = None
    head: int = 0
    tail: int = 0
    gap: int = 0
    on: UUID | None = None
    track: int = 1
    at: int = 0
    pinned: bool = False
    locked: bool = False
    out: Out = Out.NO
    origin: UUID | None = None

    @property
    def key(self) -> UUID:
        """Return by what a refresh knows it: its label, else where in its clip the rule laid it; its own id where a hand did."""
        if self.label is not None and self.ruled_clip is not None:
            return self.label
        return self.id if self.ruled_clip is None or self.ruled_start is None else place_key(self.ruled_clip, self.ruled_start)

    @property
    def range(self) -> FrameRange:
        """Return the frames that play."""
        return FrameRange(self.start, self.end)

    @property
    def ruled(self) -> FrameRange | None:
        """Return the frames that the rule laid; None where a hand laid it."""
        return None if self.ruled_start is None or self.ruled_end is None else FrameRange(self.ruled_start, self.ruled_end)

    @property
    def trims(self) -> tuple[int, int]:
        """Return by how many frames a hand moved head and tail: positive is later."""
        return self.head, self.tail

    @property
    def swapped(self) -> bool:
        """Say whether a hand put another camera in the place of the one that the rule laid."""
        return self.ruled_clip is not None and self.ruled_clip != self.clip

    @property
    def by_hand(self) -> bool:
        """Say whether a hand laid or touched it, so that it is not the rule's alone."""
        return self.trims != (0, 0) or self.swapped or self.pinned or self.locked or self.out in (Out.HAND, Out.LIFTED)

    @property
    def plays(self) -> bool:
        """Say whether its picture is in the sequence."""
        return self.out is Out.NO

    @property
    def lies(self) -> bool:
        """Say whether it has its time in the sequence, be it as black."""
        return self.out in (Out.NO, Out.LIFTED)


def place_key(clip: UUID, start: int) -> UUID:
    """Return by what a piece of a clip without a label is known."""
    return uuid5(clip, str(start))
