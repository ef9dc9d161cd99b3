"""Read the frame number burnt into a picture: out of decoded memory, or out of what a widget has painted."""

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from dailies_logger.domain.picture import Picture
from dailies_logger.media.burn import read_strip


def strip_of(picture: Picture) -> int | None:
    """Read the number in a BGRA picture (its green channel)."""
    rows = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.stride)
    return read_strip(rows[:, : picture.width * 4].reshape(picture.height, picture.width, 4)[:, :, 1])


def strip_of_image(image: QImage, area: QRect) -> int | None:
    """Read the number in the part of an image where the picture lies, in device pixels."""
    part = image.copy(area).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(part.constBits(), np.uint8).reshape(part.height(), part.bytesPerLine())
    return read_strip(pixels[:, : part.width() * 4].reshape(part.height(), part.width(), 4)[:, :, 1])
