"""Read guides and safe areas back from pixels."""

from collections.abc import Collection
from fractions import Fraction

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from dailies_logger.ui.player.guides import RATIOS, SAFE, frame_in, paint_guides, safe_area
from dailies_logger.ui.player.layers import Layer

HD = QRectF(0, 0, 1920, 1080)


def test_every_layer_that_is_no_text__has_a_shape() -> None:
    texts = {Layer.TIMECODE, Layer.TAKE, Layer.CLIP, Layer.LABELS}
    assert SAFE.keys() | RATIOS.keys() == set(Layer) - texts


@pytest.mark.parametrize(
    ("ratio", "wide", "high"), [(Fraction(239, 100), 1920, 803.35), (Fraction(185, 100), 1920, 1037.84), (Fraction(16, 9), 1920, 1080)]
)
def test_frame_in__is_the_largest_that_fits(ratio: Fraction, wide: float, high: float) -> None:
    frame = frame_in(HD, ratio)
    assert (frame.width(), frame.height()) == pytest.approx((wide, high), abs=0.01)
    assert frame.center() == HD.center()


def test_frame_in__a_wider_picture_is_cut_at_its_sides() -> None:
    frame = frame_in(QRectF(10, 20, 2390, 1000), Fraction(16, 9))
    assert (frame.height(), round(frame.width())) == (1000, 1778)
    assert frame.top() == 20


def test_safe_area__is_in_the_middle() -> None:
    area = safe_area(HD, Fraction(9, 10))
    assert area.getRect() == pytest.approx((96, 54, 1728, 972))


def _painted(layers: Collection[Layer], *, ground: str = "#646464", ratio: float = 1.0) -> QImage:
    image = QImage(round(640 * ratio), round(360 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(ground))
    painter = QPainter(image)
    paint_guides(painter, QRectF(0, 0, 640, 360), layers, pixel_ratio=ratio)
    painter.end()
    return image


def _changed(image: QImage, ground: str = "#646464") -> list[tuple[int, int]]:
    plain = QColor(ground).rgb()
    return [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) != plain]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_paint_guides__lines_are_one_device_pixel_with_a_dark_one_outside(qapp: object, ratio: float) -> None:
    image = _painted({Layer.GUIDE_239}, ratio=ratio)
    x = round(100 * ratio)
    column = [QColor(image.pixel(x, y)).red() for y in range(image.height())]
    top, bottom = round((360 - 640 / 2.39) / 2 * ratio), round((360 + 640 / 2.39) / 2 * ratio)
    assert [y for y, value in enumerate(column) if value > 100] == [top, bottom - 1]
    assert [y for y, value in enumerate(column) if value < 100] == [top - 1, bottom]


@pytest.mark.parametrize("ground", ["#000000", "#FFFFFF"])
def test_paint_guides__are_seen_on_black_and_on_white(qapp: object, ground: str) -> None:
    column = [QColor(_painted({Layer.GUIDE_185}, ground=ground).pixel(100, y)).red() for y in range(30)]
    assert max(column) - min(column) >= 60


def test_paint_guides__a_safe_area_is_four_corners(qapp: object) -> None:
    seen = _changed(_painted({Layer.TITLE_SAFE}))
    assert {(x < 320, y < 180) for x, y in seen} == {(True, True), (True, False), (False, True), (False, False)}
    assert not [place for place in seen if 100 < place[0] < 540 or 80 < place[1] < 280]
    assert (min(x for x, _ in seen), min(y for _, y in seen)) == (31, 17)


def test_paint_guides__nothing_is_nothing(qapp: object) -> None:
    assert _changed(_painted({Layer.TIMECODE, Layer.LABELS})) == []
