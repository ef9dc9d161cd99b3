"""Lay clips of variable frame rate out at their nominal rate, for programs that know nothing else.

Inside, a clip counts its frames as they are shown, however long each stays. An editing program counts at one rate, and
shows at each of its frames the picture whose time stamp is nearest (so do FFmpeg's `fps` filter and MLT). So media frame n
begins at `time of n x rate`, rounded to the nearest, halves up; a range lasts at least one frame.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.timecode import FrameRange

Times = Callable[[Clip], Sequence[Fraction] | None]
"""Give the seconds of each frame of a clip since its first, None where the rate is constant after all. Raises MediaError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steady:
    """Hold a clip as it counts at its nominal rate; `starts` is where each media frame begins, and where the last one ends."""

    clip: Clip
    starts: tuple[int, ...]

    def range(self, frames: FrameRange) -> FrameRange:
        """Return where media frames of the clip lie; at least one frame, within the clip."""
        start = min(self.starts[frames.start], self.clip.frames - 1)
        return FrameRange(start, max(start + 1, self.starts[frames.end]))

    def label(self, label: Label) -> Label:
        """Return a label of the clip with its range in these frames; one that is open stays open."""
        frames = self.range(label.range().clamped(len(self.starts) - 1))
        return replace(label, start=frames.start, end=None if label.open else frames.end)


def steadied(clip: Clip, times: Sequence[Fraction]) -> Steady:
    """Lay a clip out at its nominal rate by the time of each frame.

    Nothing says how long the last frame stays: as long as the one before. Frames that the file lacks follow at that pace.
    """
    pace = times[-1] - times[-2] if len(times) > 1 else 1 / clip.rate.fraction
    known = times[: clip.frames + 1]
    lacking = (times[-1] + pace * (count + 1) for count in range(clip.frames + 1 - len(known)))
    starts = tuple(floor(time * clip.rate.fraction + Fraction(1, 2)) for time in (*known, *lacking))
    frames = max(1, starts[-1])
    return Steady(clip=replace(clip, measured=replace(clip.measured, frames=frames)), starts=starts)
