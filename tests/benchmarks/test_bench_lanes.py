"""The benchmark of the lanes runs, and names what it measures."""

from pytestqt.qtbot import QtBot

from tests.benchmarks.bench_lanes import benches


def test_benches__measure_small_ones_too(qtbot: QtBot) -> None:
    found = benches(labels=500, steps=20)
    names = [result.name.split(",")[0] for result in found]
    assert names[1:] == [
        *["jump through 500 labels"],
        *["scroll by a notch of the wheel through 500 labels", "jump through 500 labels"] * 2,
        "play through 500 labels",
    ]
    assert all(result.ours > 0 for result in found)
