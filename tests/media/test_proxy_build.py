"""Build one proxy with a real child: progress, pause, cancel, and a child that falls."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError
from dailies_logger.ground.children import Children
from dailies_logger.media import pts_table
from dailies_logger.media.proxy_build import LIMITS, Building
from tests.support.clips import make_clip
from tests.support.proxies import clip_of, source_of


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    with Children("proxy", limits=LIMITS) as made:
        yield made


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    return clip_of(make_clip(tmp_path_factory.mktemp("build") / "a.mov", frames=90, size=(640, 360)))


def _no(*_: object) -> bool:
    return False


def test_finish__reports_every_step_and_keeps_the_table(children: Children, clip: Clip, tmp_path: Path) -> None:
    steps: list[tuple[Clip, int, int]] = []
    kept: list[bytes] = []
    run = Building(children=children, clip=clip, progress=lambda *step: steps.append(step), cancelled=_no, paused=_no)
    assert run.finish(tmp_path / "a.mov", b"", lambda _, data: kept.append(data))
    assert steps[-1] == (clip, 90, 90)
    assert pts_table.decode(kept[0]) == source_of(Path(os.fsdecode(clip.path))).table
    assert run.finish(tmp_path / "b.mov", kept[0], lambda _, data: kept.append(data))
    assert len(kept) == 1


def test_finish__waits_while_paused_and_goes_on(children: Children, clip: Clip, tmp_path: Path) -> None:
    pause = threading.Event()
    pause.set()
    threading.Timer(0.3, pause.clear).start()
    began = time.monotonic()
    run = Building(children=children, clip=clip, progress=lambda *_: None, cancelled=_no, paused=pause.is_set)
    assert run.finish(tmp_path / "a.mov", b"", lambda *_: None)
    assert time.monotonic() - began >= 0.3


def test_finish__is_cancelled_at_once_also_while_paused(children: Children, clip: Clip, tmp_path: Path) -> None:
    began = time.monotonic()
    run = Building(
        children=children, clip=clip, progress=lambda *_: None, cancelled=lambda: time.monotonic() > began + 0.3, paused=lambda: True
    )
    assert not run.finish(tmp_path / "a.mov", b"", lambda *_: None)
    assert time.monotonic() - began < 5


def test_finish__says_what_felled_the_child(clip: Clip, tmp_path: Path) -> None:
    with Children("", program=(sys.executable, "-c", "import os; os._exit(9)")) as falling:
        run = Building(children=falling, clip=clip, progress=lambda *_: None, cancelled=_no, paused=_no)
        with pytest.raises(MediaError, match=r"^a is damaged in a way that stops the reader, so it gets no proxy\."):
            run.finish(tmp_path / "a.mov", b"", lambda *_: None)
