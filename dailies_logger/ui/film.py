"""Bring the pictures of the filmstrip: a few at a time, for the clip shown alone, kept in memory and nowhere else."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import DailiesError
from dailies_logger.domain.picture import Picture
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.stage import Stage

WIDTH = 160
"""Pixels that a picture is wide; the strip draws it smaller."""

KEPT = 600
"""How many are kept in memory: some 35 MB."""

BATCH = 6
"""How many are read in one go, before others have their turn."""

Key = tuple[UUID, bytes, int, int, bool]
"""Of a picture: its clip, the file with the time it was changed, its frame, and whether the very frame is meant."""


class Film(QObject):
    """Answer at once with what is there, and ask for the rest; `came` says that more is there.

    While the picture plays no very frames are asked for: decoding them would take its time from the playing.
    """

    came = Signal()

    def __init__(self, bench: Bench, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stage = stage
        self._kept: dict[Key, QPixmap] = {}
        self._asked: set[Key] = set()
        self._wanted: dict[tuple[UUID, bool], tuple[Clip, list[int]]] = {}
        self._turn = 0
        self._reading = False
        self._soon = QTimer(self, interval=30, singleShot=True)
        self._soon.timeout.connect(self._fetch)
        bench.refreshed.connect(self.drop)
        stage.playing_changed.connect(lambda playing: None if playing else self.came.emit())

    def picture(self, clip: Clip, frame: int, *, exact: bool) -> QPixmap | None:
        """Return the picture of a frame, or near it; None while there is none."""
        key = _key(clip, frame, exact=exact)
        if key not in self._kept and key not in self._asked and clip.frames and not (exact and self._stage.playing):
            self._asked.add(key)
            self._wanted.setdefault((clip.id, exact), (clip, []))[1].append(frame)
            self._soon.start()
        return self._kept.get(key)

    def drop(self) -> None:
        """Ask for nothing any more that was asked for: something else is shown, or a drive may be back."""
        self._turn += 1
        self._wanted.clear()
        self._asked = set(self._kept)

    def _fetch(self) -> None:
        """Ask for the next few, and go on when they are there, so that others have their turn between."""
        if self._reading or not self._wanted:
            return
        (clip_id, exact), (clip, frames) = next(iter(self._wanted.items()))
        now, later = frames[:BATCH], frames[BATCH:]
        del self._wanted[clip_id, exact]
        if later:
            self._wanted[clip_id, exact] = (clip, later)
        self._reading = True
        self._ask(clip, now, exact=exact)

    def _ask(self, clip: Clip, frames: Sequence[int], *, exact: bool) -> None:
        media, turn = self._bench.desk.media, self._turn
        found: list[Picture] = []

        def read() -> list[Picture]:
            """Read one after the other until they are not wanted any more, or cannot be read now."""
            try:
                for picture in media.glimpses(clip, frames, width=WIDTH, exact=exact):
                    found.append(picture)
                    if turn != self._turn:
                        break
            except DailiesError:
                pass  # the place stays dark; the picture says what is wrong
            return found

        self._bench.fetch(
            lambda: read() if turn == self._turn else [],
            lambda pictures: self._keep([_key(clip, frame, exact=exact) for frame in frames], pictures),
        )

    def _keep(self, keys: Sequence[Key], pictures: Sequence[Picture]) -> None:
        self._reading = False
        for key, picture in zip(keys, pictures, strict=False):
            pixmap = QPixmap()
            pixmap.loadFromData(picture.data)
            while len(self._kept) >= KEPT:
                oldest = next(iter(self._kept))
                del self._kept[oldest]
                self._asked.discard(oldest)
            self._kept[key] = pixmap
        if pictures:
            self.came.emit()
        self._fetch()


def _key(clip: Clip, frame: int, *, exact: bool) -> Key:
    return (clip.id, clip.path, clip.modified, frame, exact)
