"""Follow the mouse over the lanes: go to a frame, choose, edit, drag labels or an edge, draw a rubber band, scroll, zoom, explain."""

from collections.abc import Callable, Iterable
from html import escape
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.ui.timeline.gestures import Band, Held, Part, Trim, banded, draggable, held, trim
from dailies_logger.ui.timeline.sheet import Sheet

ZOOM_STEP = 1.25
"""How much one notch of the wheel, or one press of a key, zooms."""

STILL = 3
"""Pixels that a hand on a label may tremble before the label moves."""

SNAP = 8
"""Pixels within which an edge snaps."""


MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""With one of these held, a press adds to what is chosen, or takes out of it."""


class Hand(QObject):
    """Turn mouse events of the viewport into requests. `redrawn` asks for a repaint of what moves.

    A press on a label takes hold of it, and of all that are chosen with it; beside the labels it goes to the frame, and on
    the lanes a drag draws a rubber band. `chosen` carries the ids of all that are to be chosen, `move_requested` ids and frames,
    `change_requested` an id and the end that was dragged: start or end, the other None.
    """

    frame_requested = Signal(int)
    selected = Signal(object)
    chosen = Signal(object)
    move_requested = Signal(object, int)
    edit_requested = Signal(object)
    change_requested = Signal(object, object, object)
    menu_requested = Signal(QPoint)
    zoomed = Signal(float)
    scrolled = Signal(int)
    redrawn = Signal()

    def __init__(self, sheet: Sheet, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._sheet = sheet
        self._viewport = viewport
        self._scrubs = self._bands = self._one_of_many = False
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
        """Let go of a label, or of the rubber band, without a change; say whether a label was held."""
        had, self._sheet.trim = self._sheet.trim is not None, None
        self._bands = self._scrubs = self._one_of_many = False
        self._sheet.band = None
        self.redrawn.emit()
        return had

    def holds(self) -> bool:
        """Say whether there is something that Esc lets go of: what is dragged, the rubber band, several chosen labels."""
        return self._sheet.trim is not None or self._sheet.band is not None or len(self._sheet.chosen) > 1

    def let_go(self) -> None:
        """Let go of a label and go back to the frame that was shown when it was taken; else of the rubber band; else of several labels."""
        drawn = self._sheet.band is not None
        if self.cancel():
            self.frame_requested.emit(self._came_from)
        elif not drawn:
            self.chosen.emit(())

    def _at(self, point: QPoint) -> Held | None:
        sheet = self._sheet
        return held(sheet.lanes, x=point.x(), y=point.y(), scale=sheet.scale, grid=sheet.grid, now=sheet.frame)

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton or self._sheet.clip is None:
            return False
        at = self._pressed = event.position().toPoint()
        found = self._at(at)
        if found is not None:
            self._pick(found, self._sheet.clip, more=bool(event.modifiers() & MORE))
        elif self._sheet.grid.lane_at(at.y()) is not None and not self._sheet.parts:
            self._bands = True
        else:
            self._scrubs = True
            self._go(event)
        return True

    def _pick(self, found: Held, clip: Clip, *, more: bool) -> None:
        """Choose a label and take hold of it; one of several that are chosen takes the others along."""
        label, chosen = found.bar.label.id, self._sheet.chosen
        if more and not self._sheet.parts:
            self._choose(chosen - {label} if label in chosen else chosen, last=None if label in chosen else label)
            return
        self._one_of_many = label in chosen and len(chosen) > 1
        if not self._one_of_many:
            self.selected.emit(label)
        self._take(found, clip)
        if self._one_of_many and self._sheet.trim is None:
            self.selected.emit(label)

    def _choose(self, labels: Iterable[UUID], *, last: UUID | None = None) -> None:
        """Ask that these be chosen, in the order they lie, one of them last."""
        wanted = set(labels) - {last}
        self.chosen.emit((*(label for label in self._sheet.index if label in wanted), *([last] if last is not None else [])))

    def _take(self, found: Held, clip: Clip) -> None:
        """Take hold of a label, and remember what it may snap to: the picture follows the hand, and the playhead with it."""
        sheet, label = self._sheet, found.bar.label.id
        self._came_from = sheet.frame
        others = [sheet.index[each][1] for each in sheet.chosen if each in sheet.index] if self._one_of_many else []
        sheet.trim = trim(found, sheet.index[label][0], clip=clip, frame=sheet.scale.frame(self._pressed.x()), others=others)
        self._targets = sheet.edges(without={label, *sheet.trim.along}) if sheet.snaps and sheet.trim is not None else []

    def _move(self, event: QMouseEvent) -> bool:
        sheet = self._sheet
        if not event.buttons() & Qt.MouseButton.LeftButton and (self._scrubs or self._bands or sheet.trim is not None):
            self.cancel()  # the button was let go where we did not hear of it: over a menu, or a sheet
        elif self._scrubs:
            self._go(event)
        elif sheet.trim is not None:
            self._drag(sheet.trim, event.position().toPoint())
        elif self._bands:
            self._stretch(event.position().toPoint())
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

    def _stretch(self, at: QPoint) -> None:
        """Draw the rubber band to the hand, once that has left the spot."""
        if self._sheet.band is not None or (at - self._pressed).manhattanLength() > STILL:
            self._sheet.band = QRect(self._pressed, at).normalized()
            self.redrawn.emit()

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._scrubs = False
        if self._bands:
            self._end_band(event)
            return True
        done, self._sheet.trim = self._sheet.trim, None
        if done is None:
            return False
        if done.by and done.part is Part.BODY:
            self.move_requested.emit((*done.along, done.label), done.by)
        elif done.by:
            head = done.part is Part.HEAD
            self.change_requested.emit(done.label, done.start if head else None, None if head else done.end)
        elif self._one_of_many:
            self.selected.emit(done.label)
        self.redrawn.emit()
        return True

    def _end_band(self, event: QMouseEvent) -> None:
        """Choose what the rubber band touches; where none was drawn, go to the frame."""
        sheet, band = self._sheet, self._sheet.band
        self._bands, sheet.band = False, None
        more = bool(event.modifiers() & MORE)
        if band is None:
            if len(sheet.chosen) > 1 and not more:
                self._choose(())
            self._go(event)
        else:
            drawn = Band(left=band.left(), right=band.right(), top=band.top(), bottom=band.bottom() + 1)
            found = banded(sheet.lanes, drawn, scale=sheet.scale, grid=sheet.grid, now=sheet.frame)
            self._choose({*found, *(sheet.chosen if more else ())})
        self.redrawn.emit()

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
        """Choose the label under the mouse, unless it is among the chosen ones, and ask for its menu; not while something is held."""
        if self._scrubs or self._bands or self._sheet.trim is not None:
            return True
        found = self._at(event.pos()) if not self._sheet.parts else None
        if found is not None:
            if found.bar.label.id not in self._sheet.chosen:
                self.selected.emit(found.bar.label.id)
            self.menu_requested.emit(event.globalPos())
        return found is not None

    def _go(self, event: QMouseEvent) -> None:
        self.frame_requested.emit(self._sheet.scale.frame(event.position().toPoint().x()))

    def _point(self, point: QPoint) -> None:
        """Show the trim cursor over an edge that can be dragged."""
        found = self._at(point)
        clip = self._sheet.clip
        edge = found is not None and found.part is not Part.BODY and clip is not None and draggable(found.bar, clip)
        self._viewport.setCursor(Qt.CursorShape.SplitHCursor if edge else Qt.CursorShape.ArrowCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse events of the viewport."""
        handler = self._events.get(event.type())
        return handler(event) if handler is not None else False
