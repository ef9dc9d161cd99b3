import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.key_card import KeyCard


@pytest.fixture
def card(qtbot: QtBot) -> KeyCard:
    window = QWidget()
    qtbot.addWidget(window)
    made = KeyCard(ActionSet(window))
    qtbot.addWidget(made)
    made.show()
    return made


def rows(card: KeyCard) -> list[tuple[str, str]]:
    return [(cap.text(), words.text()) for cap, words in card._rows if words.isVisibleTo(card)]


def test_card__tells_every_layer_of_a_key(card: KeyCard) -> None:
    card.show_key("Shift+2")
    assert card.title.text() == "Shift 2"
    assert rows(card) == [("2", "Best moment"), ("Shift 2", "Rate 2"), ("Ctrl 2", "Logging"), ("Alt 2", "Angle 2")]
    card.show_key("Q")
    assert rows(card) == [("Q", "Free"), ("Ctrl Q", "Quit")]
    assert card.what.text() == "Free for your own"
    card.show_key("")
    assert card.title.text() == "Q", "on Shift itself the key before stays"


def test_buttons__are_on_where_they_can_do_something_and_say_for_what(qtbot: QtBot, card: KeyCard) -> None:
    card.show_key("Q")
    assert [name for name, button in card.buttons.items() if button.isEnabled()] == ["change"]
    card._actions.keymap.give("take.circle", "Q")
    card.show_key("Q")
    assert all(button.isEnabled() for button in card.buttons.values())
    for name, signal, said in (("change", card.change, "Q"), ("free", card.free, "Q"), ("back", card.back, "take.circle")):
        with qtbot.waitSignal(signal) as caught:
            card.buttons[name].click()
        assert caught.args == [said]
    card.show_key("Tab")
    assert not card.buttons["change"].isEnabled()
    assert card.what.text() == "Goes from field to field"
