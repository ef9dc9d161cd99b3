"""Ask for files and folders without stopping anything: the dialog is open, the picture runs, the answer comes later."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(window: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(window, title, QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def ask_files(window: QWidget, title: str, then: Callable[[list[Path]], None], *, kinds: str = "") -> QFileDialog:
    """Ask for files that are there."""
    dialog = _dialog(window, title, QFileDialog.FileMode.ExistingFiles)
    if kinds:
        dialog.setNameFilters([kinds, "All files (*)"])
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_save(window: QWidget, title: str, proposal: Path, then: Callable[[Path], None]) -> QFileDialog:
    """Ask where to write; the dialog itself asks before an existing file is replaced."""
    dialog = _dialog(window, title, QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposal.suffix.lstrip("."))
    dialog.setDirectory(str(proposal.parent))
    dialog.selectFile(proposal.name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def file_name(text: str) -> str:
    """Turn a title into a file name that every system takes."""
    kept = "".join("-" if letter in '<>:"/\\|?*' or ord(letter) < 32 else letter for letter in text).strip(" .")
    return kept[:120] or "Untitled"


def _dialog(window: QWidget, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(window, title)
    dialog.setFileMode(mode)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
