import pytest

from dailies_logger.ui.commands.command import Command, Menu, Situation
from dailies_logger.ui.commands.transport import PLAY


@pytest.mark.parametrize(("commands", "menu", "prefix"), [(PLAY, Menu.PLAY, "transport.")])
def test_transport__belong_to_their_menu(commands: tuple[Command, ...], menu: Menu, prefix: str) -> None:
    strange = {"file": ("export.",), "edit": ("stringout.",), "play": ("sound.",)}.get(menu.value.lower(), ())
    assert {command.menu for command in commands} == {menu}
    assert all(command.id.startswith((prefix, *strange)) for command in commands)


def test_play__needs_frames() -> None:
    shown = Situation(library=True, takes=1, clip=True)
    assert {command.when(shown) for command in PLAY} <= {"this clip has no frames", "this clip is in no take", "no labels in this take"}
