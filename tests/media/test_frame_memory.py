"""Share one memory of decoded frames among readers, never beyond its bytes."""

import pytest
from av.video.frame import VideoFrame

from dailies_logger.media.frame_memory import FrameMemory


def _frame() -> VideoFrame:
    return VideoFrame(64, 32, "gray")


def _size() -> int:
    memory = FrameMemory()
    memory.keep("one", 0, _frame())
    return memory.held


@pytest.fixture
def memory() -> FrameMemory:
    return FrameMemory(3 * _size())


def test_keep__drops_what_was_used_longest_ago_whoever_owns_it(memory: FrameMemory) -> None:
    memory.keep("A", 0, _frame())
    memory.keep("B", 0, _frame())
    memory.keep("B", 1, _frame())
    assert memory.get("A", 0) is not None
    memory.keep("B", 2, _frame())
    assert memory.get("B", 0) is None
    assert memory.get("A", 0) is not None
    assert memory.held == 3 * _size()


def test_keep__of_the_same_frame_counts_once(memory: FrameMemory) -> None:
    again = _frame()
    memory.keep("A", 0, _frame())
    memory.keep("A", 0, again)
    assert memory.held == _size()
    assert memory.get("A", 0) is again


def test_keep__leaves_the_newest_however_large() -> None:
    memory = FrameMemory(1)
    memory.keep("A", 0, _frame())
    memory.keep("A", 1, _frame())
    assert memory.get("A", 0) is None
    assert memory.get("A", 1) is not None


def test_forget__drops_one_owner_alone(memory: FrameMemory) -> None:
    memory.keep("A", 0, _frame())
    memory.keep("B", 0, _frame())
    memory.forget("A")
    assert memory.get("A", 0) is None
    assert memory.get("B", 0) is not None
    assert memory.held == _size()
