"""Test that the command line gets real libraries and real media."""

import subprocess
import sys
from pathlib import Path

import pytest

from dailies_logger.app.command import RealDesks, main
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate


def test_main__writes_to_the_streams_of_the_process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "a.dailies"), "--title", "Pier"]) == 0
    assert "Pier" in capsys.readouterr().out
    assert main(["new", str(tmp_path / "a.dailies"), "--title", "Pier"]) == 2
    assert "a.dailies" in capsys.readouterr().err


def test_desks__make_and_open_the_same_library(tmp_path: Path) -> None:
    desks = RealDesks()
    made = desks.make(tmp_path / "a.dailies", title="Pier", rate=FrameRate.of(25), slating=Slating.UK, person_name="Ann")
    made.library.close()
    opened = desks.open(tmp_path / "a.dailies", person_name="Ann")
    assert opened.library.production() == made.library.production()
    assert opened.person == made.person
    opened.library.close()


def test_command__help_loads_no_library_no_decoder_and_no_window() -> None:
    code = (
        "import sys; from dailies_logger.__main__ import dailies; sys.argv = ['dailies', '--help']; dailies(); "
        "sys.exit(str({'av', 'PySide6', 'opentimelineio', 'numpy', 'sqlalchemy', 'sounddevice'} & set(sys.modules) or ''))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.strip() == ""
    assert "usage: dailies" in done.stdout
