"""List the readings of a beat: still, take, stars, what each says, and its timecode."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.ui import theme
from dailies_logger.ui.models.beat_grid import Index
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.rows import Thumbnails, no_thumbnails
from dailies_logger.workflow.beat_grid import Reading, Row

READING = Qt.ItemDataRole.UserRole
HEIGHT = 44


class ReadingModel(QAbstractListModel):
    """Hold the readings of one beat, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.row: Row | None = None
        self.readings: Sequence[Reading] = ()

    def set_row(self, row: Row | None) -> None:
        """Show the readings of a beat, or none."""
        self.beginResetModel()
        self.row, self.readings = row, row.readings if row is not None else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count the readings."""
        return 0 if parent.isValid() else len(self.readings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Tell a reading: itself, or its words."""
        reading = self.readings[index.row()]
        if role == READING:
            return reading
        return reading_words(reading) if role == Qt.ItemDataRole.AccessibleTextRole else None


class ReadingList(QListView):
    """Show readings; `chosen` carries the one chosen by hand, `opened` the one to go to in Logging."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Readings of the beat")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.readings = ReadingModel(self)
        self.cells = ReadingCell(self)
        self.setModel(self.readings)
        self.setItemDelegate(self.cells)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(READING)))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(READING)))

    def current(self) -> Reading | None:
        """Return the chosen reading."""
        index = self.currentIndex()
        return index.data(READING) if index.isValid() else None

    def choose(self, reading: Reading | None) -> None:
        """Choose a reading of the beat shown, by its label; none where it is not among them."""
        at = next((k for k, each in enumerate(self.readings.readings) if reading is not None and each.label.id == reading.label.id), -1)
        self.setCurrentIndex(self.readings.index(at, 0))

    def event(self, event: QEvent) -> bool:
        """Take the keys that walk and open before the window's commands have them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and (_way(event) or _opens(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by Up and Down, open by Enter; all else is the room's or the window's, but nothing here removes a beat."""
        way = _way(event)
        if way:
            at = min(max(0, self.currentIndex().row() + way), self.readings.rowCount() - 1)
            self.setCurrentIndex(self.readings.index(at, 0))
            self.chosen.emit(self.current())
        elif _opens(event) and self.current() is not None:
            self.opened.emit(self.current())
        elif event.key() != Qt.Key.Key_Delete:
            event.ignore()


def _opens(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _way(event: QKeyEvent) -> int:
    """Return by how many rows a key walks; 0 where it walks not."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0) if plain else 0


class ReadingCell(QStyledItemDelegate):
    """Paint one reading."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.thumbnails: Thumbnails = no_thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for two lines."""
        return QSize(theme.px(120), theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint still, take and camera, stars, words, timecode."""
        reading: Reading = index.data(READING)
        box = rows.area(option)
        painter.save()
        rows.paint_ground(painter, option)
        offline = reading.clip.status is not ClipStatus.ONLINE
        still = QRect(box.left() + theme.px(10), box.top() + theme.px(5), theme.px(60), theme.px(34))
        rows.paint_thumbnail(
            painter, still, None if offline else self.thumbnails(reading.clip, reading.label.start, still.width()), offline=offline
        )
        upper = QRect(still.right() + theme.px(10), box.top() + theme.px(4), box.right() - still.right() - theme.px(22), theme.px(18))
        lower = upper.translated(0, theme.px(18))
        model = index.model()
        crowned = isinstance(model, ReadingModel) and model.row is not None and model.row.champion == reading
        stars, figures = theme.px(70), theme.px(88)
        name = f"{take_words(reading)}{' · champion' if crowned else ''}"
        rows.paint_text(painter, upper.adjusted(0, 0, -stars, 0), name, role="small_bold", ink="strong" if crowned else "text")
        size = theme.px(11)
        at = QPoint(upper.right() - 5 * (size + 1), upper.center().y() - size // 2)
        rows.paint_stars(painter, at, reading.label.rating, size=size)
        rows.paint_text(painter, lower.adjusted(0, 0, -figures, 0), reading.label.text or reading.label.value, role="small", ink="text2")
        if reading.clip.start is not None:
            begins = str(reading.clip.timecode(reading.label.start))
            rows.paint_text(painter, lower, begins, role="small_figures", ink="text2", align=rows.RIGHT)
        painter.restore()


def take_words(reading: Reading) -> str:
    """Name the take and camera of a reading."""
    shown = reading.take.shown if reading.take is not None else reading.clip.name
    return f"{shown} {reading.clip.facts.camera or ''}".strip()


def reading_words(reading: Reading) -> str:
    """Say a reading for those who listen."""
    rated = f", {reading.label.rating} of 5" if reading.label.rating else ""
    return f"{take_words(reading)}{rated}{', ' + reading.label.text if reading.label.text else ''}"
