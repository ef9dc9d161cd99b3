"""Paint the picture, fitted in its well, with thin overlays in the corners."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dailies_logger.domain.picture import Picture
from dailies_logger.ui import theme
from dailies_logger.ui.icons import paint_shape
from dailies_logger.ui.player.guides import paint_guides
from dailies_logger.ui.player.layers import USUAL, Layer
from dailies_logger.ui.player.overlay import Marked, Overlay

_GREY = 0.35
"""How strong a picture stays that is not the frame named: the media is away, the last picture is only a reminder."""

PROXY = "Proxy"
"""What stands in the corner of a picture that is not from the original."""


class PictureView(QWidget):
    """Show one picture. `resized` tells that pictures of another width are wanted.

    `present` paints before it returns, so whoever calls it knows that this frame is on the screen.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self.setAccessibleName("Picture")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self._picture: Picture | None = None
        self._image = QImage()
        self._overlay = Overlay()
        self._layers: frozenset[Layer] | None = USUAL
        self._message = ""

    @property
    def shown(self) -> int | None:
        """Return the media frame of the picture on the screen; None where there is none."""
        return self._picture.frame if self._picture is not None else None

    @property
    def message(self) -> str:
        """Return the sentence shown instead of the picture."""
        return self._message

    @property
    def overlay(self) -> Overlay:
        """Return the texts in the corners."""
        return self._overlay

    def present(self, picture: Picture, overlay: Overlay) -> None:
        """Paint a BGRA picture with its overlay, now."""
        self._picture, self._overlay, self._message = picture, overlay, ""
        self._image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self.setAccessibleDescription(f"{overlay.timecode} {overlay.title}{' from the proxy' if picture.from_proxy else ''}")
        self.repaint()

    def exchange(self, other: "PictureView") -> None:
        """Change pictures with another view: they are about to change places."""
        mine, theirs = self.held(), other.held()
        self.hold(*theirs)
        other.hold(*mine)

    def held(self) -> tuple[Picture | None, QImage, str]:
        """Return the picture, as read and as painted, and the sentence shown instead."""
        return self._picture, self._image, self._message

    def hold(self, picture: Picture | None, image: QImage, message: str) -> None:
        """Take the picture and sentence of another view."""
        self._picture, self._image, self._message = picture, image, message
        self.update()

    def set_overlay(self, overlay: Overlay) -> None:
        """Change the texts in the corners, and paint no more of the picture than lies under them: this is done at each key."""
        if overlay != self._overlay:
            changed = self._ground_of(self._overlay).united(self._ground_of(overlay))
            self._overlay = overlay
            self.update(changed)

    def set_layers(self, layers: frozenset[Layer] | None) -> None:
        """Say what may lie on the picture; None is nothing at all."""
        self._layers = layers
        self.update()

    def set_message(self, message: str) -> None:
        """Say why there is no picture of this frame; the last one stays behind it, greyed."""
        self._message = message
        self.setAccessibleDescription(message)
        self.update()

    def clear(self) -> None:
        """Show an empty well."""
        self._picture, self._image, self._overlay, self._message = None, QImage(), Overlay(), ""
        self.update()

    def wanted_width(self) -> int:
        """Return the width in device pixels that a picture needs here, by the shape of the last one."""
        ratio = self.devicePixelRatioF()
        return max(1, round(self.picture_area().width() * ratio)) if self._picture else max(1, round(self.width() * ratio))

    def sizeHint(self) -> QSize:
        """Ask for a quarter of HD."""
        return QSize(960, 540)

    def event(self, event: QEvent) -> bool:
        """Tell that pictures of another width are wanted where the window is on a screen with other pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.resized.emit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that pictures of another width are wanted."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the well, the picture, and what lies on it."""
        painter = QPainter(self)
        area = self.picture_area()
        if self._image.isNull() or self._message or area != QRectF(self.rect()):
            painter.fillRect(self.rect(), theme.color("well"))
        if not self._image.isNull():
            self._paint_picture(painter, area)
            if self._layers:
                paint_guides(painter, area, self._layers, pixel_ratio=self.devicePixelRatioF())
        if self._message:
            self._paint_message(painter)
        if self._layers is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_overlay(painter)
        painter.end()

    def picture_area(self) -> QRectF:
        """Return where the picture lies, in logical pixels: its shape fitted in the well, on whole device pixels."""
        if self._picture is None:
            return QRectF(self.rect())
        ratio = self.devicePixelRatioF()
        well_wide, well_high = round(self.width() * ratio), round(self.height() * ratio)
        scale = min(well_wide / self._picture.width, well_high / self._picture.height)
        wide, high = max(1, round(self._picture.width * scale)), max(1, round(self._picture.height * scale))
        left, top = (well_wide - wide) // 2, (well_high - high) // 2
        return QRectF(left / ratio, top / ratio, wide / ratio, high / ratio)

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        fits = round(area.width() * ratio) == self._image.width() and round(area.height() * ratio) == self._image.height()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not fits)
        if self._message:
            painter.setOpacity(_GREY)
        painter.drawImage(area, self._image)
        if self._message:
            painter.setOpacity(1.0)

    def _paint_message(self, painter: QPainter) -> None:
        painter.setFont(theme.font("lead"))
        room = QRectF(self.rect()).adjusted(theme.px(32), theme.px(32), -theme.px(32), -theme.px(32))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        needed = painter.boundingRect(room, flags, self._message)
        painter.fillRect(needed.adjusted(-theme.px(12), -theme.px(8), theme.px(12), theme.px(8)), theme.color("overlay"))
        painter.setPen(theme.color("overlay_text"))
        painter.drawText(room, flags, self._message)

    def _paint_overlay(self, painter: QPainter) -> None:
        overlay, margin = self._overlay.within(self._layers), theme.px(8)
        if overlay.timecode:
            self._paint_line(painter, overlay.timecode, "lead_figures", QRectF(margin, margin, 0, 0))
        if overlay.title:
            wide = QFontMetricsF(theme.font("small")).horizontalAdvance(overlay.title) + 2 * theme.px(8)
            taken = QFontMetricsF(theme.font("lead_figures")).horizontalAdvance(overlay.timecode) + 2 * margin + 3 * theme.px(8)
            if self.width() - margin - wide >= taken:  # text fits or is not drawn
                self._paint_line(painter, overlay.title, "small", QRectF(self.width() - margin - wide, margin, 0, 0))
        self._paint_proxy(painter, margin)
        self._paint_labels(painter, (*overlay.closed, *overlay.open_ranges), margin)

    def _ground_of(self, overlay: Overlay) -> QRegion:
        """Return the bands in which an overlay is painted: one at the top, one as high as its lines at the bottom."""
        margin, lines = theme.px(8), len(overlay.closed) + len(overlay.open_ranges)
        high = margin + lines * (theme.line_height("small") + theme.px(8))
        top = QRect(0, 0, self.width(), 2 * margin + theme.line_height("lead_figures"))
        return QRegion(top).united(QRect(0, self.height() - high, self.width(), high))

    def _paint_labels(self, painter: QPainter, marked: tuple[Marked, ...], margin: int) -> None:
        """Paint lines upward from the lower left corner; what does not fit below the timecode or beside the edge is not drawn."""
        step = theme.line_height("small") + theme.px(8)
        fits = max(0, (self.height() - theme.px(48)) // step)
        shown = marked[-fits:] if fits else ()
        for place, line in enumerate(shown):
            corner = QRectF(margin, self.height() - margin - step * (len(shown) - place), 0, 0)
            words = QFontMetricsF(theme.font("small_figures")).elidedText(
                line.text, Qt.TextElideMode.ElideRight, self.width() - 2 * margin - theme.px(44)
            )
            ground = self._paint_line(painter, words, "small_figures", corner, lead=theme.px(20))
            shape = QRectF(ground.left() + theme.px(8), ground.center().y() - theme.px(7), theme.px(14), theme.px(14))
            paint_shape(painter, line.lane, shape, theme.lane_on_picture(line.lane), value=line.value)

    def _paint_proxy(self, painter: QPainter, margin: int) -> None:
        """Say small in the last free corner that this is not the original."""
        if self._picture is None or not self._picture.from_proxy:
            return
        wide = QFontMetricsF(theme.font("mini")).horizontalAdvance(PROXY) + 2 * theme.px(8)
        high = theme.line_height("mini") + theme.px(4)
        self._paint_line(painter, PROXY, "mini", QRectF(self.width() - margin - wide, self.height() - margin - high, 0, 0))

    @staticmethod
    def _paint_line(painter: QPainter, text: str, role: str, corner: QRectF, *, lead: int = 0) -> QRectF:
        """Paint a line of text on its ground and return the ground; `lead` leaves room for a shape before it."""
        font = theme.font(role)
        pad = theme.px(8)
        wide = QFontMetricsF(font).horizontalAdvance(text) + 2 * pad + lead
        ground = QRectF(corner.left(), corner.top(), wide, theme.line_height(role) + theme.px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("overlay"))
        painter.drawRoundedRect(ground, theme.px(2), theme.px(2))
        painter.setFont(font)
        painter.setPen(theme.color("overlay_text"))
        painter.drawText(ground.adjusted(pad + lead, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        return ground
