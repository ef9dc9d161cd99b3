"""What is asked of a stringout is written as one Edit, and a rule is read as it was typed."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Angles, Placement, Stringout
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.verbs_sequence import SequenceVerbs, rule_fields, rule_lines, rule_trouble
from dailies_logger.workflow.edit import Change, Edit
from tests.support.memory_desk import PERSON, memory_desk
from tests.workflow.test_offered import HERE, laid, moment


def test_accept_and_decline__write_what_is_offered(qtbot: QtBot) -> None:
    first, second = moment(0, 10, 34), moment(2, 10, 34)
    desk, library = memory_desk(HERE, first, second)
    bench = Bench(desk)
    verbs = SequenceVerbs(bench)
    verbs.decline(HERE.id, [second.id])
    verbs.accept(HERE.id)
    qtbot.waitUntil(lambda: len(library.edits) == 2)
    assert [each.label for each in library.where(Placement) if each.plays] == [first.id]
    bench.close()


def test_change_rule__is_said_with_undo(qtbot: QtBot) -> None:
    desk, library = memory_desk(HERE)
    bench = Bench(desk)
    notices: list[object] = []
    bench.notice.connect(notices.append)
    SequenceVerbs(bench).change_rule(HERE.id, rule_lines(HERE) | {"order": "size:wide>tight", "angles": "Stacked"})
    qtbot.waitUntil(lambda: len(notices) == 1)
    changed = library.where(Stringout)[0]
    assert (changed.order, changed.angles) == ("size:wide>tight", Angles.STACKED)
    bench.close()


def test_reading__shows_the_next_of_the_beat_or_says_that_there_is_none(qtbot: QtBot) -> None:
    beat = Beat(id=new_id(), scene="24", name="the lie lands", rank=0)
    first, second = (replace(moment(clip, 10, 34), beat=beat.id) for clip in (0, 2))
    lies = laid(first, 1)
    desk, library = memory_desk(HERE, beat, first, second, lies)
    bench = Bench(desk)
    notices: list[str] = []
    bench.notice.connect(lambda notice: notices.append(notice.text))
    SequenceVerbs(bench).reading(lies.id, 1)
    qtbot.waitUntil(lambda: len(library.edits) == 1)
    (there,) = [each for each in library.where(Placement) if each.plays]
    assert there.label == second.id
    library.write(Edit(name="Free", author=PERSON.id, changes=(Change(before=second, after=replace(second, beat=None)),)))
    SequenceVerbs(bench).reading(there.id, 1)
    qtbot.waitUntil(lambda: "It is a reading of no beat." in notices)
    bench.close()


def test_as_ruled_and_put_back__give_hands_up(qtbot: QtBot) -> None:
    label = moment(0, 10, 34)
    trimmed = laid(label, 1, start=16, head=6)
    desk, library = memory_desk(HERE, label, trimmed)
    bench = Bench(desk)
    verbs = SequenceVerbs(bench)
    verbs.as_ruled(trimmed.id)
    verbs.put_back(trimmed.id)
    qtbot.waitUntil(lambda: len(library.edits) == 1)
    assert library.where(Placement)[0].start == 10
    bench.close()


def test_rule_fields__read_back_what_rule_lines_wrote() -> None:
    fields = rule_fields(rule_lines(HERE))
    assert fields == {"query": HERE.query, "order": "", "handles": 12, "group": "", "gap": 0, "angles": Angles.LABELLED}


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"handles": "many"}, "Handles"), ({"gap": "-3"}, "Gap"), ({"angles": "all"}, "labelled, best or stacked"), ({}, "")],
)
def test_rule_trouble__is_said_before_anything_is_written(typed: dict[str, str], said: str) -> None:
    trouble = rule_trouble(rule_lines(HERE) | typed)
    assert said in trouble
    assert bool(trouble) is bool(said)
