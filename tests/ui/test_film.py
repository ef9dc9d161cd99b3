"""Pictures of the filmstrip come in batches, are kept, and are not asked for where something else is shown by then."""

from collections.abc import Iterator, Sequence
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import Picture
from dailies_logger.media.thumbnails import as_jpeg
from dailies_logger.ui.film import BATCH, Film
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.made_media import made_picture
from tests.support.memory_desk import CLIPS


@pytest.fixture
def room() -> Iterator[BenchRoom]:
    with bench_room() as room:
        yield room


class Reels:
    """Answer glimpses with pictures of a width that tells their frame; keep what was asked."""

    def __init__(self, room: BenchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, tuple[int, ...], bool]] = []
        self.away = False
        monkeypatch.setattr(room.bench.desk.media, "glimpses", self._glimpses)

    def _glimpses(self, clip: Clip, frames: Sequence[int], *, width: int, exact: bool) -> Iterator[Picture]:
        self.asked.append((clip.name, tuple(frames), exact))
        if self.away:
            raise MediaError("away")
        for frame in frames:
            yield as_jpeg(made_picture(frame, width=2 * frame + 320))


def test_pictures__come_each_in_its_place_and_once(qtbot: QtBot, room: BenchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    reels, film = Reels(room, monkeypatch), Film(room.bench, room.stage)
    frames = [24 * k for k in range(BATCH + 2)]
    assert [film.picture(CLIPS[0], frame, exact=False) for frame in frames] == [None] * len(frames)
    qtbot.waitUntil(lambda: all(film.picture(CLIPS[0], frame, exact=False) for frame in frames))
    assert [picture.width() for frame in frames if (picture := film.picture(CLIPS[0], frame, exact=False))] == [
        2 * frame + 320 for frame in frames
    ]
    assert reels.asked == [(CLIPS[0].name, tuple(frames[:BATCH]), False), (CLIPS[0].name, tuple(frames[BATCH:]), False)]


def test_drop__what_waits_is_not_read(qtbot: QtBot, room: BenchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    reels, film = Reels(room, monkeypatch), Film(room.bench, room.stage)
    busy, done = Event(), list[None]()
    for _ in range(8):
        room.bench.fetch(lambda: busy.wait(5), lambda _: None)
    film.picture(CLIPS[0], 0, exact=False)
    qtbot.wait(60)
    film.drop()
    busy.set()
    room.bench.fetch(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert reels.asked == []
    film.picture(CLIPS[0], 0, exact=False)
    qtbot.waitUntil(lambda: film.picture(CLIPS[0], 0, exact=False) is not None)


def test_playing__asks_for_no_very_frames_until_it_stands(qtbot: QtBot, room: BenchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    reels, film = Reels(room, monkeypatch), Film(room.bench, room.stage)
    room.stage.set_playing(True)
    film.picture(CLIPS[0], 7, exact=True)
    qtbot.wait(60)
    assert reels.asked == []
    with qtbot.waitSignal(film.came):
        room.stage.set_playing(False)
    film.picture(CLIPS[0], 7, exact=True)
    qtbot.waitUntil(lambda: film.picture(CLIPS[0], 7, exact=True) is not None)


def test_away__is_asked_for_again_when_a_drive_may_be_back(qtbot: QtBot, room: BenchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    reels, film = Reels(room, monkeypatch), Film(room.bench, room.stage)
    reels.away = True
    film.picture(CLIPS[0], 0, exact=False)
    qtbot.waitUntil(lambda: len(reels.asked) == 1)
    qtbot.wait(60)
    film.picture(CLIPS[0], 0, exact=False)
    reels.away = False
    assert room.notices == []
    room.bench.refreshed.emit()
    film.picture(CLIPS[0], 0, exact=False)
    qtbot.waitUntil(lambda: film.picture(CLIPS[0], 0, exact=False) is not None)
    assert len(reels.asked) == 2
