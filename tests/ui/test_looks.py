"""Render every room at the sizes people have, and look: no text is cut, and every stop of Tab can be seen."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui import theme
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.status import Elided
from dailies_logger.ui.window import MainWindow
from tests.support.memory_desk import CLIPS, PERSON
from tests.support.window import dressed, open_window

LABELS = tuple(
    Label(
        id=new_id(), clip=CLIPS[0].id, kind=kind, start=100 * k, end=100 * k + 80, author=PERSON.id, at=datetime(2026, 11, 16, tzinfo=UTC)
    )
    for k, kind in enumerate(("emotional_beat", "best_moment", "eyeline", "size", "problem"))
)
SIZES = [((1280, 720), 100), ((1600, 1000), 100), ((1920, 1200), 150)]


@pytest.fixture(params=SIZES, ids=["1280x720", "1600x1000", "150 %"])
def window(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    size, percent = request.param
    dressed(qapp)
    theme.set_scale(percent)
    theme.apply(qapp)
    window, work, _ = open_window(qtbot, tmp_path, *LABELS, size=size)
    qtbot.waitUntil(lambda: len(work.stage.labels) == len(LABELS))
    yield window
    window.close()
    theme.set_scale(100)
    theme.apply(qapp)


def cut(widget: QWidget) -> list[str]:
    """List the labels and buttons whose words are wider or higher than the place they have."""
    return [
        f"{type(child).__name__} “{_words(child)}” {child.size().toTuple()}"
        for child in widget.findChildren(QWidget)
        if child.isVisible() and _is_cut(child)
    ]


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, Elided) or not _words(widget):
        return False
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly and not widget.icon().isNull():
        return False
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = metrics.boundingRect(QRect(0, 0, widget.contentsRect().width(), 10_000), int(Qt.TextFlag.TextWordWrap), widget.text())
        return needed.height() > widget.height() + 1
    wide = max(metrics.horizontalAdvance(line) for line in _words(widget).splitlines())
    return wide > widget.contentsRect().width() or metrics.height() > widget.height() + 2


def rooms_cut_no_words(qtbot: QtBot, window: MainWindow) -> None:
    for away in (False, True):
        for room in Room:
            window.show_room(room)
            qtbot.wait(60)
            assert cut(window) == [], room
        window.second_screen.toggle()
        assert window.second_screen.on is not away
    window.show_first_run()
    assert cut(window) == []


def sheets_cut_no_words_and_stay_inside(qtbot: QtBot, window: MainWindow) -> None:
    for command in ("help.keys", "view.commands", "transport.timecode", "take.facts", "help.about"):
        window.actions_of.run(command)
        qtbot.wait(30)
        sheets = (window.sheets.keys, window.sheets.palette, window.sheets.ask, window.sheets.page)
        shown = next(sheet for sheet in sheets if sheet.isVisible())
        assert cut(shown) == [], command
        assert window.rect().contains(shown.geometry())
        shown.dismiss()


def around(window: MainWindow, widget: QWidget) -> QImage:
    """Grab a widget and a few pixels round it, where the ring lies."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return window.grab(place.intersected(window.rect())).toImage()


def every_stop_of_tab_can_be_seen(qtbot: QtBot, window: MainWindow, room: Room) -> None:
    window.show_room(room)
    qtbot.wait(60)
    stops: list[QWidget] = []
    for _ in range(60):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in stops:
            break
        stops.append(widget)
        focused = around(window, widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        assert focused != around(window, widget), f"{widget.accessibleName() or widget} does not show the focus"
    assert len(stops) >= 5
    assert QApplication.focusWidget() in stops, "Tab comes round"


def every_stop_of_tab_has_a_name(window: MainWindow) -> None:
    for room in Room:
        window.show_room(room)
        stops = [child for child in window.findChildren(QWidget) if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert [child for child in stops if not child.accessibleName() and not _words(child)] == []


def the_picture_is_the_brightest_large_area(window: MainWindow) -> None:
    image = window.grab().toImage()
    step = 12
    bright = sum(
        image.pixelColor(x, y).lightness() > 200 for x in range(0, image.width(), step) for y in range(0, image.height(), step)
    ) / ((image.width() // step) * (image.height() // step))
    assert bright < 0.02


def test_window__looks_right_in_every_room(qtbot: QtBot, window: MainWindow) -> None:
    """Look at one window from all sides: dressing it takes longer than all the looking."""
    the_picture_is_the_brightest_large_area(window)
    every_stop_of_tab_has_a_name(window)
    for room in Room:
        every_stop_of_tab_can_be_seen(qtbot, window, room)
    sheets_cut_no_words_and_stay_inside(qtbot, window)
    rooms_cut_no_words(qtbot, window)
    if theme.scale() == 100:
        window.resize(1024, 640)
        qtbot.wait(30)
        assert window.size().toTuple() == (1024, 640), "it is wider than it is asked to be"
