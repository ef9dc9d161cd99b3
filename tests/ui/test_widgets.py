from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.command import Room, Situation
from dailies_logger.ui.widgets import CommandButton, CommandKey, ElidedText, FocusRing, KeyFrame, flat_button, shown_key, text, tint


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    yield window
    window.close()


def test_key_frame__names_the_key(qtbot: QtBot) -> None:
    frame = KeyFrame("Ctrl+Shift+P")
    qtbot.addWidget(frame)
    assert frame.text() == "Ctrl Shift P"
    assert frame.accessibleName() == "Key Ctrl Shift P"
    assert frame.sizeHint().width() >= frame.fontMetrics().horizontalAdvance(frame.text())


def test_text__keeps_its_ink_inside_a_button(window: QWidget) -> None:
    button = QPushButton(window)
    label = text("Make", ink="on_primary")
    label.setParent(button)
    assert label.palette().color(label.foregroundRole()) == theme.color("on_primary")
    tint(label, "error")
    assert label.palette().color(label.foregroundRole()) == theme.color("error")


def test_text__shows_markup_as_it_is(qtbot: QtBot) -> None:
    label = text("<b>24A</b>")
    qtbot.addWidget(label)
    assert label.textFormat().name == "PlainText"


def test_command_button__follows_its_command(window: QWidget) -> None:
    actions = ActionSet(window)
    ran: list[int] = []
    actions.bind({"file.import": lambda: ran.append(1)})
    button = CommandButton(actions["file.import"], "Only a list", key="Ctrl+I")
    button.setParent(window)
    assert not button.isEnabled()
    actions.update(Situation(library=True))
    assert button.isEnabled()
    button.click()
    assert ran == [1]
    assert button.accessibleName() == "Only a list, Ctrl I"
    assert button.minimumSizeHint().width() >= button.fontMetrics().horizontalAdvance("Only a list")


def test_command_button__shows_the_key_that_the_command_has_now(window: QWidget) -> None:
    actions = ActionSet(window)
    button = CommandButton(actions["file.import"], "Only a list")
    button.setParent(window)
    key = button.findChild(CommandKey)
    assert key is not None
    assert key.text() == "Ctrl I"
    actions.keymap.give("file.import", "F8")
    actions.lay_keys()
    assert (key.text(), key.isVisibleTo(button), button.accessibleName()) == ("F8", True, "Only a list, F8")
    wide = button.sizeHint().width()
    actions.keymap.clear("file.import")
    actions.lay_keys()
    assert (key.text(), key.isVisibleTo(button), button.accessibleName()) == ("", False, "Only a list")
    assert button.sizeHint().width() < wide


def test_command_button__that_is_off_can_still_be_read(window: QWidget) -> None:
    actions = ActionSet(window)
    button = CommandButton(actions["stringout.make"], "Make a stringout", primary=True)
    button.setParent(window)
    label = next(each for each in button.findChildren(QLabel) if each.text() == "Make a stringout")
    assert label.palette().color(label.foregroundRole()) == theme.color("dis")
    actions.update(Situation(library=True, room=Room.SEARCH, hits=2))
    assert label.palette().color(label.foregroundRole()) == theme.color("on_primary")


def test_shown_key__while_typing_is_one_that_a_text_field_leaves(window: QWidget) -> None:
    actions = ActionSet(window)
    assert [shown_key(actions[f"transport.{name}"], typing=True) for name in ("reverse", "stop", "play")] == ["Ctrl+J", "Ctrl+K", ""]


def test_flat_button__says_command_and_key(window: QWidget) -> None:
    actions = ActionSet(window)
    button = flat_button(actions["transport.play"])
    button.setParent(window)
    assert button.accessibleName().startswith("Play or stop (Space)")


@pytest.mark.parametrize(
    ("kind", "ringed"), [(QLineEdit, True), (QPushButton, True), (QPlainTextEdit, True), (QListView, True), (QScrollArea, False)]
)
def test_focus_ring__lies_round_what_has_the_focus(qtbot: QtBot, window: QWidget, kind: type[QWidget], ringed: bool) -> None:
    ring = FocusRing(window)
    widget = kind(window)
    widget.setGeometry(50, 60, 100, 30)
    window.show()
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    assert ring.isVisible() is ringed
    if ringed:
        assert ring.geometry().adjusted(3, 3, -3, -3) == widget.geometry()
        picture = window.grab().toImage()
        assert picture.pixelColor(100, 58).red() > 150, "bright above the field"
        widget.move(10, 10)
        assert ring.geometry().adjusted(3, 3, -3, -3) == widget.geometry()
        widget.hide()
        assert not ring.isVisible()


def test_focus_ring__is_pure_grey(window: QWidget) -> None:
    colour: QColor = theme.color("bar")
    assert colour.red() == colour.green() == colour.blue()


def test_elided_text__is_cut_with_dots_and_whole_in_the_tooltip(qtbot: QtBot) -> None:
    made = ElidedText("body_bold")
    qtbot.addWidget(made)
    made.setText("A001C001_261120_R2QK <b>")
    assert made.toolTip() == "A001C001_261120_R2QK &lt;b&gt;"
    assert made.minimumSizeHint().width() < made.sizeHint().width()
    made.resize(60, 20)
    cut = made.grab().toImage()
    made.setText("A001C001_261120_R2QK")
    assert made.grab().toImage() == cut


def test_command_button__lies_as_wide_as_its_key_needs(qtbot: QtBot, window: QWidget) -> None:
    actions = ActionSet(window)
    button = CommandButton(actions["view.commands"], "Commands")
    row = QHBoxLayout(window)
    row.addWidget(button)
    row.addStretch(1)
    window.show()
    wide = button.width()
    actions.keymap.give("view.commands", "F9")
    actions.lay_keys()
    qtbot.waitUntil(lambda: button.width() < wide)
    assert button.width() == button.sizeHint().width()
