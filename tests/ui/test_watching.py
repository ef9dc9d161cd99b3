"""Test what of playing is kept as watched, with the real player over made media."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.errors import DiskTrouble
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.watching import Watching
from dailies_logger.workflow.watching import union
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[BenchRoom]:
    with bench_room() as room:
        room.show(qtbot, frame=40)
        yield room


@pytest.fixture
def player(qtbot: QtBot, room: BenchRoom) -> Iterator[Player]:
    view = PictureView()
    qtbot.addWidget(view)
    made = Player(room.bench, room.stage, view)
    yield made
    made.close()


@pytest.fixture
def watching(room: BenchRoom, player: Player) -> Watching:
    return Watching(room.bench, room.stage, player)


def play(room: BenchRoom, player: Player, frames: range, *, speed: float = 1) -> None:
    """Say what the player says when it plays these frames."""
    room.stage.set_playing(True)
    player.speed_changed.emit(speed)
    for frame in frames:
        room.stage.set_frame(frame)
    room.stage.set_playing(False)
    player.speed_changed.emit(0.0)


def kept(room: BenchRoom) -> list[FrameRange]:
    return union(each.range for each in room.library.viewings([CLIPS[0].id]))


def test_playing__is_kept_with_its_first_frame_on_and_back_up_to_twice_the_speed(
    room: BenchRoom, player: Player, watching: Watching
) -> None:
    play(room, player, range(41, 50))
    play(room, player, range(48, 29, -2), speed=-2)
    play(room, player, range(200, 300, 4), speed=4)
    room.stage.set_frame(500)
    watching.close()
    assert kept(room) == [FrameRange(30, 50)], "faster than that, and stepping, is not watching"
    (person,) = {each.person for each in room.library.viewings([CLIPS[0].id])}
    assert person == room.bench.desk.person.id


def test_playing__from_somewhere_else_does_not_count_what_lies_between(room: BenchRoom, player: Player, watching: Watching) -> None:
    play(room, player, range(46, 50))
    watching.close()
    assert kept(room) == [FrameRange(46, 50)]


def test_flush__what_the_disk_refuses_comes_again(
    room: BenchRoom, player: Player, watching: Watching, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_: object) -> None:
        raise DiskTrouble("The disk is full.")

    play(room, player, range(41, 50))
    with monkeypatch.context() as full:
        full.setattr(room.library, "keep_viewings", refuse)
        watching.flush()
        room.written(qtbot, 0)
    assert kept(room) == []
    watching.flush()
    qtbot.waitUntil(lambda: kept(room) == [FrameRange(40, 50)])


def test_go_on__shows_the_next_unseen_frame_or_says_that_there_is_none(
    room: BenchRoom, player: Player, watching: Watching, qtbot: QtBot
) -> None:
    play(room, player, range(41, 50))
    room.stage.set_frame(42)
    watching.go_on([])
    qtbot.waitUntil(lambda: room.stage.frame == 50)
    play(room, player, range(0, CLIPS[0].frames, 2), speed=2)
    room.stage.set_frame(CLIPS[0].frames - 1)
    play(room, player, range(CLIPS[0].frames - 2, 40, -1), speed=-1)
    watching.go_on([])
    qtbot.waitUntil(lambda: any("Everything has been watched" in notice.text for notice in room.notices))
    assert Fraction(len(kept(room)[0])) == CLIPS[0].frames
