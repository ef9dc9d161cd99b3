"""Prove that the import contracts hold, and that each of them breaks where somebody breaks it."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.tree import PACKAGE, ROOT, modules

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

VIOLATIONS = [
    ("layers", "workflow/finding.py", "import dailies_logger.store"),
    ("layers", "domain/clip.py", "import dailies_logger.workflow"),
    ("layers", "ui/__init__.py", "import dailies_logger.store"),
    ("layers", "ground/places.py", "import dailies_logger.domain"),
    ("layers", "reports/__init__.py", "import dailies_logger.media"),
    ("layers", "app/compose.py", "import dailies_logger.__main__"),
    ("qt", "workflow/finding.py", "import PySide6.QtCore"),
    ("qt", "store/library.py", "def late() -> None:\n    from PySide6 import QtCore"),
    ("sql", "cli/main.py", "import sqlite3"),
    ("sql", "app/compose.py", "from sqlalchemy import select"),
    ("otio", "workflow/exporting.py", "import opentimelineio"),
    ("media", "ui/__init__.py", "import av"),
    ("media", "workflow/facts.py", "import numpy"),
    ("media", "app/compose.py", "import sounddevice"),
    ("media", "store/library.py", "import xxhash"),
    ("domain", "domain/label.py", "import platformdirs"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts over the package in a folder."""
    call = [sys.executable, "-c", LINT, "--no-cache", "--config", str(folder / "pyproject.toml")]
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    return subprocess.run(call, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the package and its contracts, to break them."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, folder / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_contracts__hold(house: Path) -> None:
    done = lint(house)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(("contract", "module", "line"), VIOLATIONS)
def test_contracts__break_where_somebody_breaks_them(house: Path, contract: str, module: str, line: str) -> None:
    path = house / PACKAGE.name / module
    before = path.read_bytes()
    path.write_bytes(before + f"\n\n{line}\n".encode())
    try:
        done = lint(house)
    finally:
        path.write_bytes(before)
    assert done.returncode == 1
    assert f"{_names()[contract]} BROKEN" in done.stdout


def test_contracts__a_package_outside_the_layers_breaks_them(house: Path) -> None:
    stray = house / PACKAGE.name / "stray"
    stray.mkdir()
    (stray / "__init__.py").touch()
    try:
        done = lint(house)
    finally:
        shutil.rmtree(stray)
    assert done.returncode == 1


def test_contracts__every_one_is_shown_to_break() -> None:
    assert {contract for contract, _, _ in VIOLATIONS} == set(_names())


def test_domain__imports_the_standard_library_alone() -> None:
    foreign = {
        f"{module.path}: {name}"
        for module in modules(PACKAGE / "domain")
        for name in module.imports()
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("dailies_logger.")
    }
    assert not foreign


def test_layers__each_says_what_it_may_import() -> None:
    for layer in PACKAGE.glob("*/__init__.py"):
        said = ast.get_docstring(ast.parse(layer.read_text(encoding="utf-8"))) or ""
        assert "May import:" in said or layer.parent.parent != PACKAGE, layer


def _names() -> dict[str, str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return {each["id"]: each["name"] for each in contracts}
