"""Name the commands that make the stringouts of every cutting room."""

from dailies_logger.ui.commands.command import Command, Menu
from dailies_logger.ui.commands.needs import needs_takes
from dailies_logger.workflow.ready_made import READY_MADE

COMMANDS = tuple(
    Command(
        id=f"stringout.{ready.id}",
        text=f"Stringout: {ready.name[0].lower() if ready.name[1].islower() else ready.name[0]}{ready.name[1:].format('…')}",
        menu=Menu.EDIT,
        icon="film",
        when=needs_takes,
        hint=f"A stringout, ready made; asks of which {ready.of.value}",
        section=place == 0,
    )
    for place, ready in enumerate(READY_MADE.values())
)
"""One command for each, at the end of the menu Edit."""
