"""Open the real window over a real library on disk, with a picture that plays, for those who measure keys."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from dailies_logger.app.compose import open_desk
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.take import Take
from dailies_logger.media.drive import MediaDrive
from dailies_logger.media.proxies import ClipProxies
from dailies_logger.media.proxy_settings import SettingsFile
from dailies_logger.store.library import SqlLibrary
from dailies_logger.ui.sweeper import Sweeper
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from dailies_logger.workflow.edit import Edit, made
from tests.support import library_maker
from tests.support.clips import Codec, make_clip
from tests.support.memory_desk import NoSoundOut
from tests.support.proxies import clip_of
from tests.support.window import MemoryDoors, dressed

RATE = Fraction(24000, 1001)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggingWindow:
    """Hold the window, its open work, and the library on disk."""

    window: MainWindow
    work: Work
    library: SqlLibrary


@contextmanager
def logging_window(folder: Path, *, takes: int, labels: int, frames: int, size: tuple[int, int] = (960, 540)) -> Iterator[LoggingWindow]:
    """Open a library of takes of one angle each, every clip with `frames` frames of picture, over which labels are spread."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dressed(app)
    sweeper = Sweeper()
    movie = make_clip(folder / "a.mov", codec=Codec.MJPEG, rate=RATE, frames=frames, size=size)
    path = _library(folder, takes=takes, labels=labels, shown=clip_of(movie))
    desk = open_desk(path, person_name="Al")
    assert isinstance(desk.library, SqlLibrary)
    settings = SettingsFile(folder / "proxies.ini", folder=folder / "proxies")
    settings.write(replace(settings.read(), automatic=False))
    proxies = ClipProxies(desk.library, settings)
    window = MainWindow(MemoryDoors(folder).doors)
    window.resize(1600, 1000)
    work = window.open(replace(desk, media=MediaDrive(desk.library, proxies=proxies), proxies=proxies, sound_out=NoSoundOut()))
    window.show()
    window.activateWindow()
    until(lambda: work.counts.takes == takes and work.stage.clip is not None)
    assert window.rooms is not None
    window.rooms.focus_picture()
    until(lambda: QApplication.focusWidget() is not None)
    try:
        yield LoggingWindow(window=window, work=work, library=desk.library)
    finally:
        until(lambda: not work.bench.busy)
        window.close()
        window.deleteLater()
        sweeper.stop()
        desk.library.close()


def _library(folder: Path, *, takes: int, labels: int, shown: Clip) -> Path:
    """Write the library; all its clips show the same movie."""
    made_library = library_maker.make_library(folder / "bench.dailies")
    library, author = made_library.library, made_library.person.id
    shoot = [library_maker.make_take(number) for number in range(takes)]
    clips = [_clip(number, take=take, shown=shown) for number, take in enumerate(shoot)]
    library.write(Edit(name="Ingest", author=author, changes=made((*shoot, *clips))))
    spread = [
        library_maker.make_label(clips[number % takes].id, author=author, start=number // takes * 7 % (shown.frames - 24))
        for number in range(labels)
    ]
    for at in range(0, labels, 10_000):
        library.write(Edit(name="Import labels", author=author, changes=made(spread[at : at + 10_000])))
    library.close()
    return library.path


def _clip(number: int, *, take: Take, shown: Clip) -> Clip:
    """Return a clip of a take that shows the movie."""
    own = library_maker.make_clip(number, take=take)
    return replace(shown, id=own.id, facts=own.facts, take_id=take.id)


def until(true: Callable[[], bool], *, patience: float = 60.0) -> None:
    """Let the window live until something is true."""
    end = monotonic() + patience
    while not true():
        assert monotonic() < end, "waited in vain"
        pause(2)


def pause(milliseconds: int) -> None:
    """Let the window live for a time."""
    loop, timer = _waiting()
    timer.start(milliseconds)
    loop.exec()


@cache
def _waiting() -> tuple[QEventLoop, QTimer]:
    """Make what is waited with once: PySide keeps a little of every connection, which who measures memory would take for ours."""
    loop, timer = QEventLoop(), QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    return loop, timer
