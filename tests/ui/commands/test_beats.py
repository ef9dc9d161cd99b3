"""When the commands of beats can be used."""

from dailies_logger.ui.commands.beats import BEATS, NAME
from dailies_logger.ui.commands.command import Menu, Room, Situation

GRID = Situation(library=True, takes=1, clip=True, room=Room.BEATS)


def test_beats__say_why_they_are_off() -> None:
    by_id = {command.id: command for command in BEATS}
    assert {command.menu for command in BEATS} == {Menu.BEATS}
    assert by_id["beats.new"].when(Situation(library=True, takes=1)) == "it is done in Beat grid"
    assert by_id["beats.new"].when(GRID) == ""
    assert by_id["beats.change"].when(GRID) == "no beat is chosen"
    assert by_id["beats.play"].when(Situation(library=True, takes=1, room=Room.BEATS, beat=True)) == "this beat has no reading"
    assert by_id["beats.play"].when(Situation(library=True, takes=1, room=Room.BEATS, beat=True, reading=True)) == ""


def test_name__needs_a_label_in_any_room() -> None:
    assert NAME.when(GRID) == "no label is chosen"
    assert NAME.when(Situation(library=True, takes=1, clip=True, label=True)) == ""
