"""Keep the screen black for a while between two things that play."""

from collections.abc import Callable
from fractions import Fraction
from time import perf_counter


def _none() -> Fraction:
    return Fraction(0)


class Dark:
    """Know how long black still plays. `clear` empties the screen when it begins.

    Where the clock of what played runs on, it tells how many seconds of black are left (`by_clock`); else the wall does.
    """

    def __init__(
        self, clear: Callable[[], object], by_clock: Callable[[], Fraction] = _none, now: Callable[[], float] = perf_counter
    ) -> None:
        self._clear, self._by_clock, self._now = clear, by_clock, now
        self._until = 0.0

    @property
    def left(self) -> float:
        """Return how many seconds of black are left, 0 where none is."""
        return max(0.0, self._until - self._now(), float(self._by_clock()))

    def begin(self, seconds: Fraction, speed: Fraction) -> None:
        """Play so many seconds of black, at a speed."""
        self._until = self._now() + float(seconds / abs(speed)) if seconds and speed else 0.0
        if seconds:
            self._clear()

    def go_on(self) -> None:
        """Play the black that the clock tells of."""
        self._until = 0.0
        if self.left:
            self._clear()

    def keep(self) -> None:
        """Let the wall tell of what the clock told: it is about to stop."""
        self._until = self._now() + self.left

    def end(self) -> None:
        """Play no more of it."""
        self._until = 0.0
