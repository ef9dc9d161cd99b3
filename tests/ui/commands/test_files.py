import pytest

from dailies_logger.ui.commands.command import Command, Menu, Situation
from dailies_logger.ui.commands.files import EDIT, FILE


@pytest.mark.parametrize(("commands", "menu", "prefix"), [(FILE, Menu.FILE, "file."), (EDIT, Menu.EDIT, "edit.")])
def test_files__belong_to_their_menu(commands: tuple[Command, ...], menu: Menu, prefix: str) -> None:
    strange = {"file": ("export.", "proxies."), "edit": ("stringout.",)}.get(menu.value.lower(), ())
    assert {command.menu for command in commands} == {menu}
    assert all(command.id.startswith((prefix, *strange)) for command in commands)


def test_quit__is_always_there_and_last() -> None:
    assert FILE[-1].id == "file.quit"
    assert FILE[-1].when(Situation()) == ""


def test_edit__needs_a_library() -> None:
    assert {command.when(Situation()) for command in EDIT} == {"no library is open"}
