"""The panel says what is offered, what stays, and that nothing is."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.panels.offers import NOTHING_OFFERED, OffersPanel, Section
from dailies_logger.ui.sequence_offers import Answer
from dailies_logger.workflow.offered import HandEdit
from tests.support.memory_desk import CLIPS, TAKES
from tests.ui.panels.test_changes import offered
from tests.workflow.test_offered import HERE, laid, moment

EDIT = HandEdit(placement=laid(moment(0, 10, 34), 1, pinned=True), clip=CLIPS[0], take=TAKES[0], words="pinned")


def test_panel__shows_changes_and_what_stays_and_is_empty_without(qtbot: QtBot) -> None:
    panel, window = OffersPanel(), QWidget()
    qtbot.addWidget(panel)
    qtbot.addWidget(window)
    panel.set_actions(ActionSet(window).every())
    assert "Asking" in panel.empty.text()
    panel.show_answer(Answer(stringout=HERE.id, words="+1", changes=(offered(0),), kept=(EDIT,)))
    assert panel.chip.text() == "+1"
    assert panel.kept.text() == "Your 1 pin stays."
    assert panel.empty.isHidden()
    assert [button.accessibleName() for button in panel.findChildren(QPushButton)] == [
        "Apply all, Ctrl Enter",
        "Apply, Enter",
        "Decline, Backspace",
    ]
    panel.show_answer(Answer(stringout=HERE.id))
    assert panel.empty.text() == NOTHING_OFFERED
    assert panel.list.isHidden()
    panel.show_answer(Answer(stringout=HERE.id, trouble="“mood” is no key of an order."))
    assert "mood" in panel.empty.text()


def test_section__hides_without_words(qtbot: QtBot) -> None:
    section = Section()
    qtbot.addWidget(section)
    section.set_keys(("]", "next"))
    section.tell("Join", "Both look L>R.")
    assert not section.isHidden()
    section.tell("Join", "")
    assert section.isHidden()
