"""Decode one clip on a thread of its own, ahead of the clock, and never more than is wanted.

Scrubbing: a mailbox of size one, the latest wish wins. Playing: a short queue of finished pictures; when decoding is late
it goes on at the frame that is due, so pictures are left out and none comes late.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import Picture
from dailies_logger.workflow.playing import Pace
from dailies_logger.workflow.ports import Frames, Media

AHEAD = 8
"""How many finished pictures wait while playing."""

GIVE_UP = 12
"""After so many unreadable frames in a row the media counts as lost; fewer are passed over while playing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Tell that the media is open, and when its frames are due."""

    reader: "Reader"
    pace: Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Hand over the picture that was wished for in `era`."""

    reader: "Reader"
    era: int
    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Tell that a frame wished for, or what was playing from there on, cannot be shown, in a sentence."""

    reader: "Reader"
    era: int
    frame: int
    sentence: str


Answer = Opened | Shown | Lost


class Reader:
    """Read one clip. Every method returns at once and may be called from any thread.

    `deliver` is called on the reader's thread. An `era` numbers what the player is doing, so that it can drop answers to
    what it no longer does.
    """

    def __init__(self, media: Media, clip: Clip, deliver: Callable[[Answer], None]) -> None:
        self.clip = clip
        self._media = media
        self._deliver = deliver
        self._frames: Frames | None = None
        self._pace: Pace | None = None
        self._turn = Condition()
        self._wish: tuple[int, int, int] | None = None
        self._play: range | None = None
        self._era = 0
        self._width = 0
        self._failures = 0
        self._way = 1
        self._ready: deque[Picture] = deque()
        self._taken = False
        self._closed = False
        self._thread = Thread(target=self._work, name=f"read {clip.name}", daemon=True)
        self._thread.start()

    def show(self, frame: int, *, width: int, era: int) -> None:
        """Wish for one picture; an earlier wish that has not begun is forgotten, and playing ends."""
        with self._turn:
            self._wish, self._play = (frame, width, era), None
            self._ready.clear()
            self._turn.notify()

    def play(self, frames: range, *, width: int, era: int) -> None:
        """Decode frames ahead of the clock, in their order: on or back, all or every so many."""
        with self._turn:
            self._wish, self._play = None, frames
            self._width, self._era, self._failures, self._way = width, era, 0, frames.step
            self._ready.clear()
            self._turn.notify()

    @property
    def pace(self) -> Pace | None:
        """Return when the frames are due; None until the media is open."""
        return self._pace

    def deliver_to(self, deliver: Callable[[Answer], None]) -> None:
        """Give answers to somebody else from now on."""
        self._deliver = deliver

    def halt(self) -> None:
        """Decode nothing more."""
        with self._turn:
            self._wish, self._play = None, None
            self._ready.clear()

    def resize(self, width: int) -> None:
        """Make the pictures that follow this wide."""
        with self._turn:
            self._width = width

    def cued(self) -> bool:
        """Say whether the first picture to play is ready, or nothing will come."""
        with self._turn:
            return bool(self._ready) or self._play is None

    def holds(self) -> bool:
        """Say whether there is a picture to take."""
        with self._turn:
            return bool(self._ready)

    def take(self, due: int) -> Picture | None:
        """Return the newest finished picture that is due, if any, and drop those before it; what is late by then is not decoded any more.

        The place that is free now is filled from `go_on` on.
        """
        with self._turn:
            found = None
            while self._ready and (due - self._ready[0].frame) * self._way >= 0:
                found = self._ready.popleft()
            if self._play is not None and (due - self._play.start) * self._way > 0:
                self._play = range(due, self._play.stop, self._play.step)
            self._taken = self._taken or found is not None
            return found

    def go_on(self) -> None:
        """Decode on where pictures have been taken: once they are painted, so that decoding does not hold up what is due."""
        with self._turn:
            if self._taken:
                self._taken = False
                self._turn.notify()

    def close(self, *, wait: float = 0.0) -> None:
        """End the thread and let go of the file; wait so many seconds for it (a drive that hangs is left behind)."""
        with self._turn:
            self._closed = True
            self._turn.notify()
        if wait:
            self._thread.join(wait)

    def _work(self) -> None:
        """Run on the reader's thread."""
        self._open()
        while True:
            with self._turn:
                self._turn.wait_for(self._has_work)
                if self._closed:
                    break
                wish, self._wish = self._wish, None
            if wish is not None:
                self._fulfil(*wish)
            else:
                self._decode_ahead()
        if self._frames is not None:
            self._frames.close()

    def _has_work(self) -> bool:
        playing = self._play is not None and len(self._play) > 0 and len(self._ready) < AHEAD
        return self._closed or self._wish is not None or playing

    def _open(self) -> str:
        """Open the media where it is not open; return the sentence where it cannot be."""
        if self._frames is not None:
            return ""
        try:
            self._frames = self._media.frames(self.clip)
        except MediaError as error:
            return str(error)
        frames = max(self._frames.frames, self.clip.frames)
        self._pace = Pace(rate=self.clip.rate, frames=frames, times=self._frames.times())
        self._tell(Opened(reader=self, pace=self._pace))
        return ""

    def _picture(self, frame: int, width: int) -> Picture | str:
        """Return a picture, or the sentence why there is none."""
        trouble = self._open()
        if trouble or self._frames is None:
            return trouble
        try:
            return self._frames.picture(frame, width=width)
        except MediaError as error:
            return str(error)

    def _fulfil(self, frame: int, width: int, era: int) -> None:
        """Answer a wish."""
        found = self._picture(frame, width)
        if isinstance(found, str):
            self._tell(Lost(reader=self, era=era, frame=frame, sentence=found))
        else:
            self._tell(Shown(reader=self, era=era, picture=found))

    def _decode_ahead(self) -> None:
        """Decode the next picture to play, unless what plays has changed meanwhile."""
        with self._turn:
            play, width, era = self._play, self._width, self._era
            if play is None or not len(play):
                return
            self._play = play[1:]
        found = self._picture(play.start, width)
        with self._turn:
            if era != self._era or self._play is None:
                return
            if not isinstance(found, str):
                self._failures = 0
                self._ready.append(found)
                return
            self._failures += 1
            lost = self._failures >= GIVE_UP or not len(self._play)
            if lost:
                self._play = None
        if lost:
            self._tell(Lost(reader=self, era=era, frame=play.start - (self._failures - 1) * play.step, sentence=found))

    def _tell(self, answer: Answer) -> None:
        """Deliver an answer unless nobody is there any more."""
        if not self._closed:
            self._deliver(answer)
