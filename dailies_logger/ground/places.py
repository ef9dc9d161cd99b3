"""Name the folders of this user on this platform. Each is made when it is asked for, open to its owner alone."""

from pathlib import Path

from platformdirs import PlatformDirs

_NAME = "Dailies Logger"


def documents() -> Path:
    """Return the folder where libraries are put unless the user says otherwise."""
    return _made(_dirs().user_documents_path / _NAME)


def config() -> Path:
    """Return the folder of preferences and layout."""
    return _made(_dirs().user_config_path)


def cache() -> Path:
    """Return the folder of things that can be made again."""
    return _made(_dirs().user_cache_path)


def logs() -> Path:
    """Return the folder of logs and crash reports."""
    return _made(_dirs().user_log_path)


def _dirs() -> PlatformDirs:
    return PlatformDirs(appname=_NAME, appauthor=False)


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
