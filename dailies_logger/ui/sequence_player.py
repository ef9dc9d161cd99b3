"""Keep the playhead of a sequence in record time: where it stands, where it is while the list plays, and in black between."""

from fractions import Fraction
from math import ceil
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.continuity import Cutting, Shot, record_frame, source_frame
from dailies_logger.workflow.playing import Playlist
from dailies_logger.workflow.running import Run, around, run

DARK_MS = 40
"""How often the playhead moves while black plays."""


class SequencePlayer(QObject):
    """Play a sequence. `moved` carries the record frame of the playhead, `reached` the placement that it is on when it is another."""

    moved = Signal(int)
    reached = Signal(object)

    def __init__(self, stage: Stage, player: Player, room: QWidget) -> None:
        super().__init__(room)
        self._stage, self._player, self._room = stage, player, room
        self.cutting: Cutting | None = None
        self.record = 0
        self._on: UUID | None = None
        self._wanted: int | None = None
        self._run, self._list = Run(), Playlist()
        self._dark = QTimer(self, interval=DARK_MS)
        self._dark.timeout.connect(self._follow)
        stage.frame_changed.connect(self._follow)
        stage.clip_changed.connect(self._follow)
        stage.playing_changed.connect(self._playing)

    @property
    def shot(self) -> Shot | None:
        """Return the shot under the playhead; None in black."""
        return self.cutting.at(self.record) if self.cutting is not None else None

    @property
    def running(self) -> bool:
        """Say whether the sequence plays."""
        return self._stage.playing and self._player.playlist is self._list

    def show(self, cutting: Cutting | None) -> None:
        """Take a sequence as it is cut now; the playhead stays on the moment it was on, as far as that is still there."""
        before, self.cutting = self.cutting, cutting
        same = before is not None and cutting is not None and before.stringout.id == cutting.stringout.id
        if not same:
            if self.running:
                self._player.stop()
            self.record, self._on = 0, None
        if cutting is not None and self.running:
            self._run = run(cutting, self.record)
        elif cutting is not None:
            self._stay(cutting)
            self.record = min(self.record, max(0, cutting.layout.frames - 1))
            self.moved.emit(self.record)

    def _stay(self, cutting: Cutting) -> None:
        """Stay on the moment that is shown; where it was trimmed away at the head, show the new edge."""
        place, clip = cutting.place(self._on), self._stage.clip
        shot = cutting.shots[place] if place is not None else None
        if shot is None or clip is None or clip.id != shot.laid.clip.id:
            return
        frame = self._stage.frame if self._wanted is None else self._wanted  # a quick hand is ahead of the picture
        self.record = record_frame(shot.laid, frame, cutting.layout.rate.fraction)
        if frame < shot.placement.start and not self._stage.playing:
            self.go_to(self.record)

    def go_to(self, record: int) -> None:
        """Stand on a record frame; in black on nothing but the frame's number."""
        cut = self.cutting
        if cut is None or not cut.shots:
            return
        self.record = min(max(0, record), cut.layout.frames - 1)
        shot = self.shot
        self._list = Playlist()
        if shot is not None:
            self._set_on(shot.placement.id)
            self._wanted = self.media_frame
            self._stage.show_clip(shot.laid.clip.id, self._wanted)
        elif self._stage.playing:
            self._player.stop()
        self.moved.emit(self.record)

    def step(self, frames: int = 0, *, seconds: int = 0) -> None:
        """Stand so many record frames, or seconds of timecode, on or back."""
        if self.cutting is not None:
            self.go_to(self.record + frames + seconds * self.cutting.layout.rate.nominal)

    def go_to_placement(self, placement: UUID) -> None:
        """Stand on the first frame of a placement."""
        place = self.cutting.place(placement) if self.cutting is not None else None
        if place is not None and self.cutting is not None:
            self.go_to(self.cutting.shots[place].laid.record.start)

    def play(self, first: int | None = None, last: int | None = None, *, rest: int | None = None) -> None:
        """Play from a record frame to another, from the playhead to the end where not said; from the last frame, all of it again."""
        cut = self.cutting
        if cut is None or not cut.shots:
            return
        begin = self.record if first is None else first
        begin = 0 if first is None and begin >= cut.layout.frames - 1 else begin
        self._run = run(cut, begin, last)
        self._player.play_list(self._run.stretches, rest=rest)
        self._list = self._player.playlist
        if self._run.places:
            self._set_on(cut.shots[self._run.places[0]].placement.id)

    def play_around(self, record: int) -> None:
        """Play round a join."""
        if self.cutting is not None:
            self.play(*around(self.cutting, record))

    @property
    def media_frame(self) -> int:
        """Return the media frame under the playhead; 0 in black."""
        cut, shot = self.cutting, self.shot
        return source_frame(shot.laid, self.record, cut.layout.rate.fraction) if cut is not None and shot is not None else 0

    def _follow(self, *_: object) -> None:
        """Follow what plays, or what was stepped to in the clip; beyond the ends of the shot the playhead stays."""
        cut, clip = self.cutting, self._stage.clip
        if cut is None or clip is None or not self._room.isVisible():
            return
        if self.running and 0 <= self._list.place < len(self._run.places):
            self._follow_list(cut, clip)
            return
        self._follow_step(cut, clip)

    def _follow_step(self, cut: Cutting, clip: Clip) -> None:
        """Put the playhead where the hand stepped to, inside the shot it is on."""
        place = cut.place(self._on)
        shown = cut.shots[place].laid if place is not None else None
        if shown is None or shown.clip.id != clip.id or self._stage.frame not in shown.placement.range:
            return
        if self._wanted is not None:  # a quick hand is ahead of the picture
            self._wanted = None if self._wanted == self._stage.frame else self._wanted
        elif self.shot is None or self.media_frame != self._stage.frame:
            self._put(record_frame(shown, self._stage.frame, cut.layout.rate.fraction))

    def _follow_list(self, cut: Cutting, clip: Clip) -> None:
        """Put the playhead where the list is: on the frame shown, or in the black before the next shot."""
        rate = cut.layout.rate.fraction
        shot = cut.shots[min(self._run.places[self._list.place], len(cut.shots) - 1)]
        dark = self._player.dark.left
        if dark:
            self._put(max(0, shot.laid.record.start - ceil(Fraction(dark) * rate)))
        elif clip.id == shot.laid.clip.id and self._stage.frame in shot.placement.range:
            self._set_on(shot.placement.id)
            self._put(record_frame(shot.laid, self._stage.frame, rate))

    def _playing(self, playing: bool) -> None:
        """Move the playhead in black too, while the sequence plays."""
        self._wanted = None
        self._dark.start() if playing else self._dark.stop()

    def _put(self, record: int) -> None:
        if record != self.record:
            self.record = record
            self.moved.emit(record)

    def _set_on(self, placement: UUID) -> None:
        if placement != self._on:
            self._on = placement
            self.reached.emit(placement)
