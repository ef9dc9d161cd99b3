"""The benchmark of keys runs: a label is painted after it is on disk, never before."""

from pytestqt.qtbot import QtBot

from tests.benchmarks.bench_player_keys import benches


def test_benches__measure_small_ones_too(qtbot: QtBot) -> None:
    visible, disk = benches(keys=6, labels=50)
    assert 0 < disk.ours < visible.ours
