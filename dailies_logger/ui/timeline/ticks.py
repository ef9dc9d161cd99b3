"""Find the frames at which the ruler writes a source timecode.

Ticks lie on round numbers of the timecode, not on round counts of frames: in drop-frame a minute's first number is `;02`
(SMPTE ST 12-1), and there the tick stands on the first number that exists.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.timecode import FrameRate, Timecode

ROOM = 116
"""Pixels a written timecode needs with air."""

_SECONDS = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Hold one tick: its media frame, and its timecode, empty for a small tick between."""

    frame: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedRuler:
    """Hold what a ruler counts that is no clip: a sequence in record timecode, from frame `start` since midnight."""

    rate: FrameRate
    drop: bool
    start: int

    def timecode(self, frame: int) -> Timecode:
        """Return the timecode of a frame."""
        return Timecode(self.start + frame, self.rate, self.drop)


def ticks(clip: Clip | TimedRuler, *, first: int, last: int, zoom: Fraction) -> list[Tick]:
    """List the ticks of frames `first` to `last` (not included) at `zoom` pixels a frame."""
    small, large = _spacing(_steps(clip.rate.nominal), zoom)
    found: dict[int, Tick] = {}
    for number, frame in _numbered(clip, first=first, step=small):
        if frame >= last:
            break
        if frame >= first and frame not in found:
            found[frame] = Tick(frame=frame, text="" if number % large else str(clip.timecode(frame)))
    return list(found.values())


def _numbered(clip: Clip | TimedRuler, *, first: int, step: int) -> Iterator[tuple[int, int]]:
    """Yield timecode numbers counted without drops, each with its media frame, from the one at or before a frame on, without end."""
    start = clip.start or 0
    for number in count((start + first) // step * step, step):
        frame = _frame(number, clip)
        if frame is not None:
            yield number, frame - start


def _spacing(steps: Sequence[int], zoom: Fraction) -> tuple[int, int]:
    """Choose the steps between small and between large ticks, so that a timecode has room between two large ones."""
    large = next((step for step in steps if step * zoom >= ROOM), steps[-1])
    small = next((step for step in reversed(steps) if step < large and large % step == 0 and step * zoom >= 24), large)
    return small, large


def _steps(nominal: int) -> list[int]:
    """List the steps between ticks in timecode numbers, small to large."""
    return [n for n in range(1, nominal) if nominal % n == 0] + [seconds * nominal for seconds in _SECONDS]


def _frame(number: int, clip: Clip | TimedRuler) -> int | None:
    """Return the frame since midnight of a timecode number counted without drops; None where drop-frame leaves it out."""
    nominal = clip.rate.nominal
    if not clip.drop:
        return number
    left_out = nominal // 15
    minutes, rest = divmod(number, nominal * 60)
    if minutes % 10 and rest < left_out:
        if rest:
            return None
        number += left_out
    return number - left_out * (minutes - minutes // 10)
