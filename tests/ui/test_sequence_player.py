"""The playhead of a sequence is in record time: where it is put, where the list plays, and in black."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.stringout import Out
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.sequence_player import SequencePlayer
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.playing import Playlist, Stretch
from tests.support.memory_desk import CLIPS, RATE, memory_desk
from tests.workflow.test_continuity import SECOND, seen
from tests.workflow.test_offered import laid


@dataclass
class Dark:
    left: float = 0.0


@dataclass
class PlayerDouble:
    """Take lists as the player does, and play nothing."""

    playlist: Playlist = field(default_factory=Playlist)
    dark: Dark = field(default_factory=Dark)
    stopped: int = 0

    def play_list(self, stretches: Sequence[Stretch], *, rest: int | None = None) -> None:
        self.playlist = Playlist(stretches, rest=rest)

    def stop(self) -> None:
        self.stopped += 1


@pytest.fixture
def played(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[SequencePlayer, PlayerDouble, Stage]]:
    desk, _ = memory_desk()
    bench, room, double = Bench(desk), QWidget(), PlayerDouble()
    qtbot.addWidget(room)
    room.show()
    stage = Stage(bench)
    player = SequencePlayer(stage, double, room)  # type: ignore[arg-type]  # a double
    yield player, double, stage
    bench.close()


def test_go_to__shows_the_frame_of_the_shot_there(qtbot: QtBot, played: tuple[SequencePlayer, PlayerDouble, Stage]) -> None:
    player, _, stage = played
    reached: list[object] = []
    player.reached.connect(reached.append)
    player.go_to(3)
    assert player.record == 0, "nothing is open yet"
    player.show(seen())
    player.go_to(30)
    qtbot.waitUntil(lambda: stage.clip is not None and stage.clip.id == CLIPS[2].id)
    assert (player.record, stage.frame, player.media_frame) == (30, 16, 16)
    player.step(-10)
    assert player.record == 20
    player.step(seconds=9)
    assert player.record == 47
    assert reached == [laid(SECOND, 2).id, seen().shots[0].placement.id, laid(SECOND, 2).id]


def test_follow__goes_with_the_list_and_through_black(qtbot: QtBot, played: tuple[SequencePlayer, PlayerDouble, Stage]) -> None:
    player, double, stage = played
    moved: list[int] = []
    player.moved.connect(moved.append)
    player.show(seen(second=laid(SECOND, 2, gap=12)))
    player.go_to(0)
    qtbot.waitUntil(lambda: stage.clip is not None and stage.clip.id == CLIPS[0].id)
    player.play()
    assert len(double.playlist._stretches) == 2
    stage.set_playing(True)
    stage.set_frame(20)
    assert player.record == 10
    double.playlist.advance()
    double.dark.left = float(6 / RATE.fraction)
    qtbot.waitUntil(lambda: player.record == 30)
    double.dark.left = 0.0
    stage.show_clip(CLIPS[2].id, 12)
    qtbot.waitUntil(lambda: player.record == 38)
    stage.set_playing(False)
    assert not player.running


def test_play__from_the_last_frame_begins_again_and_around_a_join(played: tuple[SequencePlayer, PlayerDouble, Stage]) -> None:
    player, double, _ = played
    player.play()
    assert double.playlist.current is None
    player.show(seen())
    player.go_to(47)
    player.play()
    assert [each.clip for each in double.playlist._stretches] == [CLIPS[0].id, CLIPS[2].id]
    player.play_around(24)
    assert [len(each.range) for each in double.playlist._stretches] == [24, 24]


def test_show__keeps_the_moment_the_playhead_was_on(qtbot: QtBot, played: tuple[SequencePlayer, PlayerDouble, Stage]) -> None:
    player, _, stage = played
    player.show(seen())
    player.go_to(30)
    qtbot.waitUntil(lambda: stage.clip is not None and stage.clip.id == CLIPS[2].id)
    player.show(seen(second=laid(SECOND, 2, gap=5)))
    assert player.record == 35
    player.show(None)
    assert player.shot is None


def test_show__a_frame_that_was_trimmed_away_gives_way_to_the_new_edge(
    qtbot: QtBot, played: tuple[SequencePlayer, PlayerDouble, Stage]
) -> None:
    player, _, stage = played
    player.show(seen())
    player.go_to(24)
    qtbot.waitUntil(lambda: stage.clip is not None and stage.clip.id == CLIPS[2].id)
    assert stage.frame == 10
    stage.go_wanted.connect(stage.set_frame)
    for head in (1, 2, 3):
        player.show(seen(second=laid(SECOND, 2, start=10 + head, head=head)))
    qtbot.waitUntil(lambda: stage.frame == 13)
    assert (player.record, player.media_frame) == (24, 13)


def test_black__under_the_playhead_is_no_shot(played: tuple[SequencePlayer, PlayerDouble, Stage]) -> None:
    player, _, _ = played
    player.show(seen(second=laid(SECOND, 2, gap=12, out=Out.NO)))
    player.go_to(30)
    assert player.shot is None
    assert player.media_frame == 0
    player.go_to_placement(laid(SECOND, 2).id)
    assert player.record == 36
