"""Test how the window starts: its words, the ways into libraries, and what becomes of faults of ours."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.app.compose import make_library
from dailies_logger.app.window import Faults, _arguments, doors
from dailies_logger.domain.errors import DailiesError
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui.bench import Notice, NoticeKind
from dailies_logger.ui.first_run import Answers

START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dailies_logger.ui.window import MainWindow

class Seen(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(200, self.tell)

    def tell(self):
        if "North Pier" not in self.windowTitle():
            QTimer.singleShot(100, self.tell)
            return
        print(self.windowTitle() + "|" + QApplication.desktopFileName())
        self.close()
        QApplication.quit()

from dailies_logger.app import window
window.MainWindow = Seen
sys.exit(window.main(sys.argv[1:]))
"""


def test_main__opens_the_library_it_is_given_and_ends_clean(tmp_path: Path) -> None:
    library = tmp_path / "Pier.dailies"
    make_library(library, title="North Pier", person_name="Ann").library.close()
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", START, str(library), "--as", "Ann"], env=env, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "dailies-logger" in done.stdout
    assert "North Pier" in done.stdout
    assert "Traceback" not in done.stderr


def test_arguments__library_person_and_sample() -> None:
    words = _arguments(["Pier.dailies", "--as", "Ann", "--sample"])
    assert (words.library, words.name, words.sample) == (Path("Pier.dailies"), "Ann", True)
    assert _arguments([]).library is None


def test_doors__make_and_open_a_library(tmp_path: Path) -> None:
    ways = doors(person="Ann")
    answers = Answers(title="North Pier", rate=FrameRate.of(25), slating=Slating.UK, person="Ann")
    made = ways.make(tmp_path / "Pier.dailies", answers)
    made.library.close()
    opened = ways.open(tmp_path / "Pier.dailies", "Ann")
    production = opened.library.production()
    assert (production.title, production.rate, production.slating) == ("North Pier", FrameRate.of(25), Slating.UK)
    assert opened.person == made.person
    opened.library.close()


def test_doors__a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.dailies").write_text("lunch")
    with pytest.raises(DailiesError):
        doors(person="Ann").open(tmp_path / "notes.dailies", "Ann")


def test_faults__are_kept_in_a_report_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    with Faults(tmp_path) as faults, qtbot.waitSignal(faults.met) as told:
        try:
            raise ZeroDivisionError("in the lanes")
        except ZeroDivisionError as fault:
            faults.report(type(fault), fault, fault.__traceback__)
    (report,) = tmp_path.glob("crash-*.txt")
    assert "ZeroDivisionError: in the lanes" in report.read_text(encoding="utf-8")
    assert told.args is not None
    notice = told.args[0]
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.ERROR
    assert str(report) in notice.text


def test_faults__of_a_thread_are_caught_too(qtbot: QtBot, tmp_path: Path) -> None:
    with Faults(tmp_path) as faults, qtbot.waitSignal(faults.met):
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
    assert len(list(tmp_path.glob("crash-*.txt"))) == 1


def test_faults__everything_is_given_back(qtbot: QtBot, tmp_path: Path) -> None:
    with Faults(tmp_path):
        assert sys.excepthook is not sys.__excepthook__
    assert sys.excepthook is sys.__excepthook__
    assert sys.unraisablehook is sys.__unraisablehook__


def test_faults__what_ends_the_program_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Faults(tmp_path):
        _ = 1 // 0
    reports = list(tmp_path.glob("crash-*.txt"))
    assert len(reports) == 1
    assert "ZeroDivisionError" in reports[0].read_text("utf-8")
