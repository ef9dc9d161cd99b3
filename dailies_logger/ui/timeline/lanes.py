"""Show the label lanes of a clip under its picture."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label, Vocabulary
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui import theme
from dailies_logger.ui.timeline.hand import ZOOM_STEP, Hand
from dailies_logger.ui.timeline.headers import STEPS, LaneHeaders
from dailies_logger.ui.timeline.layout import Density, Grid
from dailies_logger.ui.timeline.painting import MANY, LanePainter
from dailies_logger.ui.timeline.scale import CLOSEST, Scale
from dailies_logger.ui.timeline.sheet import Sheet
from dailies_logger.ui.timeline.spoken import SpokenLabels
from dailies_logger.workflow.day_line import Piece

PULSE_MS = 600
"""How often the fill of open ranges swaps."""


class Pulse(QTimer):
    """Swap the fill of open ranges while there are any; `calm` keeps it still."""

    def __init__(self, sheet: Sheet, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.calm = False
        self._sheet = sheet
        self._viewport = viewport
        self.setInterval(PULSE_MS)
        self.timeout.connect(self._beat)

    def follow(self) -> None:
        """Run while a range is open."""
        if self._sheet.opened and not self.calm:
            self.start()
        else:
            self.stop()
            self._sheet.faint = False

    def _beat(self) -> None:
        self._sheet.faint = not self._sheet.faint
        for lane, bar in self._sheet.opened:
            self._viewport.update(self._sheet.box(lane, bar))


class LanesView(QAbstractScrollArea):
    """Show ruler, sound and labels of one clip, and ask for frames and changes; it changes nothing itself.

    Frames are media frames of the shown clip. `label_change_requested` carries id, start and end (half-open) once, when
    an edge is let go, the other one None; `labels_move_requested` ids and frames. `menu_requested` the place on the screen, once the label there has been asked for. A label of another angle (its `clip` is not the shown one) is shown but has no edges to drag.
    """

    frame_requested = Signal(int)
    label_selected = Signal(object)
    labels_chosen = Signal(object)
    wider_requested = Signal()
    closer_requested = Signal()
    labels_move_requested = Signal(object, int)
    label_edit_requested = Signal(object)
    label_removal_requested = Signal(object)
    label_change_requested = Signal(object, object, object)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()
        self._labels: tuple[Label, ...] = ()
        self._closest = CLOSEST
        self._painter = LanePainter()
        self._still: QPixmap | None = None
        self.headers = LaneHeaders(self)
        self._hand = Hand(self.sheet, self.viewport())
        self._pulse = Pulse(self.sheet, self.viewport())
        self._spoken = SpokenLabels(self.sheet, self.viewport())
        self.setAccessibleName("Label lanes")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._wire()
        self.set_grid(Grid.of(Density.NORMAL, percent=theme.scale()))

    def _wire(self) -> None:
        self._hand.frame_requested.connect(self.frame_requested)
        self._hand.selected.connect(self.label_selected)
        self._spoken.pressed.connect(self.label_selected)
        self._hand.chosen.connect(self.labels_chosen)
        self._hand.move_requested.connect(self.labels_move_requested)
        self._hand.edit_requested.connect(self.label_edit_requested)
        self._hand.change_requested.connect(self.label_change_requested)
        self._hand.menu_requested.connect(self.menu_requested)
        self._hand.zoomed.connect(self.zoom_by)
        self._hand.scrolled.connect(lambda pixels: self._look(self.sheet.scale.scrolled(self.sheet.scale.scroll + pixels)))
        self._hand.redrawn.connect(self.viewport().update)
        self.headers.zoomed.connect(lambda step: self._look(self.sheet.scale.at_closeness(step / STEPS, around=self.sheet.frame)))
        self.headers.stepped.connect(lambda way: self.zoom_by(ZOOM_STEP**way))

    def set_parts(self, parts: Sequence[Piece], *, closest: Fraction = CLOSEST) -> None:
        """Say which clips the next one shown is made of, where it stands for a day; `closest` is as far as it can be zoomed in."""
        self.sheet.parts = tuple(parts)
        self._closest = closest

    def set_clip(self, clip: Clip | None) -> None:
        """Show a clip, whole where it is another one than before; labels and peaks of another clip are dropped."""
        before, self.sheet.clip = self.sheet.clip, clip
        if before is None or clip is None or before.id != clip.id or before.frames != clip.frames:
            self._labels, self.sheet.peaks, self.sheet.seen, self.sheet.frame = (), b"", None, 0
            self._hand.cancel()
            self._look(Scale.fit(frames=clip.frames if clip else 0, width=self.viewport().width(), closest=self._closest))
        elif self.sheet.scale.closest != self._closest:
            self._look(replace(self.sheet.scale, closest=self._closest).zoomed(self.sheet.scale.zoom, around=self.sheet.frame))
        self.set_labels(self._labels)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Show labels; `start` and `end` are media frames of the shown clip."""
        self._labels = tuple(labels)
        self.sheet.lay(self._labels)
        if self.sheet.trim is not None and self.sheet.trim.label not in self.sheet.index:
            self._hand.cancel()
        self.headers.set_open(frozenset(lane for lane, _ in self.sheet.opened))
        self._pulse.follow()
        self._describe()
        self.refresh()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Set the kinds of labels, and the lanes they lie on; what is dragged while those change is let go of."""
        if vocabulary.lanes != self.sheet.vocabulary.lanes:
            self._hand.cancel()
        self.sheet.vocabulary = vocabulary
        self.sheet.lay(self._labels)
        self.set_grid(self.sheet.grid.relaid(vocabulary.lanes))
        self.set_labels(self._labels)

    def set_frame(self, frame: int) -> None:
        """Put the playhead on the frame on screen; the page turns when it leaves the view."""
        if frame == self.sheet.frame:
            return
        dirty = self._moving_region()
        self.sheet.frame = frame
        scale = self.sheet.scale
        turned = scale.centred(frame) if self.sheet.centred else scale.following(frame) if self.sheet.clip else scale
        if turned == scale:
            self.viewport().update(dirty.united(self._moving_region()))
        else:
            self._look(turned)

    def set_playing(self, playing: bool) -> None:
        """Say whether the picture runs: no tooltips then."""
        self.sheet.playing = playing

    def set_marks(self, in_mark: int | None, out_mark: int | None) -> None:
        """Show the in and out marks; the out mark is the last frame that plays."""
        self.sheet.in_mark, self.sheet.out_mark = in_mark, out_mark
        self.viewport().update()

    def set_seen(self, seen: Sequence[FrameRange] | None) -> None:
        """Show which frames were watched; None while that is not known."""
        if seen != self.sheet.seen:
            self.sheet.seen = seen
            self.refresh()

    def set_peaks(self, peaks: bytes) -> None:
        """Show the sound: 100 peaks a second, one byte each."""
        self.sheet.peaks = peaks
        self.refresh()

    def set_chosen(self, labels: Sequence[UUID]) -> None:
        """Outline the chosen labels; the last is the selected one."""
        many = len(self.sheet.chosen) > MANY
        self._spoken.follow()
        self.sheet.selected, self.sheet.chosen = labels[-1] if labels else None, frozenset(labels)
        self._describe()
        self.refresh() if len(labels) > MANY or many else self.viewport().update()

    def set_grid(self, grid: Grid) -> None:
        """Set the heights of lanes and strips; the view takes the height it needs."""
        if grid == self.sheet.grid and self.height() == grid.height:
            return
        self.sheet.grid, self._painter = grid, LanePainter()
        self.setViewportMargins(grid.header, 0, 0, 0)
        self.setFixedHeight(grid.height)
        self.headers.setGeometry(0, 0, grid.header, grid.height)
        self.headers.set_grid(grid)
        self.refresh()

    def set_calm(self, *, calm: bool) -> None:
        """Keep open ranges from pulsing where the system asks for less motion."""
        self._pulse.calm = calm
        self._pulse.follow()

    def fit(self) -> None:
        """Show the whole clip."""
        scale = self.sheet.scale
        self._look(scale.zoomed(scale.widest, around=self.sheet.frame))

    def zoom_by(self, times: float) -> None:
        """Zoom around the playhead; at either end, ask for what is wider or closer."""
        scale = self.sheet.scale
        if times < 1 and scale.zoom == scale.widest:
            self.wider_requested.emit()
        elif times > 1 and scale.zoom == scale.closest:
            self.closer_requested.emit()
        else:
            self._look(scale.zoomed(scale.zoom * Fraction(times).limit_denominator(1000), around=self.sheet.frame))

    def _look(self, scale: Scale) -> None:
        self.sheet.scale = scale
        self.headers.set_zoom(round(STEPS * scale.closeness))
        self.refresh()

    def refresh(self) -> None:
        """Paint anew what stands still."""
        self._still = None
        self._spoken.follow()
        self.viewport().update()

    def _moving_region(self) -> QRegion:
        """Return the columns of the playhead, and open ranges with it."""
        sheet = self.sheet
        x = sheet.scale.x(sheet.frame)
        region = QRegion(QRect(x, 0, 1, sheet.grid.height)).united(QRect(x - 6, 0, 13, sheet.grid.ruler + 1))
        for lane, bar in sheet.opened:
            region = region.united(sheet.box(lane, bar).adjusted(-1, -1, 2, 2))
        return region

    def _describe(self) -> None:
        """Say in words what is selected, for those who cannot see it."""
        chosen = self.sheet.index.get(self.sheet.selected)
        count, many = len(self._labels), len(self.sheet.chosen)
        if many > 1:
            self.setAccessibleDescription(f"{many} of {count} labels chosen")
            return
        self.setAccessibleDescription(self.sheet.says(chosen[1].label) if chosen else f"{count} label{'' if count == 1 else 's'}")

    def _painted(self) -> QPixmap:
        """Return what stands still, painted again only where something has changed."""
        ratio = self.devicePixelRatioF()
        if self._still is None or self._still.devicePixelRatio() != ratio:
            size = self.viewport().size()
            self._still = QPixmap(size * ratio)
            self._still.setDevicePixelRatio(ratio)
            painter = QPainter(self._still)
            painter.fillRect(QRect(0, 0, size.width(), size.height()), theme.color("lane"))
            self._painter.still(painter, self.sheet)
            painter.end()
        return self._still

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns that changed."""
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._painted())
        self._painter.moving(painter, self.sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the playhead in view at a new width."""
        self._look(self.sheet.scale.resized(self.viewport().width(), around=self.sheet.frame))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, edit and remove; every other key, the arrows above all, is the window's."""
        chosen = self.sheet.selected if self.sheet.selected in self.sheet.index else None
        if event.text() in ("+", "-"):
            self.zoom_by(ZOOM_STEP if event.text() == "+" else 1 / ZOOM_STEP)
        elif event.key() == Qt.Key.Key_Escape and self._hand.holds():
            self._hand.let_go()
        elif event.key() == Qt.Key.Key_F2 and chosen:
            self.label_edit_requested.emit(chosen)
        elif event.key() == Qt.Key.Key_Delete and chosen:
            self.label_removal_requested.emit(chosen)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Show the focus; keep Esc from the window while something is held, or several labels are chosen: it lets go of them."""
        if isinstance(event, QFocusEvent):
            self.sheet.focused = event.gotFocus()
            self.viewport().update()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._hand.holds():
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)
