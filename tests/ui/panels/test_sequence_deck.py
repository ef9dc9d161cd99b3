"""Timeline and table take turns in one place."""

from pytestqt.qtbot import QtBot

from dailies_logger.ui.panels.sequence_deck import SequenceDeck
from dailies_logger.ui.panels.stringouts import PlacementsPanel
from dailies_logger.ui.timeline.sequence import SequenceView


def test_deck__shows_one_of_both_as_high_as_the_timeline(qtbot: QtBot) -> None:
    timeline, placements = SequenceView(), PlacementsPanel()
    deck = SequenceDeck(timeline, placements)
    qtbot.addWidget(deck)
    assert deck.shown() is timeline
    deck.toggle()
    assert deck.shown() is placements.table
    assert deck.height() == timeline.height()
