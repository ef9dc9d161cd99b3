"""Test that the habits of the lanes are switched, shown and remembered."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane, Look, Vocabulary
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.timeline.habits import LaneHabits
from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.ui.timeline.layout import LOW, Density


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


def test_lanes__are_folded_from_their_heads_and_stay_so(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions, layout = ActionSet(window), Layout(tmp_path / "window.ini")
    lanes = LanesView(window)
    habits = LaneHabits(lanes, layout, actions)
    whole = lanes.height()
    lanes.headers.fold_requested.emit(Lane.SIZE)
    habits.fold("beat")
    assert (lanes.sheet.grid.low(Lane.SIZE), lanes.sheet.grid.low(Lane.BEAT), lanes.sheet.grid.low(Lane.ACTION)) == (True, True, False)
    assert lanes.height() == whole - 2 * (22 - LOW)
    assert [actions[f"lanes.{lane.id}"].isChecked() for lane in (Lane.SIZE, Lane.ACTION)] == [False, True]
    again = LanesView(window)
    later = LaneHabits(again, layout, actions)
    assert again.sheet.grid.low(Lane.SIZE)
    later.fold("size")
    assert not again.sheet.grid.low(Lane.SIZE)
    later.unfold()
    assert not any(again.sheet.grid.low(lane) for lane in SHIPPED_LANES)


def test_pictures__are_there_until_they_are_switched_off_and_only_where_there_is_room(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions, lanes = ActionSet(window), LanesView(window)
    habits = LaneHabits(lanes, Layout(tmp_path / "window.ini"), actions)
    assert actions["lanes.film"].isChecked()
    strips = []
    for density in (Density.NORMAL, Density.DENSE):
        habits.lie(density)
        strips.append(lanes.sheet.grid.film)
    habits.lie(Density.NORMAL)
    habits.toggle_film()
    assert [*strips, lanes.sheet.grid.film] == [36, 0, 0]
    assert not actions["lanes.film"].isChecked()


def test_own_lanes__are_there_at_once_and_low_again_when_they_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions, layout, lanes = ActionSet(window), Layout(tmp_path / "window.ini"), LanesView(window)
    habits = LaneHabits(lanes, layout, actions)
    songs = Lane(id="songs", name="Songs", look=Look.RING)
    ours = replace(DEFAULT_VOCABULARY, lanes=(*SHIPPED_LANES, songs))
    whole = lanes.height()

    def use(vocabulary: Vocabulary) -> None:
        """Take a vocabulary, as the window does."""
        actions.set_vocabulary(vocabulary)
        habits.set_vocabulary(vocabulary)

    use(ours)
    assert lanes.height() == whole + 22
    assert actions["lanes.own.songs"].isChecked()
    habits.fold("songs")
    assert lanes.height() == whole + LOW
    assert not actions["lanes.own.songs"].isChecked()
    use(DEFAULT_VOCABULARY)
    assert lanes.height() == whole
    use(ours)
    assert lanes.height() == whole + LOW
    assert not actions["lanes.own.songs"].isChecked()
    assert actions["lanes.beat"].isChecked()
