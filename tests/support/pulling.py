"""Pull out the drive on which a folder lies, and put it back: what is open there can be read no more, and the folder is gone.

Where the system does not show which files are open (`/proc`), the folder only goes: open files then stay readable there.
"""

import os
from pathlib import Path

OPEN_FILES = Path("/proc/self/fd")


class Drive:
    """Hold a folder that can be away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._away = folder.with_name(f"{folder.name} (away)")

    def open_files(self) -> int:
        """Count the files of the folder that this process has open; 0 where the system does not say."""
        return len(self._descriptors())

    def pull(self) -> None:
        """Take it away."""
        dead = os.open(os.devnull, os.O_WRONLY)
        for descriptor in self._descriptors():
            os.dup2(dead, descriptor)
        os.close(dead)
        self._folder.rename(self._away)

    def put_back(self) -> None:
        """Connect it again."""
        self._away.rename(self._folder)

    def _descriptors(self) -> list[int]:
        found = []
        for name in OPEN_FILES.iterdir() if OPEN_FILES.is_dir() else ():
            try:
                if name.readlink().is_relative_to(self._folder):
                    found.append(int(name.name))
            except OSError:  # the one that reads this list
                continue
        return found
