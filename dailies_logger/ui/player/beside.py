"""Let the other angles of a take run beside the picture, each in a view of its own, all by the player's one clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.picture import Picture
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.player.feed import Feed
from dailies_logger.ui.player.overlay import Overlay
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.player.reader import Lost
from dailies_logger.workflow.player.source import Source
from dailies_logger.workflow.playing import Pace, wanted
from dailies_logger.workflow.ports import Media
from dailies_logger.workflow.presence import another_file

NOT_ROLLING = "Not rolling here"
"""What a view says while its camera was not running."""

_SETTLED_MS = 60


class Other(QObject):
    """Show one other angle. Frames are media frames of `clip`, as they come: beyond its ends it was not rolling."""

    def __init__(self, media: Media, clip: Clip, parent: QObject) -> None:
        super().__init__(parent)
        self.clip = clip
        self.loss: Lost | None = None
        self.played: FrameRange | None = None
        self._way = 0
        self.view = PictureView()
        self.view.set_layers(None)
        self.feed = Feed(media, self)
        self.feed.source.load(clip)
        self.feed.shown.connect(self._present)
        self.feed.lost.connect(self._lose)

    def show(self, frame: int) -> None:
        """Show one frame."""
        self._way, self.loss = 0, None
        if self._rolls(frame):
            self.feed.source.show(frame, width=self.view.wanted_width())

    def play(self, frames: FrameRange, speed: Fraction) -> None:
        """Decode a range ahead of the clock."""
        self._way, self.loss = 1 if speed > 0 else -1, None
        self.played = frames.clamped(self.clip.frames)
        if len(self.played):
            self.feed.source.play(wanted(self.played, speed), width=self.view.wanted_width())

    def take(self, due: int) -> None:
        """Show the frame that is due, if it is there and another one; where it is lost, why."""
        picture = self.feed.source.take(due) if self._rolls(due) else None
        if picture is not None:
            self._present(picture)
        elif self.loss is not None and (due - self.loss.frame) * self._way >= 0 and not self.view.message:
            self.view.set_message(self.loss.sentence)

    def close(self) -> None:
        """Let go of file and view."""
        self.feed.source.close(wait=0)
        self.view.setParent(None)
        self.view.deleteLater()
        self.deleteLater()

    def _rolls(self, frame: int) -> bool:
        rolls = 0 <= frame < self.clip.frames
        if not rolls and self.view.message != NOT_ROLLING:
            self.view.set_message(NOT_ROLLING)
        return rolls

    def _present(self, picture: Picture) -> None:
        self.view.present(picture, Overlay())

    def _lose(self, loss: Lost) -> None:
        self.loss = loss
        if not self._way:
            self.view.set_message(loss.sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapped:
    """Hold what the player needs to go on with another angle: when its frames are due, which one is, and how its time lies.

    `later` is by how many seconds a moment is later in its time than in that of the angle before; `played` is what of it is
    being decoded, `shown` the frame on the screen, `loss` why there is no picture. `before` and `clip` are the two angles with the sync by which they ran.
    """

    before: Clip
    clip: Clip
    pace: Pace
    frame: int
    later: Fraction
    shown: int | None
    played: FrameRange | None
    loss: Lost | None


class Beside(QObject):
    """Keep the angles that run beside the one on the stage. `changed` comes when there are others than before."""

    changed = Signal()

    def __init__(self, media: Media, parent: QObject) -> None:
        super().__init__(parent)
        self._media = media
        self._main: Clip | None = None
        self._others: dict[UUID, Other] = {}
        self._frame = 0
        self._due: tuple[int, Sequence[tuple[Other, int]]] | None = None
        self._playing = False
        self._range, self._speed = FrameRange(0, 0), Fraction(1)
        self._settling = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settling.timeout.connect(self._resize)

    def set_angles(self, main: Clip | None, others: Sequence[Clip]) -> None:
        """Say which angle is on the stage and which run beside it, each with its sync. What runs already goes on."""
        self._main, self._due = main, None
        kept = {clip.id: self._others.pop(clip.id) for clip in others if self._runs(clip)}
        for other in self._others.values():
            other.close()
        self._others = {clip.id: kept.get(clip.id) or self._open(clip) for clip in others}
        for clip in others:
            self._others[clip.id].clip = clip
        if not self._playing:
            self.show(self._frame)
        for other in self._others.values():
            if self._playing and other.clip.id not in kept:
                self._begin(other)
        self.changed.emit()

    def views(self) -> Mapping[UUID, PictureView]:
        """Return the view of each angle that runs beside."""
        return {key: other.view for key, other in self._others.items()}

    def show(self, frame: int) -> None:
        """Show the moment of a frame of the clip on the stage."""
        self._frame, self._playing = frame, False
        for other in self._others.values():
            other.show(self._moved(frame, other.clip))

    def play(self, frames: FrameRange, speed: Fraction) -> None:
        """Decode, ahead of the clock, what lies at the moments of a range of the clip on the stage."""
        self._playing, self._range, self._speed = True, frames, speed
        self._frame = frames.start if speed > 0 else max(frames.start, frames.end - 1)
        for other in self._others.values():
            self._begin(other)

    def take(self, due: int) -> None:
        """Show what is due at a frame of the clip on the stage. It is asked far oftener than another frame is due."""
        self._frame = due
        if self._due is None or self._due[0] != due:
            self._due = due, [(other, self._moved(due, other.clip)) for other in self._others.values()]
        for other, frame in self._due[1]:
            other.take(frame)

    def go_on(self) -> None:
        """Decode on, now that what was taken is painted."""
        for other in self._others.values():
            other.feed.source.go_on()

    def cued(self) -> bool:
        """Say whether every angle can begin: its first picture is there, or none will come."""
        return all(other.feed.source.cued() for other in self._others.values())

    def halt(self) -> None:
        """Decode nothing more."""
        self._playing = False
        for other in self._others.values():
            other.feed.source.halt()

    def swap(self, before: Clip, clip: Clip, source: Source, view: PictureView, *, due: int) -> Swapped | None:
        """Let an angle that runs beside change places with the one on the stage, of which a frame is due; readers, pictures and all.

        None where it does not run beside that one: what is on the stage may have been changed a moment ago.
        """
        other, main = self._others.get(clip.id), self._main
        if other is None or main is None or main.id != before.id:
            return None
        played, loss, mine_played = other.played, other.loss, self._range
        frame, later = self._moved(due, other.clip), main.sync - other.clip.sync
        mine, theirs = source.release(), other.feed.source.release()
        source.adopt(theirs)
        other.feed.source.adopt(mine)
        view.exchange(other.view)
        self._range = FrameRange(*(max(0, self._moved(edge, other.clip)) for edge in (self._range.start, self._range.end)))
        self._frame, self._due = frame, None
        self._main, other.clip, other.played, other.loss = other.clip, main, mine_played, None
        self._others = {(main.id if key == clip.id else key): each for key, each in self._others.items()}
        self._settling.start()
        self.changed.emit()
        pace = source.pace or Pace(rate=clip.rate, frames=clip.frames)
        shown = None if view.message else view.shown
        return Swapped(before=main, clip=self._main, pace=pace, frame=frame, later=later, shown=shown, played=played, loss=loss)

    def close(self) -> None:
        """Let go of all of them."""
        self._settling.stop()
        self.set_angles(None, ())

    def _runs(self, clip: Clip) -> bool:
        """Say whether this very clip runs; where only its sync was changed, or its file has gone, it goes on."""
        other = self._others.get(clip.id)
        return other is not None and not another_file(clip, other.clip)

    def _open(self, clip: Clip) -> Other:
        other = Other(self._media, clip, self)
        other.view.resized.connect(self._settling.start)
        return other

    def _begin(self, other: Other) -> None:
        """Decode of an angle what is still to play; where the stage's clip plays to its end, the angle does too."""
        main = self._main
        if main is None:
            return
        rest = (
            FrameRange(self._frame, max(self._frame, self._range.end))
            if self._speed > 0
            else FrameRange(self._range.start, self._frame + 1)
        )
        start = 0 if self._speed < 0 and rest.start == 0 else self._moved(rest.start, other.clip)
        end = other.clip.frames if self._speed > 0 and rest.end >= main.frames else self._moved(rest.end, other.clip)
        other.play(FrameRange(start, max(start, end)), self._speed)

    def _moved(self, frame: int, other: Clip) -> int:
        return same_moment(frame, self._main, other) if self._main is not None else frame

    def _resize(self) -> None:
        """Ask for the sizes that are now wanted."""
        if not self._playing:
            self.show(self._frame)
        for other in self._others.values():
            other.feed.source.resize(other.view.wanted_width())
