"""Measure a label's key in the real window over a real library, while the picture plays: until its label is painted, and until it is on disk."""

import random
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from unittest.mock import patch
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

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
    with tempfile.TemporaryDirectory() as folder, logging_window(Path(folder), takes=100, labels=labels, frames=FRAMES) as room:
        pressed = _pressed(room, keys)
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


class Painted(QObject):
    """Watch the lanes for labels that were not painted before."""

    def __init__(self, lanes: LanesView) -> None:
        super().__init__()
        self._lanes = lanes
        self._before: frozenset[tuple[UUID, int | None]] | None = None
        self._loop = QEventLoop()
        self._patience = QTimer(self, interval=10_000, singleShot=True)
        self._patience.timeout.connect(self._loop.quit)
        lanes.viewport().installEventFilter(self)

    def after(self, key: str) -> float:
        """Press a key and return the seconds until the lanes are painted with what it did."""
        self._before = self._now()
        self._patience.start()
        began = time.perf_counter()
        press(key)
        self._loop.exec()
        spent = time.perf_counter() - began
        self._patience.stop()
        assert self._before is None, "the key did nothing that can be seen"
        return spent

    def _now(self) -> frozenset[tuple[UUID, int | None]]:
        return frozenset((bar.label.id, bar.label.end) for _, bar in self._lanes.sheet.index.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See each paint; what it paints is on the screen when the loop goes on."""
        if event.type() is QEvent.Type.Paint and self._before is not None and self._now() != self._before:
            self._before = None
            QTimer.singleShot(0, self._loop.quit)
        return False


def _pressed(room: LoggingWindow, keys: int) -> tuple[list[float], list[float]]:
    """Press keys at odd moments; milliseconds until each label is painted, and until it is on disk."""
    assert room.window.rooms is not None
    painted, dice, stage, write = Painted(room.window.rooms.logging.lanes), random.Random(3), room.work.stage, room.library.write
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
            visible.append(painted.after(dice.choice(KINDS)) * 1000)
            on_disk.append((written[0] - began) * 1000)
    press("k")
    return visible, on_disk
