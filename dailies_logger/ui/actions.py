"""Hold one table of every command: menus, buttons, palette, key sheet, help and tests read it.

Ids are stable and are each QAction's objectName. `when` says in a few words why a command cannot be done now, or nothing.
"""

from collections.abc import Iterable

from dailies_logger.ui.commands.command import Command, Menu
from dailies_logger.ui.commands.files import EDIT, FILE
from dailies_logger.ui.commands.picture import PICTURE
from dailies_logger.ui.commands.takes import LABEL, TAKE
from dailies_logger.ui.commands.transport import PLAY
from dailies_logger.ui.commands.views import HELP, VIEW

COMMANDS: tuple[Command, ...] = (*FILE, *EDIT, *TAKE, *LABEL, *PLAY, *VIEW, *PICTURE, *HELP)
"""Every command, in the order of the menus."""

BY_ID = {command.id: command for command in COMMANDS}
"""Every command by its id."""


def in_menu(menu: Menu) -> Iterable[Command]:
    """List the commands of a menu."""
    return (command for command in COMMANDS if command.menu is menu)
