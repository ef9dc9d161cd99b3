from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui.aim import Aim
from dailies_logger.workflow.labelling import add_label
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS, PERSON

OLD = Label(id=new_id(), clip=CLIPS[0].id, kind="best_moment", start=30, end=60, author=PERSON.id, at=datetime(2026, 11, 16, tzinfo=UTC))
NEW = replace(OLD, id=new_id(), start=5, end=9, at=OLD.at + timedelta(seconds=1))
OTHERS = replace(OLD, id=new_id(), author=new_id(), at=OLD.at + timedelta(seconds=2))


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[BenchRoom]:
    with bench_room(OLD, NEW, OTHERS) as room:
        room.show(qtbot)
        yield room


def test_chosen__is_the_selected_one_else_one_s_newest(room: BenchRoom) -> None:
    aim = Aim(room.bench, room.stage, room.bench)
    assert aim.chosen() == NEW
    room.stage.select_label(OTHERS.id)
    assert aim.chosen() == OTHERS


def test_taken__means_what_is_being_made_until_another_is_chosen(qtbot: QtBot, room: BenchRoom) -> None:
    aim = Aim(room.bench, room.stage, room.bench)
    assert aim.taken()() == (NEW.id,)
    aim.make(lambda: add_label(room.library, author=PERSON.id, clip=CLIPS[0].id, kind="note", start=70))
    meant = aim.taken()
    room.written(qtbot, 1)
    (made,) = (label for label in room.library.where(Label) if label.start == 70)
    assert meant() == aim.taken()() == (made.id,)
    room.stage.select_label(OLD.id)
    assert aim.taken()() == (OLD.id,)
