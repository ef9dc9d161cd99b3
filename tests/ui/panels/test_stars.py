"""Test stars and ring."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.ui.panels.stars import Stars, TakeRing


def test_click_a_star__asks_for_it_and_again_for_none(qtbot: QtBot) -> None:
    stars = Stars()
    qtbot.addWidget(stars)
    asked: list[int] = []
    stars.rating_requested.connect(asked.append)
    for x in (2, 30, 64):
        QTest.mouseClick(stars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, 8))
    stars.set_rating(3)
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 8))
    assert asked == [1, 3, 5, 0]
    assert stars.accessibleName() == "Rating 3 of 5"


def test_stars__show_the_rating(qtbot: QtBot) -> None:
    stars = Stars()
    qtbot.addWidget(stars)
    pictures = []
    for rating in range(6):
        stars.set_rating(rating)
        pictures.append(stars.grab().toImage())
    assert all(a != b for k, a in enumerate(pictures) for b in pictures[k + 1 :])


def test_ring__asks_for_the_other(qtbot: QtBot) -> None:
    ring = TakeRing()
    qtbot.addWidget(ring)
    asked: list[bool] = []
    ring.circle_requested.connect(asked.append)
    ring.set_take("3", circled=False)
    bare = ring.grab().toImage()
    QTest.mouseClick(ring, Qt.MouseButton.LeftButton)
    ring.set_take("3", circled=True)
    QTest.keyClick(ring, Qt.Key.Key_Space)
    assert asked == [True, False]
    assert ring.grab().toImage() != bare
    assert ring.accessibleName() == "Take 3, circled"


def test_ring__has_room_for_a_long_number(qtbot: QtBot) -> None:
    ring = TakeRing()
    qtbot.addWidget(ring)
    ring.set_take("3", circled=True)
    short = ring.width()
    ring.set_take("12 SER PU", circled=True)
    assert ring.width() > short


def test_tooltips__name_the_keys_as_they_are_now(qtbot: QtBot) -> None:
    stars, ring = Stars(), TakeRing()
    for widget in (stars, ring):
        qtbot.addWidget(widget)
    circle, first, last = QAction(ring), QAction(ring), QAction(ring)
    for action, key in ((circle, "Shift+C"), (first, "Shift+1"), (last, "Shift+5")):
        action.setShortcut(key)
    ring.set_action(circle)
    stars.set_actions(first, last)
    ring.set_take("3", circled=False)
    assert ring.toolTip() == "Circle the take (Shift C)"
    assert stars.toolTip() == "Rating 0 of 5 (Shift 1 to Shift 5)"
    circle.setShortcuts([])
    ring.set_take("3", circled=True)
    assert ring.toolTip() == "Take the circle away"
