"""Find or build the shared shooting day (test material beside the checkout); skip where it cannot be.

It is made once and kept in the system's temporary folder, or taken from DAILIES_SHOOT where that names one.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

MATERIAL = Path(__file__).resolve().parents[2].parent / "shared" / "material"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shoot:
    """Hold the day's folder and what its truth file says. Nobody may change the folder; copy what must change."""

    folder: Path
    truth: Mapping[str, Any]

    def path(self, file: str) -> Path:
        """Return a file of the day by its name in the truth."""
        return self.folder / file


def find_shoot() -> Shoot:
    """Return the day, building it where it is not there yet; skips the test where it cannot be built."""
    folder = Path(os.environ.get("DAILIES_SHOOT") or Path(tempfile.gettempdir()) / f"dailies-shoot-{_version()}")
    if not (folder / "TRUTH.json").is_file():
        _build(folder)
    return Shoot(folder=folder, truth=json.loads((folder / "TRUTH.json").read_text(encoding="utf-8")))


def _version() -> int:
    maker = MATERIAL / "make_shoot.py"
    return maker.stat().st_size if maker.is_file() else 0


def _build(folder: Path) -> None:
    maker = MATERIAL / "make_shoot.py"
    if not maker.is_file():
        pytest.skip("the shared test material is not beside the checkout")
    if shutil.which("ffmpeg") is None:
        pytest.skip("the ffmpeg command that makes the shoot is not installed")
    with tempfile.TemporaryDirectory(dir=folder.parent) as unfinished:
        made = subprocess.run([sys.executable, str(maker), f"{unfinished}/day"], capture_output=True, text=True, check=False)
        if made.returncode:
            pytest.skip(f"the shoot cannot be made here: {made.stderr[-300:]}")
        try:
            Path(unfinished, "day").rename(folder)
        except OSError:  # another test run was quicker
            assert (folder / "TRUTH.json").is_file()
