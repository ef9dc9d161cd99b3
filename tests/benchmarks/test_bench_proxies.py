"""The benchmark of proxies runs."""

from tests.benchmarks.bench_proxies import benches


def test_benches__measure_small_ones_too() -> None:
    (build,) = benches(frames=100)
    assert 0 < build.ours < 30
