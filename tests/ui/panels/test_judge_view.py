"""Name champion and candidate over their pictures."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from dailies_logger.ui.panels.judge_view import JudgeView
from dailies_logger.workflow.beat_grid import Reading
from tests.support.acts import A1, A2, TAKES, label


def test_tell__names_both_with_stars_and_why(qtbot: QtBot) -> None:
    view = JudgeView()
    qtbot.addWidget(view)
    old = Reading(label=label("emotional_beat", 0, 9, rating=4, text="before the line"), clip=A1, take=TAKES[0], used=False)
    new = Reading(label=label("emotional_beat", 0, 9, on=A2, text="drier"), clip=A2, take=TAKES[1], used=False)
    view.tell(old, new, reason="the breath")
    assert [view.champion.text(), view.why.text()] == ["Champion  24A-1 A  ★★★★", "the breath"]
    assert [view.candidate.text(), view.said.text()] == ["Candidate  24A-2 A", "drier"]
    view.tell(old, replace(new, take=None), reason="")
    assert view.why.text() == "before the line", "what it says stands where no reason is kept"
    assert view.candidate.text() == "Candidate  A001C002 A"
