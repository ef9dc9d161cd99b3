"""Lose no open range to a crash: remember how far it was watched, and close it there when the library is opened again."""

from PySide6.QtCore import QObject, QTimer

from dailies_logger.ui.bench import Bench
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow import labelling
from dailies_logger.workflow.edit import Edit

EVERY_MS = 1000
"""How much of an open range a crash may take from its end."""


class LeftOpen(QObject):
    """Keep the last frame shown while a range of this person is open on the shown clip."""

    def __init__(self, bench: Bench, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stage = stage
        self._library = bench.desk.library
        self._me = bench.desk.person.id
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.remember)
        for signal in (stage.clip_changed, stage.labels_changed):
            signal.connect(self._follow)
        self.close()

    def stop(self) -> None:
        """Remember nothing more."""
        self._timer.stop()

    def remember(self) -> None:
        """Keep the frame on screen, if a range grows with it."""
        clip, shown = self._stage.clip, self._stage.frame
        if clip is not None and self._grows():
            self._bench.fetch(lambda: labelling.remember_shown(self._library, clip=clip.id, shown=shown), lambda _: None)

    def close(self) -> None:
        """Close what was left open, each range as an act of its own; one that is opened meanwhile is left to grow."""
        closings: list[Edit] = []

        def verb() -> Edit | None:
            """Return the Edit that closes the first one."""
            closings[:] = labelling.close_left_open(self._library, author=self._me)
            return closings[0] if closings else None

        self._bench.write(verb, lambda _: self._bench.write_all(closings[1:]))

    def _grows(self) -> bool:
        clip = self._stage.clip
        return clip is not None and any(label.open and label.author == self._me and label.clip == clip.id for label in self._stage.labels)

    def _follow(self) -> None:
        if not self._grows():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
