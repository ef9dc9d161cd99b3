"""Hold the colours of lanes to what was measured: `packaging/decisions/0013-a-production-s-own-lanes.md`."""

import math
from itertools import combinations

import pytest

from dailies_logger.domain.label import SHIPPED_LANES, Look
from dailies_logger.ui.tokens import DARK, HATCH, LIGHT, LOOKS

Triple = tuple[float, float, float]

PLAIN = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
SEEN = {
    "normal": PLAIN,
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What of linear sRGB is seen: Machado, Oliveira and Fernandes 2009, severity 1."""

TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""OKLab, Ottosson 2020."""


def test_tokens__are_whole() -> None:
    assert set(LOOKS) == set(Look)
    assert DARK.keys() == LIGHT.keys()
    assert len({told.dark for told in LOOKS.values()}) == len({told.light for told in LOOKS.values()}) == len(Look)
    assert len({told.letter for told in LOOKS.values()}) == len(Look)
    assert HATCH[True] < HATCH[False] < 256


def times(matrix: tuple[Triple, ...], value: Triple) -> Triple:
    """Multiply a matrix and a column."""
    x, y, z = (sum(a * b for a, b in zip(row, value, strict=True)) for row in matrix)
    return x, y, z


def lab(color: str, seen: str) -> Triple:
    """Return a colour in OKLab as it is seen."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = times(SEEN[seen], (bright(red), bright(green), bright(blue)))
    long, middle, short = times(TO_LMS, tuple(min(1.0, max(0.0, each)) for each in linear))  # type: ignore[arg-type]  # three of them
    return times(TO_LAB, (math.cbrt(long), math.cbrt(middle), math.cbrt(short)))


def bright(channel: float) -> float:
    """Turn a channel of sRGB linear."""
    return channel / 12.92 if channel <= 0.04045 else math.pow((channel + 0.055) / 1.055, 2.4)


def smallest(colors: list[tuple[Look, str]], seen: str, *, own: bool) -> float:
    """Return the smallest distance x 100 of two of these looks; of those pairs where one or both are a production's own, or of the others."""
    ours = {lane.look for lane in SHIPPED_LANES}
    pairs = [(a, b) for (one, a), (two, b) in combinations(colors, 2) if own is not ({one, two} <= ours)]
    return min(100 * math.dist(lab(a, seen), lab(b, seen)) for a, b in pairs)


@pytest.mark.parametrize(
    ("seen", "ours", "own"), [("normal", 10.2, 8.9), ("protanopia", 8.8, 5.7), ("deuteranopia", 6.9, 5.7), ("tritanopia", 8.5, 5.7)]
)
def test_looks__stand_apart_in_the_dark_theme(seen: str, ours: float, own: float) -> None:
    colors = [(look, told.dark) for look, told in LOOKS.items()]
    assert round(smallest(colors, seen, own=False), 1) == ours
    assert round(smallest(colors, seen, own=True), 1) == own


@pytest.mark.parametrize(
    ("seen", "ours", "own"), [("normal", 10.5, 9.2), ("protanopia", 2.7, 6.2), ("deuteranopia", 4.8, 5.7), ("tritanopia", 6.3, 6.0)]
)
def test_looks__stand_apart_in_the_light_theme(seen: str, ours: float, own: float) -> None:
    colors = [(look, told.light) for look, told in LOOKS.items()]
    assert round(smallest(colors, seen, own=False), 1) == ours
    assert round(smallest(colors, seen, own=True), 1) == own
