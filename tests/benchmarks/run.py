"""Run the benchmarks and print name, ours, against, ratio: `python packaging/dev.py bench [NAME...] [--json]`.

Each `bench_*.py` beside this file has `benches()`, which measures and returns its Results. A NAME picks the files or
results whose name holds it.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from tests.benchmarks.result import Result

HERE = Path(__file__).parent


def chosen(names: Sequence[str], *, folder: Path = HERE) -> list[str]:
    """List the benchmark files that a name picks, all where no name is given; where none fits, all: the name may be a result's."""
    files = sorted(path.stem for path in folder.glob("bench_*.py"))
    picked = [stem for stem in files if not names or any(name in stem for name in names)]
    return picked or files


def measured(names: Sequence[str]) -> Iterator[Result]:
    """Run the benchmarks that names pick and yield their results."""
    for stem in chosen(names):
        whole = not names or any(name in stem for name in names)
        for result in import_module(f"tests.benchmarks.{stem}").benches():
            if whole or any(name in result.name for name in names):
                yield result


def row(result: Result) -> dict[str, object]:
    """Tell a result with stable keys; `against` and `ratio` are null where there is nothing to compare with."""
    compared = bool(result.against)
    return {
        "name": result.name,
        "ours": result.ours,
        "against": result.against if compared else None,
        "against_name": result.against_name,
        "ratio": result.ratio if compared else None,
        "unit": result.unit,
        "note": result.note,
    }


def line(result: Result) -> str:
    """Tell a result in one line."""
    against = f"{result.against:10.3f} {result.unit} {result.against_name}, {result.ratio:.1f} times" if result.against else ""
    return f"{result.name:<36} {result.ours:10.3f} {result.unit}  {against}  {result.note}".rstrip()


def main(arguments: Sequence[str]) -> int:
    """Run and print; 2 where a name picks nothing."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Run the benchmarks.")
    parser.add_argument("names", metavar="NAME", nargs="*", help="part of a benchmark's name")
    parser.add_argument("--json", action="store_true", help="print JSON")
    words = parser.parse_args(arguments)
    results = []
    for result in measured(words.names):
        results.append(row(result))
        if not words.json:
            sys.stdout.write(f"{line(result)}\n")
            sys.stdout.flush()
    if words.json:
        sys.stdout.write(json.dumps({"benchmarks": results}, indent=1) + "\n")
    if not results:
        sys.stderr.write(f"No benchmark is called {' or '.join(words.names)}.\n")
    return 0 if results else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
