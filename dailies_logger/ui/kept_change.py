"""Keep what is compared: two versions, a version with now, or the two ends of a pass; read it off the GUI thread and show it as a change list."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from dailies_logger.ui.bench import Bench
from dailies_logger.ui.kept_words import Change, compared, page_change
from dailies_logger.ui.panels.kept import KeptPanel
from dailies_logger.ui.panels.kept_rows import LineRow
from dailies_logger.ui.sequence_keeping import Book
from dailies_logger.ui.timeline.sequence import SequenceView


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold what is compared: a version with now (`after` None) or with a newer one; or a pass."""

    key: UUID
    after: UUID | None = None
    of_pass: bool = False


class KeptChange(QObject):
    """Show one change list at a time. `came` comes when it is there or gone, `place_wanted` carries the placement of the line gone to."""

    came = Signal()
    place_wanted = Signal(object)

    def __init__(self, bench: Bench, panel: KeptPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._panel = bench, panel
        self.asked: Asked | None = None
        self.change: Change | None = None
        panel.lines.chosen.connect(self._go)

    def ask(self, asked: Asked, book: Book | None) -> None:
        """Compare something else."""
        self.asked = asked
        self.read(book)

    def read(self, book: Book | None) -> None:
        """Read what is compared anew; what came last of it stays until then."""
        asked, library = self.asked, self._bench.desk.library
        if asked is None or book is None:
            return

        def work() -> Change | None:
            """Tell it."""
            return page_change(library, book, asked.key) if asked.of_pass else compared(library, book, asked.key, asked.after)

        self._bench.read(work, lambda change: self._show(asked, change), key="compared")

    def forget(self) -> None:
        """Compare nothing; the focus goes from the lines to the list."""
        if self._panel.lines.hasFocus():
            self._panel.list.setFocus()
        self.change, self.asked = None, None
        self._panel.hide_lines()

    def marks(self, timeline: SequenceView) -> bool:
        """Mark on the timeline what differs; False where nothing is compared there."""
        if self.change is None or self.change.comparison is None:
            return False
        timeline.show_offer(self.change.comparison, self.change.names)
        return True

    def _show(self, asked: Asked, change: Change | None) -> None:
        if asked != self.asked:
            return
        fresh, self.change = self.change is None, change
        if change is None:
            self.forget()
        else:
            self._panel.show_lines(change.told, change.counted, change.lines)
            if fresh and change.lines and self._panel.list.hasFocus():
                self._panel.lines.setFocus()
        self.came.emit()

    def _go(self, row: object) -> None:
        if isinstance(row, LineRow) and row.placement is not None:
            self.place_wanted.emit(row.placement)
