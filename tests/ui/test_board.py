from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.board import Board, DrawnKey
from dailies_logger.ui.held_key import HeldTogether
from dailies_logger.ui.key_faces import Look
from tests.support.window import dressed


@pytest.fixture
def board(qtbot: QtBot, qapp: QApplication) -> Iterator[Board]:
    dressed(qapp)
    window, commands = QWidget(), QWidget()
    for each in (window, commands):
        qtbot.addWidget(each)
    held = HeldTogether(window)
    qapp.installEventFilter(held)
    made = Board(ActionSet(commands), held)
    QVBoxLayout(window).addWidget(made)
    window.resize(1200, 400)
    window.show()
    window.activateWindow()
    made.take_focus()
    yield made
    qapp.removeEventFilter(held)


def keys(board: Board) -> dict[str, DrawnKey]:
    return {each.cap.key: each for each in board.findChildren(DrawnKey) if not each.isCheckable()}


def walk(*ways: Qt.Key) -> None:
    for way in ways:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, way)


def test_keys__are_buttons_with_names(board: Board) -> None:
    told = keys(board)
    assert (told["2"].accessibleName(), told["Q"].accessibleName()) == ("Best moment, key 2", "Free, key Q")
    read = QAccessible.queryAccessibleInterface(told["2"])
    assert read is not None
    assert read.role() is QAccessible.Role.PushButton
    assert told["2"].toolTip() == "Label: best moment: opens here, press again to close (2)"
    assert [each.accessibleName() for each in board.findChildren(DrawnKey) if not each.accessibleName()] == []


def test_held__shows_its_layer_and_lets_it_go(board: Board) -> None:
    key = keys(board)["N"]
    QTest.keyPress(key, Qt.Key.Key_Shift)
    assert (board.layer, key.face.command) == ("Shift", "take.ng")
    QTest.keyPress(key, Qt.Key.Key_Control)
    assert (board.layer, key.face.command) == ("Ctrl Shift", "file.ingest_files")
    QTest.keyRelease(key, Qt.Key.Key_Control)
    QTest.keyRelease(key, Qt.Key.Key_Shift)
    assert (board.layer, key.face.command) == ("", "transport.next_unseen")


def test_layer__can_be_clicked_and_stays(board: Board) -> None:
    shift, *_ = (each for each in board.findChildren(DrawnKey) if each.cap.key == "Shift")
    QTest.mouseClick(shift, Qt.MouseButton.LeftButton)
    assert board.layer == "Shift"
    assert [each.isChecked() for each in board.findChildren(DrawnKey) if each.cap.key == "Shift"] == [True, True]
    assert keys(board)["2"].accessibleName() == "Rate 2, key Shift 2"
    assert board.key == "", "Shift itself does nothing"
    QTest.mouseClick(shift, Qt.MouseButton.LeftButton)
    assert board.layer == ""


def test_arrows__walk_the_keys_and_only_one_is_a_stop_of_tab(board: Board) -> None:
    walk(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert board.key == "A"
    assert board.has_focus()
    stops = [each for each in board.findChildren(DrawnKey) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [each.cap.key for each in stops] == ["A"]
    walk(*[Qt.Key.Key_Left] * 3)
    assert board.key == "A", "an edge is an edge"


def test_arrows__reach_the_keys_that_are_held_and_enter_shows_their_layer(board: Board) -> None:
    board.show_key("Z")
    walk(Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert board.layer == "Shift"
    walk(Qt.Key.Key_Return)
    assert board.layer == ""


def test_enter__and_a_second_press_of_the_hand_ask_for_a_change(qtbot: QtBot, board: Board) -> None:
    with qtbot.waitSignal(board.asked) as caught:
        walk(Qt.Key.Key_Return)
    assert caught.args == ["1"]
    with qtbot.waitSignal(board.pointed) as caught:
        QTest.mouseClick(keys(board)["K"], Qt.MouseButton.LeftButton)
    assert caught.args == ["K"]
    with qtbot.waitSignal(board.asked) as caught:
        QTest.mouseDClick(keys(board)["K"], Qt.MouseButton.LeftButton)
    assert caught.args == ["K"]


def test_show_key__in_its_layer_if_it_lies_here(board: Board) -> None:
    assert board.show_key("Ctrl+Shift+P")
    assert (board.key, board.layer, board.command) == ("Ctrl+Shift+P", "Ctrl Shift", "view.commands")
    assert board.show_key("?")
    assert (board.key, board.command) == ("?", "help.keys")
    assert not board.show_key("Media Play")
    assert board.key == "?"


def test_keys__are_true_after_a_change(board: Board) -> None:
    board._actions.keymap.give("take.circle", "Q")
    board._actions.lay_keys()
    told = keys(board)["Q"]
    assert (told.face.look, told.face.words, told.accessibleName()) == (Look.OTHER, "Circle take", "Circle the take, key Q")


def test_shortcut__of_the_window_is_not_done_on_the_keyboard(board: Board) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(keys(board)["1"], event)
    assert event.isAccepted()


def test_size__keys_lie_on_whole_pixels_apart_and_give_way(board: Board) -> None:
    for width, height in ((1152, 335), (900, 260)):
        board.setFixedHeight(height)
        board.window().resize(width, height + 40)
        board.resize(width, height)
        boxes = [each.geometry() for each in board.findChildren(DrawnKey)]
        assert all(board.rect().contains(box) for box in boxes)
        assert not [one for one in boxes for other in boxes if one is not other and one.adjusted(-1, -1, 1, 1).intersects(other)]


def test_paint__lane_fill_for_labels_sel_for_transport_and_what_is_current(board: Board) -> None:
    def middle(key: str) -> str:
        button = keys(board)[key]
        image = board.grab().toImage()
        place = button.mapTo(board, QPoint(button.width() // 2, 4)) * image.devicePixelRatio()
        return image.pixelColor(place).name()

    assert middle("1") == theme.mix(theme.lane(Lane.BEAT).color, theme.color("panel"), 0.30).name()
    assert middle("K") == theme.color("sel").name()
    assert middle("Q") == middle("Y")
