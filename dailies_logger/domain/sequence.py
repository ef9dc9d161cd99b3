"""Hold a sequence as it leaves the house: tracks of cuts and gaps, with labels as marks. Exporters read nothing else.

Ranges are media frames of the cut's clip; a writer adds the clip's start timecode. A clip of variable frame rate lies here
as it counts at its nominal rate (see `workflow/steady.py`), and its `Cut.clip` has so many frames. The parallel tracks of a sequence are
equally long. Where rates are mixed, each cut keeps its own rate and its record position is the exact sum of what lies
before it in seconds; nothing is rounded by us.
"""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label, Lane
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange, FrameRate, Timecode


class TrackKind(Enum):
    """Tell picture from sound."""

    PICTURE = "picture"
    SOUND = "sound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Hold a label as it lies on a cut: its range in media frames of that cut's clip (already mapped through sync)."""

    label: Label
    name: str
    lane: Lane
    range: FrameRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Hold a piece of a clip on a track.

    `source_range` is in media frames of the clip. For a sound file it is in samples, counted from the file's first.
    `handles` are the frames that are there before and after it, at most those asked for.
    """

    clip: Clip
    name: str
    source_range: FrameRange
    marks: tuple[Mark, ...] = ()
    handles: tuple[int, int] = (0, 0)
    take: Take | None = None

    @property
    def unit_rate(self) -> Fraction:
        """Return how many units of `source_range` make a second: the frame rate, or the sample rate of a sound file."""
        from_samples = self.clip.measured.media.value == "sound"
        return Fraction(self.clip.measured.sample_rate) if from_samples else self.clip.rate.fraction

    @property
    def seconds(self) -> Fraction:
        """Return the exact length."""
        return len(self.source_range) / self.unit_rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Hold empty track for an exact length in seconds."""

    seconds: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Hold cuts and gaps end to end."""

    name: str
    kind: TrackKind
    items: tuple[Cut | Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Say in one sentence what of a clip leaves the house otherwise than it lies in the library."""

    clip: Clip
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """Hold tracks from bottom to top, the rate of the sequence, and the record timecode it starts at.

    Where it is of a `stringout`, `placements` are all of it, with what is out of it.
    `changed` is what an export must tell: variable rates laid out by their time stamps, rates that are mixed, open labels.
    """

    name: str
    rate: FrameRate
    start: Timecode
    tracks: tuple[Track, ...]
    stringout: Stringout | None = None
    placements: tuple[Placement, ...] = ()
    changed: tuple[Changed, ...] = ()
