"""Read the project's own source, to measure it."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dailies_logger"
TESTS = ROOT / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """Hold one source file: its path from the root, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """Count the lines."""
        return self.text.count("\n")

    def imports(self) -> set[str]:
        """Return the dotted names it imports, anywhere in it."""
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
        return names

    def functions(self) -> Iterator[Function]:
        """Yield every function and method."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def classes(self) -> Iterator[ast.ClassDef]:
        """Yield every class."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))


@cache
def modules(folder: Path = PACKAGE) -> tuple[Module, ...]:
    """Read every module under a folder."""
    return tuple(_read(path) for path in sorted(folder.rglob("*.py")))


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT), text, ast.parse(text))


def length(node: Function | ast.ClassDef) -> int:
    """Count the lines of a function or class, decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def complexity(function: Function) -> int:
    """Count the ways through a function: one, and one more at each fork, also in the functions that it holds."""
    return 1 + sum(map(_forks, ast.walk(function)))


def _forks(node: ast.AST) -> int:
    """Count the ways that begin at a node: branches, loops, handlers, comprehensions, claims, and each `and` and `or`."""
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    return int(
        isinstance(node, ast.If | ast.IfExp | ast.For | ast.While | ast.ExceptHandler | ast.match_case | ast.comprehension | ast.Assert)
    )


def tracked() -> list[Path]:
    """List the files that git tracks; skips the test where there is no git."""
    import pytest

    try:
        listed = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.decode().split("\0") if name]
