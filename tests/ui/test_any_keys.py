"""Press any keys in any order: nothing falls over, every label lies on its clip, and undo leads back to nothing."""

import random
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.ui.actions import COMMANDS
from tests.support.window import open_window, press

LEAVE_ALONE = {
    "Ctrl+Q",
    "Ctrl+N",
    "Ctrl+O",
    "Ctrl+Shift+O",
    "Ctrl+Shift+N",
    "Ctrl+I",
    "Ctrl+Shift+E",
    "F1",
    "?",
    "=",
    "Ctrl+Shift+P",
    "Ctrl+E",
}
"""Keys that ask something, and the one that ends everything."""

NAMES = {"Return": "Enter", "Del": "Delete", "PgDown": "PageDown", "PgUp": "PageUp", "[": "[", "]": "]"}


def keys() -> list[str]:
    found = [key for command in COMMANDS for key in command.keys[:1] if key not in LEAVE_ALONE and not key.endswith("++")]
    return ["+".join(NAMES.get(part, part) for part in key.split("+")) if key != "+" else key for key in found]


@pytest.mark.parametrize("seed", range(4))
def test_any_keys__leave_the_library_whole(qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    window, work, library = open_window(qtbot, tmp_path)
    before = sorted(library.where(Label), key=lambda label: label.id)
    for key in chance.choices([*keys(), *"1234567890" * 2], k=120):
        if QApplication.focusWidget() is None and window.rooms is not None:
            window.rooms.focus_picture()
        press(key)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: not work.bench.busy)
    for label in library.where(Label):
        clip = library.get(Clip, label.clip)
        assert clip is not None
        assert 0 <= label.start < clip.frames
        assert label.end is None or label.start < label.end <= clip.frames
    opened = [(label.clip, label.kind) for label in library.where(Label) if label.open]
    assert len(opened) == len(set(opened)), "never two open ranges of a kind on one clip"
    window.sheets.dismiss()
    while work.desk.library.undoable(work.desk.person.id) is not None:
        count = len(library.edits)
        work.files.undo()
        qtbot.waitUntil(lambda count=count: len(library.edits) > count)  # type: ignore[misc]
    assert sorted(library.where(Label), key=lambda label: label.id) == before
    window.close()
