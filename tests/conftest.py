"""Keep every test in a house of its own: no screen, no network, none of the user's folders."""

import gc
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_SCREENS = Path(__file__).parent / "support" / "two_screens.json"
"""The screen that Qt has of itself where there is none, and far to the right of it a second one."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if ":" in str(_SCREENS) else f"offscreen:configfile={_SCREENS}")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

_HOME = Path(tempfile.mkdtemp(prefix="dailies-home-"))
"""The home of this test run. It is set before anything asks for a folder, and children inherit it."""

for _name, _folder in {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "config",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_DOCUMENTS_DIR": "Documents",
    "XDG_RUNTIME_DIR": "run",
}.items():
    _place = _HOME / _folder
    _place.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[_name] = str(_place)

_SETTINGS = _HOME / "config" / "Dailies Logger"
_SETTINGS.mkdir(mode=0o700)
(_SETTINGS / "proxies.ini").write_text("[proxies]\nautomatic = no\n")
"""No window of a test builds proxies unasked: it would take the processor from the tests beside it."""

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

_connect = socket.socket.connect


def _stay_home(self: socket.socket, address: object) -> None:
    """Let a socket connect only to this machine."""
    host = address[0] if isinstance(address, tuple) else "localhost"
    if host not in {"localhost", "127.0.0.1", "::1"}:
        msg = f"a test tried to connect to {host}"
        raise AssertionError(msg)
    _connect(self, address)  # type: ignore[arg-type]


@pytest.fixture(scope="session", autouse=True)
def _offline() -> Iterator[None]:
    """Fail any test that connects to another machine."""
    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", _stay_home)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    """Look for rubbish between the tests only, in their own thread, as the window does (see `ui.sweeper`)."""
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture
def home() -> Path:
    """Return the folder that stands for the user's home."""
    return _HOME


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests on a real screen, which wait more than they reckon: else all workers might wait for the last of them."""
    items.sort(key=lambda item: item.get_closest_marker("x11") is None)


def pytest_sessionfinish() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def sample_shoot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample shoot once for all workers. Nobody may change it; copy what must change."""
    from tests.support.command import asked
    from tests.support.once import made_once

    def make(folder: Path) -> None:
        assert len(asked("sample", folder / "shoot")["files"]) == 13

    return made_once(tmp_path_factory, "sample", make) / "shoot"


@pytest.fixture(scope="session")
def read_library(sample_shoot: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the sample shoot and its reports into a library once for all workers."""
    from tests.support.command import asked
    from tests.support.once import made_once

    def make(folder: Path) -> None:
        library = folder / "read.dailies"
        asked("new", library, "--title", "Harbour Lights", "--as", "Ann")
        asked("ingest", library, sample_shoot, "--as", "Ann")
        asked("import", library, *sorted((sample_shoot / "REPORTS").iterdir()), "--as", "Ann")

    return made_once(tmp_path_factory, "library", make) / "read.dailies"


@pytest.fixture
def library(read_library: Path, tmp_path: Path) -> Path:
    """Return a library of one's own that holds the sample shoot."""
    return Path(shutil.copy(read_library, tmp_path / "own.dailies"))
