"""Do what the commands of versions and passes do in the room: what is listed beside the picture, compared, looked at, and gone back to."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from dailies_logger.domain.combing import Pass
from dailies_logger.domain.stringout import Stringout
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.commands.command import Situation
from dailies_logger.ui.commands.keeping import LEAVE_KEYS, LINE_KEYS, LOOKING, OFFERS, PANEL_KEYS
from dailies_logger.ui.kept_change import Asked, KeptChange
from dailies_logger.ui.kept_words import now_words, pass_rows, pass_words, version_rows
from dailies_logger.ui.panels.kept import NO_PASSES, NO_VERSIONS, KeptPanel
from dailies_logger.ui.panels.kept_rows import KeptRow
from dailies_logger.ui.panels.own_keys import own_command
from dailies_logger.ui.sequence_keeping import Book, Keeping
from dailies_logger.ui.timeline.sequence import SequenceView
from dailies_logger.ui.verbs_versions import VersionVerbs
from dailies_logger.ui.version_asks import VersionAsks
from dailies_logger.workflow.edit import Edit


class Page(Enum):
    """Name what stands beside the picture."""

    VERSIONS = "Versions"
    PASSES = "Pass book"


class VersionHand(QObject):
    """Know what is looked at: `page` stands beside the picture, `looked` is the version in the place of the sequence, `held` one to compare to.

    `changed` comes when any of it is otherwise, `show_wanted` when another sequence is to be shown, `left` before the list goes.
    """

    changed = Signal()
    show_wanted = Signal()
    left = Signal()

    def __init__(self, bench: Bench, sheet: AskSheet, panel: KeptPanel, *, parent: QObject) -> None:
        super().__init__(parent)
        self._say, self._me, self.panel = bench.say, bench.desk.person.id, panel
        self._verbs = VersionVerbs(bench)
        self._asks = VersionAsks(self._verbs, sheet)
        self.keeping, self.change = Keeping(bench, self), KeptChange(bench, panel, self)
        self.page: Page | None = None
        self.looked: UUID | None = None
        self.held: UUID | None = None
        self._here: Stringout | None = None
        self._goes_to: UUID | None = None
        self.keeping.came.connect(self._take)
        self.change.came.connect(self.changed)
        panel.list.opened.connect(lambda _: self.run("sequence.compare"))
        panel.list.chosen.connect(lambda _: self.changed.emit())

    @property
    def book(self) -> Book | None:
        """Return what is kept of the stringout, as far as it is known."""
        return self.keeping.of(self._here.id if self._here is not None else None)

    def watch(self, stringout: Stringout | None) -> None:
        """Look at a stringout; on another one nothing of the one before is looked at."""
        if stringout is None or self._here is None or stringout.id != self._here.id:
            self.looked, self.held = None, None
            self.change.forget()
        self._here = stringout
        self.keeping.watch(stringout.id if stringout is not None else None)

    def shown(self, stringout: UUID) -> UUID:
        """Return which sequence to show of a stringout: the version that is looked at, else itself."""
        return self.looked if self.looked is not None and self._here is not None and self._here.id == stringout else stringout

    def refuses(self, command: str) -> str:
        """Say why a command is not done while a version is looked at, or what is offered is not seen; empty where it is."""
        if self.looked is not None and command not in LOOKING:
            return f"{self._looked_name()} is only looked at; Esc goes back."
        return "What is offered is not shown; Esc goes back to it." if self.page is not None and command in OFFERS else ""

    def tells(self, now: Situation) -> Situation:
        """Add what is kept, chosen and looked at to what decides whether a command can be done."""
        combing = self.book is not None and self.book.going_on(self._me) is not None
        return replace(
            now,
            version=self.page is Page.VERSIONS and self.panel.list.current() is not None,
            looked_at=self._looked_name(),
            kept_shown=self.page is not None or self.looked is not None,
            combing=combing,
            pass_free=not combing,
            offers_shown=self.page is None,
        )

    def command(self, event: QKeyEvent, room: Mapping[str, str]) -> str:
        """Return the command of a key: what is kept and shown goes before the keys of the room; empty where neither claims it."""
        if self.page is None and self.looked is None:
            return own_command(event, room)
        listed = PANEL_KEYS if self.panel.list.hasFocus() else LINE_KEYS if self.panel.lines.hasFocus() else {}
        return own_command(event, {**listed, **LEAVE_KEYS}) or own_command(event, room)

    def marks(self, timeline: SequenceView) -> bool:
        """Mark on the timeline what is compared; False where nothing is and what is offered can be shown."""
        timeline.sheet.locked = self.looked is not None
        if self.change.marks(timeline):
            return True
        if self.looked is not None:
            timeline.show_offer(None, {})
        return self.looked is not None

    def words(self) -> tuple[str, str, str]:
        """Return what the room's line says: the difference to the last version, what is looked at or combed through, and that in full."""
        book = self.book
        if book is None:
            return "", "", ""
        kept = book.kept(self.looked)
        if kept is not None:
            return now_words(kept), f"{kept.version.name}, only looked at", ""
        return book.since, *pass_words(book, self._me)

    def run(self, command: str) -> None:
        """Do what a command does."""
        row = self.panel.list.current()
        on_version: Mapping[str, Callable[[UUID], object]] = {
            "sequence.compare": self._compare,
            "sequence.hold_version": self._hold,
            "sequence.look_at": self._look,
            "sequence.restore": lambda key: self._verbs.restore(key, then=lambda _: self._stand(None)),
            "sequence.name_version": self._rename,
            "sequence.remove_version": self._verbs.remove,
        }
        runs: Mapping[str, Callable[[], object]] = {
            "sequence.versions": lambda: self._toggle(Page.VERSIONS),
            "sequence.pass_book": lambda: self._toggle(Page.PASSES),
            "sequence.leave_kept": self.leave,
            "sequence.save_version": self._save,
            "sequence.begin_pass": self._begin,
            "sequence.end_pass": self._end,
        }
        if command in runs:
            runs[command]()
        elif self.page is not None and isinstance(row, KeptRow) and (command == "sequence.compare" or self.page is Page.VERSIONS):
            on_version[command](row.key)

    def leave(self) -> None:
        """Go back one step: from the change list to the list, from a version to now, from the list to the room."""
        if self.change.asked is not None:
            self.change.forget()
            self.panel.list.setFocus()
            self._stand(None)
        elif self.looked is not None:
            self._stand(None)
        else:
            self._turn(None)

    def rest(self) -> None:
        """Look at no version while the room is not on."""
        if self.looked is not None:
            self.change.forget()
            self._stand(None)

    def _toggle(self, page: Page) -> None:
        self.change.forget()
        self._stand(None)
        self._turn(page if self.page is not page else None)

    def _turn(self, page: Page | None) -> None:
        """Show a page beside the picture with the focus, or none."""
        if page is None:
            self.left.emit()
        self.page = page
        self.keeping.set_whole(whole=page is Page.VERSIONS)
        self._show()
        if page is not None:
            self.panel.list.setFocus()

    def _save(self) -> None:
        if self._here is not None and self.book is not None:
            self._asks.save(self._here, proposed=self.book.proposed, taken=self.book.names)

    def _rename(self, key: UUID) -> None:
        kept = self.book.kept(key) if self.book is not None else None
        if kept is not None and self.book is not None:
            self._asks.rename(kept.version, taken=self.book.names)

    def _begin(self) -> None:
        if self._here is None or self.book is None:
            return
        if self.book.going_on(self._me) is not None:
            self._say("You are combing through it already: Shift+N ends that pass.")
        else:
            self._asks.begin_pass(self._here.id, len(self.book.pages) + 1)

    def _end(self) -> None:
        """End the pass, and open the pass book at it."""

        def ended(edit: Edit) -> None:
            """Show what it did as soon as it is read."""
            key = next(change.value.id for change in edit.changes if isinstance(change.value, Pass))
            self._goes_to = key
            self.change.ask(Asked(key=key, of_pass=True), None)
            self._turn(Page.PASSES)

        if self._here is not None:
            self._verbs.end_pass(self._here.id, then=ended)

    def _hold(self, key: UUID) -> None:
        self.held = None if self.held == key else key
        self._show()

    def _look(self, key: UUID) -> None:
        """Show a version in the place of the sequence."""
        self.change.forget()
        self._stand(key)
        self.panel.list.setFocus()

    def _compare(self, key: UUID) -> None:
        """Compare a version to now, or the older of two with the newer, which is looked at; of a pass, show what it did."""
        if self.page is Page.PASSES:
            asked = Asked(key=key, of_pass=True)
        elif self.held is None or self.held == key:
            asked = Asked(key=key)
        else:
            asked = Asked(key=min(key, self.held), after=max(key, self.held))
        self._stand(asked.after)
        self.change.ask(asked, self.book)

    def _stand(self, key: UUID | None) -> None:
        """Look at a version, or at the sequence as it is now."""
        if key != self.looked:
            self.looked = key
            self.show_wanted.emit()
        self._show()

    def _take(self, book: Book) -> None:
        """Show what was read anew; a version that is gone is looked at no more."""
        self.held = self.held if book.kept(self.held) is not None else None
        self._stand(self.looked if book.kept(self.looked) is not None else None)
        self.change.read(book)

    def _show(self) -> None:
        """List what stands beside the picture."""
        book = self.book
        if self.page is not None and book is not None and self._here is not None:
            versions = self.page is Page.VERSIONS
            rows = version_rows(book, looked=self.looked, held=self.held) if versions else pass_rows(book)
            self.panel.show_list(self.page.value, self._here.name, rows, empty=NO_VERSIONS if versions else NO_PASSES)
            if self._goes_to in {row.key for row in rows} and self._goes_to is not None:
                self.panel.list.choose(self._goes_to)
                self._goes_to = None
        self.panel.setVisible(self.page is not None)
        self.changed.emit()

    def _looked_name(self) -> str:
        kept = self.book.kept(self.looked) if self.book is not None else None
        return kept.version.name if kept is not None else "" if self.looked is None else "A version"
