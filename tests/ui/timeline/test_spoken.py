"""Test that a screen reader finds every label in the painted lanes as a part of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane
from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.ui.timeline.spoken import MOST, SpokenLabel
from tests.support.lanes import click, image, point, show_lanes
from tests.support.rooms import make_clip, make_label

CLIP = make_clip(frames=240)
BEAT = make_label("emotional_beat", 50, 90, "the lie lands", clip=CLIP)
OPEN = make_label("reaction", 100, None, clip=CLIP)


@pytest.fixture
def listened() -> Iterator[None]:
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def spoken(view: LanesView) -> list[SpokenLabel]:
    return [each for each in view.viewport().findChildren(SpokenLabel) if each.isVisible()]


def names(view: LanesView) -> list[str]:
    """List what a screen reader reads: through the accessible tree, not through our widgets."""
    tree = QAccessible.queryAccessibleInterface(view.viewport())
    found = [tree.child(place) for place in range(tree.childCount())]
    return [each.text(QAccessible.Text.Name) for each in found if not each.state().invisible]


@pytest.mark.usefixtures("listened")
def test_labels__are_in_the_accessible_tree_where_they_are_painted(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [OPEN, BEAT], clip=CLIP)
    view.set_chosen([BEAT.id])
    qtbot.waitUntil(lambda: len(spoken(view)) == 2)
    assert names(view) == ["Beat, the lie lands, 10:37:43:12, 01:16, chosen", "Performance, reaction, 10:37:45:14, open"]
    assert spoken(view)[0].geometry() == view.sheet.box(*view.sheet.index[BEAT.id])
    view.set_labels([OPEN])
    qtbot.waitUntil(lambda: names(view) == ["Performance, reaction, 10:37:45:14, open"])


@pytest.mark.usefixtures("listened")
def test_press__chooses_the_label_and_the_mouse_goes_through(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [BEAT], clip=CLIP)
    qtbot.waitUntil(lambda: len(spoken(view)) == 1)
    with qtbot.waitSignal(view.label_selected) as pressed:
        spoken(view)[0].click()
    with qtbot.waitSignal(view.label_selected) as clicked:
        click(view, point(view, 70, Lane.BEAT))
    assert pressed.args == clicked.args == [BEAT.id]


@pytest.mark.usefixtures("listened")
def test_buttons__are_not_seen_and_not_more_than_are_gone_through(qtbot: QtBot) -> None:
    labels = [make_label("note", frame % 240, frame % 240 + 1, clip=CLIP, age=frame) for frame in range(MOST + 50)]
    view = show_lanes(qtbot, labels, clip=CLIP)
    at_rest = QRect(3, 0, 1400, 200)  # beside the bar that tells the focus
    before = image(view).copy(at_rest)
    qtbot.waitUntil(lambda: len(spoken(view)) == MOST)
    assert image(view).copy(at_rest) == before


def test_nobody_listens__there_are_no_buttons(qtbot: QtBot) -> None:
    assert not QAccessible.isActive()
    view = show_lanes(qtbot, [BEAT], clip=CLIP)
    qtbot.wait(250)
    assert view.viewport().findChildren(QWidget) == []
