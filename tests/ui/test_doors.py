import dataclasses
from pathlib import Path

import pytest

from dailies_logger.ui.doors import Doors
from tests.support.window import MemoryDoors


def test_doors__cannot_be_changed(tmp_path: Path) -> None:
    doors = MemoryDoors(tmp_path).doors
    with pytest.raises(dataclasses.FrozenInstanceError):
        doors.person = "somebody else"  # type: ignore[misc]


def test_doors__name_every_way_in() -> None:
    assert {field.name for field in dataclasses.fields(Doors)} == {"make", "open", "sample", "person", "documents", "settings"}
