"""Play readings back to back, each from a moment before it, and tell which one plays."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.beat_grid import Reading
from dailies_logger.workflow.playing import Stretch

LEAD = 24
"""How many frames before a reading it begins to play, so that what leads to it is seen."""


class BeatPlayer(QObject):
    """Play readings. `reached` carries the one that plays now; its label is chosen on stage, so that rating and all else mean it."""

    reached = Signal(object)

    def __init__(self, stage: Stage, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._player = stage, player
        self.queue: Sequence[Reading] = ()
        self._place = -1
        stage.frame_changed.connect(self._follow)
        stage.playing_changed.connect(self._stopped)

    def play(self, readings: Sequence[Reading], *, endless: bool = False) -> None:
        """Play these in order, again and again where it is to be `endless`."""
        self.queue, self._place = (), -1
        self._player.play_list([stretch(reading) for reading in readings], endless=endless)
        self.queue = tuple(readings)
        self._follow(self._stage.frame)

    def _follow(self, frame: int) -> None:
        clip, count = self._stage.clip, len(self.queue)
        if clip is None or not self._stage.playing:
            return
        order = [(max(0, self._place) + step) % count for step in range(count)]
        here = next((at for at in order if self.queue[at].clip.id == clip.id and frame in stretch(self.queue[at]).range), None)
        if here is None or (here == self._place and self._stage.selected_label == self.queue[here].label.id):
            return
        self._place = here
        self._stage.select_label(self.queue[here].label.id)
        self.reached.emit(self.queue[here])

    def _stopped(self, playing: bool) -> None:
        if not playing:
            self.queue, self._place = (), -1


def stretch(reading: Reading) -> Stretch:
    """Return what plays of a reading: from some frames before it to its end."""
    frames = reading.label.range().clamped(reading.clip.frames)
    return Stretch(clip=reading.clip.id, range=FrameRange(max(0, frames.start - LEAD), frames.end))
