"""The benchmark of stringouts runs, small, and both its sides find the same."""

from tests.benchmarks.bench_stringouts import benches


def test_benches__measure_small_ones_too() -> None:
    results = benches(labels=2000)
    assert [result.name for result in results] == ["rule of a stringout", "renew a stringout", "ripple trim at the head", "keep a version"]
    assert all(result.ours > 0 and result.against > 0 for result in results)
