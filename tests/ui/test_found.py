import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.found import Found, match

NAMES = [command.text for command in COMMANDS]


def best(typed: str) -> str:
    fits = [(fit.score, name) for name in NAMES if (fit := match(typed, name)) is not None]
    return max(fits, key=lambda fit: fit[0])[1]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("best m", "Label: best moment"),
        ("lbm", "Label: best moment"),
        ("circ", "Circle the take"),
        ("gtt", "Go to a timecode…"),
        ("EYELINE", "Label: eyeline"),
        ("undo", "Undo"),
        ("quit", "Quit"),
    ],
)
def test_match__finds_what_is_meant(typed: str, name: str) -> None:
    assert best(typed) == name


def test_match__says_which_letters_were_meant() -> None:
    fit = match("best", "Label: best moment")
    assert fit is not None
    assert fit.places == (7, 8, 9, 10)
    assert match("zebra", "Label: best moment") is None


@given(st.sampled_from(NAMES), st.data())
def test_match__fits_any_letters_in_their_order(name: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(name) - 1), min_size=1, max_size=6)))
    typed = "".join(name[place] for place in places)
    fit = match(typed, name)
    assert fit is not None
    assert "".join(name[place] for place in fit.places).replace(" ", "").casefold() == typed.replace(" ", "").casefold()


def test_found__shows_the_keys_as_they_are_now(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window)
    model = Found(actions, window)
    actions.keymap.give("take.circle", "F7")
    model.look_for("circle the take")
    assert model.index(0).data(Found.KeysRole) == ("F7",)
    assert model.index(0).data(Found.OffRole)
    assert model.index(0).data(Found.ReasonRole) == "no library is open"
