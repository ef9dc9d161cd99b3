"""Paint the strips over the lanes that are not sound: pictures of the clip, and, of a day, where one take ends and the next begins."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from dailies_logger.domain.clip import Clip
from dailies_logger.ui import theme
from dailies_logger.ui.timeline.film import SHAPE, Tile, tiles
from dailies_logger.ui.timeline.sheet import Sheet
from dailies_logger.workflow.day_line import Piece

SEEN = 5
"""Pixels at the top of the filmstrip that the strip of what was watched takes."""


def paint_film(painter: QPainter, sheet: Sheet, clip: Clip) -> None:
    """Paint the pictures of a clip, or of the clips of a day one each, where they are there; a place waits dark for its picture."""
    grid = sheet.grid
    if not grid.film or sheet.film is None:
        return
    tall = grid.film - SEEN - 2
    wide = tall * SHAPE[0] // SHAPE[1]
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=True)
    if sheet.parts:
        first, last = sheet.scale.span()
        for part in sheet.parts:
            if part.end > first and part.start < last:
                for place, frame in _places(part, sheet, wide=wide, tall=tall):
                    _picture(painter, place, sheet.film(part.clip, frame, exact=False))
    else:
        for tile in tiles(sheet.scale, nominal=clip.rate.nominal, wide=wide + 2):
            _picture(painter, _place(tile, wide, tall, grid.ruler + SEEN), sheet.film(clip, tile.frame, exact=tile.exact))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)


def paint_parts(painter: QPainter, sheet: Sheet) -> None:
    """Paint where the takes of a day begin, and in the ruler their names where they fit whole."""
    first, last = sheet.scale.span()
    painter.setFont(theme.font("mini"))
    metrics = QFontMetrics(theme.font("mini"))
    for part in sheet.parts:
        if part.end <= first or part.start >= last:
            continue
        left, right = sheet.scale.x(part.start), sheet.scale.x(part.end)
        painter.fillRect(left, 4, 1, sheet.grid.height - 4, theme.color("line2"))
        seen = max(left, 0)
        if metrics.horizontalAdvance(part.name) + 8 <= right - seen:
            painter.setPen(theme.color("strong" if _here(part, sheet) else "text2"))
            painter.drawText(QRect(seen + 5, 0, right - seen - 5, sheet.grid.ruler), Qt.AlignmentFlag.AlignVCenter, part.name)


def _places(part: Piece, sheet: Sheet, *, wide: int, tall: int) -> Iterator[tuple[QRect, int]]:
    """Yield the places for pictures of one take of a day that are in view, with the frame that each begins at, to the second."""
    left, right = sheet.scale.x(part.start) + 1, sheet.scale.x(part.end)
    second = part.clip.rate.nominal
    for x in range(left + max(0, -left // (wide + 2)) * (wide + 2), min(right, sheet.scale.width), wide + 2):
        through = (x - left) * part.clip.frames // max(1, right - left)
        yield QRect(x, sheet.grid.ruler + SEEN, min(wide, right - x), tall), through // second * second


def _here(part: Piece, sheet: Sheet) -> bool:
    return part.start <= sheet.frame < part.end


def _place(tile: Tile, wide: int, tall: int, top: int) -> QRect:
    return QRect(tile.x, top, min(wide, tile.room - 1), tall)


def _picture(painter: QPainter, place: QRect, picture: QPixmap | None) -> None:
    """Paint a picture as high as its place; what does not fit into the width is cut off at both sides alike."""
    if place.width() < 4:
        return
    painter.fillRect(place, theme.color("well"))
    if picture is None or picture.isNull():
        return
    wide = max(1, place.height() * picture.width() // picture.height())
    shown = min(wide, place.width())
    cut = (wide - shown) * picture.height() // place.height() // 2
    target = QRect(QPoint(place.left() + (place.width() - shown) // 2, place.top()), QSize(shown, place.height()))
    painter.drawPixmap(target, picture, QRect(cut, 0, picture.width() - 2 * cut, picture.height()))
