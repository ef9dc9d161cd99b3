from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.commands.command import Menu, Room, Situation
from dailies_logger.ui.key_words import MENU_KEYS
from dailies_logger.ui.topbar import TopBar


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[TopBar]:
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window)
    actions.update(Situation(library=True))
    bar = TopBar(actions)
    QVBoxLayout(window).addWidget(bar)
    window.resize(1600, 60)
    window.show()
    bar.set_production("The Night Ferry")
    yield bar
    window.close()


def test_menus__hold_every_command(bar: TopBar) -> None:
    listed = {action.objectName() for menu in bar.menus.values() for action in menu.actions() if action.objectName()}
    assert listed == {command.id for command in COMMANDS}


def test_menus__fold_into_one_button_where_it_is_narrow(bar: TopBar) -> None:
    bar.fit(1600)
    assert [action.text() for action in bar._bar.actions()] == [menu.value for menu in Menu]
    bar.fit(1280)
    assert len(bar._bar.actions()) == 1
    assert [action.text() for action in bar._all.actions()] == [menu.value for menu in Menu]


@pytest.mark.parametrize("width", [1280, 1366, 1600])
def test_open_menu__from_the_keyboard(qtbot: QtBot, bar: TopBar, width: int) -> None:
    bar.fit(width)
    bar.open_menu(Menu.LABEL)
    qtbot.waitUntil(lambda: bar.menus[Menu.LABEL].isVisible() or bar._all.isVisible())
    bar._all.hide()
    bar.menus[Menu.LABEL].hide()


def test_menu_keys__are_no_command_s() -> None:
    taken = {key for command in COMMANDS for key in command.keys}
    letters = list(MENU_KEYS.values())
    assert len(set(letters)) == len(Menu)
    assert not taken & {f"Alt+{letter}" for letter in letters}


def test_rooms__those_not_built_yet_stay_hidden(bar: TopBar) -> None:
    assert [button.text() for button in bar.rooms.values()] == ["Logging", "Beat grid", "Stringouts", "Search"]
    bar.set_production("")
    assert not bar.rooms[Room.LOGGING].isVisible()


def test_recent__is_hidden_while_there_is_none_and_opens_one(bar: TopBar, tmp_path: Path) -> None:
    assert not bar._recent.menuAction().isVisible()
    opened: list[Path] = []
    bar.set_recent([tmp_path / "a.dailies", tmp_path / "b.dailies"], opened.append)
    assert [action.text() for action in bar._recent.actions()] == ["a", "b"]
    bar._recent.actions()[1].trigger()
    assert opened == [tmp_path / "b.dailies"]


def test_set_room__marks_the_one_that_is_on(bar: TopBar) -> None:
    for room in Room:
        bar.set_room(room)
        assert [each for each, button in bar.rooms.items() if button.isChecked()] == [room]


def test_rooms__lie_in_the_middle(bar: TopBar) -> None:
    middle = bar._rooms.geometry().center().x()
    assert abs(middle - bar.width() / 2) < 30
