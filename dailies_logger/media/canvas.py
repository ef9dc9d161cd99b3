"""Paint soft shapes on a picture in video colours (luma, and two colour differences at half size)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.float32]


class Colour(NamedTuple):
    """Hold a colour: luma 16 to 235, colour differences around 128 (`u` blue, `v` red)."""

    y: float
    u: float = 128
    v: float = 128


class Canvas:
    """Hold a picture as 8-bit 4:2:0 planes. `planes` is what an encoder takes; width and height are even."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.planes = np.full((height * 3 // 2, width), 128, dtype=np.uint8)
        self.luma = self.planes[:height]
        quarter = height // 4
        self._u = self.planes[height : height + quarter].reshape(height // 2, width // 2)
        self._v = self.planes[height + quarter :].reshape(height // 2, width // 2)

    def copy(self) -> "Canvas":
        """Return a canvas of its own with the same picture."""
        other = Canvas(self.width, self.height)
        other.planes[:] = self.planes
        return other

    def shade(self, top: Colour, bottom: Colour, *, start: int = 0, end: int | None = None) -> None:
        """Fill the rows from `start` to `end` with a gradient."""
        end = self.height if end is None else end
        slope = np.linspace(0, 1, end - start, dtype=np.float32)[:, None]
        self.luma[start:end] = top.y + (bottom.y - top.y) * slope
        half = slope[::2]
        self._u[start // 2 : start // 2 + len(half)] = top.u + (bottom.u - top.u) * half
        self._v[start // 2 : start // 2 + len(half)] = top.v + (bottom.v - top.v) * half

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour, *, soft: float = 0.08, strength: float = 1.0) -> None:
        """Paint an ellipse around (x, y); `soft` is how much of its radius fades, 1 makes a glow."""
        left, right = self._span(x, rx, self.width)
        top, bottom = self._span(y, ry, self.height)
        if left >= right or top >= bottom:
            return
        across = (np.arange(left, right, dtype=np.float32) - x) / rx
        down = (np.arange(top, bottom, dtype=np.float32) - y) / ry
        mask = down[:, None] ** 2 + across[None, :] ** 2  # then in place: a new array for each step costs more than its sums
        np.sqrt(mask, out=mask)
        np.subtract(1, mask, out=mask)
        mask /= max(soft, 0.01)
        np.clip(mask, 0, 1, out=mask)
        if strength != 1:
            mask *= strength
        self._paint(slice(top, bottom), slice(left, right), mask.astype(np.float32, copy=False), colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour, *, strength: float = 1.0) -> None:
        """Paint a rectangle."""
        rows = slice(_even(max(0, top)), _even(min(self.height, bottom)))
        columns = slice(_even(max(0, left)), _even(min(self.width, right)))
        if rows.start < rows.stop and columns.start < columns.stop:
            size = (rows.stop - rows.start, columns.stop - columns.start)
            self._paint(rows, columns, np.full(size, strength, dtype=np.float32), colour)

    @staticmethod
    def _span(middle: float, radius: float, most: int) -> tuple[int, int]:
        return _even(max(0, middle - radius)), _even(min(most, middle + radius + 2))

    def _paint(self, rows: slice, columns: slice, mask: Mask, colour: Colour) -> None:
        _mix(self.luma[rows, columns], colour.y, mask)
        half = mask[::2, ::2]
        for plane, value in ((self._u, colour.u), (self._v, colour.v)):
            _mix(plane[rows.start // 2 : rows.stop // 2, columns.start // 2 : columns.stop // 2], value, half)


def _mix(under: NDArray[np.uint8], value: float, mask: Mask) -> None:
    """Mix a value over a part of a plane, in place."""
    mixed = np.subtract(np.float32(value), under, dtype=np.float32)  # float: bytes would wrap round
    mixed *= mask
    mixed += under
    under[:] = mixed


def _even(value: float) -> int:
    return int(value) // 2 * 2
