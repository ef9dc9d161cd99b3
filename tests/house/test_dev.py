"""Test the setup command: what it finds missing, what it then does, and that it can be stopped and started again."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.tree import ROOT


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load packaging/dev.py, at work in a folder of its own."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "requirements.lock").write_text("a==1\n")
    venv = tmp_path / ".venv"
    places = {"ROOT": tmp_path, "VENV": venv, "PYTHON": Path(sys.executable), "LOCK": tmp_path / "requirements.lock"}
    for name, place in {**places, "STAMP": venv / "dev-ready"}.items():
        monkeypatch.setattr(module, name, place)
    return module


def _recorded(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, *codes: int) -> list[tuple[str, ...]]:
    """Let nothing really run: return the list that commands are written to; `codes` are their answers, then 0."""
    calls: list[tuple[str, ...]] = []
    answers = list(codes)

    def run(*command: object, **_: object) -> int:
        calls.append(tuple(map(str, command)))
        return answers.pop(0) if answers else 0

    monkeypatch.setattr(dev, "run", run)
    return calls


def test_dev__needs_nothing_but_the_standard_library() -> None:
    code = "import sys, runpy; runpy.run_path(sys.argv[1], run_name='looked at')"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code, str(ROOT / "packaging" / "dev.py")], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_dev__wrong_words_are_exit_2() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "packaging" / "dev.py"), "fly"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_set_up__does_nothing_where_all_is_done(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.VENV.mkdir()
    dev.STAMP.write_text(dev.fingerprint())
    calls = _recorded(dev, monkeypatch)
    dev.set_up()
    assert calls == []


def test_set_up__checks_hashes_and_writes_down_that_it_is_done(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.VENV.mkdir()
    calls = _recorded(dev, monkeypatch)
    dev.set_up()
    assert any("--require-hashes" in call for call in calls)
    assert any("--no-deps" in call and "-e" in call for call in calls)
    assert dev.STAMP.read_text() == dev.fingerprint()


def test_set_up__after_a_failed_install_is_not_called_done(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.VENV.mkdir()
    _recorded(dev, monkeypatch, 0, 1)
    with pytest.raises(dev.Stop, match="same command again"):
        dev.set_up()
    assert not dev.STAMP.exists()


def test_set_up__a_new_lock_is_installed_again(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.VENV.mkdir()
    dev.STAMP.write_text(dev.fingerprint())
    dev.LOCK.write_text("a==2\n")
    calls = _recorded(dev, monkeypatch)
    dev.set_up()
    assert any("--require-hashes" in call for call in calls)


def test_make_venv__half_an_environment_is_made_anew(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    (dev.VENV / "bin").mkdir(parents=True)
    (dev.VENV / "half").touch()
    calls = _recorded(dev, monkeypatch, 1)
    dev.make_venv()
    assert not (dev.VENV / "half").exists()
    assert calls[-1][1:3] == ("-m", "venv")


def test_find_python__an_old_one_looks_for_a_newer(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "sys", _Python((3, 9, 2)))
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/bin/{name}" if name == "python3.12" else None)
    assert dev.find_python() == "/bin/python3.12"
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    with pytest.raises(dev.Stop, match=r"This is Python 3\.9\. Install Python 3\.11 to 3\.13"):
        dev.find_python()


class _Python:
    def __init__(self, version: tuple[int, int, int]) -> None:
        self.version_info = version
        self.executable = "old"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no root")
def test_install_packages__without_root_prints_the_exact_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    calls = _recorded(dev, monkeypatch)
    assert not dev.install_packages(["libportaudio2", "xvfb"])
    assert "    sudo apt-get install -y --no-install-recommends libportaudio2 xvfb\n" in capsys.readouterr().out
    assert calls == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no root")
def test_install_packages__as_root_installs_and_updates_the_list_where_it_must(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    calls = _recorded(dev, monkeypatch, 100)
    assert dev.install_packages(["xvfb"])
    assert [call[1] for call in calls] == ["install", "update", "install"]


def test_missing_libraries__really_loads_them(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "LOADS", (("ours", "import sys", ["a"]), ("theirs", "import no_such_library", ["b"])))
    assert dev.missing_libraries() == [("theirs", ["b"])]


def test_check_libraries__without_qt_is_one_sentence(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "missing_libraries", lambda: [("Qt", ["libgl1"])])
    monkeypatch.setattr(dev, "install_packages", lambda _: False)
    with pytest.raises(dev.Stop, match="Qt does not load"):
        dev.check_libraries()


def test_check__goes_on_after_a_failure_and_sums_up(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "check_libraries", lambda: None)
    monkeypatch.setattr(dev, "check_tools", lambda: None)
    calls = _recorded(dev, monkeypatch, 0, 1)
    assert dev.check(["-k", "slate"]) == 1
    assert len(calls) == len(dev.CHECKS)
    assert calls[-1][-2:] == ("-k", "slate")
    summary = capsys.readouterr().out.partition("=== summary")[2]
    assert [line.split()[0] for line in summary.splitlines() if line] == ["ok", "FAILED", "ok", "ok", "ok"]


def test_has_screen__on_linux_asks_the_environment(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.has_screen()
    monkeypatch.delenv("DISPLAY")
    assert not dev.has_screen()
