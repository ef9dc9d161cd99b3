"""Test what is chosen, and that each change of it is told once."""

from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.ui.choice import Choice

FIRST, SECOND = new_id(), new_id()


def test_choose__the_last_is_the_selected_one(qtbot: QtBot) -> None:
    choice = Choice()
    told: list[tuple[object, ...]] = []
    choice.selection_changed.connect(lambda: told.append(choice.chosen_labels))
    choice.choose_labels([FIRST, SECOND])
    choice.choose_labels([FIRST, SECOND])
    assert choice.selected_label == SECOND
    choice.select_label(FIRST)
    assert choice.selected_label == FIRST
    choice.select_label(None)
    assert choice.selected_label is None
    assert told == [(FIRST, SECOND), (FIRST,), ()]
