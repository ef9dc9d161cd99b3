"""Test what the benchmark command picks and prints; the measuring itself is the benchmarks' affair."""

import importlib
import json
from types import SimpleNamespace

import pytest

from tests.benchmarks import run
from tests.benchmarks.result import Result

FAST = Result(name="key to label on disk", ours=2.0, against=8.0, against_name="sqlite3 by hand", unit="ms")
ALONE = Result(name="probe, cold", ours=0.5, against=0.0, against_name="", unit="s", note="no ffprobe here")


@pytest.fixture(autouse=True)
def _two_files(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"bench_store": [FAST], "bench_probe": [ALONE]}
    monkeypatch.setattr(
        run, "chosen", lambda names: [stem for stem in found if not names or any(name in stem for name in names)] or list(found)
    )
    monkeypatch.setattr(run, "import_module", lambda name: SimpleNamespace(benches=lambda: found[name.rpartition(".")[2]]))


def test_main__prints_every_benchmark_with_its_ratio(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert "key to label on disk" in first
    assert first.endswith("8.000 ms sqlite3 by hand, 4.0 times")
    assert second.endswith("0.500 s    no ffprobe here")


def test_main__json_has_stable_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--json", "store"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "benchmarks": [
            {
                "name": "key to label on disk",
                "ours": 2.0,
                "against": 8.0,
                "against_name": "sqlite3 by hand",
                "ratio": 4.0,
                "unit": "ms",
                "note": "",
            }
        ]
    }


def test_main__a_name_may_be_that_of_a_result(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["cold"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_main__a_name_that_picks_nothing_is_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_row__nothing_to_compare_with_is_null() -> None:
    assert (run.row(ALONE)["against"], run.row(ALONE)["ratio"]) == (None, None)


def test_benchmarks__every_file_has_its_benches() -> None:
    stems = [path.stem for path in run.HERE.glob("bench_*.py")]
    assert stems
    assert all(callable(importlib.import_module(f"tests.benchmarks.{stem}").benches) for stem in stems)
