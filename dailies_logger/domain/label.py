"""Hold the label: a typed range of frames on a clip, and the vocabulary it is typed from."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from dailies_logger.domain.timecode import FrameRange


class Lane(Enum):
    """Name the lanes, in the order they lie under the picture."""

    BEAT = "beat"
    PERFORMANCE = "performance"
    ACTION = "action"
    ANGLE = "angle"
    EYELINE = "eyeline"
    SIZE = "size"
    PROBLEM = "problem"
    FREE = "free"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelKind:
    """Hold one kind of label: its stable id, its name, its lane, its key, and the values it may take (eyeline, size).

    A `retired` kind is used no more, and stays so that the labels that are of it keep their name and lane.
    """

    id: str
    name: str
    lane: Lane
    key: str
    values: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Hold the kinds a production uses, in their order; those that are retired come last."""

    kinds: tuple[LabelKind, ...]

    def __str__(self) -> str:
        return ", ".join(kind.name for kind in self.used)

    @property
    def used(self) -> tuple[LabelKind, ...]:
        """List the kinds that labels are made of now."""
        return tuple(kind for kind in self.kinds if not kind.retired)

    def kind(self, kind_id: str) -> LabelKind | None:
        """Return the kind with this id."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    def lane(self, kind_id: str) -> Lane:
        """Return the lane of a kind; unknown kinds lie on the free lane."""
        kind = self.kind(kind_id)
        return kind.lane if kind else Lane.FREE


SHOT_SIZES = ("EWS", "WS", "FS", "MWS", "MS", "MCU", "CU", "BCU", "ECU")
"""Shot sizes, wide to tight; so "tighter than" can be asked."""

EYELINES = ("L>R", "R>L", "to camera", "cross")

DEFAULT_VOCABULARY = Vocabulary(
    kinds=(
        LabelKind(id="emotional_beat", name="Emotional beat", lane=Lane.BEAT, key="1"),
        LabelKind(id="best_moment", name="Best moment", lane=Lane.PERFORMANCE, key="2"),
        LabelKind(id="line_reading", name="Line reading", lane=Lane.PERFORMANCE, key="3"),
        LabelKind(id="reaction", name="Reaction", lane=Lane.PERFORMANCE, key="4"),
        LabelKind(id="comedy", name="Comedy", lane=Lane.PERFORMANCE, key="Shift+F2"),
        LabelKind(id="dynamic_action", name="Dynamic action", lane=Lane.ACTION, key="5"),
        LabelKind(id="stunt", name="Stunt", lane=Lane.ACTION, key="Shift+F3"),
        LabelKind(id="best_angle", name="Best angle", lane=Lane.ANGLE, key="6"),
        LabelKind(id="eyeline", name="Eyeline", lane=Lane.EYELINE, key="7", values=EYELINES),
        LabelKind(id="size", name="Size", lane=Lane.SIZE, key="8", values=SHOT_SIZES),
        LabelKind(id="problem", name="Problem", lane=Lane.PROBLEM, key="9", values=("soft", "boom", "continuity", "NG")),
        LabelKind(id="note", name="Note", lane=Lane.FREE, key="0"),
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
