from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.own_keys import OwnKeys


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def own(window: QWidget, tmp_path: Path) -> OwnKeys:
    return OwnKeys(ActionSet(window), Layout(tmp_path / "window.ini"))


def keys(own: OwnKeys, command: str) -> list[str]:
    return [key.toString() for key in own._actions[command].shortcuts()]


def test_give__is_laid_on_the_command_and_kept(own: OwnKeys, window: QWidget, tmp_path: Path) -> None:
    own.give("take.circle", "Q")
    own.give("take.circle", "Ctrl+7", more=True)
    own.clear("take.ng")
    assert (keys(own, "take.circle"), keys(own, "take.ng")) == (["Q", "Ctrl+7"], [])
    again = OwnKeys(ActionSet(window), Layout(tmp_path / "window.ini"))
    assert (keys(again, "take.circle"), keys(again, "take.ng")) == (["Q", "Ctrl+7"], [])
    again.back("take.circle")
    assert keys(again, "take.circle") == ["Shift+C"]


def test_choose__is_kept(own: OwnKeys, window: QWidget, tmp_path: Path) -> None:
    own.choose("Resolve")
    assert keys(own, "transport.loop")[0] == "Ctrl+/"
    again = OwnKeys(ActionSet(window), Layout(tmp_path / "window.ini"))
    assert (again.map.preset, keys(again, "transport.loop")[0]) == ("Resolve", "Ctrl+/")


@pytest.mark.parametrize("text", ["{", '{"own": {"": {"take.circle": ["no key at all"]}}}'])
def test_open__what_is_damaged_leaves_a_window_that_works(window: QWidget, tmp_path: Path, text: str) -> None:
    Layout(tmp_path / "window.ini").keep_word("own_keys", text)
    own = OwnKeys(ActionSet(window), Layout(tmp_path / "window.ini"))
    assert keys(own, "transport.play") == ["Space"]


@pytest.mark.parametrize(
    ("command", "key", "why"),
    [
        ("take.circle", "Alt+F", "Alt F opens the menu File. Press another key."),
        ("take.circle", "Tab", "Tab goes from field to field. Press another key."),
        ("take.circle", "Esc", "Esc always leads back to the picture. Press another key."),
        ("view.leave", "Q", "Esc always leads back to the picture."),
        ("take.circle", "", "This is not a key that can be used alone."),
        ("take.circle", "Q", ""),
        ("take.circle", "Shift+N", ""),
    ],
)
def test_refusal__names_what_cannot_be(own: OwnKeys, command: str, key: str, why: str) -> None:
    assert own.refusal(command, key) == why


def test_loser__is_who_has_the_key(own: OwnKeys) -> None:
    assert [own.loser("take.circle", key) for key in ("Shift+N", "Shift+C", "Q")] == ["take.ng", "", ""]
    assert own.name("angles.sync") == "Sync angles by sound"


def test_elsewhere__names_the_context_that_keeps_the_key(own: OwnKeys) -> None:
    assert own.elsewhere("Up") == "In a list it still walks the rows."
    assert own.elsewhere("Alt+Down") == "In the list of a stringout it still moves the clip."
    assert own.elsewhere("Q") == ""


def test_undo__takes_changes_back_one_by_one_and_does_them_again(own: OwnKeys, window: QWidget, tmp_path: Path) -> None:
    assert not own.undo()
    own.give("take.circle", "Shift+N")
    own.choose("Avid")
    own.choose("Avid")
    own.clear("take.hold")
    assert own.undo()
    assert keys(own, "take.hold") == ["Shift+H"]
    assert own.undo()
    assert own.map.preset == ""
    assert own.undo()
    assert (keys(own, "take.circle"), keys(own, "take.ng")) == (["Shift+C"], ["Shift+N"])
    assert not own.undo()
    assert own.redo()
    assert keys(own, "take.circle") == ["Shift+N"]
    again = OwnKeys(ActionSet(window), Layout(tmp_path / "window.ini"))
    assert keys(again, "take.circle") == ["Shift+N"], "what was undone or done again is kept too"
    own.give("take.hold", "Q")
    assert not own.redo(), "a new change forgets what was undone"


def test_free__several_spellings_are_one_step(own: OwnKeys) -> None:
    own.free("Return", "Enter")
    assert keys(own, "label.edit") == []
    own.undo()
    assert keys(own, "label.edit") == ["Return", "Enter"]


def test_drop_changes__can_be_undone(own: OwnKeys) -> None:
    own.give("take.circle", "Q")
    own.drop_changes()
    assert keys(own, "take.circle") == ["Shift+C"]
    own.undo()
    assert keys(own, "take.circle") == ["Q"]


def test_place__is_the_menu_of_a_command(own: OwnKeys) -> None:
    assert (own.place("take.ng"), own.place("kind.stunt")) == ("Take", "Label")
