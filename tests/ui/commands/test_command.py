from dataclasses import FrozenInstanceError

import pytest

from dailies_logger.ui.commands.command import Command, Menu, Room, Situation


def test_command__without_a_need_can_always_be_done() -> None:
    command = Command(id="help.about", text="About", menu=Menu.HELP)
    assert command.when(Situation()) == ""


def test_command__is_a_fixed_value() -> None:
    with pytest.raises(FrozenInstanceError):
        Command(id="help.about", text="About", menu=Menu.HELP).text = "Other"  # type: ignore[misc]


def test_situation__starts_empty_in_the_logging_room() -> None:
    now = Situation()
    assert (now.library, now.takes, now.clip, now.room) == (False, 0, False, Room.LOGGING)


def test_menu__stand_in_the_order_of_the_bar() -> None:
    assert [menu.value for menu in Menu] == [
        "File",
        "Edit",
        "Take",
        "Label",
        "Beats",
        "Sequence",
        "Play",
        "View",
        "Picture",
        "Lanes",
        "Help",
    ]


def test_name__and_short_are_the_text_as_one_says_it() -> None:
    label = Command(id="kind.best_moment", text="Label: best moment", menu=Menu.LABEL)
    asks = Command(id="file.open", text="Open a library…", menu=Menu.FILE)
    assert (label.name, label.short, asks.name, asks.short) == ("Label: best moment", "Best moment", "Open a library", "Open a library")
