"""Map media frames to columns of pixels and back, exactly."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction

CLOSEST = Fraction(24)
"""The widest a frame is drawn, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Hold how a clip of `frames` lies in a view of `width` pixels.

    `zoom` is pixels a frame, an exact fraction, so that no rounding gathers over a long clip; `scroll` is the pixel of
    the whole clip that lies at the left edge. Columns `x` are of the view: 0 is its left edge. `closest` bounds the zoom.
    """

    frames: int
    width: int
    zoom: Fraction
    scroll: int = 0
    closest: Fraction = CLOSEST

    @classmethod
    def fit(cls, *, frames: int, width: int, closest: Fraction = CLOSEST) -> "Scale":
        """Show the whole clip."""
        return cls(frames=frames, width=width, zoom=min(closest, Fraction(max(1, width), max(1, frames))), closest=closest)

    @property
    def widest(self) -> Fraction:
        """Return the zoom at which the whole clip just fits."""
        return min(self.closest, Fraction(max(1, self.width), max(1, self.frames)))

    @property
    def closeness(self) -> float:
        """Return where the zoom lies between the whole clip (0) and the closest (1), in equal steps of times larger."""
        reach = math.log(self.closest / self.widest)
        return math.log(self.zoom / self.widest) / reach if reach else 0.0

    @property
    def length(self) -> int:
        """Return the width of the whole clip in pixels."""
        return self.frames * self.zoom.numerator // self.zoom.denominator

    @property
    def farthest(self) -> int:
        """Return the largest scroll that still fills the view."""
        return max(0, self.length - self.width)

    def x(self, frame: int) -> int:
        """Return the first column of a frame; `x(frames)` is the end of the clip."""
        return frame * self.zoom.numerator // self.zoom.denominator - self.scroll

    def frame(self, x: int) -> int:
        """Return the frame in a column, held inside the clip.

        Zoomed in, a column belongs to one frame. Zoomed out, several frames share a column and its first one is meant,
        so that a click on the column where a label begins never lands behind its first frame.
        """
        at = x + self.scroll
        top, bottom = self.zoom.numerator, self.zoom.denominator
        frame = ((at + 1) * bottom - 1) // top if self.zoom >= 1 else -(-at * bottom // top)
        return min(max(0, frame), max(0, self.frames - 1))

    def span(self) -> tuple[int, int]:
        """Return the first frame in view and the one after the last."""
        return self.frame(0), self.frame(max(0, self.width - 1)) + 1

    def zoomed(self, zoom: Fraction, *, around: int) -> "Scale":
        """Change the zoom and keep the frame `around` in its column as far as the ends allow."""
        limited = min(max(zoom.limit_denominator(100_000), self.widest), self.closest)
        if zoom <= self.widest:
            limited = self.widest
        column = min(max(0, self.x(around)), max(0, self.width - 1))
        there = replace(self, zoom=limited, scroll=0)
        return there.scrolled(there.x(around) - column)

    def at_closeness(self, closeness: float, *, around: int) -> "Scale":
        """Zoom to a closeness between 0 and 1, around a frame."""
        times = Fraction((self.closest / self.widest) ** closeness).limit_denominator(1000)
        return self.zoomed(self.widest * times, around=around)

    def scrolled(self, scroll: int) -> "Scale":
        """Scroll, held so that the clip fills the view."""
        return replace(self, scroll=min(max(0, scroll), self.farthest))

    def resized(self, width: int, *, around: int) -> "Scale":
        """Change the width; a view of the whole clip stays one."""
        if self.zoom == self.widest:
            return Scale.fit(frames=self.frames, width=width, closest=self.closest)
        return replace(self, width=width).zoomed(self.zoom, around=around)

    def following(self, frame: int) -> "Scale":
        """Turn the page when a frame leaves the view: it then lies a tenth from the left."""
        if 0 <= self.x(frame) < self.width:
            return self
        return self.scrolled(self.scroll + self.x(frame) - self.width // 10)

    def centred(self, frame: int) -> "Scale":
        """Lay a frame in the middle, as far as the ends of the clip allow."""
        return self.scrolled(self.scroll + self.x(frame) - self.width // 2)
