"""Hold one table of every command: menus, buttons, palette, key sheet, help and tests read it.

Ids are stable and are each QAction's objectName; those of the kinds of label, `kind.` and their id, and of the lanes change with the vocabulary.
 `when` says in a few words why a command cannot be done now, or nothing.
"""

from dataclasses import replace

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Vocabulary
from dailies_logger.ui.commands.beats import BEATS, NAME
from dailies_logger.ui.commands.command import Command
from dailies_logger.ui.commands.files import EDIT, FILE
from dailies_logger.ui.commands.lanes import lane_commands
from dailies_logger.ui.commands.picture import PICTURE
from dailies_logger.ui.commands.ready_made import COMMANDS as READY
from dailies_logger.ui.commands.sequence import SEQUENCE
from dailies_logger.ui.commands.takes import LABEL, TAKE, kind_command
from dailies_logger.ui.commands.transport import PLAY
from dailies_logger.ui.commands.views import HELP, VIEW


def commands_of(vocabulary: Vocabulary) -> tuple[Command, ...]:
    """Return every command in the order of the menus, with one for each kind of label and each lane that a production uses."""
    kinds = (kind_command(kind, vocabulary) for kind in vocabulary.used)
    label = (replace(each, lane=vocabulary.lane_with(each.lane.id)) if each.lane else each for each in (*LABEL, NAME, *BEATS))
    return (*FILE, *EDIT, *TAKE, *kinds, *label, *READY, *SEQUENCE, *PLAY, *VIEW, *PICTURE, *lane_commands(vocabulary), *HELP)


COMMANDS = commands_of(DEFAULT_VOCABULARY)
"""Every command, with the kinds that we ship."""

BY_ID = {command.id: command for command in COMMANDS}
"""Every command by its id."""
