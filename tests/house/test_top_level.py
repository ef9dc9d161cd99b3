"""Hold the frame: nothing beside the agreed folders, no names of machines, nothing generated or heavy."""

import importlib.util
import re
import sys

from tests.support.tree import ROOT, modules, tracked

FRAME = {"dailies_logger", "resources", "tests", "packaging", "pyproject.toml", "README.md"}
NAMES_A_MACHINE = re.compile(
    rb"/home/\w|/Users/\w|/root/|[A-Z]:\\Users|/work/|https?://(?:10\.|192\.168\.)|[\w.-]+\.(?:internal|lan|corp)\b"
)
STANDARD = {"test_top_level.py"}


def test_frame__holds_what_was_agreed_and_nothing_else() -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert {top for top in tops if not top.startswith(".")} == FRAME


def test_files__name_no_machine() -> None:
    named = {
        f"{path.relative_to(ROOT)}: {found[0]!r}"
        for path in tracked()
        if path.is_file() and path.name not in STANDARD and (found := NAMES_A_MACHINE.search(path.read_bytes()))
    }
    assert not named


def test_lock__has_hashes_and_no_host_names() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    code = [line for line in lock.splitlines() if not line.lstrip().startswith("#")]
    pinned = [line for line in code if "==" in line]
    assert len(pinned) > 20
    assert all(line.rstrip().endswith("\\") for line in pinned)
    assert "--hash=sha256:" in lock
    assert "://" not in lock
    assert "index-url" not in "\n".join(code)


def test_lock__keeps_the_safe_qt() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    assert "pyside6-essentials==6.11.3" in lock


def test_packaging__shadows_no_module() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    names = {path.stem for path in (ROOT / "packaging").glob("*.py")}
    assert names
    assert not names & sys.stdlib_module_names
    assert [name for name in sorted(names) if importlib.util.find_spec(name) is not None] == []


def test_files__none_is_heavy() -> None:
    heavy = {f"{path.relative_to(ROOT)}: {path.stat().st_size}" for path in tracked() if path.is_file() and path.stat().st_size > 1_500_000}
    assert not heavy


def test_code__asks_for_nothing_to_be_done_later() -> None:
    marks = re.compile(r"#\s*(?:TODO|FIXME|XXX|HACK)\b")
    assert not {str(module.path) for module in modules() if marks.search(module.text)}
