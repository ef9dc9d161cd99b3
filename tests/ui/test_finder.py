from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.finder import Finder, hints
from dailies_logger.ui.found import Found
from dailies_logger.ui.widgets import KeyCap


def test_finder__narrows_down_and_walks(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    finder = Finder(window, Found(ActionSet(window), window), name="Find", asks="Type")
    finder.lay_out(head=finder.head(), foot=QHBoxLayout())
    window.show()
    finder.ask()
    assert finder._count.text() == f"{len(COMMANDS) - 1} of {len(COMMANDS) - 1}"
    QTest.keyClicks(finder.box, "circle the")
    chosen = finder.chosen()
    assert chosen is not None
    assert chosen.id == "take.circle"
    QTest.keyClick(finder.box, Qt.Key.Key_Up)
    assert finder.list.currentIndex().row() == 0
    QTest.keyClicks(finder.box, " qqq")
    assert finder.chosen() is None
    QTest.keyClick(finder.box, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_hints__name_keys_and_what_they_do(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(hints((("Enter", "do it"), ("Esc", "back"))))
    assert [cap.text() for cap in holder.findChildren(KeyCap)] == ["Enter", "Esc"]
