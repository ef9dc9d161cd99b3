"""Play what nobody has picked, a few seconds each; one key keeps a piece, another passes to the next."""

from collections.abc import Callable
from random import Random
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.label import Lane
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.key_words import key_name
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.work import Work
from dailies_logger.workflow import beats, labelling
from dailies_logger.workflow.auditioning import audition, audition_beat
from dailies_logger.workflow.beat_grid import EMOTIONAL_BEAT
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.playing import Stretch


class Audition(QObject):
    """Run an audition of the scene on stage, or of a beat. `changed` comes when it begins or ends.

    It runs as long as one of its pieces plays: whatever stops the picture or shows something else ends it. While it runs, Enter
    keeps the piece as a best moment, or as a reading of the beat, and the keys of the next and the previous label pass to the next
    piece and go back.
    """

    changed = Signal()

    def __init__(
        self, work: Work, player: Player, actions: ActionSet, parent: QObject | None = None, *, chance: Random | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._player, self._actions = work, player, actions
        self._chance = chance or Random()  # noqa: S311 - an order nobody asked for is no secret
        self._pieces: list[Stretch] = []
        self._named, self._told = "", -1
        self._beat: UUID | None = None
        self._began = self._turning = self._was_running = False
        work.stage.playing_changed.connect(self._follow)
        work.stage.clip_changed.connect(self._look)
        work.stage.frame_changed.connect(self._tell)

    @property
    def running(self) -> bool:
        """Say whether a piece of it plays."""
        return self._work.stage.playing and self._place() is not None

    def start(self) -> None:
        """Play the pieces of the scene on stage."""
        clip, library = self._work.stage.clip, self._work.desk.library
        if clip is not None:
            named = f"scene {clip.facts.scene}" if clip.facts.scene else clip.name
            self._begin(named, None, lambda: audition(library, clip, chance=self._chance), f"Everything of {named} is labelled.")

    def start_beat(self, beat: Beat) -> None:
        """Play the pieces where a beat may be read."""
        library, named = self._work.desk.library, f"“{beat.name}”"
        nothing = f"Nothing near {named} is left to audition: no take without a reading of it, or no reading to go by."
        self._begin(named, beat.id, lambda: audition_beat(library, beat, chance=self._chance), nothing)

    def _begin(self, named: str, beat: UUID | None, find: Callable[[], list[Stretch]], nothing: str) -> None:
        def play(pieces: list[Stretch]) -> None:
            """Say how much it is, and play it."""
            self._pieces, self._beat = pieces, beat
            if not pieces:
                self._work.bench.say(nothing, NoticeKind.INFO)
                return
            self._named, self._told = named, -1
            self._play(pieces)

        self._work.bench.read(find, play, key="audition")

    def keep(self) -> None:
        """Keep the piece that plays as a best moment, or as a reading of the beat, once, and go on with the next."""
        place = self._place()
        if place is None:
            return
        piece, library, me = self._pieces[place], self._work.desk.library, self._work.desk.person.id
        kind, beat = self._kind(), self._beat
        frames = piece.range

        def edit() -> Edit:
            """Say what is kept, and of which beat."""
            if beat is not None:
                return beats.add_reading(library, author=me, beat=beat, clip=piece.clip, kind=kind, frames=frames)
            return labelling.add_label(library, author=me, clip=piece.clip, kind=kind, start=frames.start, end=frames.end)

        if not self._is_kept(piece, kind):
            self._work.labels.aim.make(edit)
        self.turn(1)

    def turn(self, way: int) -> None:
        """Pass to the next piece (1), or go back to the one before (-1); beyond the last it ends."""
        place = self._place()
        if place is None:
            return
        if place + way >= len(self._pieces):
            self._player.stop()
            return
        self._play(self._pieces[max(0, place + way) :])

    def _play(self, pieces: list[Stretch]) -> None:
        """Play these; that the player stops for it ends nothing."""
        self._began, self._turning = False, True
        self._player.play_list(pieces)
        self._turning = False

    def _follow(self, playing: bool) -> None:
        """Forget the pieces when the picture stops, so that playing over one of them later is no audition."""
        if playing:
            self._began = True
        elif self._began and not self._turning and self._pieces:
            self._pieces = []
            self._work.bench.say(f"The audition of {self._named} has ended.", NoticeKind.INFO)
        self._look()

    def _place(self) -> int | None:
        """Return which piece is on stage; the pieces of an audition share no frame."""
        clip, frame = self._work.stage.clip, self._work.stage.frame
        if clip is None:
            return None
        return next((at for at, piece in enumerate(self._pieces) if piece.clip == clip.id and frame in piece.range), None)

    def _tell(self, _frame: int) -> None:
        """Say which piece plays when it is another, and which keys keep it and pass."""
        place = self._place() if self._pieces and self._work.stage.playing else None
        if place is None or place == self._told:
            return
        self._told = place
        keep, on = (key_name(self._actions.key(command)) or "the palette" for command in ("label.edit", "transport.next_label"))
        self._work.bench.say(
            f"Audition of {self._named}, piece {place + 1} of {len(self._pieces)}: {keep} keeps it as {self._kept_as()}, {on} passes.",
            NoticeKind.INFO,
        )

    def _kept_as(self) -> str:
        return "a reading" if self._beat is not None else "a best moment"

    def _is_kept(self, piece: Stretch, kind: str) -> bool:
        """Say whether the piece is labelled so already; one that was taken back can be kept again."""
        wanted = (piece.clip, kind, piece.range, self._beat)
        return any((label.clip, label.kind, label.range(), label.beat) == wanted for label in self._work.stage.labels)

    def _kind(self) -> str:
        """Return what a kept piece is: an emotional beat where it reads one, else a best moment, else the first kind of performance, else the first of all."""
        used = self._work.stage.kinds.vocabulary.used
        by_id = {kind.id: kind for kind in used}
        first = next((kind for kind in used if kind.lane == Lane.PERFORMANCE.id), used[0])
        return by_id.get("best_moment" if self._beat is None else EMOTIONAL_BEAT, first).id

    def _look(self) -> None:
        if self.running is not self._was_running:
            self._was_running = not self._was_running
            self.changed.emit()
