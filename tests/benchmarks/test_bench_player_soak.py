"""The soak of the window runs, small, and nothing of Qt and no file is left behind by logging."""

import gc
import sys

from pytestqt.qtbot import QtBot

from tests.benchmarks.bench_player_soak import benches
from tests.support.logging_window import pause


def test_benches__measure_small_ones_too(qtbot: QtBot) -> None:
    memory, objects, handles = benches(labels=24, takes=3, known=9)
    assert memory.against == 1.0
    assert objects.ours <= 3, objects.note
    assert handles.ours <= 9, "connections of the pools may still open"


def test_pause__leaves_nothing_that_the_soak_would_take_for_ours(qtbot: QtBot) -> None:
    pause(1)
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(400):
        pause(1)
    gc.collect()
    assert sys.getallocatedblocks() - before < 200, "PySide keeps a block of every connection"
