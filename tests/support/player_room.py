"""Sit before a player with everything it needs, and read from the painted widget what is shown."""

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.media.drive import MediaDrive
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.ports import Media, SoundOut
from tests.support.memory_desk import memory_desk
from tests.support.strips import strip_of_image


class Room:
    """Hold a player with everything it needs. `log` is (stage's frame, strip read from the widget) at each change."""

    def __init__(self, qtbot: QtBot, media: Media | None, out: SoundOut, *clips: Clip) -> None:
        self.qtbot = qtbot
        desk, library = memory_desk(*clips)
        desk = replace(desk, media=media or MediaDrive(library), sound_out=out)
        self.bench = Bench(desk)
        self.stage = Stage(self.bench)
        self.view = PictureView()
        qtbot.addWidget(self.view)
        self.view.resize(320, 180)
        self.view.show()
        self.player = Player(self.bench, self.stage, self.view)
        self.log: list[tuple[int, int | None]] = []
        self.notices: list[str] = []
        self.stage.frame_changed.connect(lambda frame: self.log.append((frame, self.strip())))
        self.bench.notice.connect(lambda notice: self.notices.append(notice.text))

    def strip(self) -> int | None:
        return strip_of_image(self.view.grab().toImage(), self.view.picture_area().toRect())

    def show(self, clip: Clip, frame: int = 0) -> None:
        self.stage.show_clip(clip.id, frame)
        self.until(lambda: self.stage.clip == clip and (self.view.shown == frame or bool(self.view.message)))
        self.log.clear()

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=5000)

    def must_show(self, frame: int) -> None:
        """Wait until a frame is on the screen, and in the log."""
        self.until(lambda: self.view.shown == frame)
        assert (self.stage.frame, self.strip()) == (frame, frame)

    @property
    def frames(self) -> list[int]:
        return [frame for frame, _ in self.log]


Make = Callable[..., Room]
