"""Ask the rules of stringouts what they would change now, off the GUI thread, and keep what was answered last."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import DailiesError
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.ui.bench import Bench
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.living import Offer, offer
from dailies_logger.workflow.offered import HandEdit, Offered, changes_of, hand_edits
from dailies_logger.workflow.ports import Library, Search

SOON_MS = 250
"""How long it waits after a change before the rules are asked: a quick hand is not followed at each key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold what one stringout offers, what hands did in it, and, where its rule cannot be asked, why."""

    stringout: UUID
    words: str = ""
    offer: Offer | None = None
    changes: tuple[Offered, ...] = ()
    kept: tuple[HandEdit, ...] = ()
    trouble: str = ""


class Offers(QObject):
    """Keep an answer of each stringout. `came` carries one as it comes; the chosen stringout is asked first, then the others one by one.

    What changes while one is asked makes all of it begin anew, so that the latest wins. Nothing is asked while nobody looks.
    """

    came = Signal(object)

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._answers: dict[UUID, Answer] = {}
        self._order: tuple[UUID, ...] = ()
        self._left: list[UUID] = []
        self._watched = False
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.ask)
        bench.changed.connect(self._follow)

    def of(self, stringout: UUID | None) -> Answer | None:
        """Return what a stringout offers, as answered last; None where it was not asked yet."""
        return self._answers.get(stringout) if stringout is not None else None

    def watch(self, stringouts: Iterable[UUID], *, first: UUID | None) -> None:
        """Look at these, at one of them first."""
        known = list(stringouts)
        self._order = tuple(sorted(known, key=lambda each: each != first))
        self._answers = {key: each for key, each in self._answers.items() if key in known}
        self._watched = True
        self.ask()

    def rest(self) -> None:
        """Ask no more until somebody looks again."""
        self._watched = False
        self._left = []

    def ask(self) -> None:
        """Ask all of them."""
        if self._watched:
            self._left = list(self._order)
            self._next()

    def _next(self) -> None:
        if not self._left:
            return
        wanted, desk = self._left[0], self._bench.desk
        self._bench.read(lambda: answer_of(desk.library, desk.search, wanted), self._take, key="offers")

    def _take(self, answer: Answer) -> None:
        """Keep an answer, and ask the next one."""
        self._left = [each for each in self._left if each != answer.stringout]
        self._answers[answer.stringout] = answer
        self.came.emit(answer)
        self._next()

    def _follow(self, edit: Edit) -> None:
        values = (side for change in edit.changes for side in (change.before, change.after) if side is not None)
        if any(isinstance(value, Label | Stringout | Placement | Beat | Take | Clip) for value in values):
            self._soon.start()


def answer_of(library: Library, search: Search, stringout: UUID) -> Answer:
    """Ask one stringout; what the rule cannot say stands in the answer."""
    try:
        offered = offer(library, search, stringout=stringout)
    except DailiesError as error:
        return Answer(stringout=stringout, trouble=str(error))
    return Answer(
        stringout=stringout,
        words=offered.words,
        offer=offered,
        changes=changes_of(library, offered),
        kept=hand_edits(library, stringout),
    )


def labels_of(changes: Collection[Offered]) -> frozenset[UUID]:
    """Return the labels that changes are of."""
    return frozenset(change.label for change in changes if change.label is not None)
