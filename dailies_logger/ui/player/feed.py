"""Bring what the reader's thread has to say to the GUI thread, and drop what is about something that is over."""

from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.picture import Picture
from dailies_logger.ui.player.reader import Answer, Lost, Opened, Reader, Shown
from dailies_logger.workflow.ports import Media

_CLOSING_SECONDS = 2.0


class Feed(QObject):
    """Hold the reader of the loaded clip. `opened` carries a Pace, `shown` a Picture that was asked for, `lost` a Lost.

    Each request begins a new era; pictures asked for in an earlier one never arrive.
    """

    opened = Signal(object)
    shown = Signal(object)
    lost = Signal(object)
    _answered = Signal(object)

    def __init__(self, media: Media, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media = media
        self._reader: Reader | None = None
        self._era = 0
        self._answered.connect(self._take_answer, Qt.ConnectionType.QueuedConnection)

    @property
    def blind(self) -> bool:
        """Say whether there is nothing to read: no clip, or a sound file."""
        return self._reader is None

    def load(self, clip: Clip | None) -> None:
        """Let go of the clip before, and begin to open this one."""
        self.close(wait=0)
        if clip is not None and clip.measured.media is MediaKind.PICTURE:
            self._reader = Reader(self._media, clip, self._deliver)

    def show(self, frame: int, *, width: int) -> None:
        """Ask for one picture; the latest request wins."""
        self._era += 1
        if self._reader is not None:
            self._reader.show(frame, width=width, era=self._era)

    def play(self, frames: range, *, width: int) -> None:
        """Ask for pictures in the order of these frames, ahead of the clock."""
        self._era += 1
        if self._reader is not None:
            self._reader.play(frames, width=width, era=self._era)

    def halt(self) -> None:
        """Ask for nothing more."""
        self._era += 1
        if self._reader is not None:
            self._reader.halt()

    def resize(self, width: int) -> None:
        """Ask for another width of the pictures that play."""
        if self._reader is not None:
            self._reader.resize(width)

    def cued(self) -> bool:
        """Say whether playing can begin: the first picture is there, or none will come."""
        return self._reader is None or self._reader.cued()

    def take(self, due: int) -> Picture | None:
        """Return the newest picture that is due, if there is another."""
        return self._reader.take(due) if self._reader is not None else None

    def close(self, *, wait: float = _CLOSING_SECONDS) -> None:
        """Let go of the clip; wait so many seconds for its thread."""
        self._era += 1
        if self._reader is not None:
            self._reader.close(wait=wait)
            self._reader = None

    def _deliver(self, answer: Answer) -> None:
        """Hand an answer to the GUI thread (called on the reader's)."""
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._answered.emit(answer)

    def _take_answer(self, answer: Answer) -> None:
        if answer.reader is not self._reader:
            return
        if isinstance(answer, Opened):
            self.opened.emit(answer.pace)
        elif isinstance(answer, Shown) and answer.era == self._era:
            self.shown.emit(answer.picture)
        elif isinstance(answer, Lost) and answer.era == self._era:
            self.lost.emit(answer)
