"""Let Python look for rubbish in the window's thread only.

Python's collector runs in whichever thread happens to make the object that is one too many. Where that is a decoder or the
writer, the widgets of a closed dialog would be taken down outside the window's thread, which Qt answers with a crash. So the
collector is stopped, and a timer of the window's thread asks it instead, at the same thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD_MS = 400


class Sweeper(QObject):
    """Collect rubbish in the thread in which this is made, for as long as it lives; `stop` gives Python its own way back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(sweep)
        self._timer.start()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()


def sweep() -> int:
    """Collect the oldest generation that is due, as Python would; return how many objects went.

    What was there at the start is frozen out of it, so that looking through all there is costs a fraction of a frame.
    """
    due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if not due[0]:
        return 0
    return gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)
