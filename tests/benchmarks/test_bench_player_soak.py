"""The soak of the window runs, small, and nothing of Qt and no file is left behind by logging."""

from pytestqt.qtbot import QtBot

from tests.benchmarks.bench_player_soak import benches


def test_benches__measure_small_ones_too(qtbot: QtBot) -> None:
    memory, objects, handles = benches(labels=24, takes=3, known=9)
    assert memory.against == 1.0
    assert objects.ours <= 3, objects.note
    assert handles.ours <= 9, "connections of the pools may still open"
