"""Make something once for a whole test run, however many workers it has."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 300.0
"""How many seconds a worker waits for what another one makes."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` has filled: in the first worker that asks; the others wait. Nobody may change what is in it.

    Where making fails the folder is never finished, and who waits for it fails as well.
    """
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"once-{name}"
    finished = folder.with_suffix(".made")
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not finished.exists():
            assert time.monotonic() < end, f"another worker has not made {name}"
            time.sleep(0.05)
    else:
        make(folder)
        finished.touch()
    return folder
