from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.choosing import ask_files, ask_folder, ask_save, file_name


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QWidget]:
    monkeypatch.setattr(QFileDialog, "open", lambda self: None)
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    window.close()


def test_ask_folder__answers_later(window: QWidget, tmp_path: Path) -> None:
    got: list[Path] = []
    dialog = ask_folder(window, "Read", got.append, start=tmp_path)
    assert got == []
    dialog.fileSelected.emit(str(tmp_path))
    assert got == [tmp_path]
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    assert dialog.directory().absolutePath() == str(tmp_path)


def test_ask_files__hands_over_all(window: QWidget, tmp_path: Path) -> None:
    got: list[list[Path]] = []
    dialog = ask_files(window, "Read", got.append, start=tmp_path, kinds="Lists (*.ale)")
    dialog.filesSelected.emit([str(tmp_path / "a.ale"), str(tmp_path / "b.ale")])
    assert got == [[tmp_path / "a.ale", tmp_path / "b.ale"]]
    assert dialog.nameFilters() == ["Lists (*.ale)", "All files (*)"]


def test_ask_save__proposes_folder_name_and_ending(window: QWidget, tmp_path: Path) -> None:
    dialog = ask_save(window, "Export", tmp_path / "24A-3.otio", lambda _: None)
    assert dialog.directory().absolutePath() == str(tmp_path)
    assert dialog.defaultSuffix() == "otio"
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Night Ferry", "The Night Ferry"),
        ("24/25: a\\b?", "24-25- a-b-"),
        (" ..", "Untitled"),
        ("Ñandú", "Ñandú"),
        ("x" * 300, "x" * 120),
    ],
)
def test_file_name__is_taken_by_every_system(title: str, name: str) -> None:
    assert file_name(title) == name
