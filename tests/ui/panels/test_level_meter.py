"""Paint the bars of the channels: how long, which are muted, and how many there is room for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.ui import theme
from dailies_logger.ui.panels.level_meter import LevelMeter
from dailies_logger.workflow.player.mix import Bar, Mix


@pytest.fixture
def level(qtbot: QtBot) -> LevelMeter:
    made = LevelMeter()
    qtbot.addWidget(made)
    made.set_channels(("Boom", "Nell"), Mix())
    made.show()
    return made


def rows(level: LevelMeter, token: str) -> list[int]:
    """Count the pixels of a colour in each row that has any."""
    image, colour = level.grab().toImage(), theme.color(token).rgb()
    counts = [sum(image.pixel(x, y) == colour for x in range(image.width())) for y in range(image.height())]
    return [count for count in counts if count]


def test_bars__are_as_long_as_it_is_loud_with_the_highest_as_a_tick(level: LevelMeter) -> None:
    level.set_bars((Bar(height=0.5, held=0.75), Bar()))
    thick, width = theme.px(4), theme.px(96)
    assert rows(level, "bar") == [width // 2] * thick
    assert rows(level, "playhead") == [1] * thick
    assert rows(level, "seen") == [width // 2 - 1] * thick + [width] * thick


def test_bars__of_another_clip_are_not_taken(level: LevelMeter) -> None:
    level.set_bars((Bar(height=1.0, held=1.0),))
    assert rows(level, "bar") == []


def test_muted__has_another_track_and_is_told_in_words(level: LevelMeter) -> None:
    level.set_channels(("Boom", "Nell"), Mix(muted=frozenset({1})))
    assert len(rows(level, "seen")) == len(rows(level, "line")) == theme.px(4)
    assert level.accessibleName() == "Sound level; heard: Boom"
    assert "Alt M" in level.toolTip()
    level.set_channels(("Boom", "Nell"), Mix(mute=True))
    assert level.accessibleName() == "Sound level; heard: nothing"


@pytest.mark.parametrize("count", [1, 2, 6, 12, 24])
def test_bars__of_many_channels_all_find_room(level: LevelMeter, count: int) -> None:
    level.set_channels([f"Track {place + 1}" for place in range(count)], Mix())
    level.set_bars((Bar(height=1.0, held=1.0),) * count)
    lit = len(rows(level, "bar"))
    assert lit >= count
    assert lit % count == 0


def test_click__asks_for_the_channels(level: LevelMeter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(level.clicked):
        QTest.mouseClick(level, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(level.clicked):
        QTest.keyClick(level, Qt.Key.Key_Space)


def test_no_channels__hide_it(level: LevelMeter) -> None:
    level.set_channels((), Mix())
    assert not level.isVisible()
