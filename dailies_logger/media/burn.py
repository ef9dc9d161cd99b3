"""Burn a frame's own number and words into its picture, and read the number back.

The strip lies along the top edge: 32 blocks, each a fortieth of the picture's width, first 24 bits of frame number
(highest first), then 8 bits of check; white is 1. It can so be read from a picture of any size, and a program can prove
which frame is on the screen. Words are drawn with a 5 by 7 dot font of our own, because no font can be counted on.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Luma = NDArray[np.uint8]

BLACK, WHITE = 16, 235
_BLOCKS, _ACROSS = 32, 40
_NUMBER_BITS = 24

_FONT = {
    character: tuple(int(row, 16) for row in rows.split())
    for character, rows in {
        "0": "0E 11 13 15 19 11 0E", "1": "04 0C 04 04 04 04 0E", "2": "0E 11 01 02 04 08 1F", "3": "1F 02 04 02 01 11 0E",
        "4": "02 06 0A 12 1F 02 02", "5": "1F 10 1E 01 01 11 0E", "6": "06 08 10 1E 11 11 0E", "7": "1F 01 02 04 08 08 08",
        "8": "0E 11 11 0E 11 11 0E", "9": "0E 11 11 0F 01 02 0C", "A": "0E 11 11 1F 11 11 11", "B": "1E 11 11 1E 11 11 1E",
        "C": "0E 11 10 10 10 11 0E", "D": "1C 12 11 11 11 12 1C", "E": "1F 10 10 1E 10 10 1F", "F": "1F 10 10 1E 10 10 10",
        "G": "0E 11 10 17 11 11 0F", "H": "11 11 11 1F 11 11 11", "I": "0E 04 04 04 04 04 0E", "J": "07 02 02 02 02 12 0C",
        "K": "11 12 14 18 14 12 11", "L": "10 10 10 10 10 10 1F", "M": "11 1B 15 15 11 11 11", "N": "11 11 19 15 13 11 11",
        "O": "0E 11 11 11 11 11 0E", "P": "1E 11 11 1E 10 10 10", "Q": "0E 11 11 11 15 12 0D", "R": "1E 11 11 1E 14 12 11",
        "S": "0F 10 10 0E 01 01 1E", "T": "1F 04 04 04 04 04 04", "U": "11 11 11 11 11 11 0E", "V": "11 11 11 11 11 0A 04",
        "W": "11 11 11 15 15 15 0A", "X": "11 11 0A 04 0A 11 11", "Y": "11 11 11 0A 04 04 04", "Z": "1F 01 02 04 08 10 1F",
        ":": "00 0C 0C 00 0C 0C 00", ";": "00 0C 0C 00 0C 04 08", ".": "00 00 00 00 00 0C 0C", "-": "00 00 00 1F 00 00 00",
        "_": "00 00 00 00 00 00 1F", "/": "00 01 02 04 08 10 00",
    }.items()
}  # fmt: skip


def burn(luma: Luma, *, frame: int, timecode: str = "", name: str = "") -> None:
    """Burn the strip of `frame`, and timecode and name into the lower edge, into a picture's luma plane, in place.

    The plane is height by width, video range. Characters that the font lacks stay blank.
    """
    height, width = luma.shape
    for place, bit in enumerate(_bits(frame)):
        luma[: width // _ACROSS, place * width // _ACROSS : (place + 1) * width // _ACROSS] = WHITE if bit else BLACK
    dot = max(1, width // 320)
    if name:
        write(luma, name, left=4 * dot, top=height - 12 * dot, dot=dot)
    if timecode:
        write(luma, timecode, left=width - (6 * len(timecode) + 4) * dot, top=height - 12 * dot, dot=dot)


def write(luma: Luma, text: str, *, left: int, top: int, dot: int) -> None:
    """Draw one line of capitals, digits and `:;.-_/` on a dark ground; one dot of the font is `dot` pixels."""
    drawn = np.concatenate([*(_glyph(character, dot) for character in text.upper()), _glyph(" ", dot)[:, :dot]], axis=1)
    under = luma[top : top + drawn.shape[0], left : left + drawn.shape[1]]
    under[:] = drawn[: under.shape[0], : under.shape[1]]


@lru_cache(maxsize=512)
def _glyph(character: str, dot: int) -> Luma:
    """Return a character as it is drawn, 9 dots high and 6 wide: a dot's gap to its left, and its ground."""
    dots = np.zeros((9, 6), dtype=bool)
    for row, bits in enumerate(_FONT.get(character, ())):
        dots[row + 1, 1:] = [bits >> (4 - column) & 1 for column in range(5)]
    return np.where(dots.repeat(dot, axis=0).repeat(dot, axis=1), np.uint8(WHITE - 15), np.uint8(BLACK + 4))


def read_strip(luma: NDArray[np.uint8]) -> int | None:
    """Read the frame number from a luma plane (or any one colour channel) of any size; None where there is no strip."""
    width = luma.shape[1]
    block = width / _ACROSS
    rows = luma[max(0, int(block * 0.3)) : max(1, int(block * 0.7))]
    value = 0
    for place in range(_BLOCKS):
        middle = rows[:, int((place + 0.3) * block) : max(int((place + 0.7) * block), int((place + 0.3) * block) + 1)]
        value = value << 1 | int(middle.mean() > 125)
    frame, check = value >> 8, value & 0xFF
    return frame if check == _check(frame) else None


def _bits(frame: int) -> list[int]:
    value = frame << 8 | _check(frame)
    return [value >> (_BLOCKS - 1 - place) & 1 for place in range(_BLOCKS)]


def _check(frame: int) -> int:
    """Mix the three bytes so that an all-black and an all-white strip are no number, and neighbours differ."""
    high, middle, low = frame.to_bytes(_NUMBER_BITS // 8, "big")
    return (high * 31 + middle * 17 + low * 7 + 0x5A) & 0xFF
