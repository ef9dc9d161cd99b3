"""See how it stands with proxies, and change what is done about them, as the editor does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dailies_logger.ui.proxy_sheet import ProxySheet, progress_words, state_words, trouble_words
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from dailies_logger.workflow.ports import ProxySettings, ProxyStand, ProxyState
from dailies_logger.workflow.proxying import Progress, Tally
from tests.support.hand_proxies import HandProxies
from tests.support.memory_desk import CLIPS
from tests.support.window import open_window, press

GIB = 1 << 30
SETTINGS = ProxySettings(folder=Path("/proxies"))


class Seat:
    """Hold a window with its sheet open."""

    def __init__(self, window: MainWindow, work: Work) -> None:
        port = work.desk.proxies
        assert isinstance(port, HandProxies)
        self.window, self.work, self.port = window, work, port
        self.sheet: ProxySheet = window.sheets.proxies


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    window, work, _ = open_window(qtbot, tmp_path)
    made = Seat(window, work)
    qtbot.waitUntil(lambda: work.proxies.tally.clips == 4)
    window.actions_of.run("proxies.show")
    assert made.sheet.isVisible()
    yield made
    made.port.gate.set()
    window.close()


def test_sheet__says_how_it_stands_builds_pauses_and_stops(qtbot: QtBot, seat: Seat) -> None:
    sheet = seat.sheet
    assert sheet.state.text() == "0 of 4 clips have one · 2 more would help · 1 MB of 50 GB taken"
    assert (sheet.build.hasFocus(), sheet.pause.isEnabled(), sheet.bar.isVisible()) == (True, False, False)
    seat.port.gate.clear()
    press("Enter")
    qtbot.waitUntil(lambda: sheet.left.text().startswith("0 of 2"))
    assert (sheet.build.isEnabled(), sheet.pause.hasFocus(), sheet.bar.isVisible()) == (False, True, True)
    assert seat.window.status._job.text().startswith("Proxies 0 of 2")
    assert seat.window.actions_of["proxies.pause"].isEnabled()
    press("Enter")
    qtbot.waitUntil(lambda: sheet.left.text() == "Paused, 0 of 2")
    assert sheet.pause.text() == "Go on"
    assert seat.window.status._job.text().startswith("Proxies, paused")
    press("Enter")
    sheet.stop.click()
    qtbot.waitUntil(lambda: not seat.work.proxies.building and sheet.build.isEnabled())
    seat.port.gate.set()
    sheet.build.click()
    qtbot.waitUntil(lambda: sheet.state.text().startswith("2 of 4 clips have one · 1 MB"))
    press("Esc")
    assert not sheet.isVisible()


def test_sheet__names_what_failed_and_why_it_stopped(qtbot: QtBot, seat: Seat) -> None:
    seat.port.failing, seat.port.room = {CLIPS[0].id}, 1
    assert not seat.sheet.trouble.isVisible()
    seat.sheet.build.click()
    qtbot.waitUntil(lambda: seat.sheet.trouble.text() == "The folder is full.\nIt is damaged.")
    assert seat.sheet.trouble.isVisible()
    assert seat.sheet.build.isEnabled()
    assert seat.sheet.height() >= seat.sheet.sizeHint().height()


def test_settings__take_effect_at_once(qtbot: QtBot, seat: Seat) -> None:
    sheet, port = seat.sheet, seat.port
    assert (sheet.automatic.isChecked(), sheet.play.isChecked(), sheet.limit.text()) == (False, True, "50")
    sheet.automatic.click()
    qtbot.waitUntil(lambda: port.kept.automatic)
    qtbot.waitUntil(lambda: seat.work.proxies.settings == port.kept)
    sheet.play.click()
    qtbot.waitUntil(lambda: not port.kept.play and seat.window.actions_of["view.originals"].isChecked())
    sheet.limit.setFocus()
    sheet.limit.selectAll()
    QTest.keyClicks(sheet.limit, "8")
    QTest.keyClick(sheet.limit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: port.kept.limit == 8 * GIB)
    qtbot.waitUntil(lambda: "of 8 GB taken" in sheet.state.text())


def test_folder__is_chosen_and_one_that_cannot_be_is_refused(qtbot: QtBot, seat: Seat, tmp_path: Path) -> None:
    seat.sheet.other.click()
    dialog = seat.sheet.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    qtbot.waitUntil(lambda: seat.sheet.folder.text() == str(tmp_path))
    seat.sheet._set(folder=Path("/nowhere"))
    qtbot.waitUntil(lambda: seat.window.status.notice is not None)
    assert seat.window.status.notice is not None
    assert seat.window.status.notice.text == "Proxies cannot lie in /nowhere."
    assert seat.sheet.folder.text() == str(tmp_path)


def test_originals__are_switched_by_a_key_and_the_picture_stays(qtbot: QtBot, seat: Seat) -> None:
    seat.sheet.dismiss()
    seat.work.stage.show_clip(CLIPS[0].id, 30)
    qtbot.waitUntil(lambda: seat.work.stage.clip == CLIPS[0] and seat.work.stage.frame == 30)
    for play in (False, True):
        with qtbot.waitSignal(seat.work.proxies.switched):
            press("Shift+P")
        assert seat.port.kept.play is play
        assert seat.window.actions_of["view.originals"].isChecked() is not play
        assert seat.work.stage.frame == 30


def test_take__is_built_by_its_command(qtbot: QtBot, seat: Seat) -> None:
    seat.sheet.dismiss()
    seat.work.stage.show_clip(CLIPS[2].id)
    qtbot.waitUntil(lambda: seat.work.stage.clip == CLIPS[2] and seat.window.actions_of["proxies.take"].isEnabled())
    seat.window.actions_of.run("proxies.take")
    qtbot.waitUntil(lambda: seat.port.states == {CLIPS[2].id: ProxyState.READY})


def test_library__that_closes_takes_the_sheet_away(seat: Seat) -> None:
    seat.window.close_work()
    assert not seat.sheet.isVisible()
    seat.sheet.build.click()
    assert seat.port.asked == []


def test_state_words__say_what_there_is() -> None:
    assert state_words(Tally(), SETTINGS) == "No clips yet that can have one."
    assert state_words(Tally(clips=3, ready=3, taken=5 << 29), None) == "3 of 3 clips have one"


@pytest.mark.parametrize(
    ("progress", "paused", "words"),
    [
        (None, False, "Beginning"),
        (None, True, "Paused"),
        (Progress(done=3, total=1200, share=0.1, remaining=42.3), False, "3 of 1,200, 42 s left"),
        (Progress(done=3, total=12, share=0.1, remaining=600), False, "3 of 12, 10 min left"),
        (Progress(done=3, total=12, share=0.1, remaining=600), True, "Paused, 3 of 12"),
    ],
)
def test_progress_words__say_how_far_it_is(progress: Progress | None, paused: bool, words: str) -> None:
    assert progress_words(progress, paused=paused) == words


def test_trouble_words__name_three_clips_at_most() -> None:
    failed = tuple(ProxyStand(clip=CLIPS[0], state=ProxyState.FAILED, reason=f"{number} is damaged.") for number in range(5))
    assert trouble_words("Full.", Tally(failed=failed)).splitlines() == [
        "Full.",
        "0 is damaged.",
        "1 is damaged.",
        "2 is damaged.",
        "And 2 more.",
    ]
    assert trouble_words("", Tally()) == ""
