from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from dailies_logger.ui import status
from dailies_logger.ui.bench import Notice, NoticeKind
from dailies_logger.ui.status import StatusBar
from dailies_logger.ui.widgets import CommandKey


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> Iterator[StatusBar]:
    undo, cancel = QAction("Undo", qapp), QAction("Cancel long work", qapp)
    undo.setShortcut("Ctrl+Z")
    bar = StatusBar(undo=undo, cancel=cancel)
    bar.setProperty("undo", undo)
    bar.setProperty("cancel", cancel)
    qtbot.addWidget(bar)
    bar.resize(1200, 25)
    bar.set_day("Fri 20 Nov")
    bar.show()
    yield bar
    bar.close()


ERROR = Notice(text="A001C005.mov ends early.", kind=NoticeKind.ERROR)


def test_notice__goes_after_a_while(qtbot: QtBot, bar: StatusBar, monkeypatch: pytest.MonkeyPatch) -> None:
    bar._timer.setInterval(30)
    bar.show_notice(Notice(text="12 clips read", kind=NoticeKind.DONE))
    assert bar._line.text() == "12 clips read"
    qtbot.waitUntil(lambda: bar._line.text() == "Fri 20 Nov")
    assert status.NOTICE_MS == 6000


def test_notice__an_error_stays_until_it_is_read(qtbot: QtBot, bar: StatusBar) -> None:
    bar._timer.setInterval(20)
    bar.show_notice(ERROR)
    bar.show_notice(Notice(text="A011.ale: 8 rows matched", kind=NoticeKind.DONE))
    assert bar._line.text() == "A011.ale: 8 rows matched"
    assert not bar._close.isVisible()
    qtbot.waitUntil(lambda: bar.notice == ERROR)
    qtbot.wait(60)
    assert bar.notice == ERROR
    bar._close.click()
    assert bar.notice is None


def test_notice__an_act_with_a_way_back_takes_its_place(bar: StatusBar) -> None:
    bar.show_notice(ERROR)
    bar.show_notice(Notice(text="Remove label", undo=True))
    assert bar._undo.isVisible()
    key = bar._undo.findChild(CommandKey)
    assert key is not None
    assert key.text() == "Ctrl Z"


def test_clear__of_an_act_leaves_the_error_to_be_read(bar: StatusBar) -> None:
    bar.show_notice(ERROR)
    bar.show_notice(Notice(text="Circle take", undo=True))
    bar.clear_notice()
    assert (bar.notice, bar._undo.isVisible(), bar._copy.isVisible()) == (ERROR, False, True)
    bar.clear_notice()
    assert bar._line.text() == "Fri 20 Nov"


def test_notice__can_be_copied(bar: StatusBar) -> None:
    bar.show_notice(ERROR)
    bar._copy.click()
    assert QGuiApplication.clipboard().text() == ERROR.text


def test_undo__is_offered_and_asked_for(qtbot: QtBot, bar: StatusBar) -> None:
    bar.show_notice(Notice(text="3 takes moved", undo=True))
    button = bar._undo.findChild(QToolButton)
    assert button is not None
    with qtbot.waitSignal(bar.property("undo").triggered):
        button.click()


def test_job__is_shown_and_cancelled_by_a_click(qtbot: QtBot, bar: StatusBar) -> None:
    assert not bar._bar.isVisible()
    bar.set_job("Reading 412 of 480", 412 / 480)
    assert bar._job.text() == "Reading 412 of 480"
    with qtbot.waitSignal(bar.property("cancel").triggered):
        QTest.mouseClick(bar._bar, Qt.MouseButton.LeftButton)
    bar.set_job("", None)
    assert not bar._bar.isVisible()


def test_progress__paints_how_far_it_is(bar: StatusBar) -> None:
    bar.set_job("Reading", 0.5)
    image = bar._bar.grab().toImage()
    middle = image.height() // 2
    assert image.pixelColor(10, middle).red() > image.pixelColor(image.width() - 10, middle).red()


def test_disk__says_writing_then_since_when(bar: StatusBar) -> None:
    bar.set_writing()
    assert bar._disk.text() == "Writing"
    bar.set_written(datetime(2026, 11, 16, 14, 6, 31))  # noqa: DTZ001 - shown as it is
    assert bar._disk.text() == "On disk · 14:06:31"
    bar.set_failed("The library drive is full.")
    assert bar._disk.text() == "Not on disk"
    assert bar.notice == Notice(text="The library drive is full.", kind=NoticeKind.ERROR)


@pytest.mark.parametrize(("count", "words"), [(0, "0 acts today"), (1, "1 act today"), (1214, "1,214 acts today")])
def test_acts__are_counted(bar: StatusBar, count: int, words: str) -> None:
    bar.set_acts(count)
    assert bar._acts.text() == words
