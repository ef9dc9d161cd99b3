"""Find which of many ranges share a frame with another, without looking at each of them, and what lies between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from dailies_logger.domain.timecode import FrameRange

T = TypeVar("T")


class Spans(Generic[T]):
    """Hold things that lie on ranges of one clip.

    They are kept in classes of length that double. Within a class, what can reach a frame begins within twice its own
    length before it, so one long range over the whole clip does not slow down the search among ten thousand short ones.
    """

    def __init__(self, spans: Iterable[tuple[FrameRange, T]]) -> None:
        classes: dict[int, list[tuple[int, int, int, T]]] = {}
        for place, (frames, thing) in enumerate(spans):
            classes.setdefault(len(frames).bit_length(), []).append((frames.start, place, frames.end, thing))
        for alike in classes.values():
            alike.sort(key=lambda span: span[:2])
        self._classes = [(1 << bits, [span[0] for span in alike], alike) for bits, alike in classes.items()]

    def meeting(self, frames: FrameRange) -> list[T]:
        """List what shares a frame with a range, in the order it was given."""
        found: list[tuple[int, T]] = []
        for longest, starts, alike in self._classes:
            first, last = bisect_right(starts, frames.start - longest), bisect_left(starts, frames.end)
            found += [(place, thing) for _, place, end, thing in alike[first:last] if end > frames.start]
        found.sort(key=lambda each: each[0])
        return [thing for _, thing in found]


def between(frames: int, covered: Iterable[FrameRange]) -> Iterator[FrameRange]:
    """Yield what lies between ranges that are in order of their starts, and round them."""
    free = 0
    for each in covered:
        if min(each.start, frames) > free:
            yield FrameRange(free, min(each.start, frames))
        free = max(free, each.end)
    if free < frames:
        yield FrameRange(free, frames)
