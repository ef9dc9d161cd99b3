"""List what is kept of a stringout, versions or passes, and the lines of a change list."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from dailies_logger.ui import theme
from dailies_logger.ui.models.told_rows import ROW, Index, ToldRows
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.changes import SIGN_WORDS, paint_sign


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """Hold a version or a pass as it is listed: its name and length, who and when, how it differs, its note, and a word on its state."""

    key: UUID
    name: str
    length: str = ""
    by: str = ""
    words: str = ""
    note: str = ""
    state: str = ""

    @property
    def spoken(self) -> str:
        """Say it for those who listen."""
        return ", ".join(part for part in (self.name, self.state, self.length, self.by, self.words, self.note) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """Hold one line of a change list; `placement` is where to go for it."""

    sign: str
    name: str
    words: str
    where: str = ""
    text: str = ""
    placement: UUID | None = None

    @property
    def spoken(self) -> str:
        """Say it for those who listen."""
        return f"{self.name} {SIGN_WORDS[self.sign]}: {self.words}{f', {self.where}' if self.where else ''}"


Row = KeptRow | LineRow


class RowsList(QListView):
    """Show rows. `chosen` carries the one that a hand went to, `opened` one clicked twice. `Ctrl+C` copies what `copied` says."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.copied = ""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = ToldRows[Row](lambda row: row.spoken, self)
        self.setModel(self.rows)
        self.setItemDelegate(RowCell(self))
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ROW)))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))

    def current(self) -> Row | None:
        """Return the chosen row."""
        found = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return found if isinstance(found, KeptRow | LineRow) else None

    def show_rows(self, found: Sequence[Row]) -> None:
        """Show rows; the chosen one stays chosen, else the row in its place, else the first."""
        before, at = self.current(), max(0, self.currentIndex().row())
        self.rows.set_rows(found)
        same = next((place for place, row in enumerate(found) if before is not None and key_of_row(row) == key_of_row(before)), None)
        self.go_to(same if same is not None else at)

    def go_to(self, place: int) -> None:
        """Choose a row by its number, held inside the list."""
        if self.rows.rows:
            self.setCurrentIndex(self.rows.index(min(max(0, place), len(self.rows.rows) - 1), 0))

    def choose(self, key: UUID) -> None:
        """Choose a version or a pass."""
        at = next((place for place, row in enumerate(self.rows.rows) if key_of_row(row) == key), None)
        if at is not None:
            self.go_to(at)

    def event(self, event: QEvent) -> bool:
        """Take the key that copies before the window's commands have it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._copies(event):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in view where a change list takes some of the place."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by Up and Down, copy by Ctrl+C; all else is the room's."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0) if not event.modifiers() else 0
        if way and self.rows.rows:
            self.go_to(self.currentIndex().row() + way)
            self.chosen.emit(self.current())
        elif self._copies(event):
            QApplication.clipboard().setText(self.copied)
        else:
            event.ignore()

    def _copies(self, event: QKeyEvent) -> bool:
        return bool(self.copied) and event.matches(QKeySequence.StandardKey.Copy)


class RowCell(QStyledItemDelegate):
    """Paint one row: of a version or pass up to three lines, of a change list two with a sign."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for as many lines as there are."""
        row = index.data(ROW)
        lines = 1 + sum(map(bool, (row.by, row.words, row.note))) if isinstance(row, KeptRow) else 2
        return QSize(theme.px(120), theme.px(8 + 17 * lines))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        row = index.data(ROW)
        painter.save()
        rows.paint_ground(painter, option)
        box = rows.area(option).adjusted(theme.px(12), theme.px(4), -theme.px(12), -theme.px(4))
        ink = "strong" if rows.selected(option) else "text"
        if isinstance(row, KeptRow):
            self._kept(painter, row, box, ink)
        elif isinstance(row, LineRow):
            size = theme.px(17)
            paint_sign(painter, QRect(box.left(), box.center().y() - size // 2, size, size), row.sign)
            self._two(painter, box.adjusted(theme.px(26), 0, 0, 0), (row.name, row.words, row.where), ink)
        painter.restore()

    def _kept(self, painter: QPainter, row: KeptRow, box: QRect, ink: str) -> None:
        tall = theme.px(17)
        top = QRect(box.left(), box.top(), box.width(), tall)
        right = "   ".join(part for part in (row.state, row.length) if part)
        wide = _wide(right)
        rows.paint_text(painter, top.adjusted(0, 0, -wide, 0), row.name, role="small_bold", ink=ink)
        rows.paint_text(painter, top, right, role="small_figures", ink=ink, align=rows.RIGHT)
        for words, shade in ((row.words, ink), (row.by, "text2"), (row.note, "text2")):
            if words:
                top.translate(0, tall)
                rows.paint_text(painter, top, words, role="small_figures", ink=shade)

    def _two(self, painter: QPainter, box: QRect, said: tuple[str, str, str], ink: str) -> None:
        name, words, where = said
        tall = theme.px(17)
        top = QRect(box.left(), box.top(), box.width(), tall)
        rows.paint_text(painter, top.adjusted(0, 0, -_wide(where), 0), name, role="small_bold", ink=ink)
        rows.paint_text(painter, top, where, role="small_figures", ink="text2", align=rows.RIGHT)
        rows.paint_text(painter, top.translated(0, tall), words, role="small_figures", ink="text2")


def key_of_row(row: Row) -> UUID | str | None:
    """Return by what a row is known when its list is read anew."""
    return row.key if isinstance(row, KeptRow) else row.text


def _wide(words: str) -> int:
    return QFontMetrics(theme.font("small_figures")).horizontalAdvance(words) + theme.px(8) if words else 0
