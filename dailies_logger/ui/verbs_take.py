"""Do what is asked of takes: circle, hold, rate, note, facts, split, join."""

from collections.abc import Mapping
from fractions import Fraction
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.ui.bench import Bench, Job
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow import syncing, taking
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.syncing import By, Offset


class TakeVerbs(QObject):
    """Say things of the shown take, and tell what happened with a way back.

    `sync_heard` carries the take and the Offsets that its sound speaks for; nothing is set by that.
    """

    sync_heard = Signal(object, object)

    def __init__(self, bench: Bench, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stage = stage
        self._library = bench.desk.library
        self._me = bench.desk.person.id
        self._heard: dict[UUID, tuple[Offset, ...]] = {}

    def circle(self) -> None:
        """Circle the shown take, or take the circle away."""
        take = self._stage.take
        if take is not None:
            self._bench.write(lambda: taking.circle(self._library, author=self._me, take=take.id, circled=not self._now(take).circled))

    def mark(self, status: TakeStatus) -> None:
        """Mark the shown take hold or NG; again takes it away."""
        take = self._stage.take
        if take is not None:
            self._bench.write(lambda: taking.set_status(self._library, author=self._me, take=take.id, status=self._other(take, status)))

    def rate(self, stars: int) -> None:
        """Rate the shown take."""
        take = self._stage.take
        if take is not None:
            self._bench.write(lambda: taking.rate(self._library, author=self._me, take=take.id, rating=stars))

    def note(self, take: UUID, text: str) -> None:
        """Set the editor's note of a take."""
        self._bench.write(lambda: taking.note(self._library, author=self._me, take=take, text=text))

    def type_facts(self, clips: tuple[UUID, ...], fields: dict[str, str]) -> None:
        """Set facts of clips by hand."""
        self._bench.write(lambda: taking.type_facts(self._library, author=self._me, clips=clips, **fields), self._said)

    def split(self) -> None:
        """Make the shown clip a take of its own."""
        clip = self._stage.clip
        if clip is not None:
            self._bench.write(lambda: taking.split(self._library, author=self._me, clip=clip.id), self._said)

    def join(self, other: UUID) -> None:
        """Join another take to the shown one."""
        take = self._stage.take
        if take is not None:
            self._bench.write(lambda: taking.join(self._library, author=self._me, take=take.id, other=other), self._said)

    def hear_sync(self) -> None:
        """Listen by how much the angles of the shown take are apart; it can be cancelled.

        What has been heard by the time the picture runs waits until it is asked for again: an Enter meant for a label sets no sync.
        """
        take, media = self._stage.take, self._bench.desk.media
        if take is None:
            return
        if take.id in self._heard:
            self.sync_heard.emit(take.id, self._heard.pop(take.id))
            return

        def work(job: Job) -> tuple[Offset, ...] | None:
            """Listen; None where it was cancelled."""
            found = syncing.propose(self._library, media, take=take.id, by=By.SOUND, cancelled=job.cancelled)
            return None if job.cancelled() else found

        def tell(found: tuple[Offset, ...] | None) -> None:
            """Show what was heard, unless it was cancelled."""
            if found is not None and self._stage.playing:
                self._heard[take.id] = found
                self._bench.say(f"Listened to {take.shown}. Ask for the sync by sound again to see it.")
            elif found is not None:
                self.sync_heard.emit(take.id, found)

        self._bench.run(work, name=f"Listening to {take.shown}", then=tell)

    def sync(self, take: UUID, offsets: Mapping[UUID, Fraction]) -> None:
        """Set the sync that was heard."""
        self._bench.write(lambda: syncing.accept(self._library, author=self._me, take=take, offsets=offsets), self._said)

    def _now(self, take: Take) -> Take:
        """Return a take as the library has it when the act is written, so that two quick strokes undo each other."""
        return self._library.get(Take, take.id) or take

    def _other(self, take: Take, status: TakeStatus) -> TakeStatus:
        return TakeStatus.NONE if self._now(take).status is status else status

    def _said(self, edit: Edit) -> None:
        self._bench.say(edit.name, undo=True)
