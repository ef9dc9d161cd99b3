"""When the commands of a stringout can be used, and that its keys are theirs."""

from dailies_logger.ui.commands.command import Menu, Room, Situation
from dailies_logger.ui.commands.sequence import OWN_KEYS, SEQUENCE, key_of

HERE = Situation(library=True, takes=1, stringout=True, room=Room.STRINGOUTS)
BY_ID = {command.id: command for command in SEQUENCE}


def test_sequence__says_why_a_command_is_off() -> None:
    assert {command.menu for command in SEQUENCE} == {Menu.SEQUENCE}
    assert BY_ID["sequence.rule"].when(Situation(library=True)) == "no stringout is chosen"
    assert BY_ID["sequence.rule"].when(Situation(library=True, stringout=True)) == "it is done in Stringouts"
    assert BY_ID["sequence.rule"].when(HERE) == ""
    assert BY_ID["sequence.apply"].when(HERE) == "nothing is offered"
    assert BY_ID["sequence.put_back"].when(HERE) == "no hand has changed anything here"


def test_own_keys__are_of_commands_of_the_room() -> None:
    assert set(OWN_KEYS.values()) <= BY_ID.keys()
    assert key_of("sequence.rule") == "F2"
    assert not any(key in "QWRTASDGZCVB" for key in OWN_KEYS), "the left hand stays the user's"
