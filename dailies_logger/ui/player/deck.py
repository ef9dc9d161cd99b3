"""Run the clip on the stage by one clock, which decoder, sound and screen follow, and go over into the next."""

from fractions import Fraction
from time import monotonic, perf_counter
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.picture import Picture
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.player.ahead import Ahead, Ready
from dailies_logger.ui.player.beside import Beside, Swapped
from dailies_logger.ui.player.dark import Dark
from dailies_logger.ui.player.feed import Feed
from dailies_logger.ui.player.screen import Screen
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.labelling import mapped
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.player import joining
from dailies_logger.workflow.player.hearing import Hearing
from dailies_logger.workflow.player.reader import Lost
from dailies_logger.workflow.player.speaker import Speaker
from dailies_logger.workflow.playing import (
    NORMAL,
    STILL,
    Pace,
    PlayClock,
    Playlist,
    Stretch,
    Transport,
    wanted,
)

TICK_MS = 4
"""How often it is looked whether another frame is due: often enough for 60 frames a second."""

BESIDE_SECONDS = 0.2
"""How long playing waits for the first pictures of the angles beside: one whose drive hangs does not hold the others up."""

_SETTLED_MS = 60

NOTHING = (Stretch(clip=UUID(int=0), range=FrameRange(0, 0)), NORMAL)
"""No stretch that waits for its clip to be shown."""


class Deck(QObject):
    """Run one clip after another on the stage. All methods are for the GUI thread and return at once.

    `speed_changed` carries the speed now (see `workflow.playing`), 0 where the picture stands. What a list plays next is opened ahead: over
    the join clock, sound and picture run on.
    """

    speed_changed = Signal(float)

    def __init__(self, bench: Bench, stage: Stage, view: PictureView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._view = view
        self._screen = Screen(bench, stage, view, self)
        self._feed = Feed(bench.desk.media, self)
        self.beside = Beside(bench.desk.media, self)
        self.sound = Hearing(Speaker(bench.desk.media, bench.desk.sound_out))
        self._transport = Transport()
        self.dark = Dark(self._screen.clear, by_clock=lambda: self._transport.black_left)
        self._clip: Clip | None = None
        self._cued: FrameRange | None = None
        self._begin_by = 0.0
        self._loss: Lost | None = None
        self.playlist = Playlist()
        self._coming = NOTHING
        self._ahead = Ahead(bench, self._transport, self.sound, self.beside, self)
        self._ready: Ready | None = None
        self._ticker = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._settling = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._ticker.timeout.connect(self._tick)
        self._settling.timeout.connect(self._resize)
        view.resized.connect(self._settling.start)
        self._feed.opened.connect(self._transport.repace)
        self._feed.shown.connect(self._show_answer)
        self._feed.lost.connect(self._lose)
        stage.clip_changed.connect(self._load)
        stage.go_wanted.connect(self.go_to)

    @property
    def playing(self) -> bool:
        """Say whether frames run, or are about to."""
        return self._ticker.isActive() or self._coming is not NOTHING

    def play(self, speed: Fraction = NORMAL) -> None:
        """Play from the frame shown; from the last frame, the whole clip again; backward from the first, nothing."""
        if self.playing or (speed < 0 and self._transport.frame == 0):
            return
        self.playlist = Playlist()
        if speed > 0 and self._transport.at_end:
            self._stage.leave()
        self._start(None, speed)

    def go_to(self, frame: int) -> None:
        """Stop, and show a media frame; beyond the ends of the clip, its first or last."""
        self._halt()
        self.dark.end()
        self.playlist, self._coming = Playlist(), NOTHING
        self._rest_at(frame)
        self._show(self._transport.frame)

    def _load(self) -> None:
        """Take the stage's clip; play the stretch it was shown for, else show the stage's frame; go on with another angle, or the same clip's other file."""
        if self._ready is not None:
            self._start(None)
            return
        if self._stage.carried and self._carry():
            return
        if self._ticker.isActive() and _same(self._stage.clip, self._clip):
            left, speed = joining.left(self.playlist, self._transport, self._stage.frame), self._transport.speed
            self._halt()
            self._open()
            self._start(left, speed)
            return
        going = self._transport.speed if self._stage.carried and self.playing else STILL
        self._halt()
        coming, self._coming, self._loss = self._coming, NOTHING, None
        clip = self._open()
        if _same(coming[0], clip):
            self._start(coming[0].range, coming[1])
            return
        self.go_to(self._stage.frame)
        if going:
            self.play(going)

    def _open(self) -> Clip | None:
        """Open the stage's clip; of another clip than before no picture stays."""
        before, clip = self._clip, self._stage.clip
        self._clip = clip
        self._feed.source.load(clip)
        if not _same(clip, before):
            sound = clip is not None and clip.measured.media is MediaKind.SOUND
            self._screen.clear("This is a sound file: it plays without a picture." if sound else "")
        if clip is not None:
            self._transport.load(Pace(rate=clip.rate, frames=clip.frames), frame=self._stage.frame)
        return clip

    def _carry(self) -> bool:
        """Go on with an angle that ran beside: while it plays nothing stops, and the sound stays where it began."""
        clip, before = self._stage.clip, self._clip
        running = self._ticker.isActive() and self._cued is None
        if clip is None or before is None or (self.playing and not running):
            return False
        swapped = self.beside.swap(before, clip, self._feed.source, self._view, due=self._transport.frame)
        if swapped is None:
            return False
        self._clip, self._loss = clip, swapped.loss
        if not running:
            self._transport.load(swapped.pace, frame=self._stage.frame)
            self.go_to(self._stage.frame)
            return True
        self.playlist.carry(lambda stretch: _moved(stretch, swapped), lambda frame: same_moment(frame, swapped.before, swapped.clip))
        within = joining.within(self.playlist.current, clip, swapped.pace)
        self._transport.carry(swapped.pace, frame=swapped.frame, later=swapped.later, within=within)
        if swapped.shown is not None:
            self._stage.set_frame(swapped.shown)
        rest = joining.rest(within, self._transport)
        if not joining.covered(rest, swapped.played):
            self._feed.source.play(wanted(rest, self._transport.speed), width=self._screen.width())
        self._settling.start()
        return True

    def _start(self, within: FrameRange | None, speed: Fraction = NORMAL) -> None:
        """Decode what will play; the clock starts when its first picture is there, and those of the angles beside, for which it waits a moment only.

        What is `_ready` runs already, and so does the clock.
        """
        ready, self._ready = self._ready, None
        if ready is not None:
            self._clip, self._loss = ready.seen[0], None
            self._feed.source.close(wait=0)
            self._feed.source.adopt(ready.running)
            self._feed.source.resize(self._screen.width())
            self.beside.play(ready.frames, self._transport.speed)
            self._tick()
            return
        cued = self._transport.cue(within, speed=speed)
        if self._clip is None or not len(cued):
            return
        self._loss = None
        self._screen.expect()
        self._cued, self._begin_by = cued, monotonic() + BESIDE_SECONDS
        self._feed.source.play(wanted(cued, speed), width=self._screen.width())
        self.beside.play(cued, speed)
        self._ticker.start()
        self._stage.set_playing(True)
        self.speed_changed.emit(float(speed))

    def _tick(self) -> None:
        """Show the frame that is due, if it is another one."""
        if self._transport.black_left if self._cued is None else not self._begin(self._cued):
            self._screen.expect() if self.dark.left else self._screen.wait()
            return
        due = self._transport.due()
        self.beside.take(due)
        picture = self._feed.source.take(due)
        if picture is not None:
            self.playlist.see()
            self._screen.present(picture)
        elif self._feed.source.blind:
            self._screen.count(due)
        elif due != self._view.shown:
            self._screen.wait()
        self._feed.source.go_on()
        self.beside.go_on()
        if self._loss is not None and (due - self._loss.frame) * self._transport.speed >= 0:
            self._end_play(self._loss)
        elif not self._transport.playing:
            self._end_play(None)
        else:
            self._ahead.look(self.playlist, self._clip, width=self._screen.width())

    def _begin(self, frames: FrameRange) -> bool:
        """Start clock and sound as soon as the first pictures are ready."""
        clip = self._stage.clip
        if clip is None or self.dark.left or not self._feed.source.cued():
            return False
        if not self.beside.cued() and monotonic() < self._begin_by:
            return False
        self._cued = None
        speed, pace = self._transport.speed, self._transport.pace
        at = pace.begin(frames, way=self._transport.way)
        seconds = pace.long(frames) / abs(speed) if self.playlist.current is not None else None
        heard = self.sound.run(clip, at=at, speed=speed, seconds=seconds)
        self._transport.play(frames, PlayClock(perf_counter, heard))
        return True

    def _end_play(self, loss: Lost | None) -> None:
        """Go on with the next stretch; else stand on the last frame, or where the picture was lost on the last one shown.

        A stretch of which there is no picture at all is passed over; one that is lost on its way ends the list, so that nothing is left
        out unseen.
        """
        following = joining.following(self.playlist, loss, way=self._transport.way)
        if following is not None:
            ahead = loss is None and self._transport.ran_out and not self._stage.coming
            self._ready = self._ahead.take(following, self._transport.speed) if ahead else None
            self._go_on_with(following, self._transport.speed)
        elif loss is None:
            self.go_to(self._transport.frame if self.playlist.rest is None else self.playlist.rest)
        else:
            self._halt()
            self._rest_at(self._stage.frame)
            self._screen.say(loss.sentence)
            self.beside.show(self._stage.frame)

    def _go_on_with(self, stretch: Stretch | None, speed: Fraction) -> None:
        """Play a stretch, on this clip or after showing another, on or back; what is `_ready` goes on without a gap."""
        if stretch is None:
            return
        ready, first = self._ready, stretch.range.start if speed > 0 else stretch.range.end - 1
        black = self.playlist.black(1 if speed > 0 else -1)
        if ready is None:
            self._halt()
            self.dark.begin(black, speed)
        else:
            self._transport.follow(ready.pace, ready.frames, black=black)
            self.dark.go_on()
        if self._clip is not None and self._clip.id == stretch.clip:
            if self._stage.coming:  # a place chosen a moment ago must not come and halt what plays
                self._stage.stay()
            self._stage.leave()
            self._start(stretch.range, speed)
        else:
            self._coming = (stretch, speed) if ready is None else NOTHING
            self._stage.show_clip(stretch.clip, first, seen=ready.seen if ready is not None else None)

    def _halt(self) -> None:
        """Run no more."""
        self._cued = None
        self.dark.keep()
        self._ticker.stop()
        self._transport.stop()
        self._ahead.drop()
        self.sound.stop()
        self.beside.halt()
        self._feed.source.halt()

    def _rest_at(self, frame: int) -> None:
        """Stand at a frame, and say so."""
        self._transport.go_to(frame)
        self._stage.set_playing(False)
        self.speed_changed.emit(float(STILL))

    def _show(self, frame: int) -> None:
        """Ask for one picture. Where the last one could not be shown, or there are none, the number goes on alone."""
        if self._clip is not None:
            self._feed.source.show(frame, width=self._screen.width())
            self.beside.show(frame)
            if self._feed.source.blind or self._loss is not None:
                self._screen.count(frame)

    def _resize(self) -> None:
        """Ask for the size that is now wanted."""
        if self.playing:
            self._feed.source.resize(self._screen.width())
        else:
            self._show(self._transport.frame)

    def _show_answer(self, picture: Picture) -> None:
        """Show the picture that was asked for."""
        self._loss = None
        self._screen.present(picture)

    def _lose(self, loss: Lost) -> None:
        """Take it that there is no picture from a frame on; while playing, what is decoded is shown first."""
        self._loss = loss
        if not self.playing:
            self._screen.count(loss.frame)
            self._screen.say(loss.sentence)


def _same(clip: Clip | Stretch | None, before: Clip | None) -> bool:
    """Say whether something is of the same clip."""
    known = clip.clip if isinstance(clip, Stretch) else clip.id if clip is not None else None
    return before is not None and known == before.id


def _moved(stretch: Stretch, swapped: Swapped) -> Stretch:
    """Return what another angle has of a stretch."""
    there = mapped(stretch.range, swapped.before, swapped.clip) if stretch.clip == swapped.before.id else None
    return Stretch(clip=swapped.clip.id, range=there, black=stretch.black) if there is not None else stretch
