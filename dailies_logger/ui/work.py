"""Hold what one open library needs in the window: bench, stage, verbs, and what decides which commands are on."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import DailiesError
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.ui.bench import Bench, NoticeKind
from dailies_logger.ui.commands.command import Situation
from dailies_logger.ui.left_open import LeftOpen
from dailies_logger.ui.proxy_work import ProxyWork
from dailies_logger.ui.stage import Stage
from dailies_logger.ui.verbs_beats import BeatVerbs
from dailies_logger.ui.verbs_chosen import ChosenVerbs
from dailies_logger.ui.verbs_file import FileVerbs
from dailies_logger.ui.verbs_label import LabelVerbs
from dailies_logger.ui.verbs_play import PlayVerbs
from dailies_logger.ui.verbs_take import TakeVerbs
from dailies_logger.ui.verbs_vocabulary import VocabularyVerbs
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Hold what the library has, as last counted: values, this person's undo and redo, acts of today, angles of the take."""

    takes: int = 0
    clips: int = 0
    labels: int = 0
    angles: int = 0
    undo: str = ""
    redo: str = ""
    acts_today: int = 0


class Work(QObject):
    """Keep one library open. `counted` comes after every change, when `counts` are fresh; `moved` when the stage changes.

    `settling` lasts from a stroke until what it did is on disk and counted.
    """

    counted = Signal()
    moved = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.bench = Bench(desk, self)
        self.stage = Stage(self.bench, self)
        self.labels = LabelVerbs(self.bench, self.stage, self)
        self.beats = BeatVerbs(self.bench, self)
        self.chosen = ChosenVerbs(self.bench, self.stage, self.labels.aim, self)
        self.labels.begins_with = self.chosen.begins_with
        self.left_open = LeftOpen(self.bench, self.stage, self)
        self.takes = TakeVerbs(self.bench, self.stage, self)
        self.play = PlayVerbs(self.bench, self.stage, self)
        self.files = FileVerbs(self.bench, self.stage, self)
        self.vocabulary = VocabularyVerbs(self.bench, self)
        self.proxies = ProxyWork(self.bench, self)
        self.files.ingested.connect(self.proxies.settle)
        self.proxies.settle()
        self.counts = Counts()
        self._warned = False
        self.settling = False
        self._strokes = 0
        self.bench.writing.connect(self._unsettle)
        self.bench.written.connect(self._all_written)
        self._soon = QTimer(self, interval=60, singleShot=True)
        self._soon.timeout.connect(self.count)
        self.bench.changed.connect(self._later)
        self.bench.refreshed.connect(self._soon.start)
        self.stage.clip_changed.connect(self._soon.start)
        for signal in (self.stage.clip_changed, self.stage.labels_changed, self.stage.marks_changed, self.stage.selection_changed):
            signal.connect(self.moved)
        self.proxies.changed.connect(self.moved)

    def count(self) -> None:
        """Count again, off the GUI thread."""
        take, strokes, busy = self.stage.take, self._strokes, self.bench.busy

        def counted(counts: Counts) -> None:
            """Take the counts; they are the last word where nothing was being written when they were asked for, and nothing since."""
            self.counts = counts
            self.settling = busy or strokes != self._strokes
            self.counted.emit()

        self.bench.read(lambda: count(self.desk, take), counted, key="counts")

    def situation(self, base: Situation) -> Situation:
        """Return a situation with what this library and its stage know filled in; room and choice are the window's."""
        stage, counts = self.stage, self.counts
        chosen = self.labels.chosen()
        kind = stage.kinds.vocabulary.kind(chosen.kind) if chosen else None
        return replace(
            base,
            library=True,
            takes=counts.takes,
            clip=stage.clip is not None,
            frames=stage.clip.frames if stage.clip else 0,
            take=stage.take is not None,
            angles=counts.angles,
            labels=len(stage.labels),
            label=chosen is not None,
            label_values=bool(kind and kind.values),
            in_mark=stage.in_mark is not None,
            out_mark=stage.out_mark is not None,
            jobs=len(self.bench.jobs),
            building=self.proxies.building,
            unwritten=self.bench.unwritten,
            undo=counts.undo,
            redo=counts.redo,
            settling=self.settling,
        )

    def build_take_proxies(self) -> None:
        """Build proxies of the shown take."""
        if self.stage.take is not None:
            self.proxies.build_take(self.stage.take.id)

    def may_close(self) -> bool:
        """Say whether closing loses nothing; where the disk has refused acts, try again and warn, the first time."""
        if self._warned or not self.bench.unwritten:
            return True
        self._warned = True
        self.bench.retry()
        self.bench.say(
            "What you did last is not on disk. Make room and write it again by the menu File, or do that again to lose it.",
            NoticeKind.ERROR,
        )
        return False

    def close(self) -> None:
        """Close open ranges at the last frame shown, finish writing, and let go of the library."""
        self.left_open.stop()
        if self.stage.clip is not None:
            # A range that the disk will not close now stays open there; it is closed by its key another day.
            with suppress(DailiesError):
                self.labels.close_now(self.stage.clip, self.stage.frame)
        self.bench.close()
        self.desk.library.close()

    def _unsettle(self) -> None:
        self._strokes += 1
        if not self.settling:
            self.settling = True
            self.moved.emit()

    def _all_written(self, _: object) -> None:
        self._warned = False
        self._soon.start()

    def _later(self, _: Edit) -> None:
        self._soon.start()


def count(desk: Desk, take: Take | None) -> Counts:
    """Count what the library has now."""
    library, me = desk.library, desk.person.id
    undo, redo = library.undoable(me), library.redoable(me)
    today = datetime.now().astimezone().date()
    return Counts(
        takes=library.count(Take),
        clips=library.count(Clip),
        labels=library.count(Label),
        angles=len(library.where(Clip, take_id=take.id)) if take else 0,
        undo=undo.name if undo else "",
        redo=redo.name if redo else "",
        acts_today=sum(act.at.astimezone().date() == today for act in library.acts(limit=1000)),
    )
