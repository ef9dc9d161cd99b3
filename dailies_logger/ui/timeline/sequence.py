"""Show a sequence as strips in record time, and turn what the mouse does on them into requests; it changes nothing itself."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from html import escape
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from dailies_logger.domain.label import Lane, Vocabulary
from dailies_logger.ui import icons, theme
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.rows import no_thumbnails
from dailies_logger.ui.timeline.scale import Scale
from dailies_logger.ui.timeline.sequence_painting import SequencePainter
from dailies_logger.ui.timeline.sequence_sheet import Ghost, Part, SequenceSheet, Strips
from dailies_logger.workflow.comparing import Comparison
from dailies_logger.workflow.continuity import Break, Cutting
from dailies_logger.workflow.living import Offer
from dailies_logger.workflow.offered import Sign

HEADER = 144
"""How wide the names of the strips are, in logical pixels at 100 %."""

ZOOM_STEP = 1.25
NEAR = 9
"""Pixels round a mark on a join within which the pointer means it."""


class SequenceView(QAbstractScrollArea):
    """Show the strips of one stringout.

    `record_requested` carries the record frame to go to, `chosen` the placement pressed on, `trim_requested` placement, frames at the head
    and at the tail, `move_requested` placement and the number it should get, `opened` the placement to match in Logging.
    """

    record_requested = Signal(int)
    chosen = Signal(object)
    trim_requested = Signal(object, int, int)
    move_requested = Signal(object, int)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = SequenceSheet()
        self.painter = SequencePainter(no_thumbnails)
        self._still: QPixmap | None = None
        self._low = False
        self._pressed: int | None = None
        self._scrubs = False
        self.heads = StripHeads(self)
        self.setAccessibleName("Sequence")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(theme.px(HEADER), 0, 0, 0)
        self.viewport().setMouseTracking(True)
        self._lay_strips()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Set the kinds of labels."""
        self.sheet.vocabulary = vocabulary
        self.refresh()

    def set_low(self, *, low: bool) -> None:
        """Take the lower strips of windows of 720 lines."""
        if low != self._low:
            self._low = low
            self._lay_strips()

    def show_cutting(self, cutting: Cutting | None) -> None:
        """Show a stringout as it is cut, whole where it is another one than before."""
        before, self.sheet.cutting = self.sheet.cutting, cutting
        frames, width, scale = self.sheet.frames, self.viewport().width(), self.sheet.scale
        same = before is not None and cutting is not None and before.stringout.id == cutting.stringout.id
        self.sheet.drag = None
        if same and scale.zoom != scale.widest:
            zoom = scale.zoom
            self.sheet.scale = Scale(frames=frames, width=width, zoom=zoom, scroll=0).scrolled(scale.scroll)
        else:
            self.sheet.scale = Scale.fit(frames=frames, width=width)
        self._lay_strips()

    def show_offer(self, offer: Offer | Comparison | None, names: Mapping[UUID, str]) -> None:
        """Show what is offered over what is, or how it differs from an older version; nothing of it is altered."""
        if isinstance(offer, Comparison):
            self.sheet.compare(offer, names)
        else:
            self.sheet.offer(offer, names)
        self._lay_strips()

    def set_record(self, record: int) -> None:
        """Put the playhead on a record frame; the page turns when it leaves the view."""
        if record == self.sheet.record:
            return
        dirty = self._columns()
        self.sheet.record = record
        turned = self.sheet.scale.following(record)
        if turned is self.sheet.scale:
            self.viewport().update(dirty)
            self.viewport().update(self._columns())
        else:
            self._look(turned)

    def choose(self, placement: UUID | None) -> None:
        """Outline the chosen placement."""
        self.sheet.selected = placement
        cut = self.sheet.cutting
        place = cut.place(placement) if cut is not None else None
        self.setAccessibleDescription(self.sheet.says(cut.shots[place]) if cut is not None and place is not None else "")
        self.viewport().update()

    def zoom(self, way: int) -> None:
        """Zoom in (1), out (-1), or show the whole (0), round the playhead."""
        scale = self.sheet.scale
        zoom = scale.widest if not way else scale.zoom * Fraction(ZOOM_STEP**way).limit_denominator(1000)
        self._look(scale.zoomed(zoom, around=self.sheet.record))

    def refresh(self) -> None:
        """Paint anew what stands still."""
        self._still = None
        self.viewport().update()
        self.heads.update()

    def _look(self, scale: Scale) -> None:
        self.sheet.scale = scale
        self.refresh()

    def _lay_strips(self) -> None:
        cut = self.sheet.cutting
        tracks = max((each.track - 1 for shot in cut.shots for each in shot.laid.over), default=0) if cut is not None else 0
        strips = Strips.of(percent=theme.scale(), low=self._low, tracks=min(tracks, 4), offered=bool(self.sheet.ghosts))
        self.sheet.strips = strips
        self.setFixedHeight(strips.height)
        self.heads.setGeometry(0, 0, theme.px(HEADER), strips.height)
        self.refresh()

    def _columns(self) -> QRect:
        return QRect(self.sheet.scale.x(self.sheet.record) - 6, 0, 14, self.sheet.strips.height)

    def _press(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        held = self.sheet.held(at.x(), at.y())
        self.setFocus()
        self._pressed, self._scrubs = at.x(), held is None
        self.sheet.drag = held
        if held is not None and self.sheet.cutting is not None:
            self.chosen.emit(self.sheet.cutting.shots[held.place].placement.id)
        else:
            self.record_requested.emit(self.sheet.scale.frame(at.x()))

    def _move(self, event: QMouseEvent) -> None:
        x, y = event.position().toPoint().toTuple()
        held = self.sheet.held(x, y)
        edge = held is not None and held.part is not Part.BODY
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if edge or self._drags(Part.HEAD, Part.TAIL) else Qt.CursorShape.ArrowCursor)
        if self._pressed is None:
            return
        if self._scrubs:
            self.record_requested.emit(self.sheet.scale.frame(x))
        elif self.sheet.drag is not None and abs(x - self._pressed) > 3:
            self.sheet.drag = self.sheet.dragged(self.sheet.drag, start=self._pressed, x=x)
            self.viewport().update()

    def _release(self, event: QMouseEvent) -> None:
        drag, self.sheet.drag = self.sheet.drag, None
        pressed, self._pressed, self._scrubs = self._pressed, None, False
        cut = self.sheet.cutting
        self.viewport().update()
        if drag is None or cut is None or pressed is None:
            return
        placement = cut.shots[drag.place].placement.id
        if drag.part is Part.BODY and drag.to is not None and drag.to not in (drag.place, drag.place + 1):
            self.move_requested.emit(placement, drag.to - (drag.to > drag.place))
        elif drag.by:
            self.trim_requested.emit(placement, drag.by * (drag.part is Part.HEAD), drag.by * (drag.part is Part.TAIL))
        elif drag.to is None:
            self.record_requested.emit(self.sheet.scale.frame(pressed))

    def _drags(self, *parts: Part) -> bool:
        return self.sheet.drag is not None and self.sheet.drag.part in parts

    def _tip(self, event: QHelpEvent) -> None:
        """Say why a join is marked, else what lies under the pointer."""
        x, y = event.pos().toTuple()
        tops = self.sheet.strips.tops
        kind = Break.DIRECTION if tops["direction"] <= y < tops["tracks"] else Break.SIZE
        reasons = [
            flag.reason for at, flag in self.sheet.flags_in_view() if abs(at - x) <= NEAR and flag.kind is kind and y < tops["tracks"]
        ]
        shot = self.sheet.cutting.at(self.sheet.scale.frame(x)) if self.sheet.cutting is not None else None
        said = "\n".join(reasons) or (self.sheet.says(shot) if shot is not None else "")
        QToolTip.showText(event.globalPos(), escape(said).replace("\n", "<br>"), self.viewport())

    def _double(self, event: QMouseEvent) -> None:
        held = self.sheet.held(*event.position().toPoint().toTuple())
        if held is not None and self.sheet.cutting is not None:
            self.opened.emit(self.sheet.cutting.shots[held.place].placement.id)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take what the mouse does."""
        done: Mapping[QEvent.Type, Callable[..., None]] = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._double,
            QEvent.Type.ToolTip: self._tip,
        }
        if event.type() in done:
            done[event.type()](event)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if turned > 0 else -1)
        else:
            self._look(self.sheet.scale.scrolled(self.sheet.scale.scroll - turned))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of what is dragged on Esc; every other key is the room's."""
        if event.key() == Qt.Key.Key_Escape and self.sheet.drag is not None:
            self.sheet.drag, self._pressed = None, None
            self.viewport().update()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.sheet.focused = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is gone."""
        self.sheet.focused = False
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the whole, or keep the zoom."""
        super().resizeEvent(event)
        self._look(self.sheet.scale.resized(max(1, self.viewport().width()), around=self.sheet.record))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what stands still once, and what moves over it."""
        ratio = self.devicePixelRatioF()
        if self._still is None:
            self._still = QPixmap(self.viewport().size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            still = QPainter(self._still)
            self.painter.still(still, self.sheet)
            still.end()
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._still)
        self.painter.moving(painter, self.sheet)


class StripHeads(QWidget):
    """Name the strips at the left."""

    def __init__(self, view: SequenceView) -> None:
        super().__init__(view)
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names, and how many clips and marked joins there are."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))
        sheet, strips = self._view.sheet, self._view.sheet.strips
        cut, tops = sheet.cutting, strips.tops
        for top in tops.values():
            painter.fillRect(0, top, self.width(), 1, theme.color("line"))
        heights = {
            "ruler": strips.ruler,
            "offered": strips.offered,
            "ladder": min(strips.ladder, theme.px(28)),
            "direction": strips.direction,
        }
        heights |= {"tracks": strips.track * strips.tracks, "clips": strips.clips}
        for name, (words, more, lane) in self._words(cut).items():
            if heights[name]:
                self._head(painter, QRect(0, tops[name], self.width(), heights[name]), words, more, lane=lane)

    def _words(self, cut: Cutting | None) -> Mapping[str, tuple[str, str, Lane | None]]:
        """Say what each strip is, and how much there is in it."""
        flags = cut.flags if cut is not None else ()
        steps = sum(flag.kind is Break.SIZE for flag in flags)
        clips = len(cut.shots) if cut is not None else 0
        return {
            "ruler": ("Record TC", "", None),
            "offered": (*offered_words(self._view.sheet.ghosts), None),
            "ladder": ("Ladder", _counted(steps, "step"), Lane.SIZE),
            "direction": ("Direction", _counted(len(flags) - steps, "join"), Lane.EYELINE),
            "tracks": ("Angles", "", None),
            "clips": ("V1  Picture", _counted(clips, "clip"), None),
        }

    def _head(self, painter: QPainter, box: QRect, name: str, more: str, *, lane: Lane | None) -> None:
        inside = box.adjusted(theme.px(12), 0, -theme.px(8), 0)
        if lane is not None:
            size = theme.px(12)
            at = QRect(inside.left(), box.center().y() - size // 2, size, size)
            icons.paint_shape(painter, lane, at.toRectF(), theme.lane(lane).color)
            inside.adjust(theme.px(20), 0, 0, 0)
        rows.paint_text(painter, inside, name, role="small", ink="text2" if name == "Record TC" else "text")
        if more:
            rows.paint_text(painter, inside, more, role="mini_figures", ink="warning" if lane is not None else "text2", align=rows.RIGHT)


def offered_words(ghosts: Sequence[Ghost]) -> tuple[str, str]:
    """Say what is laid over the sequence: what is offered, or what went out."""
    went = bool(ghosts) and ghosts[0].sign is Sign.GOES
    return ("Went out", f"−{len(ghosts)}") if went else ("Offered", f"+{len(ghosts)}")


def _counted(count: int, noun: str) -> str:
    """Count something; nothing where there is none."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}" if count else ""
