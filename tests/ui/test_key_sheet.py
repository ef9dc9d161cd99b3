"""Change keys as an editor does: by keys alone, in the whole window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Vocabulary
from dailies_logger.ui.key_sheet import KeyRows, KeySheet
from dailies_logger.ui.window import MainWindow
from tests.support.memory_library import MemoryLibrary
from tests.support.window import open_window, press

Opened = tuple[MainWindow, KeySheet, MemoryLibrary]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    window, _, library = open_window(qtbot, tmp_path)
    window.actions_of.run("view.change_keys")
    return window, window.sheets.keys, library


def find(sheet: KeySheet, typed: str) -> str:
    sheet.box.setFocus()
    sheet.box.selectAll()
    QTest.keyClicks(sheet.box, typed)
    chosen = sheet.chosen()
    return chosen.id if chosen else ""


def test_change__the_new_key_works_at_once_and_the_old_one_no_more(qtbot: QtBot, opened: Opened) -> None:
    _, sheet, library = opened
    assert find(sheet, "label: best mom") == "kind.best_moment"
    press("Enter")
    assert sheet.line.text() == "Press the new key for “Label: best moment”, or Esc to leave it."
    press("g")
    assert sheet.line.text() == "G is “Label: best moment” now."
    assert sheet.box.hasFocus()
    press("Esc")
    assert not sheet.isVisible()
    press("2")
    assert not library.where(Label)
    press("g")
    qtbot.waitUntil(lambda: [label.kind for label in library.where(Label)] == ["best_moment"])


def test_change__a_key_that_is_taken_is_named_and_taken_on_enter(opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "circle the take")
    press("Enter", "Shift+N")
    assert sheet.line.text() == "Shift N is “NG” in Take. Enter takes it from there, another key asks again, Esc leaves it."
    assert window.actions_of.key("take.ng") == "Shift+N"
    press("Enter")
    assert sheet.line.text() == "Shift N is “Circle the take” now. “NG” has no key any more."
    assert (window.actions_of.key("take.circle"), window.actions_of.key("take.ng")) == ("Shift+N", "")


def test_change__a_taken_key_can_be_left_for_another(opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "circle the take")
    press("Enter", "Shift+N", "q")
    assert (window.actions_of.key("take.circle"), window.actions_of.key("take.ng")) == ("Q", "Shift+N")


def test_esc__leaves_the_question_then_the_sheet(opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "circle the take")
    press("Enter", "Esc")
    assert sheet.isVisible()
    assert sheet.line.text() == "Nothing was changed."
    press("Enter", "Shift+N", "Esc")
    assert window.actions_of.key("take.ng") == "Shift+N"
    press("Esc")
    assert not sheet.isVisible()


@pytest.mark.parametrize(
    ("key", "said"),
    [("Alt+F", "Alt F opens the menu File. Press another key."), ("Tab", "Tab goes from field to field. Press another key.")],
)
def test_change__what_cannot_be_is_said_and_asked_again(opened: Opened, key: str, said: str) -> None:
    window, sheet, _ = opened
    find(sheet, "circle the take")
    press("Enter", key)
    assert sheet.line.text() == said
    press("q")
    assert window.actions_of.key("take.circle") == "Q"


def test_change__says_where_the_key_goes_on_doing_something_else(opened: Opened) -> None:
    _, sheet, _ = opened
    find(sheet, "circle the take")
    press("Enter", "Alt+Up")
    assert sheet.line.text() == "Alt Up is “Circle the take” now. In the list of a stringout it still moves the clip."


def test_more_none_and_back__by_their_keys(opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "hold")
    for row in range(sheet.model.rowCount()):
        if sheet.model.command(row).id == "take.hold":
            sheet.list.setCurrentIndex(sheet.model.index(row, 0))
    press("Ctrl+Enter", "q")
    assert window.actions_of.keymap.keys("take.hold") == ("Shift+H", "Q")
    assert sheet.list.currentIndex().data(KeyRows.ReasonRole) == "yours"
    press("Ctrl+Delete")
    assert (window.actions_of.keymap.keys("take.hold"), sheet.line.text()) == ((), "“Hold” has no key.")
    press("Ctrl+Backspace")
    assert (window.actions_of.keymap.keys("take.hold"), sheet.line.text()) == (("Shift+H",), "“Hold” is Shift H again.")
    assert sheet.box.text() == "hold", "the sheet's own keys edit no text"


def test_find__by_a_key(opened: Opened) -> None:
    _, sheet, _ = opened
    for typed, command in (
        ("shift c", "take.circle"),
        ("Shift+C", "take.circle"),
        ("ctrl shift p", "view.commands"),
        ("k", "transport.stop"),
    ):
        assert find(sheet, typed) == command


def test_esc__cannot_be_given_away_nor_taken_from_its_command(opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "back to the picture")
    press("Enter")
    assert sheet.line.text() == "Esc always leads back to the picture."
    press("Ctrl+Delete")
    assert window.actions_of.key("view.leave") == "Esc"


def test_presets__are_chosen_by_keys_and_kept(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    window, sheet, _ = opened
    assert sheet.presets.buttons[""].isChecked()
    sheet.presets.buttons["Premiere"].setFocus()
    press("Enter")
    assert sheet.line.text() == "Keys as in Premiere, where it has one. None changed by you."
    assert window.actions_of.key("transport.around") == "Shift+K"
    assert sheet.isVisible()
    sheet.dismiss()
    window.actions_of.run("view.change_keys")
    assert sheet.presets.buttons["Premiere"].isChecked()
    window.close()
    again, _, _ = open_window(qtbot, tmp_path)
    assert again.actions_of.key("transport.around") == "Shift+K"


def test_stop_key__held_goes_frame_by_frame_wherever_it_lies(qtbot: QtBot, opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "stop")
    press("Enter", "d", "Esc")
    assert window.rooms is not None
    assert window.work is not None
    lanes = window.rooms.logging.lanes
    QTest.keyPress(lanes, Qt.Key.Key_D)
    QTest.keyClick(lanes, Qt.Key.Key_L)
    QTest.keyClick(lanes, Qt.Key.Key_L)
    QTest.keyRelease(lanes, Qt.Key.Key_D)
    assert (window.work.stage.frame, window.work.stage.playing) == (2, False)
    assert QApplication.focusWidget() is lanes


def test_presets__the_arrows_go_from_one_to_the_next_and_move_no_picture(opened: Opened) -> None:
    window, sheet, _ = opened
    assert window.work is not None
    sheet.presets.buttons[""].setFocus()
    press("Right", "Right", "Left")
    assert sheet.presets.buttons["Avid"].isChecked()
    assert sheet.presets.buttons["Avid"].hasFocus()
    assert window.actions_of.key("transport.go_in") == "Q"
    press("Left", "Left")
    assert sheet.presets.buttons["Resolve"].isChecked()
    assert window.work.stage.frame == 0


def test_change__a_kind_that_goes_meanwhile_is_waited_for_no_more(opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "label: comedy")
    press("Enter")
    kinds = tuple(kind for kind in DEFAULT_VOCABULARY.kinds if kind.id != "comedy")
    window.actions_of.set_vocabulary(Vocabulary(kinds=kinds))
    assert sheet.line.text() == "That kind of label is gone. Nothing was changed."
    press("q")
    assert window.actions_of.keymap.holder("Q") == ""
    assert sheet.isVisible()


def on_board(opened: Opened) -> KeySheet:
    """Open the sheet as `?` does."""
    window, sheet, _ = opened
    sheet.dismiss()
    window.actions_of.run("help.keys")
    return sheet


def test_board__shows_what_is_pressed_and_does_nothing(opened: Opened) -> None:
    window, _, library = opened
    sheet = on_board(opened)
    assert window.work is not None
    for key, shown in (("2", "2"), ("Shift+N", "Shift+N"), ("l", "L"), ("Ctrl+N", "Ctrl+N"), (" ", "Space"), ("Right", "Alt")):
        press(key)
        assert sheet.board.key == ("" if shown == "Alt" else shown)
    assert sheet.isVisible()
    assert not library.where(Label)
    assert (window.work.stage.playing, window.work.stage.frame) == (False, 0)
    press("?")
    assert not sheet.isVisible()


def test_board__enter_asks_what_a_key_is_to_do_and_names_what_it_does_now(opened: Opened) -> None:
    window, _, _ = opened
    sheet = on_board(opened)
    press("Shift+N", "Enter")
    assert sheet.box.hasFocus()
    assert sheet.line.text() == (
        "Shift N is “NG” in Take. Choose what it is to do: type a few letters, walk with the arrows, Enter takes it."
    )
    assert sheet.chosen() is None, "nothing is chosen that nobody has chosen"
    press("Enter")
    assert window.actions_of.key("take.ng") == "Shift+N"
    QTest.keyClicks(sheet.box, "circle")
    assert sheet.line.text() == (
        "Shift N is “NG” in Take. Enter takes it from there for “Circle the take”, in place of Shift C; Ctrl Enter keeps Shift C too."
    )
    assert window.actions_of.key("take.ng") == "Shift+N", "named before anything is written"
    press("Enter")
    assert sheet.line.text() == "Shift N is “Circle the take” now. “NG” has no key any more."
    assert (window.actions_of.keymap.keys("take.circle"), window.actions_of.key("take.ng")) == (("Shift+N",), "")
    assert sheet.board.has_focus()
    assert sheet.board.key == "Shift+N"


def test_board__ctrl_enter_puts_a_command_on_one_more_key(opened: Opened) -> None:
    window, _, _ = opened
    sheet = on_board(opened)
    press("q", "Enter")
    QTest.keyClicks(sheet.box, "circle")
    press("Ctrl+Enter")
    assert window.actions_of.keymap.keys("take.circle") == ("Shift+C", "Q")


def test_board__esc_leaves_the_question_then_the_sheet(opened: Opened) -> None:
    window, _, _ = opened
    sheet = on_board(opened)
    press("q", "Enter", "Esc")
    assert sheet.line.text() == "Nothing was changed."
    assert sheet.board.has_focus()
    press("Esc")
    assert not sheet.isVisible()
    assert window.actions_of.keymap.changed() == 0


def test_board__delete_frees_a_key_and_ctrl_z_brings_it_back(opened: Opened) -> None:
    window, _, library = opened
    sheet = on_board(opened)
    press("2", "Delete")
    assert sheet.line.text() == "2 is free now. “Label: best moment” has no key any more. Ctrl Z brings it back."
    assert window.actions_of.key("kind.best_moment") == ""
    press("Ctrl+Z")
    assert window.actions_of.key("kind.best_moment") == "2"
    press("Ctrl+Shift+Z")
    assert window.actions_of.key("kind.best_moment") == ""
    press("Ctrl+Z", "3", "Backspace", "Ctrl+Z")
    assert window.actions_of.keymap.changed() == 0
    assert not library.where(Label)


def test_board__a_key_waited_for_is_given_by_the_hand_too(opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "circle the take")
    press("Enter")
    QTest.mouseClick(sheet.board._keys["Q"], Qt.MouseButton.LeftButton)
    assert window.actions_of.key("take.circle") == "Shift+Q", "in the layer that is drawn"
    assert sheet.box.hasFocus()


def test_list__shows_where_a_command_lies(opened: Opened) -> None:
    _, sheet, _ = opened
    find(sheet, "circle the take")
    assert (sheet.board.key, sheet.board.layer, sheet.card.title.text()) == ("Shift+C", "Shift", "Shift C")


def test_drop_changes__gives_the_preset_back_and_can_be_undone(opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "circle the take")
    press("Enter", "q")
    sheet.change.drop_changes()
    assert sheet.line.text() == "1 command has the preset’s keys again. Ctrl Z brings yours back."
    assert window.actions_of.key("take.circle") == "Shift+C"
    press("Ctrl+Z")
    assert window.actions_of.key("take.circle") == "Q"


@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (1024, 640)])
def test_sheet__fits_the_window_and_nothing_scrolls_but_the_list(qtbot: QtBot, opened: Opened, size: tuple[int, int]) -> None:
    window, _, _ = opened
    window.resize(*size)
    sheet = on_board(opened)
    qtbot.wait(30)
    assert window.rect().contains(sheet.geometry())
    parts = [sheet.presets, sheet.board, sheet.list, sheet.card, sheet.line]
    boxes = [QRect(part.mapTo(sheet, QPoint(0, 0)), part.size()) for part in parts]
    assert all(sheet.rect().contains(box) for box in boxes)
    assert not [one for one in boxes for other in boxes if one is not other and one.intersects(other)]
    assert sheet.board.height() >= 6 * 40
    if size[0] >= 1280:
        assert {key.height() for key in sheet.board._keys.values()} <= {49, 50}


def test_sheet__is_closed_with_the_library_whatever_it_waits_for(opened: Opened) -> None:
    window, sheet, _ = opened
    find(sheet, "circle the take")
    press("Enter")
    window.sheets.leave()
    assert not sheet.isVisible()
    assert not sheet.change.open
