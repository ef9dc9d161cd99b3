"""There is a command for each ready-made stringout, and it says what it asks for."""

from dailies_logger.ui.commands.ready_made import COMMANDS
from dailies_logger.workflow.ready_made import READY_MADE


def test_commands__one_for_each_named_as_what_it_makes() -> None:
    assert [each.id for each in COMMANDS] == [f"stringout.{key}" for key in READY_MADE]
    assert COMMANDS[0].text == "Stringout: circled takes of scene …"
    assert COMMANDS[5].hint == "A stringout, ready made; asks of which day"
    assert [each.section for each in COMMANDS] == [True, *[False] * 6]
