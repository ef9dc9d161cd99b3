"""Lay the angles of a take beside each other, each with a caption that says which it is and by which key it is picked."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Lane, Vocabulary
from dailies_logger.ui import theme
from dailies_logger.ui.icons import paint_shape
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.workflow.angle_cut import BEST_ANGLE

CAPTION, GAP, STRIP = 28, 8, 4
"""Heights of a caption and of the strip of chosen ranges, and what lies between two tiles, in logical pixels at 100 %."""

LARGE = 0.7
"""How much of the width the active angle has where it is large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Hold one angle to be laid: its view, its key, and the ranges (as shares of the clip) in which it is the best one."""

    clip: Clip
    view: PictureView
    key: str = ""
    active: bool = False
    best: bool = False
    chosen: tuple[tuple[float, float], ...] = ()

    @property
    def facts(self) -> str:
        """Return lens, size and eyeline, as far as they are known."""
        facts = self.clip.facts
        return "   ".join(word for word in (facts.lens, facts.shot_size, facts.eyeline) if word)


class AngleGrid(QWidget):
    """Hold the picture, alone or among the other angles. `picked` carries the clip of a tile that was clicked."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(160, 90)
        self._picture: PictureView | None = None
        self._tiles: tuple[Tile, ...] = ()
        self._places: tuple[QRect, ...] = ()
        self._large = False
        self._lane = Lane.ANGLE

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """Return what is laid; nothing where the picture is alone."""
        return self._tiles

    def places(self) -> tuple[QRect, ...]:
        """Return where each tile lies, caption and all."""
        return self._places

    def borrow(self, picture: PictureView) -> None:
        """Take the picture."""
        self._picture = picture
        picture.setParent(self)
        picture.show()
        self._lie()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Mark the best angle with the look of its lane."""
        self._lane = vocabulary.lane(BEST_ANGLE)
        self.update()

    def lay(self, tiles: Sequence[Tile], *, large: bool = False) -> None:
        """Lay these angles, equal or the active one large; none: the picture alone."""
        self._tiles, self._large = tuple(tiles), large
        for tile in self._tiles:
            if tile.view is not self._picture:
                tile.view.setParent(self)
                tile.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                tile.view.setAccessibleName(f"Angle {_name(tile.clip)}")
                tile.view.show()
        self._lie()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a quarter of HD."""
        return QSize(960, 540)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie anew."""
        super().resizeEvent(event)
        self._lie()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the angle that is clicked."""
        at = event.position().toPoint()
        for tile, place in zip(self._tiles, self._places, strict=True):
            if place.contains(at):
                self.picked.emit(tile.clip.id)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the well, the captions, and the frame of the active angle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("well"))
        for tile, place in zip(self._tiles, self._places, strict=True):
            self._paint_caption(painter, tile, _caption(place))
            width = theme.px(3) if tile.active else 1
            painter.setPen(QPen(theme.color("strong" if tile.active else "line"), width, j=Qt.PenJoinStyle.MiterJoin))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = width / 2
            painter.drawRect(QRectF(place).adjusted(-edge, -edge, edge, edge))
        painter.end()

    def _lie(self) -> None:
        """Put every view in its place."""
        active = next((index for index, tile in enumerate(self._tiles) if tile.active), 0)
        self._places = tuple(places(self.size(), len(self._tiles), large=active if self._large else None))
        for tile, place in zip(self._tiles, self._places, strict=True):
            tile.view.setGeometry(place.adjusted(0, 0, 0, -theme.px(CAPTION)))
        if self._picture is not None and not self._tiles and self._picture.parent() is self:
            self._picture.setGeometry(self.rect())

    def _paint_caption(self, painter: QPainter, tile: Tile, area: QRect) -> None:
        painter.fillRect(area, theme.color("sel" if tile.active else "panel"))
        strip = QRect(area.left(), area.top(), area.width(), theme.px(STRIP))
        painter.fillRect(strip, theme.color("seen"))
        for start, end in tile.chosen:
            left, right = round(start * strip.width()), max(round(start * strip.width()) + 1, round(end * strip.width()))
            painter.fillRect(strip.left() + left, strip.top(), right - left, strip.height(), theme.lane(self._lane).color)
        words = area.adjusted(theme.px(8), theme.px(STRIP), -theme.px(8), 0)
        said_left = (("body_bold", "text", _name(tile.clip)), ("mini", "text2", tile.key), ("small", "text", tile.facts))
        needed = sum(ceil(QFontMetricsF(theme.font(role)).horizontalAdvance(said)) + theme.px(12) for role, _, said in said_left if said)
        right = self._paint_right(painter, tile, words, least=words.left() + max(theme.px(96), needed))
        left = words.left()
        for role, ink, said in said_left:
            wide = QFontMetricsF(theme.font(role)).horizontalAdvance(said)
            if not said or left + wide > right:
                continue
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(ink))
            painter.drawText(QRectF(left, words.top(), wide + 1, words.height()), Qt.AlignmentFlag.AlignVCenter, said)
            left += round(wide) + theme.px(12)

    def _paint_right(self, painter: QPainter, tile: Tile, words: QRect, *, least: int) -> int:
        """Paint "best" from the right, and the clip where it ends right of `least`: it is the first to go; return where they begin."""
        right = words.right()
        metrics = QFontMetricsF(theme.font("small"))
        if tile.best and right - metrics.horizontalAdvance("best") - theme.px(20) > words.left() + theme.px(16):
            right = _paint_word(painter, "best", words, right, role="body_bold", ink="text")
            shape = QRectF(right - theme.px(18), words.center().y() - theme.px(6), theme.px(12), theme.px(12))
            paint_shape(painter, self._lane, shape, theme.lane(self._lane).color)
            right -= theme.px(26)
        if right - metrics.horizontalAdvance(tile.clip.name) > least:
            right = _paint_word(painter, tile.clip.name, words, right, role="small", ink="text2")
        return right - theme.px(8)


def places(size: QSize, count: int, *, large: int | None = None) -> list[QRect]:
    """Say where so many tiles of 16:9 with captions lie in a well; `large` is which of them has most of the room."""
    edge = theme.px(GAP // 2)
    well = QRect(0, 0, size.width(), size.height()).adjusted(edge, edge, -edge, -edge)
    if large is None or count < 2:
        return _rows(well, count, columns=1 if count < 2 else 2 if count <= 4 else 3)
    wide = round(well.width() * LARGE)
    main = _rows(QRect(well.left(), well.top(), wide, well.height()), 1, columns=1)
    side = QRect(well.left() + wide + theme.px(GAP), well.top(), well.width() - wide - theme.px(GAP), well.height())
    beside = _rows(side, count - 1, columns=1 if count <= 5 else 2)
    return [*beside[:large], *main, *beside[large:]]


def _rows(area: QRect, count: int, *, columns: int) -> list[QRect]:
    """Lay tiles row by row, as large as they fit, in the middle of an area."""
    if not count:
        return []
    gap, caption, rows = theme.px(GAP), theme.px(CAPTION), ceil(count / columns)
    cell_wide, cell_high = (area.width() - gap * (columns - 1)) // columns, (area.height() - gap * (rows - 1)) // rows
    wide = max(16, min(cell_wide, (cell_high - caption) * 16 // 9))
    high = wide * 9 // 16 + caption
    left = area.left() + (area.width() - columns * wide - gap * (columns - 1)) // 2
    top = area.top() + (area.height() - rows * high - gap * (rows - 1)) // 2
    return [QRect(left + (index % columns) * (wide + gap), top + (index // columns) * (high + gap), wide, high) for index in range(count)]


def _paint_word(painter: QPainter, word: str, words: QRect, right: int, *, role: str, ink: str) -> int:
    """Paint a word that ends at the right; return where it begins."""
    wide = ceil(QFontMetricsF(theme.font(role)).horizontalAdvance(word))
    painter.setFont(theme.font(role))
    painter.setPen(theme.color(ink))
    painter.drawText(QRectF(right - wide, words.top(), wide + 1, words.height()), Qt.AlignmentFlag.AlignVCenter, word)
    return right - wide


def _caption(place: QRect) -> QRect:
    return QRect(place.left(), place.bottom() + 1 - theme.px(CAPTION), place.width(), theme.px(CAPTION))


def _name(clip: Clip) -> str:
    return clip.facts.camera or clip.name
