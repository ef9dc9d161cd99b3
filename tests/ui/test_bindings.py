from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.bindings import runs
from dailies_logger.ui.window import MainWindow
from tests.support.window import MemoryDoors, dressed, open_window


@pytest.fixture
def window(qtbot: QtBot, qapp: object, tmp_path: Path) -> Iterator[MainWindow]:
    dressed(qapp)  # type: ignore[arg-type]
    window = MainWindow(MemoryDoors(tmp_path).doors)
    qtbot.addWidget(window)
    yield window
    window.close()


def test_runs__every_command_does_something(window: MainWindow) -> None:
    assert set(runs(window)) == {command.id for command in COMMANDS if not (command.id.startswith("kind.") or command.fold)}


@pytest.mark.parametrize(
    "command",
    [command.id for command in COMMANDS if command.id.startswith(("label.", "take.", "transport.", "export.", "edit.", "stringout."))],
)
def test_runs__without_a_library_nothing_happens(window: MainWindow, command: str) -> None:
    runs(window)[command]()
    assert window.work is None


def test_runs__labels_are_each_of_their_own_kind(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, work, _ = open_window(qtbot, tmp_path)
    asked: list[object] = []
    monkeypatch.setattr(work.labels, "toggle", asked.append)
    monkeypatch.setattr(work.chosen, "rate", asked.append)
    monkeypatch.setattr(work.takes, "rate", asked.append)
    table = runs(window)
    for name in ("label.rate_2", "label.rate_5", "take.rate_0", "take.rate_3"):
        table[name]()
    for name in ("kind.best_moment", "kind.eyeline"):
        window.actions_of.run(name)
    assert asked == [2, 5, 0, 3, "best_moment", "eyeline"]
    window.close()
