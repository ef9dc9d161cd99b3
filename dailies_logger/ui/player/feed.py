"""Bring what the reader's thread has to say to the GUI thread, and drop what is about something that is over."""

from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal

from dailies_logger.workflow.player.reader import Answer, Opened, Shown
from dailies_logger.workflow.player.source import Source
from dailies_logger.workflow.ports import Media


class Feed(QObject):
    """Tell what a source answers. `opened` carries a Pace, `shown` a Picture that was asked for, `lost` a Lost."""

    opened = Signal(object)
    shown = Signal(object)
    lost = Signal(object)
    _answered = Signal(object)

    def __init__(self, media: Media, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = Source(media, self._deliver)
        self._answered.connect(self._take_answer, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, answer: Answer) -> None:
        """Hand an answer to the GUI thread (called on the reader's)."""
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._answered.emit(answer)

    def _take_answer(self, answer: Answer) -> None:
        if not self.source.awaits(answer):
            return
        if isinstance(answer, Opened):
            self.opened.emit(answer.pace)
        elif isinstance(answer, Shown):
            self.shown.emit(answer.picture)
        else:
            self.lost.emit(answer)
