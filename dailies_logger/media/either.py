"""Give the frames of a clip from one of two files, original or proxy: from the second where the first fails.

A drive that is pulled out while its clip plays, or a proxy folder that goes, so costs no picture where the other is there.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import Picture
from dailies_logger.media.frames import ClipFrames
from dailies_logger.workflow.ports import Frames


class ProxyFrames:
    """Give the frames of a proxy (the `Frames` port); every picture says so."""

    def __init__(self, frames: ClipFrames) -> None:
        self._frames = frames
        self.frames = frames.frames

    def picture(self, frame: int, *, width: int = 0) -> Picture:
        """Return media frame `frame`. Raises MediaError."""
        return replace(self._frames.picture(frame, width=width), from_proxy=True)

    def times(self) -> tuple[Fraction, ...] | None:
        """Return the seconds of each frame since the first where the rate varies; None where it is constant."""
        return self._frames.times()

    def close(self) -> None:
        """Let go of the file."""
        self._frames.close()


class EitherFrames:
    """Give frames from what `first` opens, and those that it cannot give from what `second` opens (the `Frames` port).

    Pictures at most `small` wide come from the second before the first. Raises MediaError where neither opens, or gives a
    frame: with the first one's sentence.
    """

    def __init__(self, first: Callable[[], Frames], second: Callable[[], Frames], *, small: int = 0) -> None:
        self._small = small
        self._waiting: Callable[[], Frames] | None = second
        self._other: Frames | None = None
        try:
            self._one = first()
        except MediaError:
            other, self._other = self._second(), None
            if other is None:
                raise
            self._one = other
        self.frames = self._one.frames

    def picture(self, frame: int, *, width: int = 0) -> Picture:
        """Return media frame `frame`. Raises MediaError."""
        if 0 < width <= self._small:
            return self._from_second(frame, width) or self._one.picture(frame, width=width)
        try:
            return self._one.picture(frame, width=width)
        except MediaError:
            found = self._from_second(frame, width)
            if found is None:
                raise
            return found

    def times(self) -> tuple[Fraction, ...] | None:
        """Return the seconds of each frame since the first where the rate varies; None where it is constant."""
        return self._one.times()

    def close(self) -> None:
        """Let go of both files."""
        self._one.close()
        if self._other is not None:
            self._other.close()

    def _from_second(self, frame: int, width: int) -> Picture | None:
        """Return a frame from the second file; None where it cannot give it."""
        other = self._second()
        with suppress(MediaError):
            return other.picture(frame, width=width) if other is not None else None
        return None

    def _second(self) -> Frames | None:
        """Open the second file where it is not open; None where it does not open, as long as that is so."""
        if self._waiting is not None:
            with suppress(MediaError):
                self._other = self._waiting()
                self._waiting = None
        return self._other
