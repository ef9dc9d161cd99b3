from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, LabelKind, Lane, Look, Vocabulary
from dailies_logger.ui.action_set import ActionSet, tip
from dailies_logger.ui.actions import BY_ID, COMMANDS
from dailies_logger.ui.commands.command import Situation
from dailies_logger.ui.key_words import key_name, spelled


@pytest.fixture
def actions(qtbot: QtBot) -> Iterator[ActionSet]:
    window = QWidget()
    qtbot.addWidget(window)
    yield ActionSet(window)
    window.close()


def test_actions__are_named_by_their_commands(actions: ActionSet) -> None:
    assert [actions[command.id].objectName() for command in COMMANDS] == [command.id for command in COMMANDS]


def test_bind__runs_once(actions: ActionSet) -> None:
    ran: list[int] = []
    actions.bind({"file.quit": lambda: ran.append(1)})
    actions.run("file.quit")
    assert ran == [1]


def test_run__does_nothing_while_off(actions: ActionSet) -> None:
    ran: list[int] = []
    actions.bind({"edit.undo": lambda: ran.append(1)})
    actions.run("edit.undo")
    assert ran == []
    assert actions.reason("edit.undo") == "no library is open"


def test_update__names_what_would_be_undone(actions: ActionSet) -> None:
    actions.update(Situation(library=True, undo="Label best moment"))
    assert actions["edit.undo"].text() == "Undo Label best moment"
    assert actions["edit.undo"].isEnabled()
    assert actions["edit.redo"].text() == "Redo"
    assert not actions["edit.redo"].isEnabled()


def test_update__leaves_alone_what_stays_as_it_is(actions: ActionSet) -> None:
    actions.update(Situation(library=True, takes=1, clip=True, frames=9))
    changed: list[str] = []
    for command_id, action in actions.every().items():
        action.changed.connect(lambda command_id=command_id: changed.append(command_id))
    action = actions["transport.play"]
    action.setToolTip("as it was")
    changed.clear()
    actions.update(Situation(library=True, takes=1, clip=True, frames=9, undo="Label reaction"))
    assert set(changed) == {"edit.undo"}
    assert action.toolTip() == "as it was"
    actions.lay_keys()
    assert action.toolTip() == tip(BY_ID["transport.play"], actions.key("transport.play"))


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("Ctrl+Shift+P", "Ctrl Shift P"),
        ("Return", "Enter"),
        ("PgDown", "Page Down"),
        ("+", "+"),
        ("Ctrl++", "Ctrl +"),
        ("\\", "\\"),
        ("Del", "Delete"),
    ],
)
def test_key_name__is_as_it_stands_on_the_keyboard(key: str, shown: str) -> None:
    assert key_name(key) == shown


def test_tip__says_command_key_and_reason() -> None:
    assert tip(BY_ID["kind.best_moment"], "2") == "Label: best moment: opens here, press again to close (2)"
    assert (
        tip(BY_ID["take.split"], "", "this take has one angle")
        == "Split this angle off: makes it a take of its own: this take has one angle"
    )


def test_key__is_the_first_one(actions: ActionSet) -> None:
    assert actions.key("transport.stop") == "K"
    assert actions.key("help.about") == ""


def test_lay_keys__gives_every_action_what_the_keymap_says(qtbot: QtBot, actions: ActionSet) -> None:
    actions.keymap.give("take.circle", "F5")
    with qtbot.waitSignal(actions.keys_changed):
        actions.lay_keys()
    assert [key.toString() for key in actions["take.circle"].shortcuts()] == ["F5"]
    assert actions["take.circle"].toolTip().startswith("Circle the take: the director’s choice (F5)")
    assert {
        command.id: [key.toString() for key in actions[command.id].shortcuts()] for command in COMMANDS if command.id != "take.circle"
    } == {command.id: [spelled(key) for key in command.keys] for command in COMMANDS if command.id != "take.circle"}


@pytest.mark.parametrize(
    ("written", "key"), [("Shift+Alt+K", "Alt+Shift+K"), ("PgDown", "PgDown"), ("Ctrl++", "Ctrl++"), ("nonsense!", "")]
)
def test_spelled__is_one_spelling(written: str, key: str) -> None:
    assert spelled(written) == key


SONG = LabelKind(id="song", name="Song", lane=Lane.FREE.id, key="Q")
OURS = Vocabulary(kinds=(*DEFAULT_VOCABULARY.kinds[:3], SONG))


def test_set_vocabulary__has_a_command_for_each_kind_and_for_no_other(qtbot: QtBot, actions: ActionSet) -> None:
    pressed: list[str] = []
    actions.bind_kinds(pressed.append)
    actions.update(Situation(library=True, takes=1, clip=True, frames=9))
    with qtbot.waitSignals([actions.commands_changed, actions.keys_changed]):
        actions.set_vocabulary(OURS)
    assert [each.id for each in actions.commands if each.id.startswith("kind.")] == [f"kind.{kind.id}" for kind in OURS.kinds]
    assert actions.key("kind.song") == "Q"
    actions.run("kind.song")
    actions.run("kind.best_moment")
    assert pressed == ["song", "best_moment"]
    assert "kind.stunt" not in actions.every()
    window = actions.parent()
    assert isinstance(window, QWidget)
    assert {each.objectName() for each in window.actions()} == set(actions.every())


def test_set_vocabulary__lanes_have_commands_too_and_a_shortcut_stays_with_its_lane(actions: ActionSet) -> None:
    folded: list[str] = []
    actions.bind_lanes(folded.append)
    actions.update(Situation(library=True))
    actions.keymap.give("lanes.beat", "F9")
    actions.lay_keys()
    beat = actions["lanes.beat"]
    lanes = (Lane(id="songs", name="Songs", look=Look.RING), replace(Lane.BEAT, name="Turn"), *SHIPPED_LANES[1:])
    actions.set_vocabulary(replace(DEFAULT_VOCABULARY, lanes=lanes))
    assert (actions["lanes.beat"] is beat, beat.text(), actions.key("lanes.beat")) == (True, "Open lane: turn", "F9")
    actions.run("lanes.own.songs")
    actions.run("lanes.beat")
    assert folded == ["songs", "beat"]
    actions.set_vocabulary(DEFAULT_VOCABULARY)
    assert "lanes.own.songs" not in actions.every()
    assert beat.text() == "Open lane: beat"


def test_set_vocabulary__what_is_of_a_lane_has_its_look(actions: ActionSet) -> None:
    before = {name: actions[name].icon().pixmap(16).toImage() for name in ("label.point", "kind.note", "kind.stunt")}
    lanes = (*SHIPPED_LANES[:-1], replace(Lane.FREE, look=Look.CHEVRON))
    actions.set_vocabulary(replace(DEFAULT_VOCABULARY, lanes=lanes))
    now = {name: actions[name].icon().pixmap(16).toImage() for name in before}
    assert [now[name] == before[name] for name in before] == [False, False, True]


def test_set_vocabulary__a_kind_takes_no_key_of_another_command(actions: ActionSet) -> None:
    actions.set_vocabulary(Vocabulary(kinds=(LabelKind(id="song", name="Song", lane=Lane.FREE.id, key="K"),)))
    assert (actions.key("kind.song"), actions.key("transport.stop")) == ("", "K")


def test_set_vocabulary__what_the_editor_changed_of_a_kind_comes_back_with_it(actions: ActionSet) -> None:
    actions.keymap.give("kind.stunt", "F9")
    actions.lay_keys()
    actions.set_vocabulary(OURS)
    actions.set_vocabulary(DEFAULT_VOCABULARY)
    assert actions.key("kind.stunt") == "F9"


def test_set_room_keys__are_shown_before_the_window_s_own_and_go_with_the_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window)
    holder = actions.keymap.holder("H")
    usual = actions[holder].text()
    actions.set_room_keys({"H": "beats.judge"})
    assert actions["beats.judge"].text() == "Judge against the champion\tH"
    assert (actions.key("beats.judge"), actions.key(holder)) == ("H", "")
    assert actions[holder].text() == f"{usual}\t", "a menu shows no key beside it"
    assert actions[holder].shortcut() == QKeySequence("H"), "it is still its key elsewhere in the window"
    assert "(H)" in actions["beats.judge"].toolTip()
    assert "(H)" not in actions[holder].toolTip()
    actions.set_room_keys({})
    assert (actions["beats.judge"].text(), actions[holder].text(), actions.key(holder)) == ("Judge against the champion", usual, "H")
