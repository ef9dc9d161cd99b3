"""Keep what the editor watches, every few seconds, beside the work."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from dailies_logger.domain.errors import LibraryError
from dailies_logger.domain.viewing import Viewing
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.watching import FASTEST_SEEN, Watch, next_unseen

EVERY_MS = 3000
"""How much of watching a crash may take."""


class Watching(QObject):
    """Follow player and stage; what the disk will not take now is offered again with the next. `kept` carries clips watched."""

    kept = Signal(object)

    def __init__(self, bench: Bench, stage: Stage, player: Player) -> None:
        super().__init__(player)
        self._bench = bench
        self._stage = stage
        self._library = bench.desk.library
        self._watch = Watch(bench.desk.person.id)
        self._seeing = False
        self._from: int | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.flush)
        player.speed_changed.connect(self._turn)
        stage.frame_changed.connect(self._see)
        stage.clip_changed.connect(self._watch.end)
        stage.clip_left.connect(lambda *_: self._watch.end())
        self._timer.start()

    def flush(self) -> None:
        """Keep what is new, off the GUI thread."""
        seen = self._watch.take()
        if seen:
            self._bench.read(lambda: self._refused(seen), lambda refused: self._told(seen, refused))

    def go_on(self, takes: Sequence[UUID]) -> None:
        """Show the next frame that nobody has seen, in this clip or in the takes that are given, this clip's first."""
        clip, frame, seen = self._stage.clip, self._stage.frame, self._watch.take()
        if clip is None:
            return

        def work() -> tuple[Sequence[Viewing], tuple[UUID, int] | None]:
            """Keep what is new, then look."""
            return self._refused(seen), next_unseen(self._library, takes, clip=clip, frame=frame)

        self._bench.read(work, self._show)

    def close(self) -> None:
        """Keep the rest at once, and watch no more."""
        self._timer.stop()
        self._seeing = False
        self._refused(self._watch.take())

    def _told(self, seen: Sequence[Viewing], refused: Sequence[Viewing]) -> None:
        self._watch.give_back(refused)
        self.kept.emit({each.clip for each in seen})

    def _show(self, found: tuple[Sequence[Viewing], tuple[UUID, int] | None]) -> None:
        refused, place = found
        self._watch.give_back(refused)
        if place is None:
            self._bench.say("Everything has been watched.")
        else:
            self._stage.show_clip(*place)

    def _turn(self, speed: float) -> None:
        """Begin or end a run; the frame on the screen is its first where playing goes on from it."""
        self._watch.end()
        self._seeing = 0 < abs(speed) <= FASTEST_SEEN
        self._from = self._stage.frame if self._seeing else None

    def _see(self, frame: int) -> None:
        if not self._seeing or not self._stage.playing or self._stage.clip is None:
            return
        if self._from is not None and abs(frame - self._from) <= FASTEST_SEEN:
            self._watch.see(self._stage.clip.id, self._from)
        self._from = None
        self._watch.see(self._stage.clip.id, frame)

    def _refused(self, seen: Sequence[Viewing]) -> Sequence[Viewing]:
        """Keep runs; return those that the disk would not take."""
        try:
            self._library.keep_viewings(seen)
        except LibraryError:
            return seen  # what is said is told of when it is not saved; this comes again in three seconds
        return ()
