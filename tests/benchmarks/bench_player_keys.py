"""Measure a label's key in the real window over a real library, while the picture plays: until its label is painted, and until it is on disk."""

import random
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from unittest.mock import patch
from uuid import UUID

from PySide6.QtGui import QPaintEvent

from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.workflow.edit import Edit
from tests.benchmarks.result import Result
from tests.support.logging_window import LoggingWindow, logging_window, pause, until
from tests.support.window import press

FRAMES = 720
KINDS = "12345"
VISIBLE_MS, DISK_MS = 50.0, 25.0


def benches(keys: int = 200, labels: int = 5000) -> list[Result]:
    """Press keys that open and close labels, over a library of so many labels."""
    painted = Painted()
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(LanesView, "paintEvent", lambda lanes, event: painted.paint(lanes, event)),
        logging_window(Path(folder), takes=100, labels=labels, frames=FRAMES) as room,
    ):
        pressed = _pressed(room, painted, keys)
    note = f"of {keys} keys while it plays at 24 a second, over a library of {labels:,} labels, painted offscreen; median {{:.0f}} ms"
    return [
        Result(
            name=f"key to {name}, p95",
            ours=quantiles(spent, n=20)[-1],
            against=allowed,
            against_name="allowed",
            unit="ms",
            note=note.format(median(spent)),
        )
        for name, allowed, spent in zip(("visible label", "label on disk in the window"), (VISIBLE_MS, DISK_MS), pressed, strict=True)
    ]


class Painted:
    """Watch the lanes for labels that were not painted before; made before the window is, whose painting it times."""

    def __init__(self) -> None:
        self._before: frozenset[tuple[UUID, int | None]] | None = None
        self._at = 0.0
        self._paint = LanesView.paintEvent

    def after(self, key: str, lanes: LanesView) -> float:
        """Press a key and return the seconds until the lanes have painted what it did."""
        self._before = _on(lanes)
        began = time.perf_counter()
        press(key)
        until(lambda: self._before is None)
        return self._at - began

    def paint(self, lanes: LanesView, event: QPaintEvent) -> None:
        """Paint as ever, and remember when that was done."""
        self._paint(lanes, event)
        if self._before is not None and _on(lanes) != self._before:
            self._before, self._at = None, time.perf_counter()


def _on(lanes: LanesView) -> frozenset[tuple[UUID, int | None]]:
    return frozenset((bar.label.id, bar.label.end) for _, bar in lanes.sheet.index.values())


def _pressed(room: LoggingWindow, painted: Painted, keys: int) -> tuple[list[float], list[float]]:
    """Press keys at odd moments; milliseconds until each label is painted, and until it is on disk."""
    assert room.window.rooms is not None
    lanes, dice, stage, write = room.window.rooms.logging.lanes, random.Random(3), room.work.stage, room.library.write
    written: list[float] = []
    visible, on_disk = [], []

    def stamped(edit: Edit) -> None:
        """Write, and remember when it was done."""
        write(edit)
        written.append(time.perf_counter())

    with patch.object(room.library, "write", stamped):
        for _ in range(keys):
            if not stage.playing or stage.frame > FRAMES - 48:
                press("Home", "l")
                until(lambda: stage.playing and 0 < stage.frame < FRAMES - 48)
            pause(dice.randrange(60, 200))
            until(lambda: not room.work.bench.busy)
            written.clear()
            began = time.perf_counter()
            visible.append(painted.after(dice.choice(KINDS), lanes) * 1000)
            on_disk.append((written[0] - began) * 1000)
    press("k")
    return visible, on_disk
