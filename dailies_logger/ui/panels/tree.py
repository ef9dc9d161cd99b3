"""Show the dailies: filter, days, scenes, setups, takes."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QStyleOptionViewItem, QTreeView, QVBoxLayout, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.take import Take
from dailies_logger.ui import theme
from dailies_logger.ui.icons import icon, pixmap
from dailies_logger.ui.models.dailies_nodes import Level
from dailies_logger.ui.models.dailies_tree import DailiesModel
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.rows import SeenRanges, Thumbnails
from dailies_logger.ui.panels.tree_row import TreeRow
from dailies_logger.ui.widgets import CommandKey, text

FILTER_MS = 120
"""How long typing rests before the tree is filtered."""


class TreePanel(QWidget):
    """Show the tree and ask for what is chosen in it.

    `take_requested` and `clip_requested` carry the id of the take or angle that became current by hand; `entered` says
    that Enter was pressed on it, or that the filter was dropped: back to the picture. Choosing by `select` asks for nothing.
    """

    take_requested = Signal(object)
    clip_requested = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = DailiesModel(self)
        self.filter = _Filter()
        self.view = _Tree()
        self._row = TreeRow(self.view)
        self._empty = text("No takes yet. Days, scenes and takes appear here as clips are read.", ink="text2", wrap=True)
        self._actions: Sequence[QAction] = ()
        self._telling = True
        self._key: CommandKey | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(FILTER_MS)
        self._build()
        self._wire()
        self._show_emptiness()

    def _build(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._row)
        self.filter.setFixedHeight(theme.px(28))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        head.addWidget(self.filter)
        column.addLayout(head)
        self._empty.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), 0)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch()

    def _wire(self) -> None:
        self.filter.textChanged.connect(lambda: self._rest.start())
        self.filter.left.connect(self._leave_filter)
        self.filter.dropped.connect(self._drop_filter)
        self._rest.timeout.connect(self.filter_now)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.entered_row.connect(self.entered)
        self.view.customContextMenuRequested.connect(self._menu)
        self.model.modelReset.connect(self._show_emptiness)

    def set_takes(self, takes: Iterable[Take], loose: Iterable[Clip] = ()) -> None:
        """Show takes, and clips in no take; what is open and chosen stays so."""
        opened, (chosen, angle) = self.view.opened(), self.current()
        known = self.model.empty
        self._telling = False
        self.model.set_takes(takes, loose)
        self.view.open_paths(opened)
        if known and not opened:
            self.view.expandToDepth(1)
        if chosen is not None:
            self.select(chosen.id, angle.id if angle else None)
        self._telling = True
        self._show_emptiness()

    def set_angles(self, angles: Mapping[UUID, Sequence[Clip]]) -> None:
        """Show the angles of takes; what is chosen stays so, and where it has gone nothing else is asked for."""
        take, clip = self.current()
        self._telling = False
        self.model.set_angles(angles)
        if take is not None:
            self.select(take.id, clip.id if clip else None)
        self._telling = True

    def set_thumbnails(self, thumbnails: Thumbnails) -> None:
        """Set who gives the pictures."""
        self._row.thumbnails = thumbnails

    def set_seen(self, seen: SeenRanges) -> None:
        """Set who knows what was watched."""
        self._row.seen = seen

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Set the commands of the context menu."""
        self._actions = actions

    def set_find(self, action: QAction) -> None:
        """Set the command that comes to the filter; its key is shown there."""
        self._key = CommandKey(action, self.filter)
        action.changed.connect(self._lay_key)
        self._lay_key()

    def refresh_pictures(self) -> None:
        """Paint again, because a picture has come."""
        self.view.viewport().update()

    def select(self, take: UUID, clip: UUID | None = None) -> None:
        """Choose a take, or its angle where the angles are shown, without asking for it; nothing where the filter hides it."""
        index = self.model.index_of(take)
        for row in range(self.model.rowCount(index)):
            angle = self.model.index(row, 0, index)
            found = self.model.node(angle).clip
            if clip is not None and found is not None and found.id == clip:
                index = angle
                break
        if index != self.view.currentIndex():
            before, self._telling = self._telling, False
            self.view.setCurrentIndex(index)
            self._telling = before

    def takes(self) -> list[UUID]:
        """List the takes in their order."""
        return [node.take.id for node in self.model.rows() if node.take]

    def step(self, way: int) -> None:
        """Choose the next (+1) or previous (-1) take, opening what lies between."""
        ids = self.takes()
        now = self.model.node(self.view.currentIndex()).take
        at = ids.index(now.id) + way if now and now.id in ids else 0
        if 0 <= at < len(ids):
            self.view.setCurrentIndex(self.model.index_of(ids[at]))

    def current(self) -> tuple[Take | None, Clip | None]:
        """Return the take and the angle that are chosen."""
        node = self.model.node(self.view.currentIndex())
        return node.take, node.clip

    def focus_filter(self) -> None:
        """Go into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def filter_now(self) -> None:
        """Filter by what stands in the field."""
        opened, chosen = self.view.opened(), self.model.node(self.view.currentIndex()).take
        self._telling = False
        self.model.set_filter(self.filter.text())
        if self.filter.text().strip():
            self.view.open_headings()
        else:
            self.view.open_paths(opened)
        if chosen is not None:
            self.select(chosen.id)
        self._telling = True

    def _leave_filter(self) -> None:
        self.filter_now()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.filter.text().strip() and self.current()[0] is None:
            self.step(1)

    def _drop_filter(self) -> None:
        self.filter.clear()
        self.filter_now()
        self.entered.emit()

    def _choose(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if not self._telling:
            return
        if node.clip is not None:
            self.clip_requested.emit(node.clip.id)
        elif node.level is Level.TAKE and node.take is not None:
            self.take_requested.emit(node.take.id)

    def _menu(self, at: QPoint) -> None:
        if self.current()[0] is not None and self._actions:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._actions)
            menu.popup(self.view.viewport().mapToGlobal(at))

    def _show_emptiness(self) -> None:
        none = self.model.rowCount() == 0
        filtered = none and not self.model.empty
        self._empty.setText(
            "No take fits the filter." if filtered else "No takes yet. Days, scenes and takes appear here as clips are read."
        )
        self._empty.setVisible(none)
        self.view.setVisible(not none)

    def resizeEvent(self, event: object) -> None:
        """Keep the key inside the field."""
        self._lay_key()

    def _lay_key(self) -> None:
        if self._key is None:
            return
        width = self._key.sizeHint().width() if self._key.text() else 0
        self.filter.setTextMargins(0, 0, width + theme.px(4), 0)
        self._key.move(self.filter.width() - width - theme.px(6), (self.filter.height() - self._key.height()) // 2)
        self._key.resize(width, self._key.height())


class _Filter(QLineEdit):
    """Be the field of the filter: Enter and Down go into the tree, Esc drops the filter."""

    left = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Filter takes")
        self.setAccessibleName("Filter takes")
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Enter or Down, drop by Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class _Tree(QTreeView):
    """Be the view: no header, own indentation, Enter goes to the picture."""

    entered_row = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Dailies")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(theme.px(12))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint the ground of the whole row under arrows and words."""
        if self.selectionModel().isSelected(index):
            rows.paint_chosen(painter, rows.area(options), focused=self.hasFocus())
        super().drawRow(painter, options, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint a chevron beside what can be opened, on the ground of the row, which the style has painted over."""
        if self.selectionModel().isSelected(index):
            rows.paint_chosen(painter, rect, focused=self.hasFocus())
        if self._dailies().rowCount(index):
            size = theme.px(12)
            name = "chevron_down" if self.isExpanded(index) else "chevron_right"
            drawn = pixmap(name, "text2", size, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(rect.right() + 1 - size, rect.center().y() + 1 - size // 2), drawn)

    def opened(self) -> set[tuple[str, ...]]:
        """List the paths of the rows that are open."""
        found = set()
        model = self._dailies()
        waiting = [model.index(row, 0) for row in range(model.rowCount())]
        while waiting:
            index = waiting.pop()
            if self.isExpanded(index):
                found.add(model.node(index).path)
                waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
        return found

    def open_paths(self, paths: set[tuple[str, ...]]) -> None:
        """Open the rows with these paths."""
        model = self._dailies()
        waiting = [model.index(row, 0) for row in range(model.rowCount())]
        while waiting and paths:
            index = waiting.pop()
            if model.node(index).path in paths:
                self.expand(index)
                waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]

    def open_headings(self) -> None:
        """Open everything but takes."""
        for node in self._dailies().rows():
            step = self._dailies().parent(self._dailies().index_of(node.take.id)) if node.take else QModelIndex()
            while step.isValid() and not self.isExpanded(step):
                self.expand(step)
                step = step.parent()

    def _dailies(self) -> DailiesModel:
        model = self.model()
        assert isinstance(model, DailiesModel)  # noqa: S101 - set by TreePanel
        return model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close by Enter on a heading; on a take go to the picture. Letters are the window's, no type-ahead."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._dailies().node(index).take is None:
                self.setExpanded(index, not self.isExpanded(index))
            else:
                self.entered_row.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
