"""Paint safe areas and frame guides: thin lines that can be seen on black and on white, and that hide nothing.

A safe area is told by four corners, a frame guide by two whole lines with its ratio, so that they are not mistaken for each other.
Lines are one device pixel, a light one with a dark one outside it.
"""

from collections.abc import Collection
from fractions import Fraction

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from dailies_logger.ui import theme
from dailies_logger.ui.player.layers import Layer

SAFE = {Layer.ACTION_SAFE: Fraction(93, 100), Layer.TITLE_SAFE: Fraction(90, 100)}
"""The share of width and height that is safe (SMPTE ST 2046-1)."""

RATIOS = {Layer.GUIDE_239: Fraction(239, 100), Layer.GUIDE_185: Fraction(185, 100), Layer.GUIDE_178: Fraction(16, 9)}
"""Width to height of the frames that are guided to."""

_CORNER = Fraction(1, 24)
"""How long the corner of a safe area is, as a share of the picture's width."""

_LIGHT, _DARK = 150, 120
"""Opacities of the lines, of 255."""


def safe_area(picture: QRectF, share: Fraction) -> QRectF:
    """Return the middle of a picture that is safe."""
    wide, high = picture.width() * share, picture.height() * share
    return QRectF(picture.left() + (picture.width() - wide) / 2, picture.top() + (picture.height() - high) / 2, wide, high)


def frame_in(picture: QRectF, ratio: Fraction) -> QRectF:
    """Return the largest frame of a ratio inside a picture, in its middle."""
    wide = min(picture.width(), picture.height() * ratio)
    high = min(picture.height(), picture.width() / ratio)
    return QRectF(picture.left() + (picture.width() - wide) / 2, picture.top() + (picture.height() - high) / 2, wide, high)


def paint_guides(painter: QPainter, picture: QRectF, layers: Collection[Layer], *, pixel_ratio: float) -> None:
    """Paint the switched-on safe areas and guides over a picture's rectangle (logical pixels)."""
    lines = _Lines(painter, pixel_ratio)
    for layer in (layer for layer in SAFE if layer in layers):
        lines.corners(safe_area(picture, SAFE[layer]), length=picture.width() * _CORNER)
    for layer in (layer for layer in RATIOS if layer in layers):
        lines.guide(picture, frame_in(picture, RATIOS[layer]), f"{float(RATIOS[layer]):.2f}")


class _Lines:
    """Draw level and upright lines of one device pixel."""

    def __init__(self, painter: QPainter, pixel_ratio: float) -> None:
        self._painter = painter
        self._ratio = pixel_ratio
        self._light, self._dark = theme.color("overlay_text"), QColor(theme.color("well"))
        self._light.setAlpha(_LIGHT)
        self._dark.setAlpha(_DARK)

    def corners(self, area: QRectF, *, length: float) -> None:
        """Draw the four corners of an area."""
        left, top, right, bottom = (self._device(value) for value in (area.left(), area.top(), area.right(), area.bottom()))
        arm = max(4, self._device(length))
        for y, out in ((top, -1), (bottom - 1, 1)):
            self._level(left, left + arm, y, outward=out)
            self._level(right - arm, right, y, outward=out)
        for x, out in ((left, -1), (right - 1, 1)):
            self._upright(top + 1, top + arm, x, outward=out)
            self._upright(bottom - arm, bottom - 1, x, outward=out)

    def guide(self, picture: QRectF, frame: QRectF, words: str) -> None:
        """Draw the two lines that cut a frame out of the picture, and its ratio under the end of the first."""
        left, top, right, bottom = (self._device(value) for value in (frame.left(), frame.top(), frame.right(), frame.bottom()))
        if frame.width() >= picture.width() - 0.5:
            self._level(left, right, top, outward=-1)
            self._level(left, right, bottom - 1, outward=1)
        else:
            self._upright(top, bottom, left, outward=-1)
            self._upright(top, bottom, right - 1, outward=1)
        self._write(words, frame)

    def _write(self, words: str, frame: QRectF) -> None:
        """Write a ratio in the middle of a frame's upper edge, where no corner of the picture has text."""
        painter, font, pad = self._painter, theme.font("mini_figures"), theme.px(4)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(words) + 2 * pad
        ground = QRectF(round(frame.center().x() - wide / 2), round(frame.top()) + 1, round(wide), theme.line_height("mini_figures"))
        painter.fillRect(ground, theme.color("overlay"))
        painter.setFont(font)
        painter.setPen(theme.color("overlay_text"))
        painter.drawText(ground.adjusted(pad, 0, 0, 0), words)

    def _device(self, value: float) -> int:
        return round(value * self._ratio)

    def _level(self, start: int, end: int, y: int, *, outward: int) -> None:
        self._fill(start, y + outward, end - start, 1, self._dark)
        self._fill(start, y, end - start, 1, self._light)

    def _upright(self, start: int, end: int, x: int, *, outward: int) -> None:
        self._fill(x + outward, start, 1, end - start, self._dark)
        self._fill(x, start, 1, end - start, self._light)

    def _fill(self, x: int, y: int, wide: int, high: int, ink: QColor) -> None:
        self._painter.fillRect(QRectF(x / self._ratio, y / self._ratio, wide / self._ratio, high / self._ratio), ink)
