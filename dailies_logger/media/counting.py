"""Count the frames of a picture stream from its header and index, without reading the media.

QuickTime and MP4 keep a table of samples: it gives the exact count, the exact rate, whether the rate varies, and how far
the file must reach. MXF and AVI say their length in frames. Elsewhere the length is reckoned from the duration.
"""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from av.container import InputContainer
from av.video.stream import VideoStream

from dailies_logger.domain.timecode import FrameRate

_ROUNDING = Fraction(2, 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Hold a count of frames; `exact` says that a table or the header gave it.

    `readable` is how many of them lie inside the file, where the file is shorter than its table.
    `rate` is that of a variable clip's most frequent frame, so that its times lie on whole frames of it.
    """

    frames: int
    rate: FrameRate | None
    exact: bool = True
    vfr: bool = False
    readable: int | None = None


def count_table(stream: VideoStream, *, size: int) -> Count:
    """Count the samples of a table, without those that an edit list discards. `size` is the file's, in bytes."""
    shown = [(entry.timestamp, entry.pos + entry.size) for entry in stream.index_entries if not entry.is_discard]
    ends_early = max((end for _, end in shown), default=0) > size
    steps = Counter(later - earlier for (earlier, _), (later, _) in pairwise(shown))
    tick = stream.time_base or Fraction(1, 90_000)
    vfr = bool(steps) and _varies(max(steps) - min(steps), tick)
    return Count(
        frames=len(shown),
        rate=_usual(steps, tick) if vfr else _even(steps, tick) or _said(stream),
        vfr=vfr,
        readable=sum(end <= size for _, end in shown) if ends_early else None,
    )


def count_said(container: InputContainer, stream: VideoStream) -> Count:
    """Take the count from the header: AVI says frames, MXF a duration in frames; else reckon from the duration."""
    rate = _said(stream)
    if stream.frames > 0:
        return Count(frames=stream.frames, rate=rate)
    if rate is None:
        return Count(frames=0, rate=None, exact=False)
    return Count(frames=round(_seconds(container, stream) * rate.fraction), rate=rate, exact=container.format.name == "mxf")


def _seconds(container: InputContainer, stream: VideoStream) -> Fraction:
    if stream.duration is not None and stream.time_base is not None:
        return stream.duration * stream.time_base
    return Fraction(container.duration or 0, 1_000_000)


def _varies(spread: int, tick: Fraction) -> bool:
    return spread > 1 and spread * tick > _ROUNDING


def _even(steps: "Counter[int]", tick: Fraction) -> FrameRate | None:
    time = sum(step * times for step, times in steps.items()) * tick
    return FrameRate.nearest(steps.total() / time) if time > 0 else None


def _usual(steps: "Counter[int]", tick: Fraction) -> FrameRate | None:
    step = max((step for step in steps if step > 0), key=lambda step: steps[step], default=0)
    return FrameRate.nearest(1 / (step * tick)) if step else None


def _said(stream: VideoStream) -> FrameRate | None:
    rate = stream.average_rate or stream.guessed_rate
    return FrameRate.nearest(Fraction(rate)) if rate and rate > 0 else None
