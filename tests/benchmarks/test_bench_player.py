"""The benchmark of the picture runs, and four angles show more from proxies than nothing."""

from pytestqt.qtbot import QtBot

from tests.benchmarks.bench_player import CODECS, benches


def test_benches__measure_small_ones_too(qtbot: QtBot) -> None:
    *single, angles = benches(frames=24, seeks=4, seconds=1.0, size=(640, 360), rounds=2)
    assert len(single) == 2 * len(CODECS) + sum(gop > 1 for _, gop in CODECS.values())
    assert all(result.ours > 0 for result in single)
    assert 0 <= angles.ours < 22
