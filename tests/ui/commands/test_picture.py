"""Hold the menu Picture to its layers."""

from dailies_logger.ui.commands.command import Menu, Situation
from dailies_logger.ui.commands.picture import LAYER_COMMANDS, PICTURE
from dailies_logger.ui.player.layers import Layer


def test_picture__belongs_to_its_menu() -> None:
    assert {command.menu for command in PICTURE} == {Menu.PICTURE}
    assert all(command.id.startswith("picture.") for command in PICTURE)


def test_picture__every_layer_has_a_switch() -> None:
    switches = {command.id for command in PICTURE if command.toggle}
    assert LAYER_COMMANDS.keys() == set(Layer)
    assert set(LAYER_COMMANDS.values()) <= switches


def test_picture__needs_a_library() -> None:
    assert {command.when(Situation()) for command in PICTURE} == {"no library is open"}
