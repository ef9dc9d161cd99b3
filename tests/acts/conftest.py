"""Give each act a library file of its own and a window over it, and keep windows alive for the length of their test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.workflow.edit import Value
from tests.support.acts import SCENE, Seat, lay_library
from tests.support.keeping import keep_windows

__all__ = ["keep_windows", "laid", "sit"]

Sit = Callable[..., Seat]


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
