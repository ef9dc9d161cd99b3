"""Test the headers of the lanes."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.timeline.headers import LaneHeaders
from dailies_logger.ui.timeline.layout import Density, Grid


def shown(qtbot: QtBot, density: Density = Density.NORMAL) -> LaneHeaders:
    headers = LaneHeaders()
    qtbot.addWidget(headers)
    grid = Grid.of(density)
    headers.resize(grid.header, grid.height)
    headers.set_grid(grid)
    headers.set_keys(dict.fromkeys(Lane, "2-4"))
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
    for grid in (Grid.of(Density.NORMAL), Grid.of(Density.NORMAL, low={Lane.ACTION})):
        headers.set_grid(grid)
        QApplication.sendEvent(headers, QHelpEvent(QEvent.Type.ToolTip, at, headers.mapToGlobal(at)))
    assert said == ["Action: press to fold the lane", "Action: press to open it again"]
