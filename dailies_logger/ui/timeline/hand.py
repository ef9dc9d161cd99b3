"""Follow the mouse over the lanes: go to a frame, select, edit, drag a label or its edge, scroll, zoom, explain."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.ui.timeline.gestures import Held, Part, Trim, held, trim
from dailies_logger.ui.timeline.sheet import Sheet

ZOOM_STEP = 1.25
"""How much one notch of the wheel, or one press of a key, zooms."""

STILL = 3
"""Pixels that a hand on a label may tremble before the label moves."""

SNAP = 8
"""Pixels within which an edge snaps."""


class Hand(QObject):
    """Turn mouse events of the viewport into requests. `redrawn` asks for a repaint of what moves."""

    frame_requested = Signal(int)
    selected = Signal(object)
    edit_requested = Signal(object)
    change_requested = Signal(object, int, int)
    menu_requested = Signal(QPoint)
    zoomed = Signal(float)
    scrolled = Signal(int)
    redrawn = Signal()

    def __init__(self, sheet: Sheet, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._sheet = sheet
        self._viewport = viewport
        self._scrubs = False
        self._pressed = QPoint()
        self._came_from = 0
        self._targets: list[int] = []
        self._events: dict[QEvent.Type, Callable[..., bool]] = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._double,
            QEvent.Type.Wheel: self._wheel,
            QEvent.Type.ToolTip: self._explain,
            QEvent.Type.ContextMenu: self._offer,
        }
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)

    def cancel(self) -> bool:
        """Let go of a label without changing it; say whether one was held."""
        had, self._sheet.trim = self._sheet.trim is not None, None
        self.redrawn.emit()
        return had

    def give_up(self) -> None:
        """Let go of a label, and go back to the frame that was shown when it was taken."""
        if self.cancel():
            self.frame_requested.emit(self._came_from)

    def _at(self, point: QPoint) -> Held | None:
        sheet = self._sheet
        return held(sheet.lanes, x=point.x(), y=point.y(), scale=sheet.scale, grid=sheet.grid)

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton or self._sheet.clip is None:
            return False
        found = self._at(event.position().toPoint())
        if found is None:
            self._scrubs = True
            self._go(event)
        else:
            self.selected.emit(found.bar.label.id)
            self._take(found, event.position().toPoint(), self._sheet.clip)
        return True

    def _take(self, found: Held, at: QPoint, clip: Clip) -> None:
        """Take hold of a label, and remember what it may snap to: the picture follows the hand, and the playhead with it."""
        sheet, label = self._sheet, found.bar.label.id
        self._pressed, self._came_from = at, sheet.frame
        sheet.trim = trim(found, sheet.index[label][0], clip=clip, frame=sheet.scale.frame(at.x()))
        self._targets = sheet.edges(without=label) if sheet.snaps and sheet.trim is not None else []

    def _move(self, event: QMouseEvent) -> bool:
        sheet = self._sheet
        if self._scrubs:
            self._go(event)
        elif sheet.trim is not None:
            self._drag(sheet.trim, event.position().toPoint())
        else:
            self._point(event.position().toPoint())
        return True

    def _drag(self, before: Trim, at: QPoint) -> None:
        """Move what is held; the frame at its edge is shown."""
        sheet = self._sheet
        if before.part is Part.BODY and not before.by and abs(at.x() - self._pressed.x()) < STILL:
            return
        sheet.trim = before.moved(sheet.scale.frame(at.x())).snapped(self._targets, reach=round(SNAP / sheet.scale.zoom))
        if sheet.trim != before:
            self.frame_requested.emit(sheet.trim.shown)
            self.redrawn.emit()

    def _release(self, event: QMouseEvent) -> bool:
        self._scrubs = False
        done, self._sheet.trim = self._sheet.trim, None
        if done is None:
            return False
        _, bar = self._sheet.index[done.label]
        if (done.start, done.end) != (bar.start, bar.end):
            self.change_requested.emit(done.label, done.start, done.end)
        self.redrawn.emit()
        return True

    def _double(self, event: QMouseEvent) -> bool:
        found = self._at(event.position().toPoint())
        if found is not None:
            self.edit_requested.emit(found.bar.label.id)
        return found is not None

    def _wheel(self, event: QWheelEvent) -> bool:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(ZOOM_STEP ** (turned.y() / 120))
        else:
            self.scrolled.emit(-(turned.x() or turned.y()))
        return True

    def _explain(self, event: QHelpEvent) -> bool:
        found = None if self._sheet.playing else self._at(event.pos())
        if found is None:
            QToolTip.hideText()
        else:
            # What somebody typed is text, never markup.
            QToolTip.showText(event.globalPos(), escape(self._sheet.tip(found.bar)).replace("\n", "<br>"), self._viewport)
        return True

    def _offer(self, event: QContextMenuEvent) -> bool:
        """Choose the label under the mouse and ask for its menu."""
        found = self._at(event.pos())
        if found is not None:
            self.selected.emit(found.bar.label.id)
            self.menu_requested.emit(event.globalPos())
        return found is not None

    def _go(self, event: QMouseEvent) -> None:
        self.frame_requested.emit(self._sheet.scale.frame(event.position().toPoint().x()))

    def _point(self, point: QPoint) -> None:
        """Show the trim cursor over an edge that can be dragged."""
        found = self._at(point)
        clip = self._sheet.clip
        edge = found is not None and found.part is not Part.BODY and clip is not None
        draggable = edge and found is not None and clip is not None and not found.bar.label.open and found.bar.label.clip == clip.id
        self._viewport.setCursor(Qt.CursorShape.SplitHCursor if draggable else Qt.CursorShape.ArrowCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse events of the viewport."""
        handler = self._events.get(event.type())
        return handler(event) if handler is not None else False
