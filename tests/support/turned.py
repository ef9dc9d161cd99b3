"""Make clips of cameras that lay on their side or shot through an anamorphic lens: upright and in their true shape they carry their number."""

import struct
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dailies_logger.media.writing import Recipe, Slate, write_movie
from tests.support.clips import Codec, pictures

LYING, STANDING = (640, 360), (360, 640)
"""The true shapes of the pictures: width and height upright, in square pixels."""

MATRICES = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
"""The display matrix (a, b, c, d of ISO 14496-12) that turns a picture so many degrees clockwise."""


def make_turned(
    path: Path,
    *,
    clockwise: int = 0,
    mirrored: bool = False,
    aspect: Fraction = Fraction(1),
    shape: tuple[int, int] = LYING,
    codec: Codec = Codec.H264,
    frames: int = 24,
) -> Path:
    """Write a clip that stands upright when turned `clockwise` degrees, of stored pixels `aspect` times as wide as high.

    `mirrored` clips were shot through a mirror: they are to be mirrored head to foot before. `shape` is how it is to be shown. Only QuickTime and MP4 can be turned. The timecode begins at 01:00:00:00.
    """
    encoder, pixels, options = codec.value
    recipe = Recipe(codec=encoder, pixels=pixels, gop=12, options=(*options, ("aspect", f"{aspect.numerator}:{aspect.denominator}")))
    stored = _stored(frames, shape=shape, clockwise=clockwise, mirrored=mirrored, aspect=aspect)
    write_movie(path, stored, rate=Fraction(25), recipe=recipe, slate=Slate(timecode="01:00:00:00"))
    a, b, c, d = MATRICES[clockwise]
    if clockwise or mirrored:
        turn(path, (a, b, -c, -d) if mirrored else (a, b, c, d))
    return path


def turn(path: Path, matrix: tuple[int, int, int, int]) -> None:
    """Write the display matrix of a movie's first track, as a camera does that knows which way is up."""
    data = bytearray(path.read_bytes())
    at = data.index(b"tkhd") + 44
    a, b, c, d = (value << 16 for value in matrix)
    data[at : at + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    path.write_bytes(data)


def _stored(frames: int, *, shape: tuple[int, int], clockwise: int, mirrored: bool, aspect: Fraction) -> Iterator[NDArray[np.uint8]]:
    """Yield the pictures as the sensor sees them: turned the other way, and squeezed."""
    for planes in pictures(frames, size=shape):
        luma = np.rot90(planes[: shape[1]], clockwise // 90)[:: -1 if mirrored else 1]
        high, wide = luma.shape
        across = round(wide / aspect / 2) * 2
        squeezed = luma[:, np.arange(across) * wide // across]
        yield np.concatenate([squeezed, np.full((high // 2, squeezed.shape[1]), 128, np.uint8)])
