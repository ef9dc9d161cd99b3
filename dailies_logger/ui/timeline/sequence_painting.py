"""Paint a sequence: ruler in record timecode, what is offered, ladder of sizes, directions, stacked cameras, the shots; then what moves over it."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygon

from dailies_logger.domain.clip import ClipStatus
from dailies_logger.domain.label import SHOT_SIZES, Lane
from dailies_logger.domain.timecode import spoken_length
from dailies_logger.ui import icons, theme
from dailies_logger.ui.models.words import label_words
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.changes import paint_sign
from dailies_logger.ui.panels.rows import Thumbnails
from dailies_logger.ui.timeline.sequence_sheet import Part, SequenceSheet
from dailies_logger.ui.timeline.ticks import TimedRuler, ticks
from dailies_logger.workflow.continuity import Break, Shot, Span
from dailies_logger.workflow.offered import Sign

HEAD = 18
"""How high the name over a shot's picture is."""

NARROW = 12
"""Pixels from which on a shot has room for more than its colours; narrower ones are painted in few strokes."""


class SequencePainter:
    """Paint a sheet; `thumbnails` gives the stills."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        self.thumbnails = thumbnails
        self._widths: dict[str, int] = {}

    def still(self, painter: QPainter, sheet: SequenceSheet) -> None:
        """Paint what stands still."""
        strips, width = sheet.strips, sheet.scale.width
        tops = strips.tops
        painter.fillRect(0, 0, width, strips.height, theme.color("lane"))
        painter.fillRect(0, 0, width, strips.ruler, theme.color("window"))
        for top in tops.values():
            painter.fillRect(0, top, width, 1, theme.color("line"))
        if sheet.cutting is None:
            return
        self._ruler(painter, sheet)
        self._offered(painter, sheet)
        black = QRect(0, tops["clips"], max(0, min(width, sheet.scale.x(sheet.frames))), strips.clips)
        painter.fillRect(black, theme.color("well"))
        narrow: list[tuple[Shot, int, int]] = []
        for _, shot, left, right in sheet.in_view():
            if right - left < NARROW:
                narrow.append((shot, left, right))
                continue
            self._shot(painter, sheet, shot, QRect(left, tops["clips"], right - left, strips.clips))
            self._spans(painter, sheet, shot, left, right)
            self._over(painter, sheet, shot, left)
        paint_narrow(painter, sheet, narrow)
        self._wish(painter, sheet)
        for x, flag in sheet.flags_in_view():
            top = tops["direction"] if flag.kind is Break.DIRECTION else tops["ladder"]
            height = strips.direction if flag.kind is Break.DIRECTION else strips.ladder
            paint_flag(painter, QPoint(x, top + height // 2))

    def moving(self, painter: QPainter, sheet: SequenceSheet) -> None:
        """Paint what moves: the chosen shot with its handles, a dragged edge, the playhead."""
        if sheet.focused:
            painter.fillRect(0, 0, 2, sheet.strips.height, theme.color("bar"))
        cut = sheet.cutting
        if cut is None:
            return
        place = cut.place(sheet.selected)
        if place is not None:
            self._selected(painter, sheet, cut.shots[place])
        if sheet.drag is not None:
            self._drag(painter, sheet)
        paint_playhead(painter, sheet.scale.x(sheet.record), sheet.strips.ruler, sheet.strips.height)

    def _ruler(self, painter: QPainter, sheet: SequenceSheet) -> None:
        assert sheet.cutting is not None  # noqa: S101 - asked before
        layout = sheet.cutting.layout
        first, last = sheet.scale.span()
        painter.setFont(theme.font("mini_figures"))
        painter.setPen(theme.color("text2"))
        ruled = TimedRuler(rate=layout.rate, drop=layout.drop, start=layout.timecode(0).frame)
        for tick in ticks(ruled, first=max(0, first - round(160 / sheet.scale.zoom)), last=last, zoom=sheet.scale.zoom):
            x = sheet.scale.x(tick.frame)
            size = theme.px(10 if tick.text else 5)
            painter.fillRect(x, sheet.strips.ruler - size, 1, size, theme.color("line2"))
            painter.drawText(QRect(x + 5, 0, theme.px(120), sheet.strips.ruler), Qt.AlignmentFlag.AlignVCenter, tick.text)

    def _offered(self, painter: QPainter, sheet: SequenceSheet) -> None:
        """Paint what would come, dashed, over the join where it would begin."""
        top, height = sheet.strips.tops["offered"], sheet.strips.offered
        for ghost in sheet.ghosts:
            left, right = sheet.scale.x(ghost.record.start), sheet.scale.x(ghost.record.end)
            if right < 0 or left > sheet.scale.width:
                continue
            box = QRect(left, top + 2, max(4, right - left), height - 4)
            painter.fillRect(box, theme.color("window"))
            painter.setPen(QPen(theme.color("strong"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            sign = ghost.sign.value
            self._fitting(painter, box.adjusted(6, 0, -4, 0), f"{sign} {ghost.name}", f"{sign} {ghost.name.partition('  ')[0]}", sign)

    def _shot(self, painter: QPainter, sheet: SequenceSheet, shot: Shot, box: QRect) -> None:
        each = shot.placement
        lane = sheet.vocabulary.lane(shot.label.kind) if shot.label is not None else None
        if not each.plays:
            painter.setPen(QPen(theme.color("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            self._fitting(painter, QRect(box.left() + 5, box.top(), box.width() - 8, theme.px(HEAD)), f"{shot.name}, lifted", shot.name)
            return
        painter.fillRect(box, theme.color("panel"))
        self._inside(painter, sheet, shot, box, lane)
        if lane is not None:
            painter.fillRect(box.left(), box.top(), 3, box.height(), theme.lane(lane).color)
        painter.fillRect(box.right(), box.top(), 1, box.height(), theme.color("window"))

    def _inside(self, painter: QPainter, sheet: SequenceSheet, shot: Shot, box: QRect, lane: Lane | None) -> None:
        """Paint name, length, still, label and what is offered into a shot that has room."""
        head, foot = theme.px(HEAD), theme.px(16)
        sign = sheet.signs.get(shot.placement.id)
        still = QRect(
            box.left() + 3, box.top() + head, min(box.width() - 4, (box.height() - head - foot) * 16 // 9), box.height() - head - foot
        )
        offline = shot.laid.clip.status is not ClipStatus.ONLINE
        if still.width() >= 12:
            picture = None if offline else self.thumbnails(shot.laid.clip, shot.placement.start, theme.px(96))
            rows.paint_thumbnail(painter, still, picture, offline=offline)
        self._name(painter, sheet, shot, QRect(box.left() + 7, box.top(), box.width() - 11, head), sign)
        if lane is not None and shot.label is not None:
            bar = QRect(box.left(), box.bottom() - foot + 1, box.width() - 1, foot)
            painter.fillRect(bar, theme.lane(lane).fill)
            if bar.width() > theme.px(18):
                icons.paint_shape(painter, lane, QRectF(bar.left() + 6, bar.top() + 3, theme.px(10), theme.px(10)), theme.lane(lane).color)
                self._fitting(painter, bar.adjusted(theme.px(20), 0, -4, 0), label_words(shot.label, sheet.vocabulary))
        if sign is not None and box.width() > theme.px(24):
            paint_sign(painter, QRect(box.right() - theme.px(20), box.top() + head + 3, theme.px(16), theme.px(16)), sign.value)

    def _name(self, painter: QPainter, sheet: SequenceSheet, shot: Shot, box: QRect, sign: Sign | None) -> None:
        """Write name and length; what would go is struck, what is held by hand has its lock."""
        assert sheet.cutting is not None  # noqa: S101 - asked before
        length = spoken_length(len(shot.laid.record), sheet.cutting.layout.rate)
        held = shot.placement.pinned or shot.placement.locked
        lock = theme.px(14) if held else 0
        font = theme.font("mini")
        font.setStrikeOut(sign is Sign.GOES)
        painter.setFont(font)
        painter.setPen(theme.color("text2" if sign is Sign.GOES else "text"))
        wide = self._width(shot.name)
        if wide + lock > box.width():
            return
        painter.drawText(box, rows.LEFT, shot.name)
        if held:
            size = theme.px(11)
            drawn = icons.pixmap("lock" if shot.placement.locked else "link", "text2", size, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left() + wide + 4, box.center().y() - size // 2, drawn)
        painter.setFont(theme.font("mini_figures"))
        if wide + lock + self._width(length) + 10 <= box.width():
            painter.setPen(theme.color("text2"))
            painter.drawText(box, rows.RIGHT, length)

    def _spans(self, painter: QPainter, sheet: SequenceSheet, shot: Shot, left: int, right: int) -> None:
        """Paint sizes as steps of the ladder, and directions as bars."""
        if not shot.placement.plays:
            return
        tops = sheet.strips.tops
        for span in shot.sizes:
            x, wide = _columns(sheet, span, left, right)
            y = step_height(sheet, span.value)
            painter.fillRect(x, y, wide, 3, theme.lane(Lane.SIZE).color)
            if wide > theme.px(26):
                below = y + theme.px(16) < tops["direction"]
                self._fitting(painter, QRect(x + 2, y + 3 if below else y - theme.px(14), wide - 2, theme.px(14)), span.value)
        look, inner = theme.lane(Lane.EYELINE), sheet.strips.direction - 4
        for span in shot.directions:
            x, wide = _columns(sheet, span, left, right)
            painter.fillRect(x, tops["direction"] + 2, wide, inner, look.fill)
            if wide > theme.px(18):
                size = theme.px(11)
                at = QRectF(x + 4, tops["direction"] + 2 + (inner - size) / 2, size, size)
                icons.paint_shape(painter, Lane.EYELINE, at, look.color, value=span.value)
                words = f"{span.value}  {span.who}".strip()
                self._fitting(painter, QRect(x + theme.px(20), tops["direction"] + 2, wide - theme.px(22), inner), words, span.value)

    def _over(self, painter: QPainter, sheet: SequenceSheet, shot: Shot, left: int) -> None:
        """Paint the cameras stacked over a shot, the lowest right over it."""
        assert sheet.cutting is not None  # noqa: S101 - asked before
        strips, rate = sheet.strips, sheet.cutting.layout.rate.fraction
        bottom = strips.tops["ticks"]
        for each in shot.laid.over:
            late = each.at / shot.laid.clip.rate.fraction * rate
            x = sheet.scale.x(shot.laid.record.start + int(late))
            wide = max(1, int(len(each.range) * sheet.scale.zoom))
            row = QRect(max(left, x), bottom - (each.track - 1) * strips.track + 1, wide, strips.track - 2)
            painter.fillRect(row, theme.color("raised"))
            painter.fillRect(row.left(), row.top(), 1, row.height(), theme.color("line2"))
            self._fitting(painter, row.adjusted(6, 0, -4, 0), f"V{each.track}")

    def _wish(self, painter: QPainter, sheet: SequenceSheet) -> None:
        """Paint the dotted line of the wish: from the widest to the tightest over the length of it, where sizes are ordered."""
        cut = sheet.cutting
        if cut is None or "size" not in cut.stringout.order:
            return
        values = [SHOT_SIZES.index(span.value) for shot in (cut.shots[:1] + cut.shots[-1:]) for span in shot.sizes[:1]]
        if len(values) < 2:
            return
        first, last = (step_height(sheet, SHOT_SIZES[value]) + 1 for value in values)
        painter.setPen(QPen(theme.color("line2"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(sheet.scale.x(0), first, sheet.scale.x(sheet.frames), last)

    def _selected(self, painter: QPainter, sheet: SequenceSheet, shot: Shot) -> None:
        """Outline the chosen shot, and draw its handles as ticks above, a tick a frame where there is room."""
        assert sheet.cutting is not None  # noqa: S101 - asked before
        tops, strips = sheet.strips.tops, sheet.strips
        left, right = sheet.scale.x(shot.laid.record.start), sheet.scale.x(shot.laid.record.end)
        painter.setPen(QPen(theme.color("strong"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(left + 1, tops["clips"] + 1, max(2, right - left - 2), strips.clips - 2)
        handles, step = sheet.cutting.stringout.handles, max(3, round(float(sheet.scale.zoom)))
        before = min(handles, shot.placement.start)
        after = min(handles, max(0, shot.laid.clip.frames - shot.placement.end))
        for edge, way, frames in ((left, -1, before), (right, 1, after)):
            for x in range(0, int(frames * sheet.scale.zoom) + 1, step):
                painter.fillRect(edge + way * x, tops["ticks"] + 1, 1, strips.ticks - 2, theme.color("strong"))

    def _drag(self, painter: QPainter, sheet: SequenceSheet) -> None:
        """Paint where a dragged edge is with its readout, or where a shot would go."""
        drag, cut = sheet.drag, sheet.cutting
        assert drag is not None  # noqa: S101 - asked before
        assert cut is not None  # noqa: S101 - asked before
        tops = sheet.strips.tops
        record = cut.shots[drag.place].laid.record
        if drag.part is Part.BODY:
            if drag.to is not None:
                at = cut.shots[drag.to].laid.record.start if drag.to < len(cut.shots) else sheet.frames
                painter.fillRect(sheet.scale.x(at) - 1, tops["ticks"], 3, sheet.strips.height - tops["ticks"], theme.color("strong"))
            return
        edge = record.start if drag.part is Part.HEAD else record.end
        x = sheet.scale.x(edge) + int(drag.by * sheet.scale.zoom)
        painter.fillRect(x - 1, tops["ticks"], 2, sheet.strips.height - tops["ticks"], theme.color("strong"))
        self._readout(painter, sheet, x)

    def _readout(self, painter: QPainter, sheet: SequenceSheet, x: int) -> None:
        said = sheet.readout()
        wide, tall = self._width(said) + theme.px(24), theme.px(18)
        left = min(max(2, x + 6), sheet.scale.width - wide - 2)
        box = QRect(left, sheet.strips.tops["ticks"] - tall - 2, wide, tall)
        painter.fillRect(box, theme.color("panel"))
        painter.setPen(theme.color("edge"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setFont(theme.font("mini_figures"))
        painter.setPen(theme.color("strong"))
        painter.drawText(box, rows.CENTRE, said)

    def _fitting(self, painter: QPainter, box: QRect, *said: str) -> None:
        """Write the first of these words that fits whole; none where none does."""
        words = next((each for each in said if self._width(each) <= box.width()), "")
        if words:
            painter.setFont(theme.font("mini"))
            painter.setPen(theme.color("text"))
            painter.drawText(box, rows.LEFT | Qt.TextFlag.TextSingleLine, words)

    def _width(self, words: str) -> int:
        if words not in self._widths:
            self._widths[words] = QFontMetrics(theme.font("mini")).horizontalAdvance(words)
        return self._widths[words]


def paint_narrow(painter: QPainter, sheet: SequenceSheet, shots: Sequence[tuple[Shot, int, int]]) -> None:
    """Paint shots that have no room for words: label, size and direction, all of one colour in one stroke."""
    tops, strips = sheet.strips.tops, sheet.strips
    boxes: dict[str, list[QRect]] = defaultdict(list)
    labels: dict[Lane, list[QRect]] = defaultdict(list)
    heights = {size: step_height(sheet, size) for size in SHOT_SIZES}
    for shot, left, right in shots:
        if not shot.placement.plays:
            continue
        wide = max(1, right - left)
        boxes["panel"].append(QRect(left, tops["clips"], max(1, wide - 1), strips.clips))
        if shot.label is not None:
            labels[sheet.vocabulary.lane(shot.label.kind)].append(QRect(left, tops["clips"], min(3, wide), strips.clips))
        if shot.sizes:
            boxes["size"].append(QRect(left, heights[shot.sizes[0].value], wide, 3))
        if shot.directions:
            boxes["direction"].append(QRect(left, tops["direction"] + 2, wide, strips.direction - 4))
    painter.setPen(Qt.PenStyle.NoPen)
    colours = (("panel", theme.color("panel")), ("size", theme.lane(Lane.SIZE).color), ("direction", theme.lane(Lane.EYELINE).fill))
    for rects, colour in (
        *((boxes[name], colour) for name, colour in colours),
        *((each, theme.lane(lane).color) for lane, each in labels.items()),
    ):
        painter.setBrush(colour)
        painter.drawRects(rects)


def step_height(sheet: SequenceSheet, size: str) -> int:
    """Return where on the ladder a size lies: the tighter the higher."""
    strips, room = sheet.strips, sheet.strips.ladder - theme.px(20)
    return strips.tops["ladder"] + theme.px(6) + room - room * SHOT_SIZES.index(size) // (len(SHOT_SIZES) - 1)


def paint_flag(painter: QPainter, at: QPoint) -> None:
    """Paint a ring with ! on a join that breaks something."""
    size = theme.px(16)
    box = QRect(at.x() - size // 2, at.y() - size // 2, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("warning"), 1.5))
    painter.setBrush(theme.color("window"))
    painter.drawEllipse(box)
    painter.setFont(theme.font("mini_bold"))
    painter.drawText(box, rows.CENTRE, "!")
    painter.restore()


def paint_playhead(painter: QPainter, x: int, ruler: int, height: int) -> None:
    """Paint the playhead: a line with its head in the ruler."""
    painter.fillRect(x, ruler - 8, 1, height - ruler + 8, theme.color("playhead"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("playhead"))
    head = [QPoint(x - 5, ruler - 14), QPoint(x + 6, ruler - 14), QPoint(x + 6, ruler - 6), QPoint(x + 1, ruler), QPoint(x - 5, ruler - 6)]
    painter.drawPolygon(QPolygon(head))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _columns(sheet: SequenceSheet, span: Span, left: int, right: int) -> tuple[int, int]:
    """Return where a span is drawn and how wide, inside its shot."""
    x = min(max(left, sheet.scale.x(span.record.start)), right)
    return x, max(1, min(right, sheet.scale.x(span.record.end)) - x)
