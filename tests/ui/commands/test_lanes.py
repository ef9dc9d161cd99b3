"""Test the table of the lanes' commands."""

from dataclasses import replace

from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane, Look
from dailies_logger.ui.commands.command import Menu
from dailies_logger.ui.commands.lanes import fold_id, lane_commands


def test_lanes__each_lane_can_be_folded_and_all_are_in_one_menu() -> None:
    commands = lane_commands(DEFAULT_VOCABULARY)
    assert {command.menu for command in commands} == {Menu.LANES}
    by_id = {command.id: command for command in commands}
    assert [by_id[fold_id(lane)].text for lane in (Lane.BEAT, Lane.FREE)] == ["Open lane: beat", "Open lane: free"]
    assert all(by_id[fold_id(lane)].toggle for lane in SHIPPED_LANES)


def test_lanes__follow_names_and_order_and_no_id_of_ours_is_taken_by_a_lane_of_the_production() -> None:
    film = Lane(id="film", name="Film", look=Look.RING)
    vocabulary = replace(DEFAULT_VOCABULARY, lanes=(film, replace(Lane.FREE, name="Anything"), *SHIPPED_LANES[:-1]))
    commands = lane_commands(vocabulary)
    folding = [command for command in commands if command.fold]
    assert [command.text for command in folding[:3]] == ["Open lane: film", "Open lane: anything", "Open lane: beat"]
    assert [command.id for command in folding[:3]] == ["lanes.own.film", "lanes.free", "lanes.beat"]
    assert [command.section for command in folding] == [True] + [False] * 8
    assert len({command.id for command in commands}) == len(commands)
