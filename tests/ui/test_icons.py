import re

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from dailies_logger.domain.label import EYELINES, Lane, Look
from dailies_logger.ground.resources import resource
from dailies_logger.ui import icons, theme

EVERY = [Lane(id=look.name, name=look.value, look=look) for look in Look]
NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if not path.stem.startswith("qss_"))
NEEDED = [
    "play",
    "pause",
    "reverse",
    "previous",
    "next",
    "mark_in",
    "mark_out",
    "loop",
    "again",
    "search",
    "chevron_down",
    "chevron_right",
    "note",
    "offline",
    "check",
    "plus",
    "minus",
    "tilde",
    "warning",
    "close",
    "folder",
    "keyboard",
    "eye",
    "lock",
    "volume",
    "film",
    "drop",
    "export",
    "grid",
    "undo",
    "link",
    "panel_left",
    "panel_right",
    "arrow_right",
    "arrow_left",
    "cross",
    "to_camera",
    "trim",
    "save",
    "ring",
]

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(lane: Lane, value: str = "") -> QImage:
    image = QImage(28, 28, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    icons.paint_shape(painter, lane, QRectF(0, 0, 28, 28), QColor("#FFFFFF"), value=value)
    painter.end()
    return image


def ink(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 128 for x in range(image.width()) for y in range(image.height()))


def test_icons__all_that_the_design_names_are_there() -> None:
    assert set(NEEDED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_icons__are_drawn_by_one_rule(name: str) -> None:
    svg = resource("icons", f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 16 16"' in svg
    assert 'stroke-width="1.5"' in svg
    assert 'stroke-linecap="round"' in svg
    assert not re.search(r"#[0-9a-fA-F]{3,6}", svg), "the token gives the colour"


@pytest.mark.parametrize("name", NAMES)
def test_pixmap__draws_something_in_the_token_s_colour(name: str) -> None:
    image = icons.pixmap(name, "text", 16, 2.0).toImage()
    assert ink(image) >= 20
    bright = max((image.pixelColor(x, y) for x in range(32) for y in range(32)), key=lambda value: value.alpha())
    assert abs(bright.red() - theme.color("text").red()) <= 2


def test_pixmap__is_sharp_at_the_device_pixel_ratio() -> None:
    made = icons.pixmap("play", "text", 16, 2.0)
    assert made.size() == QSize(32, 32)
    assert made.devicePixelRatio() == 2.0


def test_icon__is_dimmed_where_disabled() -> None:
    made = icons.icon("pause")
    normal = made.pixmap(QSize(16, 16), QIcon.Mode.Normal).toImage().pixelColor(5, 8)
    disabled = made.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage().pixelColor(5, 8)
    assert normal.red() > disabled.red() > 0


def test_icon__of_no_name_is_a_fault() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("nobody_drew_this")


def test_paint_shape__every_lane_differs_without_colour() -> None:
    images = [drawn(lane) for lane in EVERY]
    assert all(ink(image) > 60 for image in images)
    assert all(one != other for k, one in enumerate(images) for other in images[k + 1 :])


@pytest.mark.parametrize("lane", EVERY, ids=lambda lane: lane.id)
def test_paint_shape__keeps_to_its_square_and_is_the_same_left_and_right(lane: Lane) -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    icons.paint_shape(painter, lane, QRectF(5, 5, 10, 10), QColor("#FFFFFF"))
    painter.end()
    inked = [(x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha() > 100]
    assert len(inked) >= 16
    assert all(5 <= x < 15 and 5 <= y < 15 for x, y in inked)
    if lane.look not in {Look.FLAG, Look.ARROW}:
        assert all(abs(image.pixelColor(x, y).alpha() - image.pixelColor(19 - x, y).alpha()) < 24 for x, y in inked)


def test_paint_shape__an_eyeline_s_value_turns_its_arrow() -> None:
    images = [drawn(Lane.EYELINE, value) for value in EYELINES]
    assert all(one != other for k, one in enumerate(images) for other in images[k + 1 :])


def test_lane_icon__has_the_lane_s_colour() -> None:
    centre = icons.lane_icon(Lane.ANGLE).pixmap(QSize(16, 16)).toImage().pixelColor(8, 8)
    assert centre == theme.lane(Lane.ANGLE).color


def test_paint_ring__leaves_the_middle_empty() -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    icons.paint_ring(painter, QRectF(0, 0, 20, 20), QColor("#FFFFFF"))
    painter.end()
    assert image.pixelColor(10, 10).alpha() == 0
    assert image.pixelColor(10, 1).alpha() > 128
