"""The rule is asked with what it says now, and what is wrong with it is said in the sheet."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.stringout import Stringout
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.sequence_asks import SequenceAsks
from dailies_logger.ui.verbs_sequence import SequenceVerbs
from tests.support.memory_desk import memory_desk
from tests.workflow.test_offered import HERE


def test_rule__is_changed_by_the_answer(qtbot: QtBot) -> None:
    desk, library = memory_desk(HERE)
    bench, window = Bench(desk), QWidget()
    qtbot.addWidget(window)
    sheet = AskSheet(window)
    SequenceAsks(SequenceVerbs(bench), sheet).rule(HERE)
    assert sheet.answer()["query"] == "kind:best_moment"
    sheet.fields["gap"].setText("x")
    sheet._take(sheet.answer())
    assert "frames" in sheet.trouble.text()
    sheet.fields["gap"].setText("24")
    sheet.fields["group"].setText("scene")
    sheet._take(sheet.answer())
    qtbot.waitUntil(lambda: library.where(Stringout)[0].gap == 24)
    assert library.where(Stringout)[0].group == "scene"
    bench.close()
