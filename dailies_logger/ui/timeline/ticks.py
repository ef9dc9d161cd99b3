"""Find the frames at which the ruler writes a source timecode.

Ticks lie on round numbers of the timecode, not on round counts of frames: in drop-frame a minute's first number is `;02`
(SMPTE ST 12-1), and there the tick stands on the first number that exists.
"""

from dataclasses import dataclass
from fractions import Fraction

from dailies_logger.domain.clip import Clip

ROOM = 116
"""Pixels a written timecode needs with air."""

_SECONDS = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Hold one tick: its media frame, and its timecode, empty for a small tick between."""

    frame: int
    text: str = ""


def ticks(clip: Clip, *, first: int, last: int, zoom: Fraction) -> list[Tick]:
    """List the ticks of frames `first` to `last` (not included) at `zoom` pixels a frame."""
    steps = _steps(clip.rate.nominal)
    large = next((step for step in steps if step * zoom >= ROOM), steps[-1])
    small = next((step for step in reversed(steps) if step < large and large % step == 0 and step * zoom >= 24), large)
    start = clip.start or 0
    found: list[Tick] = []
    number = (start + first) // small * small
    while True:
        frame = _frame(number, clip)
        if frame is not None and frame - start >= last:
            return found
        fresh = not found or frame != found[-1].frame + start
        if frame is not None and frame - start >= first and fresh:
            text = str(clip.timecode(frame - start)) if number % large == 0 else ""
            found.append(Tick(frame=frame - start, text=text))
        number += small


def _steps(nominal: int) -> list[int]:
    """List the steps between ticks in timecode numbers, small to large."""
    return [n for n in range(1, nominal) if nominal % n == 0] + [seconds * nominal for seconds in _SECONDS]


def _frame(number: int, clip: Clip) -> int | None:
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
