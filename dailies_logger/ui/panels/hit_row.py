"""Paint the rows of search results."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.icons import paint_shape
from dailies_logger.ui.models.dailies_nodes import take_number
from dailies_logger.ui.models.hits import HIT, HitColumn, HitModel
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.rows import SeenRanges, Thumbnails, no_thumbnails, nothing_known
from dailies_logger.workflow.finding import TokenKind, tokens
from dailies_logger.workflow.ports import Hit

WIDTHS = {
    HitColumn.PICTURE: 104,
    HitColumn.TAKE: 96,
    HitColumn.TIMECODE: 96,
    HitColumn.LENGTH: 64,
    HitColumn.LABEL: 140,
    HitColumn.SIZE: 116,
    HitColumn.RATING: 84,
}
"""Widths of the columns at a scale of 100 %; the note takes what is left."""


class HitRow(QStyledItemDelegate):
    """Paint one cell of a hit; found words are semibold and underlined."""

    thumbnails: Thumbnails = staticmethod(no_thumbnails)
    seen: SeenRanges = staticmethod(nothing_known)
    found: tuple[str, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row of 54."""
        return QSize(100, theme.px(54))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint one cell."""
        hit, model = index.data(HIT), index.model()
        if not isinstance(hit, Hit) or not isinstance(model, HitModel):
            return
        column = HitColumn(index.column())
        painter.save()
        rows.paint_ground(painter, option, bar=column is HitColumn.PICTURE)
        box = rows.area(option)
        indent = 0 if column is HitColumn.PICTURE else theme.px(8)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))
        offline = hit.clip.status is not ClipStatus.ONLINE
        ink = ("text2" if rows.selected(option) else "text3") if offline else "text"
        self._cell(painter, box.adjusted(indent, 0, -theme.px(4), -1), hit=hit, column=column, model=model, ink=ink)
        painter.restore()

    def _cell(self, painter: QPainter, box: QRect, *, hit: Hit, column: HitColumn, model: HitModel, ink: str) -> None:
        said = model.text(hit, column)
        if column is HitColumn.PICTURE:
            self._picture(painter, box, hit)
        elif column is HitColumn.TAKE and hit.take is not None:
            _take(painter, box, hit, ink)
        elif column is HitColumn.LABEL:
            lane, size = model.vocabulary.lane(hit.label.kind), theme.px(12)
            at = QRectF(box.left(), box.center().y() + 1 - size / 2, size, size)
            paint_shape(painter, lane, at, theme.lane(lane).color, value=hit.label.value)
            paint_found(painter, box.adjusted(theme.px(20), 0, 0, 0), said, self.found, ink=ink)
        elif column is HitColumn.SIZE:
            self._size(painter, box, said, ink)
        elif column is HitColumn.RATING:
            size = theme.px(12)
            rows.paint_stars(painter, QPoint(box.left(), box.center().y() - size // 2), int(said), size=size, ink=ink)
        elif column is HitColumn.NOTE:
            paint_found(painter, box, said, self.found, ink=ink)
        else:
            rows.paint_text(painter, box, said, role="body_figures", ink="text2" if column is HitColumn.LENGTH else ink)

    def _picture(self, painter: QPainter, box: QRect, hit: Hit) -> None:
        offline = hit.clip.status is not ClipStatus.ONLINE
        frame = QRect(box.left() + theme.px(16), box.center().y() + 1 - theme.px(42) // 2, theme.px(76), theme.px(42))
        shown = None if offline else self.thumbnails(hit.clip, hit.label.start, theme.px(76))
        rows.paint_thumbnail(painter, frame, shown, offline=offline)
        strip = QRect(frame.left(), frame.bottom() + 1, frame.width(), theme.px(3))
        rows.paint_seen(painter, strip, hit.clip.frames, self.seen(hit.clip))

    def _size(self, painter: QPainter, box: QRect, said: str, ink: str) -> None:
        """Write the size, and the eyeline as its arrow."""
        eyeline = next((value for value in ("L>R", "R>L", "to camera", "cross") if said.endswith(value)), "")
        used = rows.paint_text(painter, box, said.removesuffix(eyeline).strip(), role="small", ink=ink)
        if eyeline:
            size = theme.px(12)
            at = QRectF(box.left() + used + theme.px(6), box.center().y() + 1 - size / 2, size, size)
            paint_shape(painter, Lane.EYELINE, at, theme.color("text2"), value=eyeline)


def wanted_words(query: str) -> tuple[str, ...]:
    """Return the words of a query that are looked for in text, in lower case; what is excluded is not among them."""
    plain = [token.value.casefold() for token in tokens(query) if token.kind in (TokenKind.WORD, TokenKind.PHRASE) and not token.negated]
    texts = [token.value.casefold() for token in tokens(query) if token.field in ("text", "beat") and not token.negated]
    return tuple(word for word in (*plain, *texts) if word)


def pieces(said: str, found: Sequence[str]) -> list[tuple[str, bool]]:
    """Cut text where found words begin and end: (piece, whether it was found). A found word begins a word."""
    if not found:
        return [(said, False)] if said else []
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True)) + ")", re.IGNORECASE)
    cut, at = [], 0
    for match in pattern.finditer(said):
        cut += [(said[at : match.start()], False), (match[0], True)]
        at = match.end()
    return [(piece, was) for piece, was in (*cut, (said[at:], False)) if piece]


def paint_found(painter: QPainter, box: QRect, said: str, found: Sequence[str], *, ink: str) -> None:
    """Write text in one line with the found words semibold and underlined, elided at the right."""
    left, right = box.left(), box.right()
    for piece, was in pieces(said, found):
        metrics = QFontMetrics(theme.font("body_bold" if was else "body"))
        fitted = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, right - left)
        wide = metrics.horizontalAdvance(fitted)
        painter.setFont(theme.font("body_bold" if was else "body"))
        painter.setPen(theme.color("strong" if was else ink))
        painter.drawText(QRect(left, box.top(), wide + 2, box.height()), rows.LEFT, fitted)
        if was:
            painter.fillRect(left, box.center().y() + metrics.ascent() // 2 + 4, wide, 1, theme.color("strong"))
        left += wide
        if fitted != piece:
            return


def _take(painter: QPainter, box: QRect, hit: Hit, ink: str) -> None:
    """Write setup, number with its ring, and camera."""
    take = hit.take
    assert take is not None  # noqa: S101 - asked by the caller
    number = take_number(take)
    setup = "" if number == take.shown else take.setup or take.slate
    used = rows.paint_text(painter, box, setup, role="body_bold", ink=ink)
    wide = max(theme.px(24), QFontMetrics(theme.font("body")).horizontalAdvance(number) + theme.px(12))
    at = QRect(box.left() + used + (theme.px(4) if used else 0), box.top(), min(wide, box.width() - used), box.height())
    rows.paint_take_number(painter, at, number, circled=take.circled, ink=ink)
    rest = box.adjusted(at.right() + theme.px(4) - box.left(), 0, 0, 0)
    rows.paint_text(painter, rest, hit.clip.facts.camera or "", ink="text2")
