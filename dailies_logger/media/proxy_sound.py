"""Carry a clip's sound over into its proxy: every track, compact, each sample at the time of its picture."""

from fractions import Fraction
from typing import cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer

from dailies_logger.media.sound import ClipSound, Samples

_BITS_A_CHANNEL = 96_000
_AAC_RATES = {8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000}


class ProxySound:
    """Write the sound of a clip in step with its pictures.

    One channel is a mono track, two are a stereo one, more become a mono track each. AAC, or PCM at a rate that AAC lacks.
    """

    def __init__(self, movie: OutputContainer, sound: ClipSound) -> None:
        self._sound = sound
        self._done = 0
        self._voices = [_Voice(movie, rate=sound.sample_rate, rows=rows) for rows in rows_of(sound.tracks)]

    def until(self, seconds: Fraction, *, last: bool = False) -> None:
        """Write the samples before a time since the first picture, half a second or more at once; the `last` ones whatever they are."""
        rate = self._sound.sample_rate
        end = round(seconds * rate)
        while end - self._done >= (1 if last else rate // 2):
            count = min(rate, end - self._done)
            heard = self._sound.voices(self._done, count)
            for voice in self._voices:
                voice.write(heard, at=self._done)
            self._done += count

    def end(self) -> None:
        """Write what the encoders still hold."""
        for voice in self._voices:
            voice.end()


class _Voice:
    """Write one track: some rows of all that is heard."""

    def __init__(self, movie: OutputContainer, *, rate: int, rows: range) -> None:
        self._movie, self._rate, self._rows = movie, rate, rows
        self._layout = "stereo" if len(rows) == 2 else "mono"
        codec = "aac" if rate in _AAC_RATES else "pcm_s16le"
        self._stream = cast("AudioStream", movie.add_stream(codec, rate=rate, layout=self._layout))
        if codec == "aac":
            self._stream.bit_rate = _BITS_A_CHANNEL * len(rows)

    def write(self, heard: Samples, *, at: int) -> None:
        """Write a piece that begins at sample `at`."""
        rows = np.ascontiguousarray(heard[self._rows.start : self._rows.stop])
        frame = av.AudioFrame.from_ndarray(rows, format="fltp", layout=self._layout)
        frame.sample_rate, frame.pts, frame.time_base = self._rate, at, Fraction(1, self._rate)
        self._movie.mux(self._stream.encode(frame))

    def end(self) -> None:
        """Write what the encoder still holds."""
        self._movie.mux(self._stream.encode(None))


def rows_of(tracks: tuple[int, ...]) -> list[range]:
    """Tell which rows of all that is heard make each track of the proxy, given how many channels the source's tracks have."""
    rows: list[range] = []
    first = 0
    for count in tracks:
        rows += [range(first, first + count)] if count <= 2 else [range(row, row + 1) for row in range(first, first + count)]
        first += count
    return rows
