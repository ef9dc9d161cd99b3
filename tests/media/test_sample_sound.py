"""Prove that the sample's sound has its clap, its voices and its notes."""

import wave
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from dailies_logger.media.sample_sound import CLAP_HZ, HZ, Line, openness, take_sound, write_wave

LINES = (Line(who="NELL", start=2.0, seconds=1.0), Line(who="IVO", start=3.5, seconds=1.0))


def test_openness__only_while_speaking() -> None:
    assert openness(LINES, "NELL", 2.375) > 0.9
    assert [openness(LINES, "NELL", second) for second in (1.9, 3.0, 3.9)] == [0, 0, 0]
    assert openness(LINES, "IVO", 3.875) > 0.9


def test_take_sound__clap_is_a_tone_of_one_kilohertz() -> None:
    sound = take_sound(LINES, samples=HZ * 5, clap=HZ, seed=1)
    clap = sound[HZ : HZ + 1920].astype(float)
    assert int(np.argmax(np.abs(np.fft.rfft(clap)))) * HZ // 1920 == CLAP_HZ
    assert np.abs(sound[: HZ - 10]).max() < 4000


def test_take_sound__voices_rise_over_the_sea() -> None:
    sound = take_sound(LINES, samples=HZ * 6, clap=100, seed=1).astype(float)
    assert sound[int(2.2 * HZ) : int(2.8 * HZ)].std() > 2 * sound[int(4.9 * HZ) :].std()


def test_take_sound__takes_never_repeat__but_a_take_is_always_the_same() -> None:
    one, again, other = (take_sound(LINES, samples=HZ * 3, clap=100, seed=seed) for seed in (1, 1, 2))
    assert (one == again).all()
    assert abs(np.corrcoef(one[5000 : HZ * 2], other[5000 : HZ * 2])[0, 1]) < 0.5
    assert (one[5000 : HZ * 2] != other[5000 : HZ * 2]).mean() > 0.9


@pytest.mark.parametrize("ixml", ["", "<BWFXML/>"])
def test_write_wave__opens_everywhere(tmp_path: Path, ixml: str) -> None:
    path = tmp_path / "a.wav"
    both = np.array([[1, 2, 3], [-1, -2, -3]], dtype=np.int16)
    write_wave(path, both, time_reference=7, recorded=datetime(2026, 11, 16), ixml=ixml)  # noqa: DTZ001 - a recorder knows no zone
    with wave.open(str(path)) as read:
        assert (read.getnchannels(), read.getframerate(), read.getnframes()) == (2, HZ, 3)
        assert read.readframes(3) == np.ascontiguousarray(both.T).astype("<i2").tobytes()
    assert path.stat().st_size % 2 == 0
    assert ixml.encode() in path.read_bytes()
