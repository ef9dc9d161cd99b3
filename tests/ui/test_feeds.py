from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip, ClipStatus, Facts, Measured, MediaKind, Said, Source
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.picture import Picture, PixelFormat
from dailies_logger.domain.take import Take
from dailies_logger.ui import feeds
from dailies_logger.ui.feeds import DailiesFeed, Pictures, about, angles_of
from dailies_logger.ui.panels.tree import TreePanel
from dailies_logger.workflow import taking
from dailies_logger.workflow.edit import Edit, made
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS, PERSON, TAKES, NoMedia, clip, memory_desk

SOUND = replace(clip("12-T01", take=TAKES[0], camera=""), measured=Measured(media=MediaKind.SOUND))


class OnePicture(NoMedia):
    def __init__(self) -> None:
        self.asked: list[str] = []

    def thumbnail(self, clip: Clip, frame: int, *, width: int) -> Picture:
        self.asked.append(clip.name)
        if clip == CLIPS[1]:
            return super().thumbnail(clip, frame, width=width)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image = QImage(width, 9, QImage.Format.Format_RGB32)
        image.fill(0)
        QImageWriter(buffer, b"jpeg").write(image)
        return Picture(frame=frame, width=width, height=9, stride=0, format=PixelFormat.JPEG, data=bytes(buffer.data().data()))


@pytest.fixture
def room() -> Iterator[BenchRoom]:
    with bench_room(SOUND) as room:
        room.bench.desk = replace(room.bench.desk, media=OnePicture())
        yield room


@pytest.fixture
def tree(qtbot: QtBot, room: BenchRoom) -> TreePanel:
    tree = TreePanel()
    qtbot.addWidget(tree)
    feed = DailiesFeed(room.bench, tree, Pictures(room.bench, tree))
    with qtbot.waitSignal(feed.loaded):
        feed.load()
    return tree


def test_load__fills_the_tree(tree: TreePanel) -> None:
    assert not tree.model.empty


def test_follow__new_takes_come_by_themselves(qtbot: QtBot, room: BenchRoom, tree: TreePanel) -> None:
    take = Take(id=id_from("new"), day="2026-11-16", scene="24", setup="24A", take="9")
    room.bench.write(lambda: Edit(name="Ingest", author=PERSON.id, changes=made([take])))
    qtbot.waitUntil(lambda: tree.model.index_of(take.id).isValid())


def test_follow__what_cannot_be_read_is_listed_too(qtbot: QtBot, room: BenchRoom, tree: TreePanel) -> None:
    bad = replace(clip("A001C009"), take_id=None, status=ClipStatus.UNREADABLE, reason="A001C009.mov is empty.")
    room.bench.write(lambda: Edit(name="Ingest", author=PERSON.id, changes=made([bad])))
    qtbot.waitUntil(lambda: tree.model.index_of(bad.id).isValid())


def test_follow__a_split_angle_is_seen(qtbot: QtBot, room: BenchRoom, tree: TreePanel) -> None:
    tree.model.angles(TAKES[0].id)
    qtbot.waitUntil(lambda: len(tree.model.angles(TAKES[0].id)) == 3)
    room.bench.write(lambda: taking.split(room.library, author=PERSON.id, clip=CLIPS[1].id))
    qtbot.waitUntil(lambda: len(tree.model.angles(TAKES[0].id)) == 2)


def test_angles_of__pictures_by_camera_then_sound() -> None:
    _, library = memory_desk(SOUND)
    assert [one.name for one in angles_of(library, [TAKES[0].id])[TAKES[0].id]] == ["A001C003", "B001C003", "12-T01"]


def test_pictures__come_once_and_are_kept(qtbot: QtBot, room: BenchRoom) -> None:
    pictures = Pictures(room.bench, room.bench)
    media = room.bench.desk.media
    assert isinstance(media, OnePicture)
    with qtbot.waitSignal(pictures.came):
        assert pictures.picture(CLIPS[0], 0, 56) is None
    found = pictures.picture(CLIPS[0], 0, 56)
    assert found is not None
    assert found.width() == 56
    assert media.asked == ["A001C003"]


def test_pictures__of_what_is_offline_are_asked_for_once_and_raise_no_notice(qtbot: QtBot, room: BenchRoom) -> None:
    pictures = Pictures(room.bench, room.bench)
    media = room.bench.desk.media
    assert isinstance(media, OnePicture)
    pictures.picture(CLIPS[1], 0, 56)
    qtbot.waitUntil(lambda: bool(media.asked))
    pictures.picture(CLIPS[1], 0, 56)
    qtbot.wait(30)
    assert media.asked == ["B001C003"]
    assert room.notices == []
    room.bench.refreshed.emit()
    pictures.picture(CLIPS[1], 0, 56)
    qtbot.waitUntil(lambda: media.asked == ["B001C003"] * 2)


def test_about__tells_sound_disagreements_and_whose_note(qtbot: QtBot, room: BenchRoom) -> None:
    words = [
        Said(id=id_from(source), subject=CLIPS[0].id, source=source, facts=Facts(lens=lens))
        for source, lens in ((Source.EDITOR, "75"), (Source.SUPERVISOR, "135"))
    ]
    room.bench.write(lambda: Edit(name="Import", author=PERSON.id, changes=made(words)))
    room.written(qtbot, 1)
    told = about(room.library, TAKES[0], CLIPS[0])
    assert told.sound == "12-T01"
    assert [one.field for one in told.disagreements] == ["lens"]
    assert told.author == ""


def test_picture__that_could_not_be_read_is_asked_for_again_later(qtbot: QtBot, room: BenchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures, media = Pictures(room.bench, room.bench), room.bench.desk.media
    assert isinstance(media, OnePicture)
    told: list[None] = []
    for moment, asked in ((100.0, 1), (101.0, 1), (200.0, 2)):
        monkeypatch.setattr(feeds, "monotonic", lambda moment=moment: moment)
        assert pictures.picture(CLIPS[1], 0, 96) is None
        told.clear()
        room.bench.fetch(lambda: None, told.append)
        qtbot.waitUntil(lambda: bool(told))
        assert len(media.asked) == asked, "not at each painting, but when its drive may be back"
