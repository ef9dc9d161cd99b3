"""List the changes that a stringout offers, and what hands did that stays: one row each, with a still."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.ui import theme
from dailies_logger.ui.models.told_rows import ROW, Index, ToldRows
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.rows import Thumbnails, no_thumbnails
from dailies_logger.workflow.offered import HandEdit, Offered

Row = Offered | HandEdit
SIGN_WORDS = {"+": "comes", "−": "goes", "~": "changes"}
"""How a sign is said to those who listen."""


class ChangeList(QListView):
    """Show changes or hand edits. `chosen` carries the one chosen by hand."""

    chosen = Signal(object)

    def __init__(self, *, name: str, signs: bool) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = ToldRows[Row](row_words, self)
        self.cells = ChangeCell(self, signs=signs)
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ROW)))

    def current(self) -> Row | None:
        """Return the chosen row."""
        index = self.currentIndex()
        found = index.data(ROW) if index.isValid() else None
        return found if isinstance(found, Offered | HandEdit) else None

    def show_rows(self, found: Sequence[Row]) -> None:
        """Show rows; the chosen placement stays chosen, else the row in its place, else the first."""
        before, at = self.current(), max(0, self.currentIndex().row())
        self.rows.set_rows(found)
        same = next((place for place, row in enumerate(found) if before is not None and row.placement.id == before.placement.id), None)
        if found:
            self.setCurrentIndex(self.rows.index(same if same is not None else min(at, len(found) - 1), 0))

    def choose(self, placement: UUID) -> None:
        """Choose the row of a placement, where it has one."""
        at = next((place for place, row in enumerate(self.rows.rows) if row.placement.id == placement), None)
        if at is not None:
            self.setCurrentIndex(self.rows.index(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by Up and Down; all else is the room's."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0) if not event.modifiers() else 0
        if way and self.rows.rows:
            self.setCurrentIndex(self.rows.index(min(max(0, self.currentIndex().row() + way), len(self.rows.rows) - 1), 0))
            self.chosen.emit(self.current())
        else:
            event.ignore()


class ChangeCell(QStyledItemDelegate):
    """Paint one row: its sign, a still, take and camera, and why."""

    def __init__(self, parent: QWidget, *, signs: bool) -> None:
        super().__init__(parent)
        self.thumbnails: Thumbnails = no_thumbnails
        self._signs = signs

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for two lines."""
        return QSize(theme.px(120), theme.px(44 if self._signs else 38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        row = index.data(ROW)
        if not isinstance(row, Offered | HandEdit):
            return
        box, left = rows.area(option), rows.area(option).left() + theme.px(12)
        painter.save()
        rows.paint_ground(painter, option)
        if isinstance(row, Offered):
            paint_sign(painter, QRect(left, box.center().y() - theme.px(8) + 1, theme.px(17), theme.px(17)), row.sign.value)
            still = QRect(left + theme.px(26), box.top() + theme.px(6), theme.px(56), theme.px(32))
            offline = row.clip.status is not ClipStatus.ONLINE
            picture = None if offline else self.thumbnails(row.clip, row.placement.start, still.width())
            rows.paint_thumbnail(painter, still, picture, offline=offline)
            left = still.right() + theme.px(10)
        half = box.height() // 2
        upper = QRect(left, box.top() + theme.px(3), box.right() - left - theme.px(10), half - theme.px(3))
        ink = "strong" if rows.selected(option) else "text"
        who = by_whom(row)
        wide = QFontMetrics(theme.font("small_figures")).horizontalAdvance(who) + theme.px(8) if who else 0
        rows.paint_text(painter, upper.adjusted(0, 0, -wide, 0), row.name, role="small_bold", ink=ink)
        rows.paint_text(painter, upper, who, role="small_figures", ink="text2", align=rows.RIGHT)
        rows.paint_text(painter, upper.translated(0, half - theme.px(4)), below(row), role="small", ink="text2")
        painter.restore()


def paint_sign(painter: QPainter, box: QRect, sign: str) -> None:
    """Paint a sign in its small frame."""
    painter.setPen(theme.color("strong"))
    painter.setBrush(theme.color("well"))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.setFont(theme.font("small_bold"))
    painter.drawText(box, rows.CENTRE, sign)


def below(row: Row) -> str:
    """Write the second line of a row: why it is offered, or what hands did."""
    return row.words if isinstance(row, HandEdit) else row.why


def by_whom(row: Row) -> str:
    """Write who had the last word on a label, and when."""
    if isinstance(row, HandEdit) or row.at is None:
        return ""
    return f"{row.who} {row.at.astimezone():%H:%M}".strip()


def row_words(row: Row) -> str:
    """Say a row for those who listen: `24A-3 A comes: Label best moment, E. Marsh 14:02`."""
    sign = f" {SIGN_WORDS[row.sign.value]}" if isinstance(row, Offered) else ""
    return ", ".join(part for part in (f"{row.name}{sign}: {below(row)}", by_whom(row)) if part)
