"""Draw the loudness of a whole clip in few bytes."""

import numpy as np

from dailies_logger.workflow.ports import Sound

PEAKS_A_SECOND = 100
_SECONDS_AT_ONCE = 10


def peaks(sound: Sound, *, samples: int) -> bytes:
    """Return one byte for each hundredth of a second from sample 0 on: the highest sample of any channel, 255 = full scale."""
    whole = _SECONDS_AT_ONCE * sound.sample_rate
    return b"".join(_of_piece(sound, start, min(whole, samples - start)) for start in range(0, samples, whole))


def _of_piece(sound: Sound, start: int, samples: int) -> bytes:
    """Return the peaks of at most ten seconds, which begin on a peak's edge."""
    block = np.frombuffer(sound.block(start, samples).data, "<i2").reshape(-1, sound.channels)
    loud = np.abs(block.astype(np.int32)).max(axis=1)
    edges = np.arange(0, samples * PEAKS_A_SECOND, sound.sample_rate) // PEAKS_A_SECOND
    highest = np.maximum.reduceat(loud, edges)
    return np.asarray(np.minimum(255, (highest * 255 + 16384) // 32768), np.uint8).tobytes()
