"""Turn a decoded frame into a picture for the screen: upright, square pixels, right colours, no larger than needed."""

import math
import struct
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

import numpy as np
from av.sidedata.sidedata import SideData
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from dailies_logger.domain.picture import Picture, PixelFormat
from dailies_logger.media.scaler import Scaler

Pixel = TypeVar("Pixel", bound=np.generic)

_UNSPECIFIED = 2
"""FFmpeg's AVCOL_SPC_UNSPECIFIED: the file does not say by which matrix its colours are made."""

_THREADS = 2
"""Two threads halve the time until a large picture is there; more of them save nothing on pictures of this size."""

SHARED_LINES = 720
"""From this height on threads share the work on a picture. On smaller ones, as proxies are, they cost more than they save."""

_HD_LINES = 720
"""From this height on colours that say nothing are BT.709, below it BT.601, as everybody reads them."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold how a stored picture comes upright: mirrored head to foot where it was shot through a mirror, then turned by quarters against the clock."""

    quarters: int = 0
    mirrored: bool = False

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        return bool(self.quarters or self.mirrored)

    @property
    def sideways(self) -> bool:
        """Say whether width and height change places."""
        return self.quarters % 2 == 1

    def upright(self, stored: NDArray[Pixel]) -> NDArray[Pixel]:
        """Turn rows and columns of pixels."""
        return np.rot90(stored[::-1] if self.mirrored else stored, self.quarters)


def turn_of(decoded: VideoFrame) -> Turn:
    """Read how a frame's file says it is to be turned: its display matrix. One of nothing but zeros says nothing."""
    matrix = decoded.side_data.get("DISPLAYMATRIX")
    if not isinstance(matrix, SideData):
        return Turn()
    a, b, _, c, d = struct.unpack_from("=5i", matrix)
    return Turn(quarters=-round(math.degrees(math.atan2(b, a)) / 90) % 4, mirrored=a * d < b * c)


class Upright:
    """Remember how the frames of one file come upright, and read it anew where one says that it is turned otherwise.

    PyAV ties a frame whose display matrix is asked for into a ring: its memory comes back when rubbish is collected, not when the frame
    is let go. The angle can be asked for without that.
    """

    def __init__(self) -> None:
        self._known: tuple[int, Turn] | None = None

    def turn(self, decoded: VideoFrame) -> Turn:
        """Return how a frame is to be turned."""
        angle = decoded.rotation
        if self._known is None or self._known[0] != angle:
            self._known = (angle, turn_of(decoded))
        return self._known[1]


def as_picture(
    decoded: VideoFrame, aspect: Fraction | None, *, frame: int, width: int, scaler: Scaler | None = None, turn: Turn | None = None
) -> Picture:
    """Return a decoded frame as BGRA, turned as its file says; `width` > 0 scales down to at most that width.

    `aspect` is the shape of a stored pixel, width to height. Who shows many frames, from one thread, keeps a `scaler`, which takes longer
    to set up than to scale, and knows their `turn`.
    """
    turn = turn_of(decoded) if turn is None else turn
    wide, high = _size(decoded, aspect, width=width, turned=turn.sideways)
    unsaid = int(decoded.colorspace) == _UNSPECIFIED
    shown = (scaler or Scaler()).scaled(
        decoded,
        width=wide,
        height=high,
        matrix="bt709" if unsaid and decoded.height >= _HD_LINES else "auto",
        threads=_THREADS if decoded.height >= SHARED_LINES else 1,
    )
    plane = shown.planes[0]
    if not turn:
        data = memoryview(plane).toreadonly()
        return Picture(frame=frame, width=wide, height=high, stride=plane.line_size, format=PixelFormat.BGRA, data=data)
    pixels = np.frombuffer(memoryview(plane), np.uint32).reshape(high, plane.line_size // 4)[:, :wide]
    upright = turn.upright(pixels)
    high, wide = upright.shape
    return Picture(frame=frame, width=wide, height=high, stride=wide * 4, format=PixelFormat.BGRA, data=upright.tobytes())


def _size(decoded: VideoFrame, aspect: Fraction | None, *, width: int, turned: bool) -> tuple[int, int]:
    """Return width and height of the stored picture with square pixels, so that upright it is at most `width` wide."""
    square = aspect if aspect and Fraction(1, 4) <= aspect <= 4 else Fraction(1)
    wide, high = decoded.width * square, Fraction(decoded.height)
    upright = high if turned else wide
    scale = min(Fraction(1), Fraction(width) / upright) if width > 0 else Fraction(1)
    return max(1, round(wide * scale)), max(1, round(high * scale))
