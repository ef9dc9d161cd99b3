"""Hold the reader of one picture, and know which of its answers are still about what is wanted."""

from collections.abc import Callable
from dataclasses import dataclass

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.picture import Picture
from dailies_logger.workflow.player.reader import Answer, Opened, Reader
from dailies_logger.workflow.playing import Pace
from dailies_logger.workflow.ports import Media

CLOSING_SECONDS = 2.0
"""How long it is waited for a thread before it is left behind: a drive may hang."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Hold a reader as it runs, on its way from one source to another."""

    reader: Reader | None
    era: int


class Source:
    """Give the pictures of one clip after another. One thread asks, and judges answers by `awaits`; nothing waits.

    `deliver` is called on the reader's thread. Each request begins a new era; answers of an earlier one are not awaited.
    """

    def __init__(self, media: Media, deliver: Callable[[Answer], None]) -> None:
        self._media = media
        self._deliver = deliver
        self._reader: Reader | None = None
        self._era = 0

    @property
    def blind(self) -> bool:
        """Say whether there is nothing to read: no clip, or a sound file."""
        return self._reader is None

    def awaits(self, answer: Answer) -> bool:
        """Say whether an answer is of the loaded clip, and of what was asked for last."""
        return answer.reader is self._reader and (isinstance(answer, Opened) or answer.era == self._era)

    def load(self, clip: Clip | None) -> None:
        """Let go of the clip before, and begin to open this one."""
        self.close(wait=0)
        if clip is not None and clip.measured.media is MediaKind.PICTURE:
            self._reader = Reader(self._media, clip, self._deliver)

    @property
    def pace(self) -> Pace | None:
        """Return when the frames of the clip are due; None until it is open."""
        return self._reader.pace if self._reader is not None else None

    def release(self) -> Running:
        """Give the reader away as it runs."""
        running, self._reader = Running(reader=self._reader, era=self._era), None
        return running

    def adopt(self, running: Running) -> None:
        """Go on with a reader that another source has released."""
        self._reader, self._era = running.reader, running.era
        if self._reader is not None:
            self._reader.deliver_to(self._deliver)

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

    def holds(self) -> bool:
        """Say whether the first picture that plays is there."""
        return self._reader is not None and self._reader.holds()

    def take(self, due: int) -> Picture | None:
        """Return the newest picture that is due, if there is another."""
        return self._reader.take(due) if self._reader is not None else None

    def go_on(self) -> None:
        """Decode on, now that what was taken is painted."""
        if self._reader is not None:
            self._reader.go_on()

    def close(self, *, wait: float = CLOSING_SECONDS) -> None:
        """Let go of the clip; wait so many seconds for its thread."""
        self._era += 1
        if self._reader is not None:
            self._reader.close(wait=wait)
            self._reader = None
