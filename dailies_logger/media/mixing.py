"""Mix the channels of a clip to what a device plays, and measure them. Runs on the device's thread, so it is short and never waits."""

import numpy as np
from numpy.typing import NDArray

from dailies_logger.workflow.player.mix import Mix

SIDES = 2
"""The channels that a device is opened for: left and right, or one where the clip has one."""


def mixed(data: bytes, *, channels: int, mix: Mix) -> bytes:
    """Return interleaved 16-bit samples of `channels` as one mono channel where there is one, else as left and right.

    Two channels are left and right while both are heard. Else those heard are mixed to both sides, as loud as that many
    voices of one strength are together; one alone is as loud as it was recorded.
    """
    heard = mix.heard(channels)
    if channels <= SIDES and len(heard) == channels and mix.gain == 1:
        return data
    sides = min(SIDES, channels)
    samples = np.frombuffer(data, "<i2").reshape(-1, channels)
    if not heard or not mix.gain:
        return bytes(2 * sides * len(samples))
    if len(heard) == channels <= SIDES:
        loud = samples * np.float32(mix.gain)
    else:
        together = samples[:, heard].sum(axis=1, dtype=np.float32, keepdims=True)
        loud = np.repeat(together * np.float32(mix.gain / np.sqrt(len(heard))), sides, axis=1)
    return np.clip(np.rint(loud), -32768, 32767).astype("<i2").tobytes()


def highest(data: bytes, *, channels: int, mix: Mix) -> NDArray[np.float64]:
    """Return the highest sample of each channel, 0 to 1, as recorded; 0 for one that is muted."""
    samples = np.frombuffer(data, "<i2").reshape(-1, channels)
    peaks = np.zeros(channels)
    heard = list(mix.heard(channels))
    if len(samples) and heard:
        chosen = samples[:, heard]
        peaks[heard] = np.maximum(chosen.max(axis=0).astype(np.int32), -chosen.min(axis=0).astype(np.int32)) / 32768
    return peaks
