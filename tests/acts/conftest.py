"""Give each act a library file of its own and a window over it, and keep windows alive for the length of their test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.workflow.edit import Value
from tests.support.acts import SCENE, Seat, lay_library

Sit = Callable[..., Seat]


@pytest.fixture(autouse=True)
def _keep_windows(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold every widget given to qtbot, which knows it only weakly."""
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def keep(widget: QWidget) -> None:
        kept.append(widget)
        add(widget)

    monkeypatch.setattr(qtbot, "addWidget", keep)
    yield
    monkeypatch.undo()
    kept.clear()


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the library of the scene once. Nobody may change it; copy it."""
    return lay_library(tmp_path_factory.mktemp("scene") / "ferry.dailies")


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path, laid: Path) -> Iterator[Sit]:
    """Sit down at a window over the scene and what is given besides; what is open is closed at the end."""
    seats: list[Seat] = []

    def down(*values: Value, scene: tuple[Value, ...] = SCENE, **more: object) -> Seat:
        path = tmp_path / "ferry.dailies"
        if not path.exists() and scene is SCENE and not values:
            shutil.copy(laid, path)
        elif not path.exists():
            lay_library(path, (*scene, *values))
        seats.append(Seat(qtbot, path, **more))  # type: ignore[arg-type]  # named by the test
        return seats[-1]

    yield down
    for seat in seats:
        seat.close()


@pytest.fixture
def seat(sit: Sit) -> Seat:
    """Sit down at a window over the scene."""
    return sit()
