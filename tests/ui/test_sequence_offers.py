"""Rules are asked off the GUI thread, the chosen one first, and again after labels change."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.stringout import Placement
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.sequence_offers import Answer, Offers, answer_of, labels_of
from dailies_logger.workflow.edit import Edit, made
from tests.support.memory_desk import PERSON, memory_desk
from tests.workflow.test_offered import HERE, laid, moment

OTHER = replace(HERE, id=id_from("other"), name="Other")


def test_offers__come_for_the_chosen_one_first_then_for_the_others_and_again_after_a_label(qtbot: QtBot) -> None:
    desk, library = memory_desk(HERE, OTHER, first := moment(0, 10, 34), laid(first, 1))
    bench, owner = Bench(desk), QWidget()
    qtbot.addWidget(owner)
    offers = Offers(bench, owner)
    came: list[Answer] = []
    offers.came.connect(came.append)
    assert offers.of(HERE.id) is None
    offers.watch([OTHER.id, HERE.id], first=HERE.id)
    qtbot.waitUntil(lambda: len(came) == 2)
    assert [(each.stringout, each.words) for each in came] == [(HERE.id, ""), (OTHER.id, "+1")]
    bench.write(lambda: Edit(name="Label", author=PERSON.id, changes=made([moment(2, 5, 9)])))
    qtbot.waitUntil(lambda: len(came) == 4)
    answer = offers.of(HERE.id)
    assert answer is not None
    assert answer.words == "+1"
    assert labels_of(answer.changes) == {moment(2, 5, 9).id}
    assert len(library.where(Placement)) == 1, "nothing changes unasked"
    bench.close()


def test_offers__rest_while_nobody_looks(qtbot: QtBot) -> None:
    desk, _ = memory_desk(HERE)
    bench, owner = Bench(desk), QWidget()
    qtbot.addWidget(owner)
    offers = Offers(bench, owner)
    offers.watch([HERE.id], first=None)
    qtbot.waitUntil(lambda: offers.of(HERE.id) is not None)
    offers.rest()
    came: list[Answer] = []
    offers.came.connect(came.append)
    bench.write(lambda: Edit(name="Label", author=PERSON.id, changes=made([moment(2, 5, 9)])))
    qtbot.wait(500)
    assert came == []
    bench.close()


def test_answer_of__says_what_a_rule_cannot_be_asked() -> None:
    desk, library = memory_desk(replace(HERE, order="mood"))
    answer = answer_of(library, desk.search, HERE.id)
    assert "no key of an order" in answer.trouble
    assert issubclass(BadQuery, Exception)
    assert answer.changes == ()
