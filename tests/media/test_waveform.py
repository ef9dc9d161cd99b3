"""Draw loudness: a peak for each hundredth of a second, none lost."""

import numpy as np
import pytest
from numpy.typing import NDArray

from dailies_logger.domain.picture import SoundBlock
from dailies_logger.media.waveform import peaks


class MadeSound:
    """Give the samples of an array (the Sound port)."""

    def __init__(self, samples: NDArray[np.int16], *, rate: int) -> None:
        self._samples = samples
        self.sample_rate = rate
        self.channels = samples.shape[1]

    def block(self, start: int, samples: int, *, stride: int = 1) -> SoundBlock:
        data = self._samples[start : start + samples].astype("<i2").tobytes()
        return SoundBlock(start=start, sample_rate=self.sample_rate, channels=self.channels, data=data)

    def close(self) -> None:
        self._samples = self._samples[:0]


@pytest.mark.parametrize("rate", [48_000, 44_100, 22_050])
def test_peaks__finds_a_clap_at_its_hundredth(rate: int) -> None:
    samples = np.zeros((rate * 25, 2), np.int16)
    for second, value in ((0.0, 32767), (3.505, -32768), (12.3456, 16384), (24.9999, 8192)):
        samples[int(second * rate), 1] = value
    found = peaks(MadeSound(samples, rate=rate), samples=len(samples))
    assert len(found) == 2500
    assert {place: value for place, value in enumerate(found) if value} == {0: 255, 350: 255, 1234: 128, 2499: 64}


def test_peaks__has_one_for_a_broken_last_hundredth() -> None:
    samples = np.full((1000, 1), 300, np.int16)
    assert peaks(MadeSound(samples, rate=48_000), samples=1000) == bytes([2, 2, 2])
    assert peaks(MadeSound(samples, rate=48_000), samples=0) == b""
