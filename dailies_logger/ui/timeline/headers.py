"""Paint the headers of the lanes: colour, shape, letter, name, key; and hold the zoom."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QToolTip, QWidget

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.icons import icon, paint_shape
from dailies_logger.ui.timeline.layout import Density, Grid

STEPS = 1000
"""How many steps the zoom slider has, from the whole clip to the closest."""

NAME = 60
"""How much of a long name is left, in pixels at a scale of 100 %, before the keys beside it are left away."""


class LaneHeaders(QWidget):
    """Show which lane is which. `zoomed` carries the slider's step, `stepped` +1 or -1, `fold_requested` a lane that was pressed."""

    zoomed = Signal(int)
    stepped = Signal(int)
    fold_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = Grid.of(Density.NORMAL)
        self._open: frozenset[Lane] = frozenset()
        self._keys_shown = True
        self._keys: Mapping[Lane, str] = {}
        self.setMouseTracking(True)
        self._zoom = QWidget(self)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setAccessibleName("Zoom of the lanes")
        self.slider.valueChanged.connect(self.zoomed)
        out, closer = self._button("minus", "Zoom out (−)", -1), self._button("plus", "Zoom in (+)", 1)
        row = QHBoxLayout(self._zoom)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(0)
        row.addStretch()
        for part in (out, self.slider, closer):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(part)
        self.slider.setFixedWidth(theme.px(56))

    def set_grid(self, grid: Grid) -> None:
        """Set the heights."""
        self._grid = grid
        self._zoom.setVisible(not grid.folded)
        self._place()
        self.update()

    def set_keys(self, keys: Mapping[Lane, str]) -> None:
        """Set the keys that stand beside the lanes."""
        self._keys = keys
        self.update()

    def set_open(self, lanes: frozenset[Lane]) -> None:
        """Say which lanes have an open range."""
        if lanes != self._open:
            self._open = lanes
            self.update()

    def set_keys_shown(self, *, shown: bool) -> None:
        """Show or hide the keys."""
        self._keys_shown = shown
        self.update()

    def set_zoom(self, step: int) -> None:
        """Move the slider without asking for a zoom."""
        self.slider.blockSignals(True)
        self.slider.setValue(step)
        self.slider.blockSignals(False)

    def _button(self, name: str, tip: str, way: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, 12))
        button.setIconSize(QSize(12, 12))
        button.setAutoRaise(True)
        button.setFixedSize(theme.px(20), theme.px(20))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.stepped.emit(way))
        return button

    def _place(self) -> None:
        self._zoom.setGeometry(0, 1, self.width() - 1, self._grid.ruler - 2)

    def _lane(self, painter: QPainter, lane: Lane) -> None:
        grid, look, is_open = self._grid, theme.lane(lane), lane in self._open
        top, height = grid.lanes[lane]
        box = QRect(0, top, self.width() - 1, height)
        if is_open:
            painter.fillRect(box.adjusted(0, 1, 0, 0), theme.color("hover"))
            painter.fillRect(0, box.top() + 1, 3, box.height() - 1, look.color)
        shape = min(theme.px(12), height - 2)
        paint_shape(painter, lane, QRectF(theme.px(12), box.center().y() + 1 - shape / 2, shape, shape), look.color)
        if grid.low(lane):
            return
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("mini_bold"))
        painter.drawText(box.adjusted(theme.px(32), 0, 0, 0), middle, look.letter)
        painter.setPen(theme.color("strong" if is_open else "text"))
        painter.setFont(theme.font("small_bold" if is_open else "small"))
        room = box.adjusted(theme.px(48), 0, -theme.px(6), 0)
        keys = self._keys.get(lane, "") if self._keys_shown else ""
        key = self._key_width(keys)
        metrics = painter.fontMetrics()
        if not keys or room.width() - key < min(metrics.horizontalAdvance(lane.name), theme.px(NAME)):
            keys, key = "", 0
        painter.drawText(room, middle, metrics.elidedText(lane.name, Qt.TextElideMode.ElideRight, room.width() - key))
        if keys:
            self._key(painter, box, keys)

    def _key_width(self, keys: str) -> int:
        """Return how much room keys take at the right, with a gap before them."""
        return QFontMetrics(theme.font("mini")).horizontalAdvance(keys) + theme.px(8 + 2) if keys else 0

    def _key(self, painter: QPainter, box: QRect, keys: str) -> None:
        """Paint the keys at the right of `box`."""
        painter.setFont(theme.font("mini"))
        painter.setPen(theme.color("text2"))
        width = painter.fontMetrics().horizontalAdvance(keys) + theme.px(8)
        height = theme.px(15)
        frame = QRect(box.right() - theme.px(6) - width, box.center().y() + 1 - height // 2, width, height)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, keys)
        if box.height() > height + 2:
            painter.setPen(theme.color("line2"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
            painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _strip(self, painter: QPainter, *, top: int, height: int, name: str, says: str = "") -> None:
        """Paint the head of a strip that is no lane."""
        box = QRect(theme.px(12), top, self.width() - theme.px(22), height)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(theme.color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, says)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all headers."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("panel"))
        for lane in self._grid.lanes:
            self._lane(painter, lane)
        grid = self._grid
        if grid.film:
            self._strip(painter, top=grid.ruler, height=grid.film, name="Pictures")
        if grid.sound:
            self._strip(painter, top=grid.ruler + grid.film, height=grid.sound, name="Sound", says="mix")
        lines = (0, grid.ruler, grid.ruler + grid.film, *(top for top, _ in grid.lanes.values()), grid.height - 1)
        for y in lines if not grid.folded else ():
            painter.fillRect(0, y, self.width(), 1, theme.color("line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to fold the lane under the mouse, or to open it again."""
        lane = self._grid.lane_at(event.position().toPoint().y())
        if lane is not None and not self._grid.folded and event.button() is Qt.MouseButton.LeftButton:
            self.fold_requested.emit(lane)

    def event(self, event: QEvent) -> bool:
        """Say of the lane under the mouse what a press does."""
        lane = self._grid.lane_at(event.pos().y()) if isinstance(event, QHelpEvent) else None
        if isinstance(event, QHelpEvent) and lane is not None and not self._grid.folded:
            QToolTip.showText(
                event.globalPos(), f"{lane.name}: press to {'open it again' if self._grid.low(lane) else 'fold the lane'}", self
            )
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the zoom beside the ruler."""
        self._place()
