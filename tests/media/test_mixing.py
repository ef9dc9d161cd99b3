"""Mix channels to what a device plays: which are heard, how loud, and on which side."""

import numpy as np
import pytest

from dailies_logger.media.mixing import highest, mixed
from dailies_logger.workflow.player.mix import Mix


def _mixed(*values: int, **mix: object) -> list[int]:
    data = np.array([values] * 3, "<i2").tobytes()
    out = np.frombuffer(mixed(data, channels=len(values), mix=Mix(**mix)), "<i2").reshape(3, -1)  # type: ignore[arg-type]  # named by the test
    assert len({tuple(row) for row in out.tolist()}) == 1
    return [int(value) for value in out[0]]


@pytest.mark.parametrize(
    ("values", "muted", "sides"),
    [
        ((700,), (), [700]),
        ((700,), (0,), [0]),
        ((700, -300), (), [700, -300]),
        ((700, -300), (0,), [-300, -300]),
        ((700, -300), (0, 1), [0, 0]),
        ((1000, 2000, 3000, -2000), (), [2000, 2000]),
        ((1000, 2000, 3000, -2000), (0, 1, 3), [3000, 3000]),
        ((1000, 2000, 3000, -2000), (1, 2), [-707, -707]),
        ((32767,) * 9, (), [32767, 32767]),
        ((-32768,) * 9, (), [-32768, -32768]),
    ],
)
def test_mixed__hears_what_is_not_muted(values: tuple[int, ...], muted: tuple[int, ...], sides: list[int]) -> None:
    assert _mixed(*values, muted=frozenset(muted)) == sides


def test_mixed__takes_the_volume() -> None:
    assert _mixed(10_000, -20_000, volume=60) == [1000, -2000]
    assert _mixed(10_000, volume=60) == [1000]
    assert _mixed(1000, 2000, 3000, -2000, volume=60) == [200, 200]
    assert _mixed(10_000, -20_000, volume=0) == [0, 0]
    assert _mixed(10_000, -20_000, mute=True) == [0, 0]


def test_highest__is_as_recorded_and_nothing_where_it_is_muted() -> None:
    data = np.array([[100, -32768, 5], [-300, 20, 7]], "<i2").tobytes()
    assert (highest(data, channels=3, mix=Mix(volume=10)) * 32768).tolist() == [300, 32768, 7]
    assert (highest(data, channels=3, mix=Mix(muted=frozenset({1}))) * 32768).tolist() == [300, 0, 7]
    assert highest(b"", channels=3, mix=Mix()).tolist() == [0, 0, 0]
