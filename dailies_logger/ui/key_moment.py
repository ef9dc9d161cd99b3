"""Know when a key went down: it means what was on the screen then, however late a busy program hears of it."""

from collections import deque
from time import perf_counter

from PySide6.QtGui import QInputEvent

KEYS = 32
"""How many keys are looked back upon."""

LONGEST, GOOD_FOR = 5.0, 1.0
"""Seconds: a lateness beyond the first is no lateness but another clock; what is done so long after a key is not done by it."""


class KeyMoment:
    """Hear the keys of the application with their time stamps.

    Systems count stamps from beginnings of their own, so the promptest of the last keys is taken to have been heard at once.
    """

    def __init__(self) -> None:
        self._gaps: deque[float] = deque(maxlen=KEYS)
        self._stamp = 0
        self._heard = self._down = 0.0

    def hear(self, event: QInputEvent) -> None:
        """Hear a key go down or up; the same one again, or one without a stamp, says nothing new."""
        stamp = event.timestamp()
        if stamp in {0, self._stamp}:
            return
        self._stamp, self._heard = stamp, perf_counter()
        gap = self._heard - stamp / 1000
        self._gaps.append(gap)
        late = gap - min(self._gaps)
        self._down = self._heard - (late if late <= LONGEST else 0.0)

    def down(self) -> float | None:
        """Return when the key went down that is being done now, as `perf_counter` counts; None where no key is."""
        return self._down if self._heard and perf_counter() - self._heard < GOOD_FOR else None
