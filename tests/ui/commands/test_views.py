import pytest

from dailies_logger.ui.commands.command import Command, Menu, Situation
from dailies_logger.ui.commands.views import HELP, VIEW


@pytest.mark.parametrize(("commands", "menu", "prefix"), [(VIEW, Menu.VIEW, "view."), (HELP, Menu.HELP, "help.")])
def test_views__belong_to_their_menu(commands: tuple[Command, ...], menu: Menu, prefix: str) -> None:
    strange = {"view": ("angles.",)}.get(menu.value.lower(), ())
    assert {command.menu for command in commands} == {menu}
    assert all(command.id.startswith((prefix, *strange)) for command in commands)


def test_help__is_there_without_a_library() -> None:
    assert [command.id for command in HELP if command.when(Situation())] == ["help.health"]


def test_rooms__need_a_library() -> None:
    rooms = [command for command in VIEW if command.id in {"view.logging", "view.stringouts", "view.search"}]
    assert [command.when(Situation()) for command in rooms] == ["no library is open"] * 3
