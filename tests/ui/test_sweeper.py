import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.ui.sweeper import Sweeper, sweep


class Ring:
    """Hold itself, and tell in which thread it was taken down."""

    gone_in: list[threading.Thread]

    def __init__(self, gone_in: list[threading.Thread]) -> None:
        self.gone_in, self.itself = gone_in, self

    def __del__(self) -> None:
        self.gone_in.append(threading.current_thread())


@pytest.fixture
def sweeper() -> Iterator[Sweeper]:
    """Sweep for the length of a test, and leave the collector as it was found."""
    was = gc.isenabled()
    made = Sweeper()
    yield made
    made.stop()
    gc.enable() if was else gc.disable()


def litter(gone_in: list[threading.Thread], kept: list[list[int]]) -> None:
    """Make rubbish, and more than enough objects for Python to look for it."""
    Ring(gone_in)
    kept.extend([at] for at in range(20_000))


def test_sweep__takes_rubbish_of_other_threads_down_in_the_window_s_thread(qtbot: QtBot, sweeper: Sweeper) -> None:
    gone_in: list[threading.Thread] = []
    kept: list[list[int]] = []
    other = threading.Thread(target=litter, args=(gone_in, kept))
    other.start()
    other.join()
    assert gone_in == []

    def gone() -> bool:
        """Make more, as a program does: what others free meanwhile is counted off against it."""
        kept.extend([at] for at in range(2_000))
        return bool(gone_in)

    qtbot.waitUntil(gone)
    assert gone_in == [threading.main_thread()]


def test_sweep__does_nothing_where_little_was_made(sweeper: Sweeper) -> None:
    gc.collect()
    assert sweep() == 0


def test_sweep__looks_through_older_ones_as_often_as_python_does(sweeper: Sweeper, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", asked.append)
    for count in ((701, 0, 0), (701, 11, 0), (701, 11, 11), (700, 11, 11), (701, 0, 11)):
        monkeypatch.setattr(gc, "get_count", lambda count=count: count)
        sweep()
    assert asked == [0, 1, 2, 0]


def test_stop__gives_python_its_own_way_back(sweeper: Sweeper) -> None:
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 0
    sweeper.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
