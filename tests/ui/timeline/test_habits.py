"""Test that the habits of the lanes are switched, shown and remembered."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.timeline.habits import LaneHabits
from dailies_logger.ui.timeline.lanes import LanesView


def test_habits__are_off_at_first_and_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions, layout = ActionSet(window), Layout(tmp_path / "window.ini")
    lanes = LanesView(window)
    habits = LaneHabits(lanes, layout, actions)
    assert not lanes.sheet.snaps
    assert not lanes.sheet.centred
    habits.toggle_snapping()
    assert lanes.sheet.snaps
    assert actions["view.snap"].isChecked()
    assert not actions["view.centred"].isChecked()
    habits.toggle_centred()
    habits.toggle_snapping()
    again = LanesView(window)
    LaneHabits(again, layout, actions)
    assert (again.sheet.snaps, again.sheet.centred) == (False, True)
