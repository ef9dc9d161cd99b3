from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dailies_logger.domain.errors import NewerLibrary
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.first_run import Answers
from dailies_logger.ui.window import MainWindow
from tests.support.window import MemoryDoors, dressed

Make = Callable[..., tuple[MainWindow, MemoryDoors]]
TROUBLE = NewerLibrary("FERRY.dailies was made by a newer version (12, this is 11). Update, or open it read-only.")


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Make]:
    dressed(qapp)
    made: list[MainWindow] = []

    def build(trouble: Exception | None = None) -> tuple[MainWindow, MemoryDoors]:
        ways = MemoryDoors(tmp_path, trouble=trouble)
        window = MainWindow(ways.doors)
        qtbot.addWidget(window)
        window.resize(1600, 1000)
        window.show()
        window.activateWindow()
        made.append(window)
        return window, ways

    yield build
    for window in made:
        window.close()


def test_start__first_run_where_there_is_nothing_yet(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    window, ways = make()
    window.pages.start(None)
    page = window.pages.first_run
    assert window.stack.currentWidget() is page
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.title)
    QTest.keyClicks(page.title, "The Night Ferry")
    QTest.keyClick(page.title, Qt.Key.Key_Return)
    answers = Answers(title="The Night Ferry", rate=FrameRate.of(24000, 1001), person="E. Marsh", slating=Slating.US)
    assert ways.made == [(tmp_path / "The Night Ferry.dailies", answers)]
    assert window.work is not None
    assert window.windowTitle() == "The Night Ferry – Dailies Logger"


def test_start__opens_the_last_library(make: Make, tmp_path: Path) -> None:
    window, ways = make()
    path = tmp_path / "a.dailies"
    path.touch()
    window.layout_kept.opened(path)
    window.pages.start(None)
    assert ways.opened == [path]


def test_start__opens_the_one_asked_for_or_says_why_not(make: Make, tmp_path: Path) -> None:
    window, _ = make(trouble=TROUBLE)
    window.pages.start(tmp_path / "FERRY.dailies")
    assert window.stack.currentWidget() is window.pages.first_run
    assert window.status.notice is not None
    assert window.status.notice.text == str(TROUBLE)
    assert window.status.notice.kind is NoticeKind.ERROR


def test_make__of_a_name_that_is_there_opens_it(make: Make, tmp_path: Path) -> None:
    window, ways = make()
    (tmp_path / "Ferry.dailies").touch()
    window.pages.make(Answers(title="Ferry", rate=FrameRate.of(25), person="A", slating=Slating.UK))
    assert ways.made == []
    assert ways.opened == [tmp_path / "Ferry.dailies"]


def test_make__says_why_it_cannot(make: Make) -> None:
    window, _ = make(trouble=TROUBLE)
    window.pages.make(Answers(title="Ferry", rate=FrameRate.of(25), person="A", slating=Slating.UK))
    assert window.work is None
    assert window.status.notice is not None


def test_sample__is_made_once_and_then_opened(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    window, ways = make()
    window.actions_of.run("file.sample")
    qtbot.waitUntil(lambda: window.work is not None)
    assert [path.name for path, _ in ways.made] == ["Sample shoot.dailies"]
    window.actions_of.run("file.sample")
    assert [path.name for path in ways.opened] == ["Sample shoot.dailies"]


def test_sample__that_cannot_be_made_leaves_nothing(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    window, _ = make(trouble=OSError("No space left on device"))
    window.pages.open_sample()
    qtbot.waitUntil(lambda: window.status.notice is not None)
    assert not (tmp_path / "Sample shoot").exists()


def test_open__by_dialog(qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialogs: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda self: dialogs.append(self))
    window, ways = make()
    window.actions_of.run("file.open")
    dialogs[0].filesSelected.emit([str(tmp_path / "b.dailies")])
    assert ways.opened == [tmp_path / "b.dailies"]


def test_new__closes_the_open_library_and_asks(make: Make, tmp_path: Path) -> None:
    window, _ = make()
    window.pages.open(tmp_path / "a.dailies")
    window.actions_of.run("file.new")
    assert window.work is None
    assert window.stack.currentWidget() is window.pages.first_run


def test_new__esc_goes_back_to_the_library_that_was_open(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    window, ways = make()
    window.pages.open(tmp_path / "a.dailies")
    window.actions_of.run("file.new")
    assert window.status.notice is not None
    assert "Esc goes back" in window.status.notice.text
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.pages.first_run.title)
    QTest.keyClick(window.pages.first_run.title, Qt.Key.Key_Escape)
    assert len(ways.opened) == 2
    assert window.work is not None
    assert window.stack.currentWidget() is window.rooms


def test_start__esc_on_the_very_first_page_goes_nowhere(qtbot: QtBot, make: Make) -> None:
    window, ways = make()
    window.pages.start(None)
    QTest.keyClick(window.pages.first_run.title, Qt.Key.Key_Escape)
    assert ways.opened == []
    assert window.stack.currentWidget() is window.pages.first_run
