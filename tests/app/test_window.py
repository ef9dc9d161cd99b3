"""Test how the window starts: its words, the ways into libraries, and what becomes of faults of ours."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.app.compose import make_library
from dailies_logger.app.one_window import Start
from dailies_logger.app.window import Faults, _arguments, come_forward, doors
from dailies_logger.domain.errors import DailiesError
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui.bench import Notice, NoticeKind
from dailies_logger.ui.first_run import Answers
from tests.support.window import dressed, open_window
from tests.support.xscreen import until

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
        if sys.argv[1] not in self.windowTitle():
            QTimer.singleShot(100, self.tell)
            return
        print(self.windowTitle() + "|" + QApplication.desktopFileName())
        self.close()
        QApplication.quit()

from dailies_logger.app import window
window.MainWindow = Seen
sys.exit(window.main(sys.argv[2:]))
"""
"""A program that goes by itself as soon as its title has the words it is given."""


def test_main__opens_the_library_it_is_given_and_ends_clean(tmp_path: Path) -> None:
    library = tmp_path / "Pier.dailies"
    make_library(library, title="North Pier", person_name="Ann").library.close()
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", START, "North Pier", str(library), "--as", "Ann"],
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "dailies-logger" in done.stdout
    assert "North Pier" in done.stdout
    assert "Traceback" not in done.stderr


def test_main__a_second_start_hands_its_library_to_the_first_and_goes(tmp_path: Path) -> None:
    for name, title in (("North", "North Pier"), ("South", "South Quay")):
        make_library(tmp_path / f"{name}.dailies", title=title, person_name="Ann").library.close()
    config = tmp_path / "config"
    config.mkdir()
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(config)}
    start = [sys.executable, "-c", START, "South Quay"]
    with subprocess.Popen(
        [*start, str(tmp_path / "North.dailies"), "--as", "Ann"], env=env, stdout=subprocess.PIPE, encoding="utf-8"
    ) as first:
        until(lambda: list(Path(env["XDG_RUNTIME_DIR"]).glob("dailies-logger-*")), what="the first does not listen")
        second = subprocess.run(
            [*start, "South.dailies", "--as", "Ann"], env=env, cwd=tmp_path, capture_output=True, timeout=60, check=False
        )
        assert (second.returncode, second.stdout) == (0, b"")
        said, _ = first.communicate(timeout=60)
    assert "South Quay" in said
    assert first.returncode == 0


def test_come_forward__from_the_dock_with_what_was_asked_for(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    dressed(qapp)
    window, _, library = open_window(qtbot, tmp_path)
    opened: list[Path] = []
    sampled: list[bool] = []
    monkeypatch.setattr(window.pages, "open_later", opened.append)
    monkeypatch.setattr(window.pages, "open_sample", lambda: sampled.append(True))
    window.showMinimized()
    come_forward(window, Start(person="Ann", library=library.path))
    assert not window.isMinimized()
    assert (window.isVisible(), opened, sampled) == (True, [], []), "the library is open already"
    come_forward(window, Start(person="Ann"))
    come_forward(window, Start(person="Ann", library=tmp_path / "other.dailies"))
    come_forward(window, Start(person="Ann", sample=True))
    assert (opened, sampled) == ([tmp_path / "other.dailies"], [True])
    window.close()


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
