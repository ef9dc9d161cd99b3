"""Paint the rows of the dailies tree."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from dailies_logger.domain.clip import Clip, ClipStatus, MediaKind
from dailies_logger.domain.timecode import rough_length
from dailies_logger.ui import icons, theme
from dailies_logger.ui.models import words
from dailies_logger.ui.models.dailies_nodes import Level, Node
from dailies_logger.ui.models.dailies_tree import NODE, DailiesModel
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.rows import SeenRanges, Thumbnails, no_thumbnails, nothing_known


class TreeRow(QStyledItemDelegate):
    """Paint days, scenes, setups, takes and angles."""

    thumbnails: Thumbnails = staticmethod(no_thumbnails)
    seen: SeenRanges = staticmethod(nothing_known)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return 44 for takes, 28 for all else."""
        node = index.data(NODE)
        return QSize(100, theme.px(44 if isinstance(node, Node) and node.level is Level.TAKE else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint one row."""
        node, model = index.data(NODE), index.model()
        if not isinstance(node, Node) or not isinstance(model, DailiesModel):
            return
        painter.save()
        if node.level is Level.TAKE:
            self._take(painter, option, node, model)
        elif node.clip is not None:
            self._angle(painter, option, node.clip)
        else:
            self._heading(painter, option, node, model)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, node: Node, model: DailiesModel) -> None:
        """Write a day, scene or setup: its name, what it is of, and how long or how many."""
        box = rows.area(option).adjusted(theme.px(2), 0, -theme.px(12), 0)
        second = "text2" if rows.selected(option) else "text3"
        offline = model.offline(node)
        bold = node.level in (Level.DAY, Level.SCENE)
        font = "body_bold" if bold else "body"
        title = QFontMetrics(theme.font(font)).horizontalAdvance(node.title)
        tail = _fitting(self._tails(node, model), box.width() - title - theme.px(8))
        if offline:
            size = theme.px(14)
            drawn = icons.pixmap("offline", second, size, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPoint(box.right() - size, box.center().y() - size // 2), drawn)
        else:
            room = rows.paint_text(painter, box, tail, role="small_figures", ink="text2", align=rows.RIGHT)
            box.setRight(box.right() - room - theme.px(8))
        ink = second if offline else "text" if bold or rows.selected(option) else "text2"
        used = rows.paint_text(painter, box, node.title, role=font, ink=ink)
        about = _about(node, model)
        if about:
            rows.paint_text(painter, box.adjusted(used + theme.px(6), 0, 0, 0), about, ink="text2")

    def _angle(self, painter: QPainter, option: QStyleOptionViewItem, clip: Clip) -> None:
        """Write an angle: the camera's letter, the clip, and its size and lens; what is away or unreadable has its sign."""
        box = rows.area(option).adjusted(theme.px(2), 0, -theme.px(12), 0)
        online = clip.status is ClipStatus.ONLINE
        ink = "text2" if online or rows.selected(option) else "text3"
        if not online:
            size = theme.px(14)
            sign = ("offline", ink) if clip.status is ClipStatus.OFFLINE else ("warning", "warning")
            drawn = icons.pixmap(*sign, size, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPoint(box.right() - size, box.center().y() - size // 2), drawn)
            box.setRight(box.right() - size - theme.px(8))
        if clip.facts.camera:
            rows.paint_text(painter, box, clip.facts.camera[:2], ink="text" if online else ink)
            box.setLeft(box.left() + theme.px(16))
        box.setLeft(box.left() + rows.paint_text(painter, box, words.angle_name(clip), ink=ink) + theme.px(8))
        if online:
            rows.paint_text(painter, box, words.angle_about(clip), role="small", ink="text2", align=rows.RIGHT)

    def _tails(self, node: Node, model: DailiesModel) -> tuple[str, ...]:
        """Return what may stand at the right of a heading, the longest first."""
        if node.level in (Level.SETUP, Level.LOOSE):
            return (str(len(node.children)),)
        length, unseen = model.seconds(node), self._unseen(node, model)
        if length is None:
            return ("",)
        return (words.length_and_unseen(length, unseen), words.unseen_or_length(length, unseen))

    def _unseen(self, node: Node, model: DailiesModel) -> float | None:
        """Return how many seconds of the first cameras of a row's takes nobody has watched; None while that is not known."""
        firsts = (next(iter(model.angles(take.id)), None) for take in node.takes())
        pictures = [clip for clip in firsts if clip is not None and clip.measured.media is MediaKind.PICTURE]
        found = [(clip, self.seen(clip)) for clip in pictures]
        known = [(clip, ranges) for clip, ranges in found if ranges is not None]
        if len(known) < len(found):
            return None
        return float(sum((clip.frames - sum(map(len, ranges))) / clip.rate.fraction for clip, ranges in known))

    def _take(self, painter: QPainter, option: QStyleOptionViewItem, node: Node, model: DailiesModel) -> None:
        take = node.take
        assert take is not None  # noqa: S101 - a row of Level.TAKE has one
        clips, offline = model.angles(take.id), model.offline(node)
        box = rows.area(option).adjusted(0, 0, -theme.px(12), 0)
        ink = ("text2" if rows.selected(option) else "text3") if offline else "text"
        self._picture(painter, box, next(iter(clips), None), offline=offline)
        words_box = box.adjusted(theme.px(58), 0, 0, 0)
        length, letters = rough_length(words.seconds(clips)) if clips else "", words.cameras(clips)
        if _short(node.title):
            upper, lower = self._number(painter, words_box, node.title, circled=take.circled, ink=ink)
        else:
            beside = sum(QFontMetrics(theme.font("small")).horizontalAdvance(each) + theme.px(6) for each in (length, letters))
            upper, lower = self._name(painter, words_box, node.title, circled=take.circled, ink=ink, beside=beside)
        if take.rating:
            wide = theme.px(24)
            star = icons.pixmap("star_full", ink, theme.px(10), painter.device().devicePixelRatioF())
            painter.drawPixmap(QPoint(box.right() - wide, upper.center().y() - theme.px(5) + 1), star)
            rows.paint_text(
                painter,
                QRect(box.right() - wide, upper.top(), wide, upper.height()),
                str(take.rating),
                role="small_figures",
                ink=ink,
                align=rows.RIGHT,
            )
            upper.setRight(box.right() - wide - theme.px(4))
        used = rows.paint_text(painter, upper, length, role="small", ink=ink) + theme.px(6)
        after = QRect(upper.left() + used, upper.top(), upper.width() - used, upper.height())
        used += rows.paint_text(painter, after, letters, role="small", ink="text2") + theme.px(6)
        at = QPoint(upper.left() + used, upper.top() + 1)
        rows.paint_badges(painter, at, words.take_short_forms(take), room=upper.right() - at.x())
        note = words.first_line(take.editor_note) or words.first_line(take.supervisor_note)
        rows.paint_text(painter, lower, note, role="small", ink="text2")

    def _picture(self, painter: QPainter, box: QRect, clip: Clip | None, *, offline: bool) -> None:
        """Paint the middle of a take's first clip, and under it what of the clip was watched."""
        picture = QRect(box.left(), box.center().y() + 1 - theme.px(32) // 2, theme.px(56), theme.px(32))
        shown = self.thumbnails(clip, clip.frames // 2, theme.px(56)) if clip is not None and not offline else None
        rows.paint_thumbnail(painter, picture, shown, offline=offline)
        if clip is not None:
            strip = QRect(picture.left(), picture.bottom() + 1, picture.width(), theme.px(3))
            rows.paint_seen(painter, strip, clip.frames, self.seen(clip))

    def _number(self, painter: QPainter, box: QRect, number: str, *, circled: bool, ink: str) -> tuple[QRect, QRect]:
        """Write a take's number beside its picture; return what is left of the upper and the lower line."""
        rows.paint_take_number(painter, QRect(box.left(), box.top(), theme.px(32), box.height()), number, circled=circled, ink=ink)
        return _lines(box.adjusted(theme.px(36), 0, 0, 0))

    def _name(self, painter: QPainter, box: QRect, name: str, *, circled: bool, ink: str, beside: int) -> tuple[QRect, QRect]:
        """Write the name of a take that has no number into the upper line, with room for what stands beside it; return what is left of both lines."""
        upper, lower = _lines(box.adjusted(theme.px(8), 0, 0, 0))
        size = theme.px(12)
        if circled:
            ring = icons.pixmap("ring", "strong", size, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPoint(upper.left(), upper.center().y() - size // 2), ring)
            upper.setLeft(upper.left() + size + theme.px(4))
        used = rows.paint_text(painter, upper.adjusted(0, 0, -beside, 0), name, ink="strong" if circled else ink)
        return upper.adjusted(used + theme.px(6), 0, 0, 0), lower


def _short(title: str) -> bool:
    """Say whether a take's number fits in its column."""
    return QFontMetrics(theme.font("body")).horizontalAdvance(title) <= theme.px(32)


def _fitting(tails: tuple[str, ...], room: int) -> str:
    """Return the first that fits into so many pixels, else the last: what a row is called goes before what it comes to."""
    metrics = QFontMetrics(theme.font("small_figures"))
    return next((tail for tail in tails if metrics.horizontalAdvance(tail) <= room), tails[-1])


def _lines(box: QRect) -> tuple[QRect, QRect]:
    """Return the two lines of a take's row."""
    upper = QRect(box.left(), box.top() + theme.px(5), box.width(), theme.px(17))
    return upper, QRect(box.left(), upper.bottom() + 1, box.width(), theme.px(16))


def _about(node: Node, model: DailiesModel) -> str:
    """Write what a setup is of: size and lens of its first take."""
    first = next(iter(node.takes()), None)
    if node.level is not Level.SETUP or first is None:
        return ""
    clips = model.angles(first.id)
    said = [clips[0].facts.shot_size, clips[0].facts.lens] if clips else []
    return " · ".join(part for part in said if part)
