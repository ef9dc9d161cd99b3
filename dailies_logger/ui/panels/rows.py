"""Paint what rows of lists share: the selected ground, pictures, stars, short words in frames, found words."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui import icons, theme

Thumbnails = Callable[[Clip, int, int], QPixmap | None]
"""Gives a picture of a clip near a media frame, so many pixels wide; None while there is none yet."""

SeenRanges = Callable[[Clip], Sequence[FrameRange] | None]
"""Gives the frames of a clip that were watched, in order, apart; None while that is not known."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def no_thumbnails(clip: Clip, frame: int, width: int) -> QPixmap | None:
    """Give no picture."""
    return None


def nothing_known(clip: Clip) -> Sequence[FrameRange] | None:
    """Give nothing of what was watched."""
    return None


def selected(option: QStyleOptionViewItem) -> bool:
    """Say whether a row is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def area(option: QStyleOptionViewItem) -> QRect:
    """Return where a row lies."""
    return QRect(option.rect)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, bar: bool = True) -> None:
    """Paint the ground of a row: selected with a bar at the left edge, paler where the list has not the focus."""
    state, box = option.state, area(option)
    if state & QStyle.StateFlag.State_Selected:
        focused = bool(option.widget and option.widget.hasFocus())
        paint_chosen(painter, box, focused=focused, bar=bar)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, theme.color("hover"))


def paint_chosen(painter: QPainter, box: QRect, *, focused: bool, bar: bool = True) -> None:
    """Paint the ground of a chosen row with its bar at the left edge; paler where the list has not the focus."""
    painter.fillRect(box, theme.color("sel" if focused else "hover"))
    if bar:
        painter.fillRect(box.left(), box.top(), 2, box.height(), theme.color("bar" if focused else "line2"))


def paint_text(painter: QPainter, box: QRect, words: str, *, role: str = "body", ink: str = "text", align: Qt.AlignmentFlag = LEFT) -> int:
    """Write words in one line, user's words elided at the right; return the pixels they take."""
    font = theme.font(role)
    metrics = QFontMetrics(font)
    fitted = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, fitted)
    return metrics.horizontalAdvance(fitted)


def paint_thumbnail(painter: QPainter, box: QRect, picture: QPixmap | None, *, offline: bool) -> None:
    """Paint a picture to fill a box, an empty ground while there is none, or the sign of offline media."""
    painter.fillRect(box, theme.color("raised"))
    if offline:
        size = theme.px(16)
        drawn = icons.pixmap("offline", "text3", size, painter.device().devicePixelRatioF())
        painter.drawPixmap(box.center() - QPoint(size // 2, size // 2), drawn)
    elif picture is not None and not picture.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(box), picture, _filling(picture, box.size()))


def paint_seen(painter: QPainter, box: QRect, frames: int, seen: Sequence[FrameRange] | None) -> None:
    """Paint which of so many frames were watched: dim, and bright where nobody has looked; nothing while that is not known."""
    if seen is None or not frames:
        return
    painter.fillRect(box, theme.color("unseen"))
    for each in seen:
        left, right = (min(edge, frames) * box.width() // frames for edge in (each.start, each.end))
        painter.fillRect(box.left() + left, box.top(), right - left, box.height(), theme.color("seen"))


def paint_badges(painter: QPainter, at: QPoint, badges: Iterable[str], *, room: int, ink: str = "text2") -> int:
    """Paint short words in frames, as many as fit whole; return the pixels they take."""
    used = 0
    painter.setFont(theme.font("mini"))
    for badge in badges:
        wide = painter.fontMetrics().horizontalAdvance(badge) + theme.px(8)
        if used + wide > room:
            break
        frame = QRect(at.x() + used, at.y(), wide, theme.px(15))
        painter.setPen(theme.color("line2"))
        painter.drawRect(frame.adjusted(0, 0, -1, -1))
        painter.setPen(theme.color(ink))
        painter.drawText(frame, CENTRE, badge)
        used += wide + theme.px(4)
    return used


def paint_stars(painter: QPainter, at: QPoint, rating: int, *, size: int = 12, ink: str = "text") -> None:
    """Paint five stars, `rating` of them full."""
    painter.drawPixmap(at, _stars(rating, size, ink, painter.device().devicePixelRatioF()))


@lru_cache(maxsize=64)
def _stars(rating: int, size: int, ink: str, ratio: float) -> QPixmap:
    """Paint the five stars once: a grid has hundreds of them."""
    strip = QPixmap(QSize(round((5 * (size + 1) - 1) * ratio), round(size * ratio)))
    strip.setDevicePixelRatio(ratio)
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    for k in range(5):
        name, tint = ("star_full", ink) if k < rating else ("star", "line2")
        painter.drawPixmap(QPoint(k * (size + 1), 0), icons.pixmap(name, tint, size, ratio))
    painter.end()
    return strip


def paint_pips(painter: QPainter, at: QPoint, intensity: int) -> None:
    """Paint five pips, `intensity` of them lit; `at` is the middle of the left edge."""
    wide, tall = theme.px(4), theme.px(8)
    for k in range(5):
        painter.fillRect(at.x() + k * (wide + 1), at.y() - tall // 2, wide, tall, theme.color("text" if k < intensity else "raised"))


def paint_take_number(painter: QPainter, box: QRect, number: str, *, circled: bool, role: str = "body", ink: str = "text") -> None:
    """Write a take's number, with the ring of a circled one round it, however long it is."""
    paint_text(painter, box, number, role=role, ink="strong" if circled else ink, align=CENTRE)
    if circled:
        wide = max(theme.px(20), QFontMetrics(theme.font(role)).horizontalAdvance(number) + theme.px(8))
        ring = QRectF(box.center().x() + 1 - wide / 2, box.center().y() + 1 - theme.px(20) / 2, wide, theme.px(20))
        icons.paint_ring(painter, ring, theme.color("strong"))


def _filling(picture: QPixmap, size: QSize) -> QRectF:
    """Return the middle part of a picture that has the shape of the box."""
    source = picture.size().toSizeF()
    wanted = size.toSizeF().scaled(source, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF((source.width() - wanted.width()) / 2, (source.height() - wanted.height()) / 2, wanted.width(), wanted.height())
