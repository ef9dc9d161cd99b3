"""The benchmark of the store runs, small, and both its sides find the same."""

from tests.benchmarks.bench_store import QUESTIONS, benches


def test_benches__measure_small_ones_too() -> None:
    results = benches(labels=2000)
    assert [result.name for result in results[:2]] == ["key to label on disk", "import 2,000 labels"]
    assert len(results) == 2 + len(QUESTIONS)
    assert all(result.ours > 0 and result.against > 0 for result in results)
