"""A ready-made stringout asks one question, and begins with what is on stage."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.stringout import Stringout
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from tests.support.memory_library import MemoryLibrary
from tests.support.window import open_window, press

Opened = tuple[MainWindow, Work, MemoryLibrary]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    found = open_window(qtbot, tmp_path)
    yield found
    found[0].close()


def test_ask__begins_with_the_scene_on_stage_and_makes_it(qtbot: QtBot, opened: Opened) -> None:
    window, work, library = opened
    window.actions_of.run("stringout.kem-roll")
    sheet = window.sheets.ask
    qtbot.waitUntil(sheet.isVisible)
    assert work.stage.take is not None
    assert sheet.fields["of"].text() == work.stage.take.scene
    with qtbot.waitSignal(work.files.stringout_made):
        press("Enter")
    assert [each.name for each in library.where(Stringout)] == [f"KEM roll of scene {work.stage.take.scene}"]


def test_ask__of_what_there_is_none_says_so(qtbot: QtBot, opened: Opened) -> None:
    window, _, library = opened
    window.actions_of.run("stringout.readings")
    sheet = window.sheets.ask
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.fields["of"].text() == ""
    press("Enter")
    qtbot.waitUntil(lambda: window.status.notice is not None and "Say of which beat" in window.status.notice.text)
    assert library.where(Stringout) == []
