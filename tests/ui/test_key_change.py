from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.key_change import NOTHING, KeyChange
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.own_keys import OwnKeys

Talk = tuple[KeyChange, OwnKeys, list[tuple[str, str]]]


@pytest.fixture
def talk(qtbot: QtBot, tmp_path: Path) -> Talk:
    window = QWidget()
    qtbot.addWidget(window)
    own = OwnKeys(ActionSet(window), Layout(tmp_path / "window.ini"))
    said: list[tuple[str, str]] = []
    return KeyChange(own, lambda words, ink: said.append((words, ink))), own, said


def test_key_of_a_command__a_conflict_is_named_by_its_menu_and_nothing_is_written(talk: Talk) -> None:
    change, own, said = talk
    assert change.ask_key("take.circle")
    change.catch("Shift+M")
    assert said[-1] == ("Shift M is “Next label” in Play. Enter takes it from there, another key asks again, Esc leaves it.", "error")
    assert own.map.holder("Shift+M") == "transport.next_label"
    change.catch("Enter")
    assert own.map.holder("Shift+M") == "take.circle"
    assert not change.open


def test_key_of_a_command__says_at_once_where_the_key_keeps_meaning_something_else(talk: Talk) -> None:
    change, _, said = talk
    change.ask_key("take.circle")
    change.catch("Up")
    assert said[-1][0].endswith("Esc leaves it. In a list it still walks the rows.")


def test_command_of_a_key__weighs_before_it_writes(talk: Talk) -> None:
    change, own, said = talk
    change.ask_command("Q")
    change.weigh("take.circle")
    assert said[-1] == ("Q is free. Enter makes it “Circle the take”, in place of Shift C; Ctrl Enter keeps Shift C too.", "strong")
    change.weigh("take.disagreements")
    assert said[-1] == ("Q is free. Enter makes it “Facts told differently”.", "strong")
    assert own.map.changed() == 0
    assert not change.put("view.leave", more=False)
    assert change.put("take.circle", more=True)
    assert own.map.keys("take.circle") == ("Shift+C", "Q")
    change.ask_command("Q")
    change.weigh("take.circle")
    assert said[-1][0] == "Q is “Circle the take” already."


@pytest.mark.parametrize("key", ["Tab", "Esc", "Alt+F"])
def test_command_of_a_key__one_that_stays_says_why(talk: Talk, key: str) -> None:
    change, _, said = talk
    assert not change.ask_command(key)
    assert said[-1][1] == "error"
    assert not change.open


def test_free__both_enters_are_one_key(talk: Talk) -> None:
    change, own, said = talk
    change.free("Return")
    assert (own.map.keys("label.edit"), said[-1][0]) == (
        (),
        "Enter is free now. “Write what it is” has no key any more. Ctrl Z brings it back.",
    )
    change.turn_back()
    assert own.map.keys("label.edit") == ("Return", "Enter")


@pytest.mark.parametrize(
    ("key", "words"), [("Esc", "Esc always leads back to the picture."), ("Tab", "Tab goes from field to field."), ("Q", "Q is free.")]
)
def test_free__what_cannot_be_or_is_already(talk: Talk, key: str, words: str) -> None:
    change, own, said = talk
    change.free(key)
    assert (said[-1][0], own.map.changed()) == (words, 0)


def test_turn_back_and_on__say_where_there_is_nothing(talk: Talk) -> None:
    change, own, said = talk
    change.turn_back()
    assert said[-1][0] == "No key was changed since the window opened."
    change.clear("take.ng")
    change.turn_back()
    assert own.map.keys("take.ng") == ("Shift+N",)
    change.turn_on()
    assert own.map.keys("take.ng") == ()
    change.turn_on()
    assert said[-1][0] == "Nothing was taken back."


def test_drop_changes__counts(talk: Talk) -> None:
    change, own, said = talk
    change.drop_changes()
    assert said[-1][0] == "You have changed no key here."
    own.give("take.circle", "Shift+N")
    own.clear("take.hold")
    change.drop_changes()
    assert said[-1][0] == "2 commands have the preset’s keys again. Ctrl Z brings yours back."
    assert own.map.keys("take.ng") == ("Shift+N",)


def test_rest__after_esc_nothing_is_waited_for(talk: Talk) -> None:
    change, own, said = talk
    change.ask_key("take.circle")
    change.catch("Esc")
    assert (said[-1], change.open) == ((NOTHING, "text2"), False)
    change.catch("Q")
    assert own.map.changed() == 0
