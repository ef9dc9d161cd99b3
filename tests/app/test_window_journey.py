"""Do the main job in the window with keys alone, over the real library and real media, and look at what is on screen.

The sample's frames carry their numbers, so the number read from the screen is compared with what was logged, recalled,
exported, and is there again after a restart.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dailies_logger.app.compose import open_desk
from dailies_logger.app.window import _make
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Stringout
from dailies_logger.domain.take import Take
from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.doors import Doors
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from tests.support.cuts import cuts
from tests.support.strips import strip_of_image
from tests.support.window import dressed, press


def doors(folder: Path, rushes: Path) -> Doors:
    def sample(target: Path, progress: Callable[[int, int], None]) -> list[Path]:
        shutil.copytree(rushes, target)
        progress(1, 1)
        return list(target.rglob("*"))

    return Doors(
        make=_make,
        open=lambda path, name: open_desk(path, person_name=name),
        sample=sample,
        person="E. Marsh",
        documents=folder,
        settings=folder / "window.ini",
    )


class Desktop:
    """Hold the window, and ask of it what an editor sees."""

    def __init__(self, qtbot: QtBot, ways: Doors) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        dressed(app)
        self.qtbot = qtbot
        self.window = MainWindow(ways)
        self.window.resize(1600, 1000)
        self.window.show()
        self.window.activateWindow()

    @property
    def work(self) -> Work:
        assert self.window.work is not None
        return self.window.work

    def until(self, true: Callable[[], bool], *, seconds: float = 30) -> None:
        self.qtbot.waitUntil(true, timeout=round(seconds * 1000))

    def number_on_screen(self) -> int | None:
        """Read the burnt-in number out of a grab of the picture."""
        assert self.window.rooms is not None
        view = self.window.rooms.picture
        clip = self.work.stage.clip
        assert clip is not None
        high = round(view.width() * clip.measured.height / clip.measured.width)
        if high <= view.height():
            area = QRect(0, (view.height() - high) // 2, view.width(), high)
        else:
            wide = round(view.height() * clip.measured.width / clip.measured.height)
            area = QRect((view.width() - wide) // 2, 0, wide, view.height())
        return strip_of_image(view.grab().toImage(), area)

    def type(self, words: str) -> None:
        for letter in words:
            press(letter)

    def labels(self) -> list[Label]:
        return sorted(self.work.desk.library.where(Label), key=lambda label: label.id)


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, sample_shoot: Path) -> Iterator[Desktop]:
    desktop = Desktop(qtbot, doors(tmp_path, sample_shoot))
    yield desktop
    desktop.window.close()


def start_sample(desktop: Desktop) -> None:
    desktop.window.pages.start(None)
    desktop.window.actions_of.run("file.sample")
    desktop.until(lambda: desktop.window.work is not None)
    desktop.until(lambda: not desktop.work.bench.jobs and desktop.work.counts.takes == 5)
    desktop.until(lambda: desktop.work.stage.clip is not None)
    desktop.until(lambda: desktop.window.rooms is not None and desktop.window.rooms.picture.shown == desktop.work.stage.frame)
    assert desktop.window.rooms is not None
    desktop.window.rooms.focus_picture()


def test_journey__from_the_sample_to_the_otio_and_back_after_a_restart(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_sample(desktop)
    stage = desktop.work.stage

    press("Right", "Right", "Right")
    desktop.until(lambda: stage.frame == 3)
    assert desktop.number_on_screen() == 3

    press("Space")
    desktop.until(lambda: stage.frame >= 12)
    press("2")
    press("0")
    desktop.type("she looks up")
    desktop.until(lambda: stage.frame >= 40)
    assert stage.playing, "a typed note stops no picture"
    press("Enter")
    press("2")
    desktop.until(lambda: len(desktop.labels()) == 2 and not any(label.open for label in desktop.labels()))
    press("k")
    desktop.until(lambda: not stage.playing)
    best, note = desktop.labels()
    assert 12 <= best.start <= note.start < 40 <= (best.end or 0)
    assert (note.kind, note.text, note.end) == ("note", "she looks up", note.start + 1)

    press("Shift+C")
    desktop.until(lambda: stage.take is not None and stage.take.circled)
    desktop.work.play.previous_label()
    desktop.work.stage.select_label(best.id)
    desktop.work.stage.go_to(best.start)
    desktop.until(lambda: stage.frame == best.start)
    assert desktop.number_on_screen() == best.start, "recalling a label shows its very frame"
    press("Shift+4")
    desktop.until(lambda: desktop.labels()[0].rating == 4)

    press("Ctrl+6")
    desktop.type("kind:best_moment rating:>=4")
    desktop.until(lambda: desktop.window.rooms is not None and desktop.window.rooms.search.hits() == 1)
    press("Ctrl+E")
    press("Enter")
    desktop.until(lambda: desktop.window.rooms is not None and desktop.window.rooms.room is Room.STRINGOUTS)
    desktop.until(lambda: desktop.window.actions_of["export.otio"].isEnabled())

    path = tmp_path / "best.otio"
    asked: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda self: asked.append(self))
    press("Ctrl+Shift+E")
    desktop.until(lambda: bool(asked))
    asked[0].fileSelected.emit(str(path))
    desktop.until(lambda: desktop.window.status.notice is not None and "reads back the same" in desktop.window.status.notice.text)
    clip = desktop.work.desk.library.get(Clip, best.clip)
    assert clip is not None
    exported = next(cut for cut in cuts(json.loads(path.read_text())) if cut["source_range"]["duration"]["rate"] < 1000)
    assert round(exported["source_range"]["start_time"]["value"]) == (clip.start or 0) + best.start
    assert round(exported["source_range"]["duration"]["value"]) == (best.end or 0) - best.start

    press("Ctrl+Z")
    desktop.until(lambda: not desktop.work.desk.library.where(Stringout))
    desktop.window.close()

    again = Desktop(qtbot, doors(tmp_path, tmp_path))
    again.window.pages.start(None)
    again.until(lambda: again.work.stage.clip is not None and again.work.counts.labels == 2)
    assert [(label.id, label.start, label.end) for label in again.labels()] == [
        (label.id, label.start, label.end) for label in (best, note)
    ]
    assert again.window.actions_of["edit.redo"].text().startswith("Redo Make stringout")
    press("Ctrl+Shift+Z")
    again.until(lambda: len(again.work.desk.library.where(Stringout)) == 1)
    again.window.close()


def test_journey__the_supervisor_s_words_are_there_and_apart(desktop: Desktop) -> None:
    start_sample(desktop)
    takes = desktop.work.desk.library.where(Take)
    assert sum(take.circled for take in takes) == 2
    assert any(take.supervisor_note for take in takes)
    assert not any(take.editor_note for take in takes)
    assert desktop.window.status.notice is None or desktop.window.status.notice.kind is not NoticeKind.ERROR


def test_journey__every_frame_shown_is_the_frame_asked_for(desktop: Desktop) -> None:
    start_sample(desktop)
    stage = desktop.work.stage
    assert stage.clip is not None
    for frame in (0, 1, 47, 5, 96, stage.clip.frames - 1, stage.clip.frames // 2):
        stage.go_to(frame)
        desktop.until(lambda frame=frame: stage.frame == frame)  # type: ignore[misc]
        assert desktop.number_on_screen() == frame
