"""Test the transport bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.panels.transport import BUTTONS, NO_PICTURE, TransportBar
from dailies_logger.workflow.player.mix import Mix
from tests.support.rooms import VIDEO, make_clip


@pytest.fixture
def bar(qtbot: QtBot) -> TransportBar:
    host = QWidget()
    qtbot.addWidget(host)
    made = TransportBar(host)
    host.resize(1700, 60)
    made.resize(1280, 44)
    host.show()
    return made


def actions(bar: TransportBar) -> dict[str, QAction]:
    made = {name: QAction(name, bar) for name, _ in (*BUTTONS, ("transport.again", "again"))}
    bar.set_actions(made)
    return made


def test_timecode__is_that_of_the_frame_on_screen(bar: TransportBar) -> None:
    assert bar.timecode() == NO_PICTURE
    bar.set_clip(make_clip())
    bar.set_frame(993)
    assert bar.timecode() == "10:38:22:19"
    bar.set_clip(make_clip(start="10:00:59;28", rate=VIDEO))
    bar.set_frame(2)
    assert bar.timecode() == "10:01:00;02"
    bar.set_clip(None)
    assert bar.timecode() == NO_PICTURE


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ((867, 992), "in 10:38:17:13  out 10:38:22:18  05:06"),
        ((1704, None), "in 10:38:52:10  out –  01:00"),
        ((None, 23), "in –  out 10:37:42:09  01:00"),
        ((None, None), ""),
        ((5, 5), "in 10:37:41:15  out 10:37:41:15  00:01"),
    ],
)
def test_marks__the_out_frame_plays_too(bar: TransportBar, marks: tuple[int | None, int | None], said: str) -> None:
    bar.set_clip(make_clip())
    bar.set_marks(*marks)
    assert bar._marks.text() == said


def test_buttons__are_the_windows_commands_in_the_middle(qtbot: QtBot, bar: TransportBar) -> None:
    made = actions(bar)
    pressed: list[str] = []
    for name, action in made.items():
        action.triggered.connect(lambda _checked=False, name=name: pressed.append(name))
    buttons = bar._middle.findChildren(QToolButton)
    for button in buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [name for name, _ in BUTTONS]
    middle = bar._middle.geometry().center().x()
    assert abs(middle - 640) <= 1
    bar.resize(1600, 44)
    assert abs(bar._middle.geometry().center().x() - 800) <= 1
    assert all(button.accessibleName() for button in buttons)


def test_playing__shows_pause(qtbot: QtBot, bar: TransportBar) -> None:
    made = actions(bar)
    qtbot.waitUntil(lambda: bar._middle.width() > 100)
    stopped = bar._middle.grab().toImage()
    bar.set_playing(True)
    running = bar._middle.grab().toImage()
    assert running != stopped
    made["transport.play"].setToolTip("Stop")
    assert bar._middle.grab().toImage() == running
    bar.set_playing(False)
    assert bar._middle.grab().toImage() == stopped


def test_speed__has_a_true_minus(bar: TransportBar) -> None:
    said = []
    for speed in (1.0, -2.0, 0.0):
        bar.set_speed(speed)
        said.append(bar._speed.text())
    assert said == ["1×", "−2×", ""]


def test_compact__is_lower(bar: TransportBar) -> None:
    bar.set_compact(compact=True)
    assert bar.height() == 36
    bar.set_compact(compact=False)
    assert bar.height() == 44


@pytest.mark.parametrize("width", [1600, 1100, 992, 736])
def test_narrow__leaves_room_for_the_buttons(bar: TransportBar, qtbot: QtBot, width: int) -> None:
    actions(bar)
    bar.set_clip(make_clip())
    bar.set_speed(-2)
    bar.level.set_channels(("Boom", "Nell"), Mix())
    bar._heard.setText("Boom · 90 %")
    bar.resize(width, 44)
    again = next(button for button in bar.findChildren(QToolButton) if button.text() == "transport.again")
    qtbot.waitUntil(lambda: bar._middle.width() > 100 and again.x() > bar._middle.geometry().right())
    assert bar.level.isVisible()
    assert bar.level.geometry().right() < width
