"""Sounds whose shift is known, sounds that have nothing in common, and sound that repeats."""

import numpy as np
import pytest

from dailies_logger.media.sync_sound import HZ, Mono, lag, silent
from dailies_logger.workflow.syncing import GATE


def noise(seconds: float, *, seed: int = 7) -> Mono:
    return np.random.default_rng(seed).standard_normal(round(seconds * HZ)).astype(np.float32)


@pytest.mark.parametrize("later", [0, 1, -667, 20_021, -90_000])
def test_lag__to_the_sample_through_noise_and_another_level(later: int) -> None:
    night = noise(30)
    second = night[10 * HZ + later : 18 * HZ + later] * 0.1
    samples, ratio = lag(night[10 * HZ : 22 * HZ], second + noise(8, seed=8)[: len(second)] * 0.1)
    assert samples == later
    assert ratio > GATE


def test_lag__of_a_longer_one_counts_the_other_way() -> None:
    night = noise(20)
    assert lag(night[5 * HZ : 11 * HZ], night[2 * HZ : 15 * HZ])[0] == -3 * HZ


def test_lag__finds_a_piece_of_a_long_recording() -> None:
    night = noise(420)
    assert lag(night, night[200 * HZ + 77 :])[0] == 200 * HZ + 77


def test_lag__is_not_believed_of_sounds_with_nothing_in_common() -> None:
    assert max(lag(noise(6, seed=2 * pair), noise(6, seed=2 * pair + 1))[1] for pair in range(40)) == 1.0


def test_lag__is_not_believed_of_sound_that_repeats() -> None:
    for seed in range(12):
        room, loop = noise(20, seed=100 + seed), np.tile(noise(2, seed=seed), 10)
        assert lag(loop, loop[HZ // 2 : 6 * HZ])[1] < GATE
        played = loop + 0.1 * room
        assert lag(played, played[HZ // 2 : 6 * HZ] + 0.1 * noise(5.5, seed=200 + seed))[1] < GATE


def test_lag__finds_what_only_half_of_it_has() -> None:
    night = noise(40)
    dead = night[10 * HZ : 30 * HZ].copy()
    dead[: len(dead) // 2] = 0
    samples, ratio = lag(night, dead + noise(20, seed=9) * 0.5)
    assert samples == 10 * HZ
    assert ratio > GATE


def test_silent__tells_room_tone_from_nothing() -> None:
    assert silent(np.zeros(3 * HZ, np.float32))
    assert silent(noise(1) * 1e-5)
    assert not silent(np.concatenate([np.zeros(HZ, np.float32), noise(1) * 0.01]))
