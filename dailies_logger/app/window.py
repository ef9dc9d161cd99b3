"""Start the window: arguments, the application, crash reports, and the ways into libraries."""

import argparse
import faulthandler
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import format_exception
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from dailies_logger.app.compose import make_library, open_desk, user_name
from dailies_logger.app.one_window import OneWindow, Start, hand_over
from dailies_logger.ground import places
from dailies_logger.ui import theme
from dailies_logger.ui.bench import Notice, NoticeKind
from dailies_logger.ui.doors import Doors
from dailies_logger.ui.first_run import Answers
from dailies_logger.ui.keys import Keys
from dailies_logger.ui.layout import LIGHT, Layout
from dailies_logger.ui.sweeper import Sweeper
from dailies_logger.ui.window import MainWindow
from dailies_logger.workflow.desk import Desk

log = logging.getLogger("dailies_logger")

APP_ID = "place.ground.DailiesLogger"
SETTINGS = "window.ini"


def main(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed, or bring the one forward that is open; `argv` is without the program's name."""
    arguments = _arguments(argv)
    start = Start(person=arguments.name or user_name(), library=arguments.library, sample=arguments.sample)
    with Faults(places.logs()) as faults:
        app = application(light=Layout(places.config() / SETTINGS).flag(LIGHT, default=False))
        if hand_over(start):
            return 0
        window = MainWindow(doors(person=start.person))
        faults.met.connect(window.status.show_notice)
        first = OneWindow(start.person, window)
        first.asked.connect(lambda later: come_forward(window, later))
        window.closed.connect(first.close)
        window.show()
        if start.sample:
            window.pages.open_sample()
        else:
            window.pages.start(start.library)
        sweeper = Sweeper()
        code = app.exec()
        sweeper.stop()
        return code


def come_forward(window: MainWindow, start: Start) -> None:
    """Do in the open window what a later start was asked for."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if start.sample:
        window.pages.open_sample()
    elif start.library is not None and (window.work is None or window.work.desk.library.path != start.library):
        window.pages.open_later(start.library)


def application(*, light: bool = False) -> QApplication:
    """Make the one application and dress it."""
    theme.set_light(light=light)
    QApplication.setApplicationName("Dailies Logger")
    QApplication.setDesktopFileName("dailies-logger")
    app = QApplication(["dailies-logger"])
    theme.apply(app)
    Keys(app)
    return app


def doors(*, person: str) -> Doors:
    """Put together how libraries are made and opened."""
    return Doors(
        make=_make,
        open=lambda path, name: open_desk(path, person_name=name),
        sample=_sample,
        person=person,
        documents=places.documents(),
        settings=places.config() / SETTINGS,
    )


class Faults(QObject):
    """Catch faults of ours that nobody else catches: write a crash report, log it, and say so in the window.

    This is the one top-level handler. `met` carries a Notice that names the report.
    """

    met = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._handler = RotatingFileHandler(folder / "dailies-logger.log", maxBytes=1 << 20, backupCount=3, encoding="utf-8", delay=True)
        self._crashes = (folder / "crash.log").open("a", encoding="utf-8")

    def __enter__(self) -> "Faults":
        """Take over from Python's own hooks."""
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().addHandler(self._handler)
        faulthandler.enable(self._crashes)
        sys.excepthook = self.report
        threading.excepthook = lambda hooked: self.report(hooked.exc_type, hooked.exc_value, hooked.exc_traceback)
        sys.unraisablehook = lambda hooked: self.report(hooked.exc_type, hooked.exc_value, hooked.exc_traceback)
        qInstallMessageHandler(_log_qt)
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        """Give everything back; what ends the program is reported first."""
        if kind is not None and issubclass(kind, Exception):
            self.report(kind, fault, trace)
        qInstallMessageHandler(None)
        sys.excepthook, threading.excepthook, sys.unraisablehook = sys.__excepthook__, threading.__excepthook__, sys.__unraisablehook__
        faulthandler.disable()
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        self._crashes.close()

    def report(self, kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
        """Write a fault to a report of its own and tell the window."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        now = datetime.now().astimezone()
        path = self._folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        path.write_text("".join(format_exception(kind, fault, trace)), "utf-8")
        log.error("fault, see %s", path.name, exc_info=(kind, fault, trace) if fault else None)
        self.met.emit(
            Notice(
                text=f"Something went wrong in the program. What you did before is on disk. The report is {path}.", kind=NoticeKind.ERROR
            )
        )


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dailies-logger", description="Watch the day's rushes and label the best moments on exact frames."
    )
    parser.add_argument("library", nargs="?", type=Path, help="the library to open; without it, the last one")
    parser.add_argument("--as", dest="name", default="", metavar="NAME", help="who signs the labels; without it, the system's user")
    parser.add_argument("--sample", action="store_true", help="make and open the sample shoot")
    return parser.parse_args(argv)


def _make(path: Path, answers: Answers) -> Desk:
    return make_library(path, title=answers.title, rate=answers.rate, slating=answers.slating, person_name=answers.person)


def _sample(folder: Path, progress: Callable[[int, int], None]) -> list[Path]:
    from dailies_logger.media.sample import make_sample

    return make_sample(folder, progress=progress)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO, QtMsgType.QtWarningMsg: logging.WARNING}
    log.log(levels.get(kind, logging.ERROR), "Qt: %s", message)
