"""Timeline and table take turns in one place."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.models.placements import PlacementRow
from dailies_logger.ui.panels.sequence_deck import SequenceDeck
from dailies_logger.ui.panels.stringouts import PlacementsPanel
from dailies_logger.ui.timeline.sequence import SequenceView
from tests.support.rooms import make_clip, make_placement, make_stringout


def test_deck__shows_one_of_both_as_high_as_the_timeline(qtbot: QtBot) -> None:
    timeline, placements = SequenceView(), PlacementsPanel()
    deck = SequenceDeck(timeline, placements)
    qtbot.addWidget(deck)
    assert deck.shown() is timeline
    deck.toggle()
    assert deck.shown() is placements.table
    assert deck.height() == timeline.height()


def test_deck__shows_both_where_the_table_has_a_place_of_its_own(qtbot: QtBot) -> None:
    timeline, placements, room = SequenceView(), PlacementsPanel(), QWidget()
    deck, place = SequenceDeck(timeline, placements), QVBoxLayout(room)
    place.addWidget(deck)
    stringout, clip = make_stringout(), make_clip()
    placements.set_rows(stringout, [PlacementRow(placement=make_placement(stringout, clip, 10, 20, rank=1), clip=clip)])
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    deck.toggle()
    deck.part(place)
    deck.part(place)
    assert deck.parted
    assert timeline.isVisible()
    assert placements.isVisible()
    timeline.setFocus()
    qtbot.waitUntil(timeline.hasFocus)
    deck.toggle()
    qtbot.waitUntil(placements.table.hasFocus)
    deck.toggle()
    qtbot.waitUntil(timeline.hasFocus)
    deck.join()
    assert not deck.parted
    assert (timeline.isVisible(), placements.isVisible()) == (True, False)
