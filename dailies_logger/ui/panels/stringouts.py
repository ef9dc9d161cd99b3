"""The stringouts room: the list of stringouts, and one of them as a table that plays in order."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.domain.label import Vocabulary
from dailies_logger.domain.stringout import Stringout
from dailies_logger.ui import icons, theme
from dailies_logger.ui.models.placements import ROW, PlacementColumn, PlacementModel, PlacementRow, StringoutModel, StringoutRow
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.tables import RowTable
from dailies_logger.ui.widgets import CommandButton, KeyFrame, text

NONE_YET = "No stringouts yet. Search for moments, and make one of what is found."
NO_CLIPS = "This stringout has no clips."

ROOM_FOR_HINTS = 860
"""The width at 100 % from which the keys stand beside name, length, search and Export."""

WIDTHS = {
    PlacementColumn.RANK: 56,
    PlacementColumn.TAKE: 128,
    PlacementColumn.FIRST: 112,
    PlacementColumn.LAST: 112,
    PlacementColumn.LENGTH: 80,
    PlacementColumn.HANDLES: 88,
}


class StringoutList(QWidget):
    """Show all stringouts; `stringout_requested` carries the id of the one chosen by hand."""

    stringout_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = StringoutModel(self)
        self.view = QListView()
        self._empty = text(NONE_YET, ink="text2", wrap=True)
        self._telling = True
        self.view.setAccessibleName("Stringouts")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_StringoutItem(self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._choose)
        title = text("Stringouts", "body_bold")
        title.setFixedHeight(theme.px(36))
        title.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self._empty.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (title, self._empty):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addStretch()
        self.set_rows(())

    def set_rows(self, found: Sequence[StringoutRow]) -> None:
        """Show stringouts; the chosen one stays chosen."""
        chosen = self.current()
        self._telling = False
        self.model.set_rows(found)
        self.view.setCurrentIndex(self.model.index_of(chosen))
        self._telling = True
        self._empty.setVisible(not found)
        self.view.setVisible(bool(found))

    def select(self, stringout: UUID | None) -> None:
        """Choose a stringout without asking for it."""
        self._telling = False
        self.view.setCurrentIndex(self.model.index_of(stringout))
        self._telling = True

    def current(self) -> UUID | None:
        """Return the chosen stringout."""
        row = self.model.row(self.view.currentIndex())
        return row.stringout.id if row else None

    def stringout(self) -> Stringout | None:
        """Return the chosen stringout with its rule."""
        row = self.model.row(self.view.currentIndex())
        return row.stringout if row else None

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if self._telling and row is not None:
            self.stringout_requested.emit(row.stringout.id)


class PlacementsPanel(QWidget):
    """Show the placements of one stringout in the order they play.

    `play_requested` carries the placement to play from, `chosen` the one that became current by hand, `move_requested`
    a placement and +1 or -1, `removal_requested` a placement.
    """

    play_requested = Signal(object)
    chosen = Signal(object)
    move_requested = Signal(object, int)
    removal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PlacementModel(self)
        self.table = RowTable(name="Clips of the stringout", height=32)
        self._title, self._total = text("", "body_bold"), text("", "body_figures", ink="text2")
        self._rule = text("", "small", ink="text2")
        self._empty = text(NO_CLIPS, ink="text2")
        self._telling = True
        self._head, self._hints = QHBoxLayout(), QWidget()
        self._build()
        self.table.opened.connect(lambda: self._ask(self.play_requested))
        self.table.removed.connect(lambda: self._ask(self.removal_requested))
        self.table.moved.connect(self._move)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.set_rows(None, ())

    def _build(self) -> None:
        self._head.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        self._head.setSpacing(theme.px(12))
        for part in (self._title, self._total, self._rule):
            self._head.addWidget(part)
        self._head.addStretch()
        hints = QHBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(theme.px(12))
        for key, word in (("Return", "plays from here"), ("Alt+Up", "earlier"), ("Alt+Down", "later"), ("Del", "lifts")):
            hints.addWidget(KeyFrame(key))
            hints.addWidget(text(word, "small", ink="text2"))
        self._hints.setMinimumWidth(1)  # they must not hold the panel wide
        self._head.addWidget(self._hints)
        self.table.setModel(self.model)
        self.table.setItemDelegate(_PlacementItem(self.table))
        self.table.set_widths({int(column): width for column, width in WIDTHS.items()}, stretch=PlacementColumn.LABEL)
        self._empty.setContentsMargins(theme.px(16), theme.px(16), 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Set the window's commands; `export.otio` gets a button."""
        if "export.otio" in actions:
            self._head.addWidget(CommandButton(actions["export.otio"], "Export", icon="export", tall=False))

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Set the kinds of labels."""
        self.model.vocabulary = vocabulary

    def set_rows(self, stringout: Stringout | None, found: Sequence[PlacementRow]) -> None:
        """Show a stringout; the chosen placement stays chosen, or the row in its place."""
        row, chosen = self.table.currentIndex().row(), self.current()
        self._telling = False
        self.model.set_rows(stringout, found)
        again = self.model.index_of(chosen)
        self.table.choose(again.row() if again.isValid() else row)
        self._telling = True
        self._title.setText(stringout.name if stringout else "")
        self._total.setText(f"{self.model.total()}, {len(found)} clip{'' if len(found) == 1 else 's'}" if found else "")
        self._rule.setText(stringout.query if stringout else "")
        self._rule.setVisible(bool(found))
        self._empty.setText(NO_CLIPS if stringout else "")
        self._empty.setVisible(not found)
        self.table.setVisible(bool(found))

    def set_playing(self, placement: UUID | None) -> None:
        """Mark the placement that plays now."""
        self.model.set_playing(placement)

    def select(self, placement: UUID) -> None:
        """Choose a placement without asking for it."""
        self._telling = False
        index = self.model.index_of(placement)
        if index.isValid():
            self.table.setCurrentIndex(index)
        self._telling = True

    def current(self) -> UUID | None:
        """Return the chosen placement."""
        found = self.model.placement(self.table.currentIndex())
        return found.id if found else None

    def total(self) -> str:
        """Return the length as it is shown."""
        return self._total.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the keys only where they cut neither the name nor Export."""
        super().resizeEvent(event)
        self._hints.setVisible(self.width() >= theme.px(ROOM_FOR_HINTS))

    def _choose(self, index: QModelIndex) -> None:
        found = self.model.placement(index)
        if self._telling and found is not None:
            self.chosen.emit(found.id)

    def _move(self, way: int) -> None:
        chosen = self.current()
        if chosen is not None:
            self.move_requested.emit(chosen, way)

    def _ask(self, request: object) -> None:
        chosen = self.current()
        if chosen is not None:
            request.emit(chosen)  # type: ignore[attr-defined]  # a bound signal, which has no public type


class _StringoutItem(QStyledItemDelegate):
    """Paint a stringout: its name, and its length and count under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row of 44."""
        return QSize(100, theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint one row."""
        row = index.data(ROW)
        if not isinstance(row, StringoutRow):
            return
        painter.save()
        rows.paint_ground(painter, option)
        box = rows.area(option).adjusted(theme.px(12), theme.px(5), -theme.px(12), 0)
        upper = QRect(box.left(), box.top(), box.width(), theme.px(18))
        chip = chip_width(row.offer)
        if row.offer:
            paint_chip(painter, QRect(box.right() - chip, box.top() + theme.px(8), chip, theme.px(18)), row.offer)
            upper.setWidth(box.width() - chip - theme.px(8))
        rows.paint_text(painter, upper, row.stringout.name, ink="strong" if rows.selected(option) else "text")
        count = f"{row.count} clip{'' if row.count == 1 else 's'}"
        below = "   ".join(part for part in (row.length, count) if part)
        rows.paint_text(painter, upper.translated(0, theme.px(17)), below, role="small_figures", ink="text2")
        painter.restore()


def chip_width(words: str) -> int:
    """Return how wide the chip of an offer is; 0 where nothing is offered."""
    return QFontMetrics(theme.font("mini_figures")).horizontalAdvance(words) + theme.px(10) if words else 0


def paint_chip(painter: QPainter, box: QRect, words: str) -> None:
    """Paint what is offered in its small frame: `+3 −1 ~2`."""
    painter.setPen(theme.color("line2"))
    painter.setBrush(theme.color("window"))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font("mini_figures"))
    painter.drawText(box, rows.CENTRE, words)


def _ink(row: PlacementRow, option: QStyleOptionViewItem) -> str:
    """Name the colour of the words: what is offline stands back."""
    if row.clip.status is ClipStatus.ONLINE:
        return "text"
    return "text2" if rows.selected(option) else "text3"


class _PlacementItem(QStyledItemDelegate):
    """Paint one cell of a placement."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint it; the one that plays has the play sign."""
        row, model = index.data(ROW), index.model()
        if not isinstance(row, PlacementRow) or not isinstance(model, PlacementModel):
            return
        column = PlacementColumn(index.column())
        painter.save()
        rows.paint_ground(painter, option, bar=column is PlacementColumn.RANK)
        box = rows.area(option).adjusted(theme.px(16 if column is PlacementColumn.RANK else 8), 0, -theme.px(4), 0)
        ink = _ink(row, option)
        if column is PlacementColumn.RANK and row.placement.id == model.playing:
            size = theme.px(14)
            drawn = icons.pixmap("play", "strong", size, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left(), box.center().y() - size // 2, drawn)
        elif column is PlacementColumn.LABEL and row.label is not None:
            lane, size = model.vocabulary.lane(row.label.kind), theme.px(12)
            at = QRectF(box.left(), box.center().y() + 1 - size / 2, size, size)
            icons.paint_shape(painter, lane, at, theme.lane(lane).color, value=row.label.value)
            rows.paint_text(painter, box.adjusted(theme.px(20), 0, 0, 0), model.text(row, column), ink=ink)
        else:
            second = column in (PlacementColumn.RANK, PlacementColumn.HANDLES)
            rows.paint_text(painter, box, model.text(row, column), role="body_figures", ink="text2" if second else ink)
        painter.restore()
