"""Prove that the user's folders are made, and closed to others."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from dailies_logger.ground import places


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


@pytest.mark.skipif(os.name != "posix", reason="owner-only folders are a POSIX mode")
@pytest.mark.parametrize("place", [places.documents, places.config, places.cache, places.logs])
def test_place__is_made_for_its_owner_alone(home: Path, place: Callable[[], Path]) -> None:
    folder = place()
    assert folder.is_dir()
    assert folder.is_relative_to(home)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert place() == folder


def test_places__differ(home: Path) -> None:
    assert len({places.documents(), places.config(), places.cache(), places.logs()}) == 4
    assert all("Dailies Logger" in str(place) for place in (places.documents(), places.config()))
    assert PlatformDirs(appname="Dailies Logger", appauthor=False).user_config_path.is_relative_to(home)
