"""Remember where proxies lie and how much room they may take: per machine, beside the window's own settings."""

import os
from configparser import ConfigParser, Error
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from dailies_logger.workflow.ports import ProxySettings

_PART = "proxies"
_GIB = 1 << 30


class SettingsFile:
    """Keep the settings in an INI file; what is missing or damaged there is as if it had never been set."""

    def __init__(self, path: Path, *, folder: Path) -> None:
        self._path = path
        self._usual = ProxySettings(folder=folder)

    def read(self) -> ProxySettings:
        """Return the settings as they are now; another process may have changed them."""
        parser = ConfigParser(interpolation=None)
        try:
            parser.read(self._path, "utf-8")
            limit = parser.getfloat(_PART, "limit_gib", fallback=self._usual.limit / _GIB)
            found = ProxySettings(
                folder=Path(parser.get(_PART, "folder", fallback="") or self._usual.folder),
                limit=round(limit * _GIB),
                automatic=parser.getboolean(_PART, "automatic", fallback=self._usual.automatic),
                play=parser.getboolean(_PART, "play", fallback=self._usual.play),
            )
        except (Error, ValueError, OverflowError, OSError):
            return self._usual
        return (
            found if found.limit > 0 and found.folder.is_absolute() else replace(found, limit=self._usual.limit, folder=self._usual.folder)
        )

    def write(self, settings: ProxySettings) -> None:
        """Keep settings, whole or not at all. Raises OSError."""
        parser = ConfigParser(interpolation=None)
        parser[_PART] = {
            "folder": str(settings.folder),
            "limit_gib": f"{settings.limit / _GIB:g}",
            "automatic": "yes" if settings.automatic else "no",
            "play": "yes" if settings.play else "no",
        }
        draft = self._path.with_name(f".{uuid4().hex}.ini")
        try:
            with draft.open("w", encoding="utf-8") as file:
                parser.write(file)
            os.replace(draft, self._path)  # noqa: PTH105 - whole or not at all
        finally:
            draft.unlink(missing_ok=True)
