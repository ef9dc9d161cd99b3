"""The benchmark of the lanes runs, and names what it measures."""

from pytestqt.qtbot import QtBot

from tests.benchmarks.bench_lanes import benches


def test_benches__measure_small_ones_too(qtbot: QtBot) -> None:
    found = benches(labels=500, steps=20)
    assert [result.name.split(",")[0] for result in found][1:4] == ["scroll through 500 labels"] * 3
    assert all(result.ours > 0 for result in found)
