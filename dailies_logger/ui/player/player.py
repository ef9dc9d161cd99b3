"""Play the clip on the stage, or a list of ranges of clips, as the keys of the transport ask for it."""

from collections.abc import Collection, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from dailies_logger.ui.bench import Bench
from dailies_logger.ui.player.deck import NOTHING, Deck
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.playing import NORMAL, STILL, Playlist, Stretch, shuttled, slowed

_CLOSING_SECONDS = 2.0


class Player(Deck):
    """Drive the stage; `close` before the library is closed.

    Sound is heard at the speed as shot and at twice that, on and back; where the player `scrubs`, a step sounds the frame it comes to.
    """

    def __init__(self, bench: Bench, stage: Stage, view: PictureView, parent: QObject | None = None) -> None:
        super().__init__(bench, stage, view, parent)
        self.scrubs = True

    def shuttle(self, way: int, *, slowly: bool = False) -> None:
        """Play on (`way` 1) or back (-1); while it plays that way already faster, or `slowly` slower still."""
        now = self._transport.speed if self.playing else STILL
        speed = slowed(now, way) if slowly else shuttled(now, way)
        listed = self.playlist.left(self._stage.frame, way) if self._ticker.isActive() else None
        if speed == now or self._coming is not NOTHING:
            return
        if listed is not None:
            self._halt()
            self._start(listed, speed)
            return
        self.stop()
        self.play(speed)

    def stop(self) -> None:
        """Stop at the frame on the screen."""
        if self.playing:
            self.go_to(self._stage.frame)

    def again(self) -> None:
        """Play again from where playing last began, else from three seconds back."""
        self.stop()
        self.go_to(self._transport.again_from())
        self._start(None)

    def play_list(self, stretches: Sequence[Stretch], *, endless: bool = False, rest: int | None = None) -> None:
        """Play ranges of clips in order (see `Playlist`); stepping, stopping, or showing another clip ends it."""
        self.stop()
        self.playlist = Playlist(stretches, endless=endless, rest=rest)
        self._go_on_with(self.playlist.current, NORMAL)

    def step(self, frames: int = 0, *, seconds: int = 0) -> None:
        """Stop, and show the frame so many frames and whole seconds of timecode on (or, negative, back)."""
        here = self._stage.frame if self.playing else self._transport.frame
        by = frames + seconds * self._transport.pace.rate.nominal
        self.go_to(here + by)
        clip = self._stage.clip
        if clip is not None and self.scrubs and self._transport.frame != here:
            self.sound.frame(clip, self._transport.pace, self._transport.frame, way=1 if by > 0 else -1)

    def reopen(self, resting: Collection[UUID] | None = None) -> None:
        """Open the clip anew, from another file of the same frames: stay at the frame shown, and go on playing.

        With `resting`, only where it is one of these clips and the picture stands.
        """
        left_alone = resting is not None and (self.playing or self._clip is None or self._clip.id not in resting)
        if self._clip is None or self._coming is not NOTHING or left_alone:
            return
        self._load()

    def close(self) -> None:
        """Stop, and let go of files, threads and the sound device."""
        self._halt()
        self._settling.stop()
        self._clip = None
        self._ahead.drop()
        self.beside.close()
        self._feed.source.close()
        self.sound.close(wait=_CLOSING_SECONDS)
