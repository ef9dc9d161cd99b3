from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from tests.support.memory_desk import CLIPS, TAKES
from tests.support.memory_library import MemoryLibrary
from tests.support.window import open_window, press

Opened = tuple[MainWindow, Work, MemoryLibrary]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[QFileDialog]:
    dialogs: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda self: dialogs.append(self))
    return dialogs


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    found = open_window(qtbot, tmp_path)
    yield found
    found[0].close()


def test_facts__only_what_was_changed_is_the_editor_s(qtbot: QtBot, opened: Opened) -> None:
    window, _, library = opened
    press("Ctrl+T")
    assert window.sheets.ask.fields["lens"].text() == "75 mm"
    window.sheets.ask.fields["lens"].setText("135 mm")
    window.sheets.ask.fields["lens"].setFocus()
    press("Enter")
    qtbot.waitUntil(lambda: (clip := library.get(Clip, CLIPS[0].id)) is not None and clip.facts.lens == "135 mm")
    assert library.edits[0].name == "Type facts" or library.edits[0].changes


def test_join__names_the_other_take(qtbot: QtBot, opened: Opened) -> None:
    window, _, library = opened
    window.actions_of.run("take.join")
    window.sheets.ask.fields["take"].setText("24A-2")
    press("Enter")
    qtbot.waitUntil(lambda: (clip := library.get(Clip, CLIPS[2].id)) is not None and clip.take_id == TAKES[0].id)


def test_join__says_where_there_is_no_such_take(qtbot: QtBot, opened: Opened) -> None:
    window, _, library = opened
    window.actions_of.run("take.join")
    window.sheets.ask.fields["take"].setText("99Z-9")
    press("Enter")
    qtbot.waitUntil(lambda: window.status.notice is not None and "99Z-9" in window.status.notice.text)
    assert library.edits == []


def test_ingest__asks_and_reads(qtbot: QtBot, opened: Opened, asked: list[QFileDialog], tmp_path: Path) -> None:
    _, work, _ = opened
    press("Ctrl+O")
    with qtbot.waitSignal(work.files.ingested):
        asked[0].fileSelected.emit(str(tmp_path))
    press("Ctrl+Shift+N")
    with qtbot.waitSignal(work.files.ingested):
        asked[1].filesSelected.emit([str(tmp_path)])


def test_import__asks_reads_and_shows_the_columns(qtbot: QtBot, opened: Opened, asked: list[QFileDialog], tmp_path: Path) -> None:
    window, _, _ = opened
    press("Ctrl+I")
    asked[0].filesSelected.emit([str(tmp_path / "report.ale")])
    qtbot.waitUntil(window.sheets.imports.isVisible)
    press("Esc", "Ctrl+I")
    assert asked[1].directory().absolutePath() == str(tmp_path)


def test_export__remembers_the_folder(qtbot: QtBot, opened: Opened, asked: list[QFileDialog], tmp_path: Path) -> None:
    window, _, _ = opened
    (tmp_path / "out").mkdir()
    window.actions_of.run("export.take")
    asked[0].fileSelected.emit(str(tmp_path / "out" / "24A-1.otio"))
    qtbot.waitUntil((tmp_path / "out" / "24A-1.otio").exists)
    window.actions_of.run("export.day")
    assert asked[1].directory().absolutePath() == str(tmp_path / "out")
    assert asked[1].selectedFiles()[0].endswith("2026-11-16 log.otio")


def test_print_keys__writes_a_pdf_and_says_so(qtbot: QtBot, opened: Opened, asked: list[QFileDialog], tmp_path: Path) -> None:
    window = opened[0]
    window.actions_of.run("view.print_keys")
    asked[0].fileSelected.emit(str(tmp_path / "Keys.pdf"))
    assert (tmp_path / "Keys.pdf").read_bytes().startswith(b"%PDF-")
    assert window.status.notice is not None
    assert window.status.notice.text == "Keys.pdf is written: two pages to print."
    asked[0].fileSelected.emit(str(tmp_path / "gone" / "Keys.pdf"))
    assert "Keys.pdf could not be written" in window.status.notice.text
