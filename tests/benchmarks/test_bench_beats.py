"""The benchmark of the beat grid runs, and names what it measures."""

from pytestqt.qtbot import QtBot

from tests.benchmarks.bench_beats import benches


def test_benches__measure_a_small_grid_too(qtbot: QtBot) -> None:
    found = benches(takes=6, beats=4, setups=2, steps=5)
    assert [result.name for result in found] == [
        "list the scenes of 6 takes",
        "fetch 4 beats x 4 columns",
        "show 4 beats x 4 columns",
        "repaint 4 beats x 4 columns, p95",
        "arrow step in 4 beats x 4 columns, p95",
    ]
    assert all(result.ours > 0 for result in found)
