"""Read what is kept of a stringout, off the GUI thread: its versions with their differences to now, and its pass book."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.combing import Pass
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Person
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.sequence_offers import SOON_MS
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.laying import Layout, layout
from dailies_logger.workflow.passes import Page, pass_book
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.version_list import Kept, difference_words, kept_versions
from dailies_logger.workflow.versions import proposed_name

_KEPT: frozenset[type] = frozenset({Pass, Stringout})
_CUT: frozenset[type] = frozenset({Label, Placement, Clip})


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Hold what is kept of one stringout: its versions, the newest first, its passes, the newest last, and the people by id."""

    stringout: UUID
    now: Layout
    proposed: str = "v1"
    versions: tuple[Kept, ...] = ()
    pages: tuple[Page, ...] = ()
    people: dict[UUID, str]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that are taken."""
        return tuple(each.version.name for each in self.versions)

    @property
    def since(self) -> str:
        """Say how the sequence differs from its last version: `+2 −1, 00:12 shorter since v3`; empty where none is kept."""
        if not self.versions:
            return ""
        last = self.versions[0]
        words = difference_words(last.since) if last.since is not None else ""
        return f"{words} since {last.version.name}" if words else f"as {last.version.name}"

    def kept(self, version: UUID | None) -> Kept | None:
        """Return a version; None where it is not of this stringout, or gone."""
        return next((each for each in self.versions if each.version.id == version), None)

    def going_on(self, person: UUID) -> Page | None:
        """Return the pass of a person that goes on."""
        return next((page for page in self.pages if page.of.open and page.of.author == person), None)


@dataclass(slots=True, kw_only=True)
class Known:
    """Keep what does not change of one stringout: its versions, and its passes that are over, by id. `whole`: ask how each version differs."""

    versions: dict[UUID, Kept] = field(default_factory=dict)
    pages: dict[UUID, Page] = field(default_factory=dict)
    whole: bool = False


class Keeping(QObject):
    """Keep the book of the stringout that is looked at. `came` carries it whenever it was read anew, a moment after a change."""

    came = Signal(object)

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stringout: UUID | None = None
        self._book: Book | None = None
        self._known = Known()
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.read)
        bench.changed.connect(self._follow)
        bench.refreshed.connect(self._forget)

    def of(self, stringout: UUID | None) -> Book | None:
        """Return what is kept of a stringout, as read last; None where it is not read yet."""
        book = self._book
        return book if book is not None and book.stringout == stringout else None

    def watch(self, stringout: UUID | None) -> None:
        """Look at a stringout; another one is read at once."""
        if stringout != self._stringout:
            self._stringout = stringout
            self._forget()

    def rest(self) -> None:
        """Read no more until somebody looks again."""
        self._stringout = None
        self._soon.stop()

    def read(self) -> None:
        """Read it."""
        wanted, library, known = self._stringout, self._bench.desk.library, self._known
        if wanted is not None:
            self._bench.read(lambda: book_of(library, wanted, known), self._take, key="kept")

    def set_whole(self, *, whole: bool) -> None:
        """Ask how each version differs from now, or the last one alone: nobody sees the others."""
        if whole != self._known.whole:
            self._known = replace(self._known, whole=whole)
            if whole:
                self.read()

    def _take(self, book: Book) -> None:
        if book.stringout == self._stringout:
            self._book = book
            self.came.emit(book)

    def _forget(self) -> None:
        """Read everything anew: others wrote, or it is another stringout."""
        self._known = Known(whole=self._known.whole)
        self.read()

    def _follow(self, edit: Edit) -> None:
        nouns = {type(change.value) for change in edit.changes}
        if Clip in nouns or edit.of is not None or any(type(change.value) in _KEPT and change.after is None for change in edit.changes):
            self._known = Known(whole=self._known.whole)
        if self._stringout is None:
            return
        if nouns & _KEPT:
            self.read()
        elif nouns & _CUT:
            self._soon.start()


def book_of(library: Library, stringout: UUID, known: Known) -> Book:
    """Read what is kept of a stringout; `known` keeps what does not change."""
    now = layout(library, stringout)
    return Book(
        stringout=stringout,
        now=now,
        proposed=proposed_name(library, stringout),
        versions=kept_versions(library, stringout, now, known.versions, last_only=not known.whole),
        pages=tuple(pass_book(library, stringout, known.pages)),
        people={each.id: each.name for each in library.where(Person)},
    )
