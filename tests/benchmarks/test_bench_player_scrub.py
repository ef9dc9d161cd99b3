"""The benchmark of scrubbing runs, and a proxy is quicker on the screen than its original."""

from pytestqt.qtbot import QtBot

from tests.benchmarks.bench_player_scrub import benches


def test_benches__measure_small_ones_too(qtbot: QtBot) -> None:
    (scrub,) = benches(frames=100, scrubs=20)
    assert 0 < scrub.ours < scrub.against
