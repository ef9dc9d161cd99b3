"""Test the table of the lanes' commands."""

from dailies_logger.domain.label import Lane
from dailies_logger.ui.commands.command import Menu
from dailies_logger.ui.commands.lanes import LANE_COMMANDS, LANES


def test_lanes__each_lane_can_be_folded_and_all_are_in_one_menu() -> None:
    assert {command.menu for command in LANES} == {Menu.LANES}
    by_id = {command.id: command for command in LANES}
    assert [by_id[LANE_COMMANDS[lane]].text for lane in (Lane.BEAT, Lane.FREE)] == ["Open lane: beat", "Open lane: free"]
    assert all(by_id[LANE_COMMANDS[lane]].toggle for lane in Lane)
