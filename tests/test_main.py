"""Test the ways in: the window, the command line, and the children that leave before anything loads."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from dailies_logger import __main__
from dailies_logger.ground.children import Children


@pytest.mark.parametrize("place", __main__.CHILDREN.values())
def test_children__each_task_has_its_function(place: str) -> None:
    module, _, name = place.partition(":")
    assert callable(getattr(import_module(module), name))


def test_child__an_unknown_task_is_exit_2() -> None:
    done = subprocess.run([sys.executable, "-m", "dailies_logger", "--child", "nothing"], input=b"", capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


def test_child__answers_through_the_same_door(sample_shoot: Path) -> None:
    clip = next(sample_shoot.rglob("*.mov"))
    with Children("otio") as children:
        reply = children.ask({"path": str(clip)})
    assert isinstance(reply, dict)
    assert clip.name in str(reply["trouble"])


def test_child__leaves_before_the_application_loads() -> None:
    code = (
        "import sys; sys.argv = ['x', '--child', 'nothing']; from dailies_logger.__main__ import window; window(); "
        "sys.exit(str({name for name in sys.modules if name.startswith(('PySide6', 'sqlalchemy', 'dailies_logger.app'))} or ''))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.strip() == ""


def test_dailies__reads_the_words_of_the_process(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["dailies", "check", "nowhere.dailies"])
    assert __main__.dailies() == 2
    assert "nowhere.dailies" in capsys.readouterr().err
