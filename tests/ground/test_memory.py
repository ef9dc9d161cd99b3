"""Prove that the memory of a process is read."""

import os
import subprocess
import sys

import pytest

from dailies_logger.ground import memory


def test_resident__of_this_process__grows_with_it() -> None:
    before = memory.resident(os.getpid())
    block = bytearray(b"x" * (64 << 20))
    assert memory.resident(os.getpid()) - before > (32 << 20)
    assert len(block) == 64 << 20


def test_resident__of_a_process_that_is_gone__is_zero() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert memory.resident(gone.pid) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no ps")
def test_ps__agrees_with_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert memory.resident(os.getpid()) > (4 << 20)
    assert memory.resident(2**31 - 2) == 0
