"""Lose no open range to a crash: remember how far it was watched, and close it there when the library is opened again."""

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from dailies_logger.domain.errors import DailiesError
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow import labelling
from dailies_logger.workflow.edit import Edit

EVERY_MS = 1000
"""How much of an open range a crash may take from its end."""


class LeftOpen(QObject):
    """Keep the last frame shown while a range of this person is open in the shown take."""

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
        """Keep the frame on screen for each range that grows with it."""
        clip, shown, growing = self._stage.clip, self._stage.frame, self._growing()
        if clip is not None and growing:
            self._bench.read(lambda: self._keep(growing, clip.id, shown), lambda _: None)

    def close(self) -> None:
        """Close what was left open, each range as an act of its own; one that is opened meanwhile is left to grow."""
        closings: list[Edit] = []

        def verb() -> Edit | None:
            """Return the Edit that closes the first one."""
            closings[:] = labelling.close_left_open(self._library, author=self._me)
            return closings[0] if closings else None

        self._bench.write(verb, lambda _: self._bench.write_all(closings[1:]))

    def _keep(self, growing: Sequence[UUID], clip: UUID, shown: int) -> None:
        with suppress(DailiesError):  # what was asked for is told of when it is not saved; this comes again in a second
            for label in growing:
                labelling.remember_shown(self._library, label=label, clip=clip, shown=shown)

    def _growing(self) -> list[UUID]:
        return [label.id for label in self._stage.labels if label.open and label.author == self._me]

    def _follow(self) -> None:
        if not self._growing():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
