"""Paint a frame and say that it is shown, in this order."""

from time import monotonic

from PySide6.QtCore import QObject

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.domain.picture import Picture
from dailies_logger.ui.bench import Bench, NoticeKind
from dailies_logger.ui.player.overlay import Overlay, overlay_of
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.stage import Stage

PATIENCE_SECONDS = 3.0
"""How long a picture that is due may take to come before it is said that the drive does not answer."""

OPENING_SECONDS = 20.0
"""How long the first one of a clip may take: a long clip that nobody has opened yet is read through once."""


class Screen(QObject):
    """Keep surface and stage in step: the stage's frame is set in the moment in which its picture has been painted.

    Only where there is no picture to show (media offline, damaged, a sound file) the number moves alone, and the surface
    says so.
    """

    def __init__(self, bench: Bench, stage: Stage, view: PictureView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._stage, self._view = bench, stage, view
        self._told = False
        self._waiting_since = monotonic()
        self._patience = OPENING_SECONDS
        stage.clip_changed.connect(self._open)
        stage.labels_changed.connect(self._write_corners)
        stage.facts_changed.connect(self._write_corners)

    def present(self, picture: Picture) -> None:
        """Paint a picture, and only then say that its frame is shown."""
        self._told = False
        self._patience = PATIENCE_SECONDS
        self.expect()
        self._view.present(picture, self._corners(picture.frame))
        self._stage.set_frame(picture.frame)

    def expect(self) -> None:
        """Begin to wait for a picture."""
        self._waiting_since = monotonic()

    def wait(self) -> None:
        """Say once that a picture that is due has not come for long; the last one stays."""
        clip = self._stage.clip
        if clip is not None and not self._told and monotonic() - self._waiting_since > self._patience:
            self._told = True
            self._bench.say(f"{clip.name} gives no picture: its drive does not answer. What you log now is kept.", NoticeKind.ERROR)

    def count(self, frame: int) -> None:
        """Let the number go on without a picture."""
        self._stage.set_frame(frame)
        self._write_corners()

    def say(self, sentence: str) -> None:
        """Say on the surface why there is no picture; as a notice too, once until there is a picture again.

        What the library knows to be offline is no news: without the drive, each clip would raise one.
        """
        self._view.set_message(sentence)
        known = self._stage.clip is not None and self._stage.clip.status is not ClipStatus.ONLINE
        if not self._told and not known:
            self._bench.say(sentence, NoticeKind.ERROR)
        self._told = True

    def clear(self, message: str = "") -> None:
        """Show an empty well, or why there will be no picture."""
        self._told = False
        self._view.clear()
        self._view.set_message(message)
        self._write_corners()

    def width(self) -> int:
        """Return the width of picture that is wanted, in device pixels."""
        return self._view.wanted_width()

    def _open(self) -> None:
        """Wait longer for the first picture of a clip."""
        self._patience = OPENING_SECONDS
        self.expect()

    def _corners(self, frame: int) -> Overlay:
        return overlay_of(self._stage.clip, self._stage.take, self._stage.labels, frame=frame, vocabulary=self._stage.kinds.vocabulary)

    def _write_corners(self) -> None:
        """Write the corners anew: a label opened or closed, a fact changed, the number went on."""
        self._view.set_overlay(self._corners(self._stage.frame))
