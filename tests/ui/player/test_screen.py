"""Paint first, then say that the frame is shown."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.ui.bench import Bench, Notice, NoticeKind
from dailies_logger.ui.player.screen import Screen
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.stage import Stage
from tests.support.made_media import made_clip, made_picture
from tests.support.memory_desk import memory_desk
from tests.support.strips import strip_of_image


class Room:
    """Hold a screen with everything it needs."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clip = made_clip()
        desk, _ = memory_desk(self.clip)
        self.bench = Bench(desk)
        self.stage = Stage(self.bench)
        self.view = PictureView()
        qtbot.addWidget(self.view)
        self.view.resize(320, 180)
        self.view.show()
        self.screen = Screen(self.bench, self.stage, self.view)
        self.notices: list[Notice] = []
        self.bench.notice.connect(self.notices.append)
        with qtbot.waitSignal(self.stage.clip_changed):
            self.stage.show_clip(self.clip.id)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room(qtbot)
    yield made
    made.bench.close()
    made.bench.deleteLater()


def test_present__has_painted_before_the_stage_says_so(room: Room) -> None:
    seen: list[tuple[int, int | None, str]] = []

    def look(frame: int) -> None:
        image = room.view.grab().toImage()
        seen.append((frame, strip_of_image(image, room.view.picture_area().toRect()), room.view.overlay.timecode))

    room.stage.frame_changed.connect(look)
    room.screen.present(made_picture(33))
    assert [(frame, timecode) for frame, _, timecode in seen] == [(33, "01:00:01:08")]
    assert room.view.shown == 33


def test_count__moves_the_number_and_the_timecode_alone(room: Room) -> None:
    room.screen.present(made_picture(33))
    room.screen.count(35)
    assert room.stage.frame == 35
    assert room.view.overlay.timecode == "01:00:01:10"
    assert room.view.shown == 33


def test_say__raises_one_notice_until_there_is_a_picture_again(room: Room) -> None:
    for _ in range(3):
        room.screen.say("A001C001 is not where it was.")
    assert [(notice.text, notice.kind) for notice in room.notices] == [("A001C001 is not where it was.", NoticeKind.ERROR)]
    assert room.view.message == "A001C001 is not where it was."
    room.screen.present(made_picture(1))
    assert room.view.message == ""
    room.screen.say("A001C001 is not where it was.")
    assert len(room.notices) == 2


def test_clear__shows_the_corners_of_the_stages_clip(room: Room) -> None:
    room.screen.present(made_picture(33))
    room.screen.clear("This is a sound file: it plays without a picture.")
    assert room.view.shown is None
    assert room.view.message.startswith("This is a sound file")
    assert room.view.overlay.title == "A001C001"
    assert room.notices == []
