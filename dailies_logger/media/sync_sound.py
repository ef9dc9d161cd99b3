"""Find by how much one recording begins after another, from the sound alone.

Generalised cross-correlation with phase transform (Knapp and Carter 1976), 150 Hz to 7.2 kHz: every frequency votes for a
delay with one voice, so level, microphone and room hardly count. The peak stands over every other place further than a
room's echo away by a ratio: near 1 for sounds that are not the same moment, and for sound that repeats (playback, a loop).
In short sounds with nothing in common one place may stand out by chance; so the frequencies are parted in two halves by lot,
and where these do not name the same place, nothing is believed. Nor where a second place stands out of the noise as well.
"""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from dailies_logger.media.sound import ClipSound

HZ = 16_000
"""Samples a second that are compared; a lag counts in them."""

Mono = NDArray[np.float32]

_BAND = (150, 7200)
_ECHO_SECONDS = 0.6
_SILENT = 10 ** (-70 / 20)
_SECONDS_AT_ONCE = 10
_PIECE, _BLOCK = 120 * HZ, 960 * HZ
_BIN = HZ // 10
_NEAR = HZ // 100
"""How far apart two halves of the frequencies may place the same moment."""

_STANDS_OUT, _CLEAR = 9, 2.0
"""Above how many standard deviations another place is no chance: sound that repeats; the best must then be clear of it by this ratio."""


def heard(sound: ClipSound, *, cancelled: Callable[[], bool] = lambda: False) -> Mono:
    """Return all channels of a clip as one, `HZ` samples a second from its first frame on; what there is so far if cancelled."""
    at_once = _SECONDS_AT_ONCE * sound.sample_rate
    pieces = [np.zeros(0, np.float32)]
    for start in range(0, sound.samples, at_once):
        if cancelled():
            break
        voices = sound.voices(start, min(at_once, sound.samples - start))
        pieces.append(_thinned(voices.mean(axis=0), sound.sample_rate))
    return np.concatenate(pieces)


def silent(samples: Mono) -> bool:
    """Say whether no second of it is louder than -70 dBFS."""
    seconds = [samples[start : start + HZ] for start in range(0, len(samples), HZ)]
    return all(float(np.sqrt(np.mean(np.square(second)))) < _SILENT for second in seconds)


def lag(first: Mono, second: Mono) -> tuple[int, float]:
    """Return how many samples after the first the second begins, and how far that place stands out: the ratio, 1 where it is chance.

    The shorter is looked for in the longer, over two minutes in up to three pieces of it. Neither may be empty.
    """
    if len(second) > len(first):
        back, ratio = lag(second, first)
        return -back, ratio
    found = [(start, *_find(first, piece)) for start, piece in _pieces(second)]
    start, place, ratio = max(found, key=lambda one: one[2])
    return place - start, ratio


def _thinned(samples: Mono, rate: int) -> Mono:
    """Bring samples to `HZ` a second."""
    count = round(Fraction(len(samples) * HZ, rate))
    if not count:
        return np.zeros(0, np.float32)
    spectrum = np.fft.rfft(samples)[: count // 2 + 1]
    return np.asarray(np.fft.irfft(spectrum, count) * (count / len(samples)), np.float32)


def _pieces(samples: Mono) -> list[tuple[int, Mono]]:
    """Return where pieces worth comparing begin, and the pieces: all of it, or the loudest place of each third."""
    if len(samples) <= _PIECE:
        return [(0, samples)]
    third = (len(samples) - _PIECE) // 3
    loud = np.concatenate([[0.0], np.cumsum(np.square(samples), dtype=np.float64)])
    starts = [part * third + step for part in range(3) for step in [_loudest(loud, part * third, third)]]
    return [(start, samples[start : start + _PIECE]) for start in starts]


def _loudest(loud: NDArray[np.float64], begin: int, count: int) -> int:
    """Return how far after `begin` the loudest piece begins, by the running sum of squares."""
    starts = np.arange(begin, begin + max(1, count), HZ)
    return int(starts[np.argmax(loud[starts + _PIECE] - loud[starts])]) - begin


def _find(whole: Mono, piece: Mono) -> tuple[int, float]:
    """Return where in the whole a piece begins (also before it), and the ratio of that place to the next best; 1 where it is chance."""
    begins = range(0, len(whole), _BLOCK)
    halves = [_scores(whole[begin : begin + _BLOCK + len(piece)], piece) for begin in begins]
    place, score = _best(begins, [one + other for one, other in halves])
    top = int(np.argmax(score))
    named = [_top(begins, [pair[which] for pair in halves]) for which in (0, 1)]
    elsewhere = score[np.abs(place - place[top]) > _ECHO_SECONDS * HZ]
    other = float(elsewhere.max(initial=0.0))
    noise = max(float(np.std(one + two)) for one, two in halves)
    chance = max(abs(at - int(place[top])) for at in named) > _NEAR
    repeats = _STANDS_OUT * noise < other > float(score[top]) / _CLEAR
    return int(place[top]) - len(piece), 1.0 if chance or repeats or not other else float(score[top]) / other


def _top(begins: range, scores: list[Mono]) -> int:
    """Return the place of the highest score of all blocks."""
    _, at = max((float(score.max()), begin + int(score.argmax())) for begin, score in zip(begins, scores, strict=True))
    return at


def _best(begins: range, scores: list[Mono]) -> tuple[NDArray[np.int64], Mono]:
    """Return the best places of all blocks and their scores."""
    found = [(begin, *_peaks(score)) for begin, score in zip(begins, scores, strict=True)]
    return np.concatenate([begin + where for begin, where, _ in found]), np.concatenate([best for _, _, best in found])


def _scores(block: Mono, piece: Mono) -> tuple[Mono, Mono]:
    """Return how well the piece fits at each place from its own length before the block on, by either half of the frequencies."""
    size = _fast(len(block) + len(piece))
    cross = np.fft.rfft(block, size) * np.conj(np.fft.rfft(piece, size))
    cross /= np.maximum(np.abs(cross), 1e-12)
    low, high = (edge * size // HZ for edge in _BAND)
    cross[:low] = 0
    cross[high:] = 0
    lot = np.random.default_rng(size).random(len(cross)) < 0.5
    one, other = (
        np.roll(np.asarray(np.fft.irfft(np.where(half, cross, 0), size), np.float32), len(piece))[: len(block) + len(piece)]
        for half in (lot, ~lot)
    )
    return one, other


def _peaks(score: Mono) -> tuple[NDArray[np.int64], Mono]:
    """Return the best place of each tenth of a second and its score."""
    score = np.pad(score, (0, -len(score) % _BIN), constant_values=-1).reshape(-1, _BIN)
    inside = score.argmax(axis=1)
    rows = np.arange(len(score))
    return rows * _BIN + inside, score[rows, inside]


def _fast(size: int) -> int:
    """Return the next length whose transform is quick."""
    return min(factor << max(0, -(-size // factor) - 1).bit_length() for factor in (1, 3, 5, 9, 15))
