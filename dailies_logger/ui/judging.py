"""Judge a reading against the champion of its beat: both side by side, in sync, from before the beat, again and again."""

from PySide6.QtCore import QObject, Signal

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.angles import Angles
from dailies_logger.ui.beat_player import LEAD
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.beat_grid import Reading
from dailies_logger.workflow.playing import Stretch


class Judging(QObject):
    """Lock champion and candidate where each begins, and play them. `changed` comes when it begins or ends.

    It goes on while the picture stands, so that both are stepped together, and ends when another clip comes on the stage.
    """

    changed = Signal()

    def __init__(self, stage: Stage, player: Player, angles: Angles) -> None:
        super().__init__(angles)
        self._stage, self._player, self._angles = stage, player, angles
        self.pair: tuple[Reading, Reading] | None = None
        """Champion and candidate, while they are judged."""
        self._list = player.playlist
        stage.clip_changed.connect(self._look)

    @property
    def running(self) -> bool:
        """Say whether two readings are judged."""
        return self.pair is not None

    def begin(self, champion: Reading, candidate: Reading) -> None:
        """Show both and play; they lie on two clips."""
        self.pair = champion, candidate
        self.changed.emit()
        self._angles.set_seen(seen=True)
        self._angles.lock((champion.clip, champion.label.start), (candidate.clip, candidate.label.start))
        self.again()

    def again(self) -> None:
        """Play both from before the beat to where the longer one ends, over and over."""
        if self.pair is not None:
            self._player.play_list([_together(*self.pair)], endless=True)
            self._list = self._player.playlist

    def end(self) -> None:
        """Show the picture alone again, and let it stand."""
        if self.pair is None:
            return
        self.pair = None
        self._player.stop()
        self._angles.unlock()
        self._angles.set_seen(seen=False)
        self.changed.emit()

    def _look(self) -> None:
        """End when another clip is on the stage, unless the champion's is still on its way."""
        clip, ours = self._stage.clip, self._player.playlist is self._list
        if self.pair is not None and not ours and (clip is None or all(clip.id != each.clip.id for each in self.pair)):
            self.end()


def _together(champion: Reading, candidate: Reading) -> Stretch:
    """Return what plays of the champion's clip: from some frames before it to where the longer of both ends."""
    clip, start = champion.clip, champion.label.start
    seconds = max(len(each.label.range()) / each.clip.rate.fraction for each in (champion, candidate))
    end = start + max(1, round(seconds * clip.rate.fraction))
    return Stretch(clip=clip.id, range=FrameRange(max(0, start - LEAD), end).clamped(clip.frames))
