"""A command of the room acts on what is chosen, and says so where nothing is."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.stringout import Placement
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.models.placements import StringoutRow
from dailies_logger.ui.panels.changes import ChangeList
from dailies_logger.ui.panels.stringouts import PlacementsPanel, StringoutList
from dailies_logger.ui.sequence_asks import SequenceAsks
from dailies_logger.ui.sequence_hand import SequenceHand
from dailies_logger.ui.verbs_sequence import SequenceVerbs
from tests.support.memory_desk import memory_desk
from tests.workflow.test_offered import HERE, moment


def test_run__says_that_nothing_is_offered_and_takes_what_is(qtbot: QtBot) -> None:
    desk, library = memory_desk(HERE, moment(0, 10, 34))
    bench, window = Bench(desk), QWidget()
    qtbot.addWidget(window)
    stringouts, placements = StringoutList(window), PlacementsPanel(window)
    changes, kept = ChangeList(name="Changes", signs=True), ChangeList(name="Kept", signs=False)
    for each in (changes, kept):
        each.setParent(window)
    hand = SequenceHand(
        bench,
        SequenceAsks(SequenceVerbs(bench), AskSheet(window)),
        stringouts=stringouts,
        placements=placements,
        changes=changes,
        kept=kept,
    )
    notices: list[object] = []
    bench.notice.connect(lambda notice: notices.append(notice.text))
    hand.run("sequence.apply")
    assert notices == [], "no stringout, no word"
    stringouts.set_rows([StringoutRow(stringout=HERE)])
    stringouts.select(HERE.id)
    hand.run("sequence.apply")
    assert notices == ["Nothing is offered here."]
    hand.run("sequence.apply_all")
    qtbot.waitUntil(lambda: len(library.where(Placement)) == 1)
    bench.close()


def test_run__is_refused_while_the_sequence_is_only_looked_at(qtbot: QtBot) -> None:
    desk, library = memory_desk(HERE, moment(0, 10, 34))
    bench, window = Bench(desk), QWidget()
    qtbot.addWidget(window)
    stringouts, kept = StringoutList(window), ChangeList(name="Kept", signs=False)
    kept.setParent(window)
    asks = SequenceAsks(SequenceVerbs(bench), AskSheet(window))
    hand = SequenceHand(bench, asks, stringouts=stringouts, placements=PlacementsPanel(window), changes=kept, kept=kept)
    stringouts.set_rows([StringoutRow(stringout=HERE)])
    stringouts.select(HERE.id)
    said: list[str] = []
    bench.notice.connect(lambda notice: said.append(notice.text))
    hand.refuses = lambda command: "v1 is only looked at." if command == "sequence.apply_all" else ""
    hand.run("sequence.apply_all")
    assert said == ["v1 is only looked at."]
    assert library.edits == []
    bench.close()
