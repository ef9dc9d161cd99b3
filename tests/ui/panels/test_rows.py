"""Test what rows of lists share."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from dailies_logger.ui import theme
from dailies_logger.ui.panels import rows
from tests.support.rooms import make_clip

BOX = QRect(0, 0, 200, 40)


@pytest.fixture
def sheet(qtbot: QtBot) -> QPixmap:
    drawn = QPixmap(200, 40)
    drawn.fill(QColor("black"))
    return drawn


def color(sheet: QPixmap, x: int, y: int) -> QColor:
    return sheet.toImage().pixelColor(x, y)


def test_ground__of_a_chosen_row_is_paler_without_focus(sheet: QPixmap) -> None:
    option = QStyleOptionViewItem()
    option.rect = BOX
    option.state = QStyle.StateFlag.State_Selected
    view = QListView()
    option.widget = view
    painter = QPainter(sheet)
    rows.paint_ground(painter, option)
    painter.end()
    assert (color(sheet, 0, 9), color(sheet, 9, 9)) == (theme.color("line2"), theme.color("hover"))
    painter = QPainter(sheet)
    rows.paint_chosen(painter, BOX, focused=True)
    painter.end()
    assert (color(sheet, 1, 9), color(sheet, 9, 9)) == (theme.color("bar"), theme.color("sel"))
    assert rows.selected(option)
    assert rows.area(option) == BOX


def test_text__of_a_user_is_elided_and_says_its_width(sheet: QPixmap) -> None:
    painter = QPainter(sheet)
    assert rows.paint_text(painter, BOX, "a note " * 50) <= 200
    assert 0 < rows.paint_text(painter, BOX, "short") < 100
    assert rows.paint_text(painter, BOX, "") == 0
    painter.end()


def test_thumbnail__fills_its_box_in_its_own_shape(sheet: QPixmap) -> None:
    picture = QPixmap(400, 100)
    picture.fill(QColor("red"))
    painter = QPainter(sheet)
    rows.paint_thumbnail(painter, QRect(0, 0, 56, 32), picture, offline=False)
    rows.paint_thumbnail(painter, QRect(60, 0, 56, 32), picture, offline=True)
    rows.paint_thumbnail(painter, QRect(120, 0, 56, 32), None, offline=False)
    painter.end()
    assert [color(sheet, x, 1) for x in (1, 55)] == [QColor("red")] * 2
    assert [color(sheet, x, 1) for x in (61, 121)] == [theme.color("raised")] * 2
    assert rows.no_thumbnails(make_clip(), 0, 56) is None


def test_badges__are_drawn_as_many_as_fit_whole(sheet: QPixmap) -> None:
    painter = QPainter(sheet)
    all_of_them = rows.paint_badges(painter, QPoint(0, 0), ["HOLD", "PU"], room=200)
    one = rows.paint_badges(painter, QPoint(0, 20), ["HOLD", "PU"], room=all_of_them - 10)
    none = rows.paint_badges(painter, QPoint(0, 20), ["HOLD"], room=5)
    painter.end()
    assert 0 == none < one < all_of_them


def test_stars__are_as_full_as_the_rating(sheet: QPixmap) -> None:
    painter = QPainter(sheet)
    rows.paint_stars(painter, QPoint(0, 0), 3)
    painter.end()
    middles = [color(sheet, 13 * k + 6, 6) for k in range(5)]
    assert middles == [theme.color("text")] * 3 + [QColor("black")] * 2


def test_ring__goes_round_any_number(sheet: QPixmap) -> None:
    painter = QPainter(sheet)
    rows.paint_take_number(painter, QRect(0, 0, 100, 40), "12PU", circled=True)
    painter.end()
    picture = sheet.toImage()
    bright = [x for x in range(200) for y in (10, 11) if picture.pixelColor(x, y).lightness() > 100]
    assert bright
    assert min(bright) < 40
    assert max(bright) >= 60
    assert int(rows.CENTRE) == int(Qt.AlignmentFlag.AlignCenter)
