"""Play readings back to back, each from a moment before it, and tell which one plays."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.beat_grid import Reading
from dailies_logger.workflow.playing import Playlist, Stretch

LEAD = 24
"""How many frames before a reading it begins to play, so that what leads to it is seen."""


class BeatPlayer(QObject):
    """Play readings. `reached` carries the one that plays from now on, None when none does any more; its label is chosen on stage then, so that rating and all else mean it.

    While the next one leads in, the one before is still meant. What is chosen after that stays chosen until the next one plays. While another room is on nothing is chosen.
    """

    reached = Signal(object)

    def __init__(self, stage: Stage, player: Player, room: QWidget) -> None:
        super().__init__(room)
        self._stage, self._player, self._room = stage, player, room
        self._queue: Sequence[Reading] = ()
        self._list = Playlist()
        self._place = -1
        stage.frame_changed.connect(self._follow)
        stage.playing_changed.connect(self._follow)

    @property
    def current(self) -> Reading | None:
        """Return the reading that plays; None where none of them does."""
        plays = self._stage.playing and self._player.playlist is self._list and 0 <= self._place < len(self._queue)
        return self._queue[self._place] if plays else None

    def play(self, readings: Sequence[Reading], *, endless: bool = False) -> None:
        """Play these in order, again and again where it is to be `endless`."""
        self._queue, self._place = [reading for reading in readings if len(stretch(reading).range)], -1
        self._player.play_list([stretch(reading) for reading in self._queue], endless=endless)
        self._list = self._player.playlist
        self._follow()

    @property
    def told(self) -> str:
        """Say which of the readings plays: `3 of 9`."""
        return f"plays {self._place + 1} of {len(self._queue)}" if self.current is not None else ""

    def play_from(self, reading: Reading) -> None:
        """Go on with a reading of those that play."""
        at = next((at for at, each in enumerate(self._queue) if each.label.id == reading.label.id), None)
        self.play(self._queue[at:] if at is not None else [reading])

    def _follow(self, *_: object) -> None:
        """Choose the reading that plays when it is another, and its clip is on stage."""
        if not self._stage.playing:
            self._end()
            return
        place, clip = self._list.place, self._stage.clip
        reading = next(iter(self._queue[place : place + 1]), None)
        if reading is None or self._player.playlist is not self._list or place == self._place:
            return
        # A hand that decides at the end of a reading is still at it while the next one leads in.
        leads_in = self._place >= 0 and self._stage.frame < reading.label.start
        if clip is not None and clip.id == reading.clip.id and self._room.isVisible() and not leads_in:
            self._place = place
            self._stage.select_label(reading.label.id)
            self.reached.emit(reading)

    def _end(self) -> None:
        if self._place >= 0:
            self._place = -1
            self.reached.emit(None)


def stretch(reading: Reading) -> Stretch:
    """Return what plays of a reading: from some frames before it to its end."""
    frames = reading.label.range().clamped(reading.clip.frames)
    return Stretch(clip=reading.clip.id, range=FrameRange(max(0, frames.start - LEAD), frames.end) if len(frames) else frames)
