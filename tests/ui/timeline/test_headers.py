"""Test the headers of the lanes."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import SHIPPED_LANES, Lane, Look
from dailies_logger.ui import theme
from dailies_logger.ui.timeline.headers import LaneHeaders
from dailies_logger.ui.timeline.layout import Density, Grid


def shown(qtbot: QtBot, density: Density = Density.NORMAL) -> LaneHeaders:
    headers = LaneHeaders()
    qtbot.addWidget(headers)
    grid = Grid.of(density)
    headers.resize(grid.header, grid.height)
    headers.set_grid(grid)
    headers.set_keys(dict.fromkeys(SHIPPED_LANES, "2-4"))
    headers.show()
    return headers


def test_open_lane__has_its_colour_at_the_left(qtbot: QtBot) -> None:
    headers = shown(qtbot)
    y = Grid.of(Density.NORMAL).lane_top(Lane.BEAT) + 10
    before = headers.grab().toImage().pixelColor(1, y)
    headers.set_open(frozenset({Lane.BEAT}))
    picture = headers.grab().toImage()
    assert before == theme.color("panel")
    assert picture.pixelColor(1, y) == theme.lane(Lane.BEAT).color
    assert picture.pixelColor(1, y + 22) == theme.color("panel")


def test_zoom__slider_and_buttons_ask(qtbot: QtBot) -> None:
    headers = shown(qtbot)
    steps: list[int] = []
    headers.stepped.connect(steps.append)
    for button in headers.findChildren(QToolButton):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert steps == [-1, 1]
    with qtbot.waitSignal(headers.zoomed):
        headers.slider.setValue(500)
    with qtbot.assertNotEmitted(headers.zoomed):
        headers.set_zoom(700)
    assert headers.slider.value() == 700


def test_folded__has_no_zoom_and_no_words(qtbot: QtBot) -> None:
    headers = shown(qtbot, Density.FOLDED)
    assert not headers.slider.isVisible()


def test_hide_keys__takes_the_frames_away(qtbot: QtBot) -> None:
    headers = shown(qtbot)
    with_keys = headers.grab().toImage()
    headers.set_keys_shown(shown=False)
    assert headers.grab().toImage() != with_keys
    headers.set_keys_shown(shown=True)
    assert headers.grab().toImage() == with_keys


def test_tab__never_stops_in_the_zoom(qtbot: QtBot) -> None:
    headers = shown(qtbot)
    assert headers.slider.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert all(button.accessibleName() for button in headers.findChildren(QToolButton))


def test_press__asks_to_fold_the_lane_and_says_so_before(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = shown(qtbot)
    at = QPoint(60, Grid.of(Density.NORMAL).lane_top(Lane.ACTION) + 5)
    with qtbot.waitSignal(headers.fold_requested) as asked:
        QTest.mouseClick(headers, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert asked.args == [Lane.ACTION]
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    for grid in (Grid.of(Density.NORMAL), Grid.of(Density.NORMAL, low={Lane.ACTION.id})):
        headers.set_grid(grid)
        QApplication.sendEvent(headers, QHelpEvent(QEvent.Type.ToolTip, at, headers.mapToGlobal(at)))
    assert said == ["Action: press to fold the lane", "Action: press to open it again"]


def test_lanes__a_long_name_keeps_to_its_head_and_the_tip_has_it_whole(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = shown(qtbot)
    long = Lane(id="long", name="Everything that the second unit shot at sea", look=Look.HEXAGON)
    short = Lane(id="long", name="Sea", look=Look.HEXAGON)
    grid = Grid.of(Density.NORMAL, lanes=(long, Lane.FREE))
    edge = QRect(grid.header - theme.px(6), grid.lane_top(long) + 1, theme.px(5), 20)
    pictures = []
    for lane in (long, short):
        headers.set_grid(Grid.of(Density.NORMAL, lanes=(lane, Lane.FREE)))
        pictures.append(headers.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[0].copy(edge) == pictures[1].copy(edge)
    headers.set_grid(grid)
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    at = QPoint(60, grid.lane_top(long) + 5)
    QApplication.sendEvent(headers, QHelpEvent(QEvent.Type.ToolTip, at, headers.mapToGlobal(at)))
    assert said == [f"{long.name}: press to fold the lane"]


@pytest.mark.parametrize("density", [Density.DENSE, Density.NORMAL, Density.TALL])
def test_keys__stand_beside_every_lane_that_we_ship_and_a_long_name_gives_way(qtbot: QtBot, density: Density) -> None:
    long = Lane(id="long", name="Everything that the second unit shot at sea", look=Look.HEXAGON)
    headers = shown(qtbot, density)
    grid = Grid.of(density, lanes=(*SHIPPED_LANES, long))
    headers.set_grid(grid)
    headers.resize(grid.header, grid.height)
    headers.set_keys(dict.fromkeys((*SHIPPED_LANES, long), "2-4"))
    with_keys = headers.grab().toImage()
    headers.set_keys_shown(shown=False)
    without = headers.grab().toImage()
    for lane in grid.lanes:
        box = QRect(0, grid.lane_top(lane) + 1, grid.header, grid.lane - 1)
        assert with_keys.copy(box) != without.copy(box), lane.name


@pytest.mark.parametrize("density", [Density.DENSE, Density.NORMAL, Density.TALL])
def test_open_lane__the_names_that_we_ship_are_whole_in_bold_beside_their_keys(qtbot: QtBot, density: Density) -> None:
    headers = shown(qtbot, density)
    grid = Grid.of(density, lanes=SHIPPED_LANES)
    bold = QFontMetrics(theme.font("small_bold"))
    for lane in grid.lanes:
        assert theme.px(48 + 6) + bold.horizontalAdvance(lane.name) + headers._key_width("2-4") < grid.header, lane.name
