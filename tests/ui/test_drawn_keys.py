import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.drawn_keys import fitted, laid, on_screen, paint_cap
from dailies_logger.ui.key_faces import Look
from dailies_logger.ui.keyboard import HIGH, WIDE, caps, dead_caps, held_caps

GROUND = QColor("#010203")


def painted(look: Look, lane: Lane | None = None) -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    paint_cap(painter, QRectF(0, 0, 40, 30), look, lane, on_screen())
    painter.end()
    return image


def test_laid__keys_fill_the_area_and_never_touch() -> None:
    every = [*caps(), *held_caps(), *dead_caps()]
    boxes = [box for _, box in laid(every, QRectF(10, 20, WIDE * 60, HIGH * 40), tall=1.0, gap=4)]
    assert all(QRectF(10, 20, WIDE * 60, HIGH * 40).contains(box) for box in boxes)
    assert not [one for one in boxes for other in boxes if one is not other and one.adjusted(-1.9, -1.9, 1.9, 1.9).intersects(other)]
    assert max(box.right() for box in boxes) == pytest.approx(10 + WIDE * 60 - 2)


def test_laid__is_no_higher_than_wanted() -> None:
    box = next(box for _, box in laid(caps(), QRectF(0, 0, WIDE * 50, 5000), tall=1.5, gap=0))
    assert (box.width(), box.height()) == (50, 75)


def test_paint__a_label_has_its_lanes_fill_transport_its_grey_others_none() -> None:
    assert painted(Look.LABEL, Lane.BEAT).pixelColor(20, 15) == theme.lane(Lane.BEAT).fill
    assert painted(Look.TRANSPORT).pixelColor(20, 15) == theme.color("sel")
    for look in (Look.OTHER, Look.FREE, Look.FIXED, Look.HELD):
        assert painted(look).pixelColor(20, 15) == GROUND


def test_paint__only_a_free_key_is_dashed() -> None:
    def gaps(look: Look) -> int:
        image = painted(look)
        return sum(image.pixelColor(x, 0) == GROUND for x in range(5, 35))

    assert gaps(Look.FREE) > 5
    assert gaps(Look.OTHER) == gaps(Look.TRANSPORT) == 0


def test_fitted__breaks_between_words_and_elides_only_what_has_no_room(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(theme.font("mini"))
    wide = metrics.horizontalAdvance("moments …") + 1
    assert fitted("Search moments", metrics, wide, lines=2) == ["Search", "moments"]
    assert fitted("Go in", metrics, wide, lines=2) == ["Go in"]
    assert fitted("Search moments anywhere else", metrics, wide, lines=2) == ["Search", "moments …"]
    assert fitted("Search moments", metrics, wide, lines=1) == ["Search …"]
    assert fitted("", metrics, wide, lines=2) == [""]
    long = fitted("Unterwassermomentaufnahme", metrics, wide, lines=2)
    assert len(long) == 1
    assert long[0].endswith("…")
    assert metrics.horizontalAdvance(long[0]) <= wide
