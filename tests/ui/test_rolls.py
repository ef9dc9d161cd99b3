"""Play lists made of what is on the stage, and say how much they are."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.rolls import Rolls
from dailies_logger.ui.work import Work
from dailies_logger.workflow.playing import Stretch
from dailies_logger.workflow.rolling import Roll
from tests.support.acts import A1, A2, A3, B1, TAKES
from tests.support.made_media import MadeMedia
from tests.support.memory_desk import memory_desk

ORDER = [take.id for take in TAKES]


class Listed:
    """Hold rolls over a player that notes what it is given, and what was said."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot = qtbot
        desk, _ = memory_desk(*TAKES, A1, B1, A2, A3)
        self.work = Work(replace(desk, media=MadeMedia()))
        view = PictureView()
        qtbot.addWidget(view)
        self.player = Player(self.work.bench, self.work.stage, view)
        self.lists: list[tuple[list[Stretch], dict[str, object]]] = []
        monkeypatch.setattr(self.player, "play_list", lambda stretches, **how: self.lists.append((list(stretches), how)))
        self.said: list[str] = []
        self.work.bench.notice.connect(lambda notice: self.said.append(notice.text))
        self.rolls = Rolls(self.work, self.player, self.work)

    def show(self, frame: int) -> None:
        self.work.stage.show_clip(A1.id, frame)
        self.qtbot.waitUntil(lambda: self.work.stage.clip is not None and self.work.stage.frame == frame)


@pytest.fixture
def listed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listed]:
    made = Listed(qtbot, monkeypatch)
    yield made
    made.player.close()
    made.work.close()


def test_around__comes_back_to_the_frame(listed: Listed) -> None:
    listed.show(100)
    listed.rolls.around()
    assert listed.lists == [([Stretch(clip=A1.id, range=FrameRange(52, 149))], {"rest": 100})]


def test_marks_and_loop__play_what_is_marked(listed: Listed) -> None:
    listed.show(100)
    listed.work.stage.set_marks(40, 59)
    listed.rolls.marks()
    listed.rolls.loop()
    stretch = [Stretch(clip=A1.id, range=FrameRange(40, 60))]
    assert listed.lists == [(stretch, {}), (stretch, {"endless": True})]


@pytest.mark.parametrize(("roll", "said", "count"), [(Roll.SETUP, "KEM roll: 2 takes.", 2), (Roll.SCENE, "KEM roll: 3 takes.", 3)])
def test_takes__says_how_many_and_plays_them(listed: Listed, roll: Roll, said: str, count: int) -> None:
    listed.show(100)
    listed.rolls.takes(roll, ORDER)
    listed.qtbot.waitUntil(lambda: bool(listed.lists))
    assert [stretch.clip for stretch in listed.lists[0][0]] == [A1.id, A2.id, A3.id][:count]
    assert listed.said == [said]


def test_takes__with_nothing_on_stage_plays_nothing(listed: Listed) -> None:
    listed.rolls.takes(Roll.SETUP, ORDER)
    assert (listed.lists, listed.said) == ([], [])
