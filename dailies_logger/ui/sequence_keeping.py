"""Read what is kept of a stringout, off the GUI thread: its versions with their differences to now, and its pass book."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Hold what is kept of one stringout: its versions, the newest first, its passes, the newest last, and the people by id."""

    stringout: UUID
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
        words = difference_words(last.since)
        return f"{words} since {last.version.name}" if words else f"as {last.version.name}"

    def kept(self, version: UUID | None) -> Kept | None:
        """Return a version; None where it is not of this stringout, or gone."""
        return next((each for each in self.versions if each.version.id == version), None)

    def going_on(self, person: UUID) -> Page | None:
        """Return the pass of a person that goes on."""
        return next((page for page in self.pages if page.of.open and page.of.author == person), None)


class Keeping(QObject):
    """Keep the book of the stringout that is looked at. `came` carries it whenever it was read anew, a moment after a change."""

    came = Signal(object)

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stringout: UUID | None = None
        self._book: Book | None = None
        self._laid: dict[UUID, Layout] = {}
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
        wanted, library, laid = self._stringout, self._bench.desk.library, self._laid
        if wanted is not None:
            self._bench.read(lambda: book_of(library, wanted, laid), self._take, key="kept")

    def _take(self, book: Book) -> None:
        if book.stringout == self._stringout:
            self._book = book
            self.came.emit(book)

    def _forget(self) -> None:
        """Lay everything out anew: others wrote, or it is another stringout."""
        self._laid = {}
        self.read()

    def _follow(self, edit: Edit) -> None:
        values = [side for change in edit.changes for side in (change.before, change.after) if side is not None]
        if any(isinstance(value, Clip) for value in values):
            self._laid = {}
        if self._stringout is None:
            return
        if any(isinstance(value, Pass | Stringout) for value in values):
            self.read()
        elif any(isinstance(value, Label | Placement | Clip) for value in values):
            self._soon.start()


def book_of(library: Library, stringout: UUID, laid: dict[UUID, Layout]) -> Book:
    """Read what is kept of a stringout; `laid` keeps the versions that were laid out once."""
    return Book(
        stringout=stringout,
        proposed=proposed_name(library, stringout),
        versions=kept_versions(library, stringout, layout(library, stringout), laid),
        pages=tuple(pass_book(library, stringout)),
        people={each.id: each.name for each in library.where(Person)},
    )
