"""Draw the icons and the lane shapes: own SVG files tinted to a token, and shapes painted without files.

The files in `resources/icons` are drawn in a 16 box with stroke 1.5 and `currentColor`, which is replaced at load.
"""

import math
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from dailies_logger.domain.label import Lane, Look
from dailies_logger.ground.resources import resource
from dailies_logger.ui import theme

_RATIOS = (1.0, 1.5, 2.0, 3.0)
_STATES = {
    (QIcon.Mode.Normal, QIcon.State.Off): "text2",
    (QIcon.Mode.Active, QIcon.State.Off): "text",
    (QIcon.Mode.Selected, QIcon.State.Off): "strong",
    (QIcon.Mode.Normal, QIcon.State.On): "strong",
    (QIcon.Mode.Disabled, QIcon.State.Off): "dis",
}


@lru_cache(maxsize=256)
def icon(name: str, size: int = 16) -> QIcon:
    """Return an icon in every state, sharp at every device pixel ratio. Raises FileNotFoundError for a name nobody drew."""
    made = QIcon()
    for (mode, state), token in _STATES.items():
        for ratio in _RATIOS:
            made.addPixmap(pixmap(name, token, size, ratio), mode, state)
    return made


@lru_cache(maxsize=1024)
def pixmap(name: str, token: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Render an icon in a token's colour at `size` logical pixels."""
    svg = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", theme.color(token).name())
    made = _clear(size, ratio)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


@lru_cache(maxsize=256)
def lane_icon(lane: Lane, size: int = 16) -> QIcon:
    """Return a lane's shape in its colour as an icon."""
    made = QIcon()
    for ratio in _RATIOS:
        for mode, tint in ((QIcon.Mode.Normal, theme.lane(lane).color), (QIcon.Mode.Disabled, theme.color("dis"))):
            drawn = _clear(size, ratio)
            painter = QPainter(drawn)
            paint_shape(painter, lane, QRectF(1, 1, size - 2, size - 2), tint)
            painter.end()
            made.addPixmap(drawn, mode)
    return made


def paint_shape(painter: QPainter, lane: Lane, rect: QRectF, color: QColor, *, value: str = "") -> None:
    """Paint a lane's shape into a square; the `value` of an eyeline (`L>R`, `R>L`, `cross`, `to camera`) turns the arrow."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 14, rect.height() / 14)
    if lane.look in _STROKES:
        _stroke(painter, color, _stroked(lane.look), _STROKES[lane.look])
        if lane.look is Look.CORNERS:
            painter.fillRect(QRectF(5, 5, 4, 4), color)
    elif lane.look is Look.ARROW:
        _paint_eyeline(painter, color, value)
    else:
        painter.fillPath(_filled(lane.look), color)
    painter.restore()


def paint_ring(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Paint the ring of a circled take, 1.5 wide, inside a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect.adjusted(0.75, 0.75, -0.75, -0.75))
    painter.restore()


_STROKES = {Look.CORNERS: 1.6, Look.CROSS: 3.0, Look.RING: 2.6, Look.CHEVRON: 3.0}
"""The shapes that are drawn with a stroke, and how wide it is in a 14 box."""


@lru_cache(maxsize=16)
def _filled(look: Look) -> QPainterPath:
    """Return a filled shape in a 14 box."""
    path = QPainterPath()
    if look is Look.HALF_CIRCLE:
        path.moveTo(0.5, 10.5)
        path.arcTo(QRectF(0.5, 4, 13, 13), 180, -180)
        path.closeSubpath()
        return path
    corners: dict[Look, list[tuple[float, float]]] = {
        Look.DIAMOND: [(7, 0.5), (13.5, 7), (7, 13.5), (0.5, 7)],
        Look.TRIANGLE: [(7, 1), (13.5, 13), (0.5, 13)],
        Look.SQUARE: [(1, 1), (13, 1), (13, 13), (1, 13)],
        Look.FLAG: [(1.5, 0.5), (3.2, 0.5), (3.2, 1.5), (13, 1.5), (10.5, 4.75), (13, 8), (3.2, 8), (3.2, 13.5), (1.5, 13.5)],
        Look.HEXAGON: [(3.75, 1), (10.25, 1), (13.75, 7), (10.25, 13), (3.75, 13), (0.25, 7)],
        Look.STAR: [
            (7 + r * math.sin(k * math.pi / 5), 7.5 - r * math.cos(k * math.pi / 5))
            for k in range(10)
            for r in (7.2 if k % 2 == 0 else 3.0,)
        ],
    }
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners[look]]))
    path.closeSubpath()
    return path


@lru_cache(maxsize=16)
def _stroked(look: Look) -> QPainterPath:
    """Return a stroked shape in a 14 box."""
    if look is Look.RING:
        path = QPainterPath()
        path.addEllipse(QRectF(1.8, 1.8, 10.4, 10.4))
        return path
    lines: dict[Look, list[list[tuple[float, float]]]] = {
        Look.CROSS: [[(2.5, 2.5), (11.5, 11.5)], [(11.5, 2.5), (2.5, 11.5)]],
        Look.CORNERS: [[(1, 4), (1, 1), (4, 1)], [(10, 1), (13, 1), (13, 4)], [(13, 10), (13, 13), (10, 13)], [(4, 13), (1, 13), (1, 10)]],
        Look.CHEVRON: [[(2, 4.2), (7, 9.8), (12, 4.2)]],
    }
    return _lines(lines[look])


def _paint_eyeline(painter: QPainter, color: QColor, value: str) -> None:
    if value == "to camera":
        painter.setPen(QPen(color, 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(1.4, 1.4, 11.2, 11.2))
        painter.setBrush(color)
        painter.drawEllipse(QRectF(5.6, 5.6, 2.8, 2.8))
        return
    if value == "R>L":
        painter.translate(14, 0)
        painter.scale(-1, 1)
    painter.fillPath(_arrow(both=value == "cross"), color)


@lru_cache(maxsize=2)
def _arrow(*, both: bool) -> QPainterPath:
    tail = [(4.4, 8.4), (4.4, 11.8), (0, 7), (4.4, 2.2), (4.4, 5.6)] if both else [(0.5, 8.6), (0.5, 5.4)]
    points = [
        (9, 5.6) if both else (7, 5.4),
        (9.6, 2.2) if both else (7, 1.4),
        (14, 7),
        (9.6, 11.8) if both else (7, 12.6),
        (9.6, 8.4) if both else (7, 8.6),
    ]
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in (*points, *tail)]))
    path.closeSubpath()
    return path


def _lines(lines: list[list[tuple[float, float]]]) -> QPainterPath:
    path = QPainterPath()
    for line in lines:
        path.moveTo(*line[0])
        for point in line[1:]:
            path.lineTo(*point)
    return path


def _stroke(painter: QPainter, color: QColor, path: QPainterPath, width: float) -> None:
    painter.strokePath(path, QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.MiterJoin))


def _clear(size: int, ratio: float) -> QPixmap:
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
