"""Make the sound of the sample shoot: the sea, two murmuring voices, a clap; and write broadcast WAV files."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HZ = 48_000
CLAP_SECONDS, CLAP_HZ = 0.04, 1000

Samples = NDArray[np.int16]
_PITCH = {"NELL": 196.0, "IVO": 118.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Hold that somebody speaks from a second of the take for some seconds."""

    who: str
    start: float
    seconds: float


def openness(lines: Sequence[Line], who: str, second: float) -> float:
    """Return how far a mouth is open (0 to 1): syllables, four a second, within the lines."""
    for line in lines:
        at = second - line.start
        if line.who == who and 0 <= at < line.seconds:
            return float(abs(np.sin(at * np.pi * 4)) * min(1, 8 * at, 8 * (line.seconds - at)))
    return 0.0


def take_sound(lines: Sequence[Line], *, samples: int, clap: int, seed: int) -> Samples:
    """Return one take's sound: a clap at sample `clap`, voices on the lines, and a sea that never repeats."""
    rng = np.random.default_rng(seed)
    time = np.arange(samples) / HZ
    sea = np.convolve(rng.standard_normal(samples + 63), np.ones(64) / 8, mode="valid")
    sound = sea * 300 * (1 + 0.5 * np.sin(time * 1.1 + seed)) + 120 * np.sin(2 * np.pi * 55 * time)
    for line in lines:
        start, end = int(line.start * HZ), min(samples, int((line.start + line.seconds) * HZ))
        at = time[start:end] - line.start
        envelope = np.abs(np.sin(at * np.pi * 4)) * np.minimum(1, np.minimum(8 * at, 8 * (line.seconds - at)))
        pitch = _PITCH[line.who] * (1 + 0.06 * np.sin(2 * np.pi * 0.7 * at + start % 7))
        phase = 2 * np.pi * np.cumsum(pitch) / HZ
        sound[start:end] += envelope * (2600 * np.sin(phase) + 1300 * np.sin(2 * phase) + 700 * np.sin(5 * phase))
    burst = min(int(CLAP_SECONDS * HZ), samples - clap)
    sound[clap : clap + burst] += 24_000 * np.sin(2 * np.pi * CLAP_HZ * np.arange(burst) / HZ)
    return np.asarray(np.clip(sound, -32_000, 32_000), dtype=np.int16)


def write_wave(
    path: Path, channels: Samples, *, time_reference: int | None = None, recorded: datetime | None = None, ixml: str = ""
) -> None:
    """Write a broadcast WAV of 16-bit samples, one row a channel.

    `time_reference` (samples since midnight) adds a bext chunk after EBU Tech 3285, `ixml` the recorder's notes.
    """
    rows, _ = channels.shape
    data = np.ascontiguousarray(channels.T).astype("<i2").tobytes()
    parts = [(b"fmt ", struct.pack("<HHIIHH", 1, rows, HZ, HZ * rows * 2, rows * 2, 16))]
    if time_reference is not None:
        stamp = (recorded or datetime(2000, 1, 1)).strftime("%Y-%m-%d%H:%M:%S").encode()  # noqa: DTZ001 - a recorder knows no zone
        parts.append((b"bext", struct.pack("<256s32s32s18sQH", b"", b"Dailies Logger", b"", stamp, time_reference, 1).ljust(602, b"\0")))
    parts.append((b"data", data))
    if ixml:
        parts.append((b"iXML", ixml.encode()))
    body = b"".join(name + struct.pack("<I", len(chunk)) + chunk + b"\0" * (len(chunk) % 2) for name, chunk in parts)
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body)
