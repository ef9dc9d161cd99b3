"""Open the main window over a library in memory, and press keys as the editor does."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Production
from dailies_logger.ui import theme
from dailies_logger.ui.doors import Doors
from dailies_logger.ui.first_run import Answers
from dailies_logger.ui.keys import Keys
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Value
from tests.support.memory_desk import PERSON, memory_desk
from tests.support.memory_library import MemoryLibrary


class MemoryDoors:
    """Hand out memory desks, and remember what was asked for."""

    def __init__(self, folder: Path, *, trouble: Exception | None = None) -> None:
        self.made: list[tuple[Path, Answers]] = []
        self.opened: list[Path] = []
        self.trouble = trouble
        self.doors = Doors(
            make=self._make, open=self._open, sample=self._sample, person=PERSON.name, documents=folder, settings=folder / "window.ini"
        )

    def _make(self, path: Path, answers: Answers) -> Desk:
        if self.trouble is not None:
            raise self.trouble
        self.made.append((path, answers))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        return memory_desk(empty=True)[0]

    def _open(self, path: Path, name: str) -> Desk:
        if self.trouble is not None:
            raise self.trouble
        self.opened.append(path)
        return memory_desk()[0]

    def _sample(self, folder: Path, progress: Callable[[int, int], None]) -> list[Path]:
        if self.trouble is not None:
            raise self.trouble
        folder.mkdir(parents=True)
        progress(1, 1)
        return []


def dressed(qapp: QApplication) -> None:
    """Dress the test's application once, and let the one filter of keys stand before it."""
    if qapp.property("dressed") is None:
        theme.apply(qapp)
        Keys(qapp)
        qapp.setProperty("dressed", True)


def open_window(
    qtbot: QtBot, folder: Path, *values: Value, size: tuple[int, int] = (1600, 1000), empty: bool = False
) -> tuple[MainWindow, Work, MemoryLibrary]:
    """Open a window over a memory library and wait until its first clip is on stage (unless it has none)."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dressed(app)
    window = MainWindow(MemoryDoors(folder).doors)
    qtbot.addWidget(window)
    window.resize(*size)
    desk, library = memory_desk(*values, empty=empty)
    work = window.open(desk)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: work.counts.takes > 0 or empty)
    if not empty:
        qtbot.waitUntil(lambda: work.stage.clip is not None and work.counts.angles > 0)
    focus(qtbot, window)
    return window, work, library


def focus(qtbot: QtBot, window: MainWindow) -> None:
    """Put the focus where every key is a command."""
    if window.rooms is not None:
        window.rooms.focus_picture()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def press(*keys: str) -> None:
    """Press keys where the focus is: `Shift+C`, `2`, `Space`."""
    for key in keys:
        *names, last = key.split("+") if key != "+" else ["+"]
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in names:
            modifiers |= _MODIFIERS[name]
        widget = QApplication.focusWidget()
        assert isinstance(widget, QWidget), "nothing has the focus"
        if len(last) == 1 and last.isprintable() and not names:
            QTest.keyClicks(widget, last)
        else:
            QTest.keyClick(
                widget, _KEYS.get(last) or (Qt.Key(ord(last)) if not last.isalnum() else getattr(Qt.Key, f"Key_{last}")), modifiers
            )


def labels(library: MemoryLibrary) -> list[Label]:
    """List the labels, oldest first."""
    return sorted(library.where(Label), key=lambda label: label.id)


def other_production() -> Production:
    """Return another show than the usual one."""
    return Production(id=id_from("other"), title="Harbour Lights", rate=memory_desk()[1].production().rate)


_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
}
