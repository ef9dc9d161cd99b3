"""Kill a process that labels with -9, again and again: what it acknowledged is there, and no half Edit is."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.store.library import open_library
from tests.support.library_maker import fill, make_library

CHILD = Path(__file__).parents[1] / "support" / "store_child.py"
ROUNDS = int(os.environ.get("DAILIES_KILL_ROUNDS", "10"))


def _kill_while_labelling(path: Path, author: UUID, clip: UUID, *, after: float) -> list[UUID]:
    """Let a child label, kill it so many seconds after its first label, and return what it acknowledged."""
    run = [sys.executable, str(CHILD), "label", str(path), str(author), str(clip)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, cwd=CHILD.parents[2]) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        lines = (first + child.stdout.read()).split(b"\n")
    return [UUID(line.decode()) for line in lines if len(line) == 36]


def test_write__acknowledged_labels_outlive_kill_9(tmp_path: Path) -> None:
    made = make_library(tmp_path / "show.dailies")
    fill(made, takes=1)
    clip = made.library.where(Clip)[0]
    made.library.close()
    dice = random.Random(4)
    acknowledged: list[UUID] = []
    for _ in range(ROUNDS):
        acknowledged += _kill_while_labelling(made.library.path, made.person.id, clip.id, after=dice.random() * 0.12)
        library = open_library(made.library.path)
        labels = library.where(Label)
        assert set(acknowledged) <= {label.id for label in labels}
        assert len(labels) % 2 == 0
        assert library.version() == 2 + len(labels) // 2
        assert library.check() == []
        library.close()
    assert len(acknowledged) > ROUNDS


def test_write__goes_on_while_another_process_writes(tmp_path: Path) -> None:
    made = make_library(tmp_path / "show.dailies")
    fill(made, takes=1)
    clip = made.library.where(Clip)[0]
    run = [sys.executable, str(CHILD), "label", str(made.library.path), str(made.person.id), str(clip.id)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, cwd=CHILD.parents[2]) as child:
        assert child.stdout is not None
        child.stdout.readline()
        before = made.library.version()
        for seed in range(3, 23):
            fill(made, takes=1, seed=seed)
        for _ in range(200):
            if made.library.version() > before + 20:
                break
            time.sleep(0.05)
        assert made.library.version() > before + 20
        child.send_signal(signal.SIGKILL)
        child.stdout.read()
    assert made.library.count(Clip) == 42
    assert made.library.check() == []
