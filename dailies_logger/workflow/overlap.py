"""Find which clips ran at the same time, by their source timecode, and how far apart they start.

Positions are whole microseconds since 00:00:00:00 in real time: a frame count over the exact rate; for a sound file
samples over the sample rate. What starts before 04:00 belongs to the night before. Offsets are exact fractions of a second.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.timecode import FrameRate, Timecode

_DAY_START = 4 * 3600
_MICRO = 1_000_000
_ROUNDING = 4
_HIGHEST_BASE = 30


@dataclass(frozen=True, slots=True)
class Span:
    """Hold when a clip ran, in microseconds."""

    start: int
    end: int
    clip: Clip


@dataclass(frozen=True, slots=True)
class Overlap:
    """Hold two clips that ran together for at least half of the shorter; `together` is microseconds."""

    together: int
    first: Clip
    second: Clip


def is_sound(clip: Clip) -> bool:
    """Tell the recorder's file from a camera's clip."""
    return clip.measured.media is MediaKind.SOUND


def starts_at(clip: Clip) -> Fraction | None:
    """Return the exact seconds from 00:00:00:00 to the first frame or sample; None without timecode."""
    if is_sound(clip) and clip.measured.time_reference is not None and clip.measured.sample_rate:
        return Fraction(clip.measured.time_reference, clip.measured.sample_rate)
    if clip.start is None or clip.measured.rate is None:
        return None
    return clip.start / clip.rate.fraction


def lasts(clip: Clip) -> Fraction:
    """Return the exact length in seconds; nothing where it is unknown."""
    if is_sound(clip) and clip.measured.samples and clip.measured.sample_rate:
        return Fraction(clip.measured.samples, clip.measured.sample_rate)
    return clip.frames / clip.rate.fraction


def same_base(first: Clip, second: Clip) -> bool:
    """Say whether the timecodes of two clips count alike: base and drop-frame; sound counts as the rate it names, or any.

    50 counts on the base of 25, 59.94 on that of 29.97: both show the same time at the same moment.
    """
    one, two = first.measured.rate, second.measured.rate
    if is_sound(first) or is_sound(second):
        return one is None or two is None or _base(one) == _base(two)
    return one is not None and two is not None and _base(one) == _base(two) and first.drop == second.drop


def _base(rate: FrameRate) -> Fraction:
    base = rate.fraction
    while base > _HIGHEST_BASE:
        base /= 2
    return base


def day_length(clip: Clip) -> Fraction:
    """Return how long 24 hours of the clip's timecode last: at 23.976 that is 86,486.4 seconds."""
    rate = clip.measured.rate
    return Timecode(0, rate, clip.drop).day / rate.fraction if rate else Fraction(86_400)


def offset(first: Clip, second: Clip) -> Fraction | None:
    """Return the exact seconds by which the second starts later, over midnight too; None where timecode cannot tell."""
    one, two = starts_at(first), starts_at(second)
    if one is None or two is None or not same_base(first, second):
        return None
    day = day_length(first)
    apart = two - one
    if abs(apart) * 2 > day:
        apart += day if apart < 0 else -day
    return apart


def overlaps(clips: Iterable[Clip], *, rate: FrameRate) -> list[Overlap]:
    """List the pairs that ran together for half of the shorter, longest first.

    Never two recorders, never unequal bases. `rate` tells the length of the day of a sound file that names no rate.
    """
    spans = sorted(_spans(clips, rate), key=lambda span: (span.start, span.clip.file))
    found: list[Overlap] = []
    running: list[Span] = []
    for span in spans:
        running = [one for one in running if one.end > span.start]
        found.extend(_pairs(running, span))
        running.append(span)
    return sorted(found, key=lambda pair: (-pair.together, pair.first.file, pair.second.file))


def together(clips: Iterable[Clip], *, rate: FrameRate) -> list[list[Clip]]:
    """Part clips into runs between which no clip ran, whatever their base; clips without timecode are in none."""
    runs: list[list[Clip]] = []
    until = -1
    for span in sorted(_spans(clips, rate), key=lambda span: span.start):
        if span.start >= until:
            runs.append([])
        runs[-1].append(span.clip)
        until = max(until, span.end)
    return runs


def _spans(clips: Iterable[Clip], rate: FrameRate) -> Iterator[Span]:
    spare = 86_400 * rate.nominal / rate.fraction
    for clip in clips:
        start = starts_at(clip)
        if start is not None and lasts(clip):
            if start < _DAY_START:
                start += day_length(clip) if clip.measured.rate else spare
            yield Span(int(start * _MICRO), int((start + lasts(clip)) * _MICRO), clip)


def _pairs(running: list[Span], span: Span) -> Iterator[Overlap]:
    for one in running:
        together = min(one.end, span.end) - span.start
        half = min(one.end - one.start, span.end - span.start) <= 2 * together + _ROUNDING
        both_sound = is_sound(one.clip) and is_sound(span.clip)
        if half and not both_sound and same_base(one.clip, span.clip):
            yield Overlap(together, one.clip, span.clip)
