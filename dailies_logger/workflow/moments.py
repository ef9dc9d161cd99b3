"""Find the frame of another angle that was shot at the same moment."""

from fractions import Fraction
from math import floor

from dailies_logger.domain.clip import Clip


def same_moment(frame: int, clip: Clip, other: Clip) -> int:
    """Return the media frame of another angle at the moment of a frame of this one, the nearest, halves up.

    Exact: seconds since the take's first angle are `frame / rate + sync`. Where the other angle did not roll, the number
    is below 0 or beyond its last.
    """
    seconds = Fraction(frame) / clip.rate.fraction + clip.sync - other.sync
    return floor(seconds * other.rate.fraction + Fraction(1, 2))
