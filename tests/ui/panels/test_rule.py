"""The rule is said in the words of the room; hand edits are listed apart from it."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from dailies_logger.domain.stringout import Angles
from dailies_logger.ui.panels.rule import RulePanel, rule_words
from dailies_logger.ui.sequence_offers import Answer
from tests.ui.panels.test_offers import EDIT
from tests.workflow.test_offered import HERE


def test_rule_words__name_groups_and_angles_where_asked_for() -> None:
    assert rule_words(HERE) == {"Ask": "kind:best_moment", "Order": "as found", "Handles": "12 frames"}
    more = rule_words(replace(HERE, group="beat", gap=24, angles=Angles.STACKED))
    assert more["Groups"] == "24 frames of black where beat changes"
    assert more["Angles"] == "stacked in sync"


def test_panel__shows_rule_and_hand_edits(qtbot: QtBot) -> None:
    panel = RulePanel()
    qtbot.addWidget(panel)
    panel.show_rule(HERE)
    panel.show_answer(Answer(stringout=HERE.id, kept=(EDIT,)))
    assert panel.kept.current() == EDIT
    assert panel.none.isHidden()
    panel.show_answer(None)
    assert not panel.none.isHidden()
    panel.show_rule(None)
    assert panel.isHidden()
