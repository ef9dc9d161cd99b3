"""Draw a key of the keyboard, on the screen and on paper alike: where it lies, its fill and frame, and words that fit it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.key_faces import Look
from dailies_logger.ui.keyboard import HIGH, WIDE, Cap
from dailies_logger.ui.tokens import LOOKS

_SHARE = 0.30
"""How much of a lane's colour is in the fill of its keys."""

_DASHES = [3.0, 3.0]
"""The line of a key that is free, in widths of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """Hold the colours of a keyboard: what it lies on, text, second text, lines, and the fill of the transport's keys.

    `light` says which of a lane's colours is meant; `line_width` and `radius` are in the painter's own units.
    """

    ground: QColor
    text: QColor
    second: QColor
    line: QColor
    transport: QColor
    light: bool
    line_width: float = 1.0
    radius: float = 3.0

    def lane(self, which: Lane) -> QColor:
        """Return a lane's colour here."""
        return QColor(LOOKS[which.look].light if self.light else LOOKS[which.look].dark)


def on_screen() -> Inks:
    """Return the inks of the theme that is on."""
    ground, line = theme.color("panel"), theme.color("line2")
    return Inks(
        ground=ground,
        text=theme.color("text"),
        second=theme.color("text2"),
        line=line,
        transport=theme.color("sel"),
        light=theme.is_light(),
    )


def laid(caps: Iterable[Cap], area: QRectF, *, tall: float, gap: float) -> Iterator[tuple[Cap, QRectF]]:
    """Lay caps into an area: as wide as fits, and at the most `tall` times as high as wide, with a `gap` between any two."""
    across = area.width() / WIDE
    down = min(area.height() / HIGH, across * tall)
    half = gap / 2
    for cap in caps:
        box = QRectF(area.x() + cap.x * across, area.y() + cap.y * down, cap.width * across, down)
        yield cap, box.adjusted(half, half, -half, -half)


def paint_cap(painter: QPainter, box: QRectF, look: Look, lane: Lane | None, inks: Inks) -> None:
    """Paint fill and frame of a key: its lane's colour, the transport's grey, a plain one, or dashes where it is free."""
    own = inks.lane(lane) if look is Look.LABEL and lane is not None else None
    pen = QPen(own or inks.line, inks.line_width)
    if look is Look.FREE:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if own is not None:
        painter.setBrush(theme.mix(own, inks.ground, _SHARE))
    elif look is Look.TRANSPORT:
        painter.setBrush(inks.transport)
    half = inks.line_width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), inks.radius, inks.radius)


def fitted(words: str, metrics: QFontMetricsF, width: float, *, lines: int) -> list[str]:
    """Break words into at most so many lines. Only a word that is wider than a line, or the first that has none, is elided."""
    found = [""]
    for word in words.split():
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or metrics.horizontalAdvance(longer) <= width:
            found[-1] = longer
        elif len(found) < lines:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} …"
            break
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in found]
