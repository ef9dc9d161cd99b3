import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from dailies_logger.ui import key_moment
from dailies_logger.ui.key_moment import KeyMoment


class Clock:
    """Stand for `perf_counter`."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(key_moment, "perf_counter", made)
    return made


def key(stamp: int) -> QKeyEvent:
    made = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier)
    made.setTimestamp(stamp)
    return made


def test_down__is_when_the_key_went_down_however_late_it_is_heard(clock: Clock) -> None:
    moment = KeyMoment()
    moment.hear(key(7_000))
    assert moment.down() == 100.0
    clock.now = 103.4
    moment.hear(key(10_000))
    assert moment.down() == pytest.approx(103.0)
    clock.now = 103.5
    moment.hear(key(10_000))
    assert moment.down() == pytest.approx(103.0), "the same key comes by as a shortcut and as a press"


def test_down__the_promptest_of_the_last_keys_is_on_time(clock: Clock) -> None:
    moment = KeyMoment()
    moment.hear(key(1_000))
    for stamp in range(2_000, 2_000 + key_moment.KEYS):
        clock.now = stamp / 1000 + 99.5
        moment.hear(key(stamp))
    assert moment.down() == pytest.approx(clock.now), "a clock that runs apart is followed"


def test_down__of_no_key_or_of_one_without_a_stamp_or_of_another_clock_is_not_told(clock: Clock) -> None:
    moment = KeyMoment()
    assert moment.down() is None
    moment.hear(key(0))
    assert moment.down() is None
    moment.hear(key(50_000))
    moment.hear(key(3))
    assert moment.down() == 100.0, "two stamps that lie minutes apart are of two clocks"
    clock.now += 2 * key_moment.GOOD_FOR
    assert moment.down() is None
