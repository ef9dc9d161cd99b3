"""Open what a list plays next before its time comes, so that nothing waits at the join."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.player.beside import Beside
from dailies_logger.ui.player.feed import Feed
from dailies_logger.ui.stage import Seen, see
from dailies_logger.workflow.player.hearing import Hearing
from dailies_logger.workflow.player.source import Running
from dailies_logger.workflow.playing import Pace, Playlist, Stretch, Transport, wanted

EARLY_SECONDS = 2
"""How long before its time it is opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Hold what plays next: the clip as the stage shows it, its reader as it runs, when its frames are due, and which of them play."""

    seen: Seen
    running: Running
    pace: Pace
    frames: FrameRange


class Ahead(QObject):
    """Keep ready what follows on the stretch that runs by a transport; its sound is laid behind the one that is heard."""

    def __init__(self, bench: Bench, transport: Transport, sound: Hearing, beside: Beside, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._transport, self._sound, self._beside = bench, transport, sound, beside
        self._now: Clip | None = None
        self._feed = Feed(bench.desk.media, self)
        self._feed.opened.connect(self._hear)
        self._feed.lost.connect(lambda _: self.refuse())
        self._asked: tuple[Stretch, Fraction] | None = None
        self._black = Fraction(0)
        self._heard = False
        self._seen: Seen = (None, None, ())
        self._frames = FrameRange(0, 0)

    def look(self, playlist: Playlist, now: Clip | None, *, width: int) -> None:
        """Prepare what a list plays after what plays `now`, shortly before its time; beside other angles nothing is opened twice over."""
        stretch, speed = playlist.following(self._transport.way), self._transport.speed
        if stretch is None or (stretch, speed) == self._asked or self._beside.views():
            return
        if self._transport.left < EARLY_SECONDS:
            self._prepare(stretch, speed, width)
            self._now, self._black = now, playlist.black_ahead(self._transport.way)

    def _prepare(self, stretch: Stretch, speed: Fraction, width: int) -> None:
        """Read and open a stretch, and decode its first pictures."""
        self.drop()
        self._asked = asked = (stretch, speed)
        library = self._bench.desk.library

        def open_it(seen: Seen) -> None:
            """Open what was read, unless something else is wanted meanwhile."""
            if asked == self._asked and seen[0] is not None and seen[0].measured.media is MediaKind.PICTURE:
                self._open(seen[0], seen, width)

        self._bench.read(lambda: see(library, stretch.clip), open_it, key="ahead")

    def take(self, stretch: Stretch, speed: Fraction) -> Ready | None:
        """Give away what was prepared; None where it was something else, or its first picture is not there yet."""
        pace = self._feed.source.pace
        if (stretch, speed) != self._asked or pace is None or not (self._heard and self._feed.source.holds()):
            self.drop()
            return None
        ready = Ready(seen=self._seen, running=self._feed.source.release(), pace=pace, frames=self._frames)
        self.drop()
        return ready

    def refuse(self) -> None:
        """Let go of what was prepared, and do not open it again."""
        self._feed.source.close(wait=0)
        self._seen, self._heard = (None, None, ()), False

    def drop(self) -> None:
        """Prepare nothing."""
        self.refuse()
        self._asked = None

    def _open(self, clip: Clip, seen: Seen, width: int) -> None:
        assert self._asked is not None  # noqa: S101 - it was read for it
        stretch, speed = self._asked
        self._seen, self._frames = seen, stretch.range.clamped(clip.frames)
        if len(self._frames):
            self._feed.source.load(clip)
            self._feed.source.play(wanted(self._frames, speed), width=width)

    def _hear(self, pace: Pace) -> None:
        """Let the sound follow; where it is of another kind, the join has to wait for the device."""
        clip, speed, frames = self._seen[0], self._transport.speed, self._frames
        if clip is None or self._now is None or not self._sound.joins(self._now, clip):
            self.refuse()
            return
        self._heard = True
        at = pace.begin(frames, way=self._transport.way)
        self._sound.follow(clip, at=at, speed=speed, seconds=pace.long(frames) / abs(speed), silence=self._black / abs(speed))
