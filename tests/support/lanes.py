"""Make lanes with labels in a window, and work them with the mouse as an editor does."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label, Lane
from dailies_logger.ui.timeline.lanes import LanesView

LEFT = Qt.MouseButton.LeftButton


def show_lanes(qtbot: QtBot, labels: Sequence[Label], *, clip: Clip, width: int = 1600) -> LanesView:
    """Show the lanes of a clip; the whole clip is in view."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, 400)
    view = LanesView(host)
    view.resize(width, view.height())
    host.show()
    view.set_clip(clip)
    view.set_labels(labels)
    return view


def point(view: LanesView, frame: int, lane: Lane | None = None, *, dx: int = 0) -> QPoint:
    """Return the point of a frame on a lane (the ruler without one)."""
    grid = view.sheet.grid
    y = grid.lane_top(lane) + grid.lane // 2 if lane else grid.ruler // 2
    return QPoint(view.sheet.scale.x(frame) + dx, y)


def click(view: LanesView, at: QPoint) -> None:
    """Click there."""
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)


def drag(view: LanesView, start: QPoint, end: QPoint) -> None:
    """Press, move and let go."""
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)


def image(view: LanesView) -> QImage:
    """Return what is seen of the lanes, without the headers."""
    return view.viewport().grab().toImage()


def columns_of(picture: QImage, color: QColor, y: int) -> list[int]:
    """List the columns that have a colour at a height."""
    return [x for x in range(picture.width()) if picture.pixelColor(x, y) == color]
