"""Ask for files and folders without stopping anything: the dialog is open, the picture runs, the answer comes later."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(window: QWidget, title: str, then: Callable[[Path], None], *, start: Path) -> QFileDialog:
    """Ask for a folder, looking first in `start`."""
    dialog = _dialog(window, title, QFileDialog.FileMode.Directory, start)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def ask_files(window: QWidget, title: str, then: Callable[[list[Path]], None], *, start: Path, kinds: str = "") -> QFileDialog:
    """Ask for files that are there, looking first in `start`."""
    dialog = _dialog(window, title, QFileDialog.FileMode.ExistingFiles, start)
    if kinds:
        dialog.setNameFilters([kinds, "All files (*)"])
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_save(window: QWidget, title: str, proposal: Path, then: Callable[[Path], None]) -> QFileDialog:
    """Ask where to write; the dialog itself asks before an existing file is replaced."""
    dialog = _dialog(window, title, QFileDialog.FileMode.AnyFile, proposal.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([f"{proposal.suffix.lstrip('.').upper()} (*{proposal.suffix})", "All files (*)"])
    dialog.setDefaultSuffix(proposal.suffix.lstrip("."))
    dialog.selectFile(proposal.name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def file_name(text: str) -> str:
    """Turn a title into a file name that every system takes."""
    kept = "".join("-" if letter in '<>:"/\\|?*' or ord(letter) < 32 else letter for letter in text).strip(" .")
    return kept[:120] or "Untitled"


def _dialog(window: QWidget, title: str, mode: QFileDialog.FileMode, start: Path) -> QFileDialog:
    dialog = QFileDialog(window, title, str(start))
    dialog.setFileMode(mode)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
