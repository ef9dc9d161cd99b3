"""Name the commands of what is in view and of help: the menus View and Help."""

from dailies_logger.ui.commands.command import Command, Menu
from dailies_logger.ui.commands.needs import needs_angles, needs_library, needs_second_screen

VIEW = (
    Command(id="view.logging", text="Logging", menu=Menu.VIEW, keys=("Ctrl+2",), icon="film", when=needs_library),
    Command(id="view.beats", text="Beat grid", menu=Menu.VIEW, keys=("Ctrl+4",), icon="grid", when=needs_library),
    Command(id="view.stringouts", text="Stringouts", menu=Menu.VIEW, keys=("Ctrl+5",), icon="list", when=needs_library),
    Command(id="view.search", text="Search", menu=Menu.VIEW, keys=("Ctrl+6",), icon="search", when=needs_library),
    Command(id="view.panels", text="Side panels", menu=Menu.VIEW, keys=("\\",), icon="panel_left", section=True),
    Command(id="view.big_picture", text="Big picture", menu=Menu.VIEW, keys=("`",), icon="film", toggle=True),
    Command(
        id="view.full_screen",
        text="Full screen",
        menu=Menu.VIEW,
        keys=("F11", "Ctrl+`"),
        icon="film",
        toggle=True,
        hint="The picture alone; every key goes on working, Esc goes back",
    ),
    Command(
        id="view.second_screen",
        text="Picture on the second screen",
        menu=Menu.VIEW,
        keys=("F12", "Ctrl+F11"),
        icon="screen",
        when=needs_second_screen,
        toggle=True,
        hint="All of it for the picture and its angles; the rest stays here, and the labels get the room",
    ),
    Command(
        id="angles.show",
        text="All angles",
        menu=Menu.VIEW,
        keys=("Y",),
        icon="grid",
        when=needs_library,
        toggle=True,
        hint="The cameras of the take side by side, in sync, nine on a page",
    ),
    Command(id="angles.large", text="Active angle large", menu=Menu.VIEW, keys=("Shift+Y",), when=needs_library, toggle=True),
    Command(id="angles.page_back", text="Previous page of angles", menu=Menu.VIEW, keys=("Alt+PgUp",), when=needs_angles),
    Command(id="angles.page_on", text="Next page of angles", menu=Menu.VIEW, keys=("Alt+PgDown",), when=needs_angles),
    Command(
        id="view.originals",
        text="Originals, not proxies",
        menu=Menu.VIEW,
        keys=("Shift+P",),
        icon="eye",
        when=needs_library,
        toggle=True,
        hint="For judging focus; where the original is away, the proxy is shown all the same",
    ),
    Command(id="view.commands", text="Commands…", menu=Menu.VIEW, keys=("Ctrl+Shift+P",), icon="search", section=True),
    Command(id="view.keys", text="Show keys beside things", menu=Menu.VIEW, icon="keyboard", toggle=True),
    Command(
        id="view.light",
        text="Light theme",
        menu=Menu.VIEW,
        toggle=True,
        hint="A middle grey for bright rooms; the picture stays in the dark. It comes with the next start",
    ),
    Command(
        id="view.change_keys",
        text="Change keys…",
        menu=Menu.VIEW,
        icon="keyboard",
        hint="Any command on any key, or as in Avid, Premiere or Resolve",
    ),
    Command(
        id="view.print_keys",
        text="Print the keyboard…",
        menu=Menu.VIEW,
        icon="keyboard",
        hint="A PDF of every key and what it does, and of all commands",
    ),
    Command(id="view.leave", text="Back to the picture", menu=Menu.VIEW, keys=("Esc",)),
)
"""The commands of the menu View."""

HELP = (
    Command(id="help.keys", text="All keys", menu=Menu.HELP, keys=("?",), icon="keyboard"),
    Command(id="help.guide", text="User guide", menu=Menu.HELP, keys=("F1",), icon="help"),
    Command(id="help.whats_new", text="What’s new", menu=Menu.HELP, icon="star"),
    Command(id="help.health", text="Check the library", menu=Menu.HELP, icon="check", when=needs_library, section=True),
    Command(id="help.about", text="About and licences", menu=Menu.HELP),
)
"""The commands of the menu Help."""
