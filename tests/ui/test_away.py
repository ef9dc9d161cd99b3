from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui import theme
from dailies_logger.ui.away import LINE, ROOMY, AwayLine, Well
from dailies_logger.ui.player.surface import PictureView


@pytest.fixture
def back(qtbot: QtBot) -> Iterator[QAction]:
    holder = QWidget()
    qtbot.addWidget(holder)
    action = QAction("Picture on the second screen", holder)
    action.setShortcut("F12")
    yield action
    holder.close()


def words(line: QWidget) -> list[str]:
    return [label.text() for label in line.findChildren(QLabel) if label.isVisible() and label.text()]


def test_line__says_where_the_picture_is_and_how_it_comes_back(qtbot: QtBot, back: QAction) -> None:
    line = AwayLine(back)
    qtbot.addWidget(line)
    line.resize(theme.px(ROOMY), theme.px(LINE))
    line.show()
    assert words(line) == ["Picture on the second screen", "Bring it back", "F12"]
    with qtbot.waitSignal(back.triggered):
        QTest.mouseClick(line.button, Qt.MouseButton.LeftButton)
    line.resize(theme.px(288), theme.px(LINE))
    assert words(line) == ["Picture on the second screen", "F12"]
    assert line.minimumSizeHint().width() <= theme.px(288), "the narrowest well"


def test_well__holds_the_picture_or_the_line(qtbot: QtBot, back: QAction) -> None:
    well, picture = Well(back), PictureView()
    qtbot.addWidget(well)
    well.resize(400, 225)
    well.show()
    well.hold(picture)
    assert not well.away
    assert picture.isVisible()
    assert words(well) == []
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    picture.setParent(elsewhere)
    well.hold(None)
    assert well.away
    assert words(well) == ["Picture on the second screen", "F12"]
    well.hold(picture)
    assert (well.away, picture.parent()) == (False, well)
