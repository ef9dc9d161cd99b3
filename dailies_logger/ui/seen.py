"""Give what was watched of clips, for the strips under thumbnails and over the lanes."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.domain.viewing import Viewing
from dailies_logger.ui.bench import Bench
from dailies_logger.workflow.watching import union

Ranges = tuple[FrameRange, ...]


class Seen(QObject):
    """Answer at once with what is known, and ask for the rest; `came` says that more is known."""

    came = Signal()

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._known: dict[UUID, Ranges] = {}
        self._asked: set[UUID] = set()
        self._wanted: set[UUID] = set()
        self._soon = QTimer(self, interval=30, singleShot=True)
        self._soon.timeout.connect(self._fetch)
        bench.refreshed.connect(lambda: self.ask_again(set(self._asked)))

    def ranges(self, clip: Clip) -> Ranges | None:
        """Return the frames of a clip that somebody has watched, in order, apart; None while that is not known."""
        if clip.id not in self._asked:
            self._want([clip.id])
        return self._known.get(clip.id)

    def ask_again(self, clips: Iterable[UUID]) -> None:
        """Look again at clips that were asked for, because they have been watched; until then, what was known holds."""
        self._want([clip for clip in clips if clip in self._asked])

    def _want(self, clips: Iterable[UUID]) -> None:
        self._wanted.update(clips)
        self._asked.update(self._wanted)
        if self._wanted and not self._soon.isActive():
            self._soon.start()

    def _fetch(self) -> None:
        library, wanted = self._bench.desk.library, sorted(self._wanted)
        self._wanted.clear()
        self._bench.read(lambda: library.viewings(wanted), lambda found: self._take(wanted, found))

    def _take(self, wanted: Iterable[UUID], found: Iterable[Viewing]) -> None:
        runs: dict[UUID, list[FrameRange]] = {clip: [] for clip in wanted}
        for viewing in found:
            runs[viewing.clip].append(viewing.range)
        new = {clip: tuple(union(ranges)) for clip, ranges in runs.items()}
        if any(self._known.get(clip) != ranges for clip, ranges in new.items()):
            self._known.update(new)
            self.came.emit()
