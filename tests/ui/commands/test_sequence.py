"""When the commands of a stringout can be used, and that its keys are theirs."""

from dataclasses import replace

from dailies_logger.ui.commands.command import Menu, Room, Situation
from dailies_logger.ui.commands.sequence import EVERYWHERE, OWN_KEYS, REPEATING, SEQUENCE, STEPS, key_of

HERE = Situation(library=True, takes=1, stringout=True, room=Room.STRINGOUTS)
BY_ID = {command.id: command for command in SEQUENCE}


def test_sequence__says_why_a_command_is_off() -> None:
    assert {command.menu for command in SEQUENCE} == {Menu.SEQUENCE}
    assert BY_ID["sequence.rule"].when(Situation(library=True)) == "no stringout is chosen"
    assert BY_ID["sequence.rule"].when(Situation(library=True, stringout=True)) == "it is done in Stringouts"
    assert BY_ID["sequence.rule"].when(HERE) == ""
    assert BY_ID["sequence.apply"].when(HERE) == "nothing is offered"
    assert BY_ID["sequence.split"].when(HERE) == "no clip of it is chosen"
    assert BY_ID["sequence.append"].when(replace(HERE, clip=True, frames=9)) == "mark in or out, or choose a label"
    assert BY_ID["sequence.append"].when(replace(HERE, clip=True, frames=9, in_mark=True, room=Room.LOGGING)) == ""
    assert BY_ID["sequence.match"].when(replace(HERE, clip=True, frames=9)) == ""
    assert BY_ID["sequence.put_back"].when(HERE) == "no hand has changed anything here"


def test_own_keys__are_of_commands_of_the_room() -> None:
    assert set(OWN_KEYS.values()) | REPEATING | EVERYWHERE <= BY_ID.keys()
    assert not STEPS.keys() & OWN_KEYS.keys()
    assert OWN_KEYS["Ctrl+Shift+."] == "sequence.tail_ten_on"
    assert key_of("sequence.rule") == "F2"
    assert not any(key in "QWRTASDGZCVB" for key in OWN_KEYS), "the left hand stays the user's"
