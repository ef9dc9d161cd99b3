"""The benchmark of the sound clock runs, sees an offset where there is one, and the picture keeps within half a frame."""

import pytest

from dailies_logger.media.sound_out import DeviceSoundOut
from tests.benchmarks.bench_player_sound import HALF_A_FRAME, SAMPLES, benches, offset


def test_offset__is_nothing_during_the_frame_and_grows_outside_it() -> None:
    a_frame = SAMPLES * 1001 / 24000
    assert offset(10, 10.5 * a_frame) == 0
    assert offset(10, 11.5 * a_frame) == pytest.approx(0.5)
    assert offset(10, 9.25 * a_frame) == pytest.approx(0.75)


def test_benches__keep_the_picture_within_half_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAILIES_BENCH_SOUND", "0.5")
    for result in benches(seconds=20):
        assert 0 < result.ours <= HALF_A_FRAME, result.name


def test_benches__see_a_clock_that_counts_what_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DeviceSoundOut, "played", lambda self: self._asked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.benchmarks.bench_player_sound._real", lambda seconds: ())
        assert all(result.ours > HALF_A_FRAME for result in benches(seconds=20))
