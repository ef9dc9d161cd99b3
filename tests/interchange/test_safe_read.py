"""Files from outside, within limits."""

import os
import sys
from pathlib import Path

import pytest

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.interchange.safe_read import read_bytes


def test_read_bytes__the_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "report #1.ale"
    file.write_bytes(b"\x00\xff report")
    assert read_bytes(file) == b"\x00\xff report"


def test_read_bytes__at_the_limit_and_beyond(tmp_path: Path) -> None:
    file = tmp_path / "big.csv"
    file.write_bytes(b"x" * (1 << 20))
    assert len(read_bytes(file, limit=1 << 20)) == 1 << 20
    file.write_bytes(b"x" * ((1 << 20) + 1))
    with pytest.raises(ExchangeError, match=r"big\.csv has more than 1 MB"):
        read_bytes(file, limit=1 << 20)


def test_read_bytes__not_there_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"gone.ale is not there"):
        read_bytes(tmp_path / "gone.ale")
    with pytest.raises(ExchangeError, match="is no file that can be read"):
        read_bytes(tmp_path)
    with pytest.raises(ExchangeError, match="cannot be read"):
        read_bytes(Path("a\0b"))


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes by name")
def test_read_bytes__a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ale")
    with pytest.raises(ExchangeError, match="is no file"):
        read_bytes(tmp_path / "pipe.ale")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read")
def test_read_bytes__not_allowed(tmp_path: Path) -> None:
    file = tmp_path / "secret.ale"
    file.write_bytes(b"x")
    file.chmod(0)
    with pytest.raises(ExchangeError, match="cannot be read"):
        read_bytes(file)
