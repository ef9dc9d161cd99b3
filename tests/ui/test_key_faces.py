import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.key_faces import Look, face, faces, held_face, layers, tooltip
from dailies_logger.ui.keyboard import caps


@pytest.fixture
def actions(qtbot: QtBot) -> ActionSet:
    window = QWidget()
    qtbot.addWidget(window)
    return ActionSet(window)


@pytest.mark.parametrize(
    ("key", "look", "words", "spoken"),
    [
        ("2", Look.LABEL, "Best moment", "Best moment, key 2"),
        ("Shift+2", Look.OTHER, "Rate 2", "Rate 2, key Shift 2"),
        ("K", Look.TRANSPORT, "Stop", "Stop, key K"),
        ("Return", Look.OTHER, "Write what it is", "Write what it is, key Enter"),
        ("Q", Look.FREE, "", "Free, key Q"),
        ("Tab", Look.FIXED, "Next field", "Goes from field to field, key Tab"),
        ("Alt+F", Look.FIXED, "Menu File", "Opens the menu File, key Alt F"),
        ("Esc", Look.FIXED, "Back", "Always leads back to the picture, key Esc"),
        ("M", Look.OTHER, "Point label", "Point label on this frame, key M"),
    ],
)
def test_face__says_what_the_key_does(actions: ActionSet, key: str, look: Look, words: str, spoken: str) -> None:
    shown = face(actions, key)
    assert (shown.look, shown.words, shown.spoken) == (look, words, spoken)


def test_face__carries_lane_and_sign(actions: ActionSet) -> None:
    assert face(actions, "1").lane is Lane.BEAT
    signs = [face(actions, key).sign for key in ("?", "Ctrl++", "PgDown", "Ctrl+Shift+Del", "Return", "Shift+,")]
    assert signs == ["?", "+", "PgDn", "Del", "Enter", ","]


def test_faces__are_of_the_keys_as_they_are_now(actions: ActionSet) -> None:
    assert set(faces(actions, "Shift")) == {cap.key for cap in caps()}
    assert faces(actions, "Shift")["N"].command == "take.ng"
    actions.keymap.give("take.circle", "Shift+N")
    assert faces(actions, "Shift")["N"].command == "take.circle"
    actions.keymap.free("Shift+N")
    assert faces(actions, "Shift")["N"].look is Look.FREE


def test_layers__are_those_where_the_key_does_something_and_the_one_looked_at(actions: ActionSet) -> None:
    assert [each.key for each in layers(actions, "2")] == ["2", "Shift+2", "Ctrl+2", "Alt+2"]
    assert [each.key for each in layers(actions, "Ctrl+Shift+2")] == ["2", "Shift+2", "Ctrl+2", "Alt+2", "Ctrl+Shift+2"]


def test_tooltip__says_it_in_full(actions: ActionSet) -> None:
    assert tooltip(actions, face(actions, "2")) == "Label: best moment: opens here, press again to close (2)"
    assert tooltip(actions, face(actions, "Ctrl+Alt+Q")) == "Free (Ctrl Alt Q)"


def test_held_face__is_spoken_without_a_key() -> None:
    assert held_face("Shift").spoken == "What the keys do with Shift"


def test_face__of_a_key_that_the_room_has_of_its_own(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window)
    actions.set_room_keys({"H": "beats.judge", "Return": "beats.play"})
    assert (face(actions, "H").words, face(actions, "H").look) == ("Judge A/B", Look.FIXED)
    assert face(actions, "Return").told == "Play every reading, in this room"
    actions.set_room_keys({})
    assert face(actions, "H").words != "Judge A/B"
