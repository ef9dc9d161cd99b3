"""Hold the label: a typed range of frames on a clip, and the vocabulary it is typed from."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar
from uuid import UUID

from dailies_logger.domain.timecode import FrameRange


class Look(Enum):
    """Name the looks that tell lanes apart, each a shape with a letter and a tone of its own; the last four are for a production's own lanes."""

    DIAMOND = "diamond"
    STAR = "star"
    TRIANGLE = "triangle"
    SQUARE = "square"
    ARROW = "arrow"
    CORNERS = "corners"
    CROSS = "cross"
    FLAG = "flag"
    HEXAGON = "hexagon"
    RING = "ring"
    HALF_CIRCLE = "half circle"
    CHEVRON = "chevron"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Hold one lane under the picture: its stable id, its name, its look. The eight that we ship are named here."""

    id: str
    name: str
    look: Look

    BEAT: ClassVar["Lane"]
    PERFORMANCE: ClassVar["Lane"]
    ACTION: ClassVar["Lane"]
    ANGLE: ClassVar["Lane"]
    EYELINE: ClassVar["Lane"]
    SIZE: ClassVar["Lane"]
    PROBLEM: ClassVar["Lane"]
    FREE: ClassVar["Lane"]

    def __hash__(self) -> int:
        return hash(self.id)


Lane.BEAT = Lane(id="beat", name="Beat", look=Look.DIAMOND)
Lane.PERFORMANCE = Lane(id="performance", name="Performance", look=Look.STAR)
Lane.ACTION = Lane(id="action", name="Action", look=Look.TRIANGLE)
Lane.ANGLE = Lane(id="angle", name="Angle", look=Look.SQUARE)
Lane.EYELINE = Lane(id="eyeline", name="Eyeline", look=Look.ARROW)
Lane.SIZE = Lane(id="size", name="Size", look=Look.CORNERS)
Lane.PROBLEM = Lane(id="problem", name="Problem", look=Look.CROSS)
Lane.FREE = Lane(id="free", name="Free", look=Look.FLAG)

SHIPPED_LANES = (Lane.BEAT, Lane.PERFORMANCE, Lane.ACTION, Lane.ANGLE, Lane.EYELINE, Lane.SIZE, Lane.PROBLEM, Lane.FREE)
"""The lanes that every production has, in the order they lie under the picture until somebody changes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelKind:
    """Hold one kind of label: its stable id, its name, the id of its lane, its key, and the values it may take (eyeline, size).

    A `retired` kind is used no more, and stays so that the labels that are of it keep their name and lane.
    """

    id: str
    name: str
    lane: str
    key: str
    values: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Hold the kinds a production uses, in their order, those that are retired last, and its lanes, as they lie under the picture."""

    kinds: tuple[LabelKind, ...]
    lanes: tuple[Lane, ...] = SHIPPED_LANES

    def __str__(self) -> str:
        kinds = ", ".join(kind.name for kind in self.used)
        return kinds if self.lanes == SHIPPED_LANES else f"{kinds}; lanes: {', '.join(lane.name for lane in self.lanes)}"

    @property
    def used(self) -> tuple[LabelKind, ...]:
        """List the kinds that labels are made of now."""
        return tuple(kind for kind in self.kinds if not kind.retired)

    def kind(self, kind_id: str) -> LabelKind | None:
        """Return the kind with this id."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    def lane(self, kind_id: str) -> Lane:
        """Return the lane of a kind; unknown kinds, and kinds of a lane that is gone, lie on the free lane."""
        kind = self.kind(kind_id)
        return self.lane_with(kind.lane if kind else Lane.FREE.id)

    def lane_with(self, lane_id: str) -> Lane:
        """Return the lane with this id; the free lane where there is none."""
        known = {lane.id: lane for lane in self.lanes}
        return known.get(lane_id) or known.get(Lane.FREE.id, Lane.FREE)


SHOT_SIZES = ("EWS", "WS", "FS", "MWS", "MS", "MCU", "CU", "BCU", "ECU")
"""Shot sizes, wide to tight; so "tighter than" can be asked."""

EYELINES = ("L>R", "R>L", "to camera", "cross")

DEFAULT_VOCABULARY = Vocabulary(
    kinds=(
        LabelKind(id="emotional_beat", name="Emotional beat", lane=Lane.BEAT.id, key="1"),
        LabelKind(id="best_moment", name="Best moment", lane=Lane.PERFORMANCE.id, key="2"),
        LabelKind(id="line_reading", name="Line reading", lane=Lane.PERFORMANCE.id, key="3"),
        LabelKind(id="reaction", name="Reaction", lane=Lane.PERFORMANCE.id, key="4"),
        LabelKind(id="comedy", name="Comedy", lane=Lane.PERFORMANCE.id, key="Shift+F2"),
        LabelKind(id="dynamic_action", name="Dynamic action", lane=Lane.ACTION.id, key="5"),
        LabelKind(id="stunt", name="Stunt", lane=Lane.ACTION.id, key="Shift+F3"),
        LabelKind(id="best_angle", name="Best angle", lane=Lane.ANGLE.id, key="6"),
        LabelKind(id="eyeline", name="Eyeline", lane=Lane.EYELINE.id, key="7", values=EYELINES),
        LabelKind(id="size", name="Size", lane=Lane.SIZE.id, key="8", values=SHOT_SIZES),
        LabelKind(id="problem", name="Problem", lane=Lane.PROBLEM.id, key="9", values=("soft", "boom", "continuity", "NG")),
        LabelKind(id="note", name="Note", lane=Lane.FREE.id, key="0"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Hold one label: media frames `start` to `end` of its clip, half-open; `end` is None while the range is open.

    `value` is for kinds that have values (`L>R`, `CU`). `rating` and `intensity` 0 to 5. `who` is the character.
    `all_angles` says it holds for every angle of the take, mapped by sync, never copied. `beat` is the beat that it is a
    reading of; None, or one that has gone: free, to be bound later.
    """

    id: UUID
    clip: UUID
    kind: str
    start: int
    end: int | None = None
    value: str = ""
    text: str = ""
    rating: int = 0
    intensity: int = 0
    who: str = ""
    all_angles: bool = False
    beat: UUID | None = None
    author: UUID
    at: datetime

    @property
    def open(self) -> bool:
        """Say whether the range still grows."""
        return self.end is None

    def range(self, now: int | None = None) -> FrameRange:
        """Return the range; an open one reaches to the frame `now`, on or back, and includes it. Without `now` it is its first frame."""
        if self.end is not None:
            return FrameRange(self.start, self.end)
        shown = self.start if now is None else now
        return FrameRange(min(shown, self.start), max(shown, self.start) + 1)
