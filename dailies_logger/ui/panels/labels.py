"""Show the labels of the shown clip, newest first."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label, Vocabulary
from dailies_logger.ui import theme
from dailies_logger.ui.icons import paint_shape
from dailies_logger.ui.models import words
from dailies_logger.ui.models.label_list import LABEL, LabelModel
from dailies_logger.ui.panels import rows
from dailies_logger.ui.widgets import text

ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""With one of these held, a row is added to what is chosen, and nobody goes there."""


class LabelsPanel(QWidget):
    """Show labels and ask: `label_requested` goes to one, `edit_requested` and `removal_requested` change it.

    `labels_chosen` carries the ids of several that are chosen, the one chosen last at the end.

    `menu_requested` carries the place on the screen.
    """

    label_requested = Signal(object)
    labels_chosen = Signal(object)
    edit_requested = Signal(object)
    removal_requested = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = LabelModel(self)
        self.view = _List()
        self._count = text("", ink="text2")
        self._empty = text("No labels in this take. Press a label’s key while it plays.", ink="text2", wrap=True)
        self._telling = True
        self._build()
        self.view.setModel(self.model)
        self.view.setItemDelegate(LabelRow(self.view))
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.selectionModel().selectionChanged.connect(self._choose_several)
        self.view.pressed_again.connect(lambda: self._ask(self.label_requested))
        self.view.edit_wanted.connect(lambda: self._ask(self.edit_requested))
        self.view.removal_wanted.connect(lambda: self._ask(self.removal_requested))
        self.view.doubleClicked.connect(lambda: self._ask(self.edit_requested))
        self.view.customContextMenuRequested.connect(self._offer)
        self.set_labels((), clip=None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        head.setSpacing(theme.px(6))
        head.addWidget(text("Labels", "body_bold"))
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(text("newest first", ink="text2"))
        column.addLayout(head)
        self._empty.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), 0)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)

    def set_labels(self, labels: Sequence[Label], *, clip: Clip | None) -> None:
        """Show the labels of a clip; the selected one stays selected."""
        current = self.model.label(self.view.currentIndex())
        self._telling = False
        self.model.set_labels(labels, clip=clip)
        self._put_current(current.id if current else None)
        self._telling = True
        self._count.setText(str(len(labels)))
        self._empty.setVisible(clip is not None and not labels)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Set the kinds of labels."""
        self.model.vocabulary = vocabulary
        self.view.viewport().update()

    def set_chosen(self, labels: Sequence[UUID]) -> None:
        """Select labels without asking for them; the last is the current one."""
        self._telling = False
        self._put_current(labels[-1] if labels else None)
        for label in labels[:-1]:
            self.view.selectionModel().select(self.model.index_of(label), QItemSelectionModel.SelectionFlag.Select)
        self._count.setText(f"{self.model.rowCount()}{f', {len(labels)} chosen' if len(labels) > 1 else ''}")
        self._telling = True

    def _put_current(self, label: UUID | None) -> None:
        """Select one row alone, or none; whatever keys are held down just then, which the view itself would heed."""
        rows, index = self.view.selectionModel(), self.model.index_of(label)
        rows.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect) if index.isValid() else rows.clear()

    def _choose(self, index: QModelIndex) -> None:
        label = self.model.label(index)
        if self._telling and label is not None and not self.view.adding:
            self.label_requested.emit(label.id)

    def _choose_several(self) -> None:
        """Ask for several, in the order of the rows, the current one last."""
        found = [label for index in self.view.selectedIndexes() if (label := self.model.label(index)) is not None]
        if self._telling and len(found) > 1:
            current = self.model.label(self.view.currentIndex())
            self.labels_chosen.emit([label.id for label in sorted(found, key=lambda label: label == current)])

    def _offer(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self.menu_requested.emit(self.view.viewport().mapToGlobal(at))

    def _ask(self, request: object) -> None:
        label = self.model.label(self.view.currentIndex())
        if label is not None:
            request.emit(label.id)  # type: ignore[attr-defined]  # a bound signal, which has no public type

    def hasHeightForWidth(self) -> bool:
        """Scroll where it is low; else the wrapped sentence would ask for the height of the whole list."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for little and take what is there."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class LabelRow(QStyledItemDelegate):
    """Paint a label: shape, timecode, words, length."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row of 24."""
        return QSize(100, theme.px(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint one row."""
        label, model = index.data(LABEL), index.model()
        if not isinstance(label, Label) or not isinstance(model, LabelModel):
            return
        painter.save()
        rows.paint_ground(painter, option)
        box = rows.area(option).adjusted(theme.px(12), 0, -theme.px(12), 0)
        lane, size = model.vocabulary.lane(label.kind), theme.px(12)
        paint_shape(
            painter, lane, QRectF(box.left(), box.center().y() + 1 - size / 2, size, size), theme.lane(lane).color, value=label.value
        )
        at = QRect(box.left() + theme.px(24), box.top(), box.width(), box.height())
        wide = rows.paint_text(painter, at, model.timecode(label), role="small_figures", ink="text2")
        tail = rows.paint_text(painter, box, model.length(label), role="small_figures", ink="text2", align=rows.RIGHT)
        said = QRect(at.left() + wide + theme.px(14), box.top(), 0, box.height())
        said.setRight(box.right() - tail - theme.px(8))
        rows.paint_text(painter, said, words.label_words(label, model.vocabulary), role="small_bold" if label.open else "small")
        painter.restore()


class _List(QListView):
    """Be the view: Enter and F2 edit, Delete removes; letters are the window's. `adding`: the last stroke or press adds to what is chosen."""

    edit_wanted = Signal()
    removal_wanted = Signal()
    pressed_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.adding = False
        self.setAccessibleName("Labels")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say when the chosen row is pressed again, which changes nothing in the list."""
        before, self.adding = self.currentIndex(), bool(event.modifiers() & ADDING)
        super().mousePressEvent(event)
        if not self.adding and before.isValid() and self.indexAt(event.position().toPoint()) == before:
            self.pressed_again.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, edit, remove."""
        self.adding = bool(event.modifiers() & ADDING)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
