"""Choose what is heard by key and menu, and see how loud it is, in a whole window over a loudspeaker in hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.ui import theme
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.rooms import Rooms
from dailies_logger.ui.stage import Stage
from dailies_logger.ui.window import MainWindow
from dailies_logger.workflow.player.mix import Mix
from tests.support.made_media import HandSoundOut, MadeMedia, made_clip
from tests.support.memory_desk import memory_desk
from tests.support.window import MemoryDoors, dressed, focus, press


def recorded(name: str, *tracks: str) -> Clip:
    """Make a clip whose recorder named its channels."""
    clip = made_clip(name, channels=len(tracks))
    return replace(clip, measured=replace(clip.measured, tracks=tracks))


FIRST, SECOND = recorded("A001C001", "Boom", "Nell", "Tom"), recorded("A001C002", "Boom", "Nell", "Tom")
OTHER = made_clip("B001C001", channels=2)
MUTE = made_clip("C001C001", channels=0)


class Desk:
    """Hold a window with a loudspeaker in hand."""

    def __init__(self, qtbot: QtBot, folder: Path, *, there: bool = True) -> None:
        self.qtbot = qtbot
        self.out = HandSoundOut(there=there)
        self.window = MainWindow(MemoryDoors(folder).doors)
        qtbot.addWidget(self.window)
        self.window.resize(1600, 1000)
        desk, _ = memory_desk(FIRST, SECOND, OTHER, MUTE)
        self.work = self.window.open(replace(desk, media=MadeMedia(), sound_out=self.out))
        self.notices: list[str] = []
        self.work.bench.notice.connect(lambda notice: self.notices.append(notice.text))
        self.window.show()
        self.window.activateWindow()
        self.until(lambda: self.work.counts.takes > 0 and self.stage.clip is not None)
        self.show(FIRST)
        self.until(lambda: self.rooms.picture.shown == self.stage.frame)
        focus(qtbot, self.window)

    @property
    def stage(self) -> Stage:
        return self.work.stage

    @property
    def rooms(self) -> Rooms:
        assert self.window.rooms is not None
        return self.window.rooms

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    def show(self, clip: Clip) -> None:
        if self.stage.clip != clip:
            with self.qtbot.waitSignal(self.stage.clip_changed):
                self.stage.show_clip(clip.id)
        self.window.update_actions()

    def play(self) -> None:
        self.out.playing.clear()
        self.rooms.player.play()
        self.until(self.out.playing.is_set)

    def said(self) -> str:
        return self.rooms.logging.transport._heard.text()

    def lines(self, menu: QMenu | None = None) -> list[tuple[str, bool]]:
        actions = (menu or self.rooms._channels.menu).actions()
        return [(action.text().replace("&", ""), action.isChecked()) for action in actions if not action.isSeparator()]

    def meter(self) -> QImage:
        return self.rooms.logging.transport.level.grab().toImage()

    def lit(self) -> list[int]:
        """Return how many pixels of each channel's bar are lit."""
        image, bright = self.meter(), theme.color("bar").rgb()
        rows = [sum(image.pixel(x, y) == bright for x in range(image.width())) for y in range(image.height())]
        middle = image.height() // 2
        return [rows[middle + way * (theme.px(4) + 2)] for way in (-1, 0, 1)]


@pytest.fixture
def make(qtbot: QtBot, qapp: object, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    dressed(qapp)  # type: ignore[arg-type]  # pytest-qt's is the application
    made: list[Desk] = []

    def open_it(**more: bool) -> Desk:
        for before in made:
            before.window.close()
        made.append(Desk(qtbot, tmp_path, **more))
        return made[-1]

    yield open_it
    for desk in made:
        desk.window.close()


@pytest.fixture
def desk(make: Callable[..., Desk]) -> Desk:
    return make()


def test_volume__steps_by_key_while_it_plays_and_is_remembered(desk: Desk, make: Callable[..., Desk]) -> None:
    desk.play()
    press("Ctrl+Down", "Ctrl+Down", "Ctrl+Up")
    assert desk.out.mix == Mix(volume=90)
    assert desk.said() == "90 %"
    assert desk.notices[-1] == "Volume 90 %"
    again = make()
    again.play()
    assert again.out.mix == Mix(volume=90)


def test_mute__is_said_and_a_step_louder_ends_it(desk: Desk) -> None:
    desk.play()
    press("Ctrl+M")
    assert desk.out.mix.heard(3) == ()
    assert desk.said() == "Muted"
    assert desk.window.actions_of["sound.mute"].isChecked()
    press("Ctrl+M")
    assert (desk.out.mix, desk.said()) == (Mix(), "")
    press("Ctrl+M", "Ctrl+Up")
    assert desk.out.mix == Mix()
    assert not desk.window.actions_of["sound.mute"].isChecked()


def test_channels__are_muted_one_by_one_from_the_keyboard(desk: Desk) -> None:
    desk.play()
    press("Alt+M")
    menu = desk.rooms._channels.menu
    desk.until(menu.isVisible)
    assert desk.lines()[:5] == [("1  Boom", True), ("2  Nell", True), ("3  Tom", True), ("Only", False), ("All", False)]
    QTest.keyClicks(menu, "2")
    assert desk.out.mix.heard(3) == (0, 2)
    assert desk.said() == "2 of 3 tracks"
    press("Alt+M")
    desk.until(menu.isVisible)
    assert desk.lines()[1] == ("2  Nell", False)
    menu.close()


@pytest.mark.parametrize("room", list(Room))
def test_channels__can_be_chosen_in_every_room(desk: Desk, room: Room) -> None:
    desk.window.show_room(room)
    desk.rooms.focus_picture()
    press("Alt+M")
    menu = desk.rooms._channels.menu
    desk.until(menu.isVisible)
    QTest.keyClicks(menu, "1")
    assert desk.rooms.listening.mix.heard(3) == (1, 2)
    assert desk.rooms.stringouts.transport._heard.text() == "2 of 3 tracks"


def test_channels__one_alone_holds_for_the_next_take_of_that_recorder(desk: Desk) -> None:
    desk.rooms.listening.hear_only(0)
    assert desk.said() == "Boom"
    desk.show(OTHER)
    assert desk.said() == ""
    desk.show(SECOND)
    assert desk.said() == "Boom"
    desk.play()
    assert desk.out.mix.heard(3) == (0,)
    desk.rooms.listening.hear_all()
    assert desk.out.mix.heard(3) == (0, 1, 2)


def test_meter__shows_what_is_heard_and_falls_when_it_stops(desk: Desk) -> None:
    assert desk.lit() == [0, 0, 0]
    desk.out.loud = (0.5, 0.0, 0.05)
    desk.play()
    desk.until(lambda: desk.lit()[0] > 0)
    boom, nell, tom = desk.lit()
    assert boom > tom > nell == 0
    desk.rooms.player.stop()
    desk.until(lambda: desk.lit() == [0, 0, 0])
    desk.until(lambda: not desk.rooms.listening._ticker.isActive())


def test_meter__is_not_there_without_sound(desk: Desk) -> None:
    level = desk.rooms.logging.transport.level
    assert level.isVisible()
    desk.show(MUTE)
    assert not level.isVisible()
    assert desk.said() == ""


def test_no_sound_card__is_said_once_and_the_picture_runs_by_the_wall(make: Callable[..., Desk]) -> None:
    desk = make(there=False)
    desk.rooms.player.play()
    desk.until(lambda: desk.stage.frame > 3 and bool(desk.notices))
    assert desk.notices == ["No sound card: it plays by the wall clock, without sound."]
    assert desk.window.status.notice is not None
    assert desk.window.status.notice.kind.value == "info"
    desk.rooms.player.stop()
    desk.show(SECOND)
    desk.rooms.player.play()
    desk.until(lambda: desk.stage.frame > 3)
    assert len(desk.notices) == 1


def test_no_sound_card__is_not_said_of_a_clip_without_sound(desk: Desk) -> None:
    desk.show(MUTE)
    desk.rooms.player.play()
    desk.until(lambda: desk.stage.frame > 3)
    assert desk.notices == []
