"""Hold a decoded picture or a block of sound as plain memory, so that no layer needs another's library to pass it on."""

from dataclasses import dataclass
from enum import Enum


class PixelFormat(Enum):
    """Name how the bytes of a picture lie: BGRA is 4 bytes a pixel, blue first; JPEG and PNG are whole compressed files."""

    BGRA = "bgra"
    JPEG = "jpeg"
    PNG = "png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Hold one picture, upright and with square pixels.

    `frame` is the media frame it shows; `stride` is bytes a row; `from_proxy` says that it is not from the original. `data` may be a
    view of the memory it was scaled into, which it holds, so that it need not be copied.
    """

    frame: int
    width: int
    height: int
    stride: int
    format: PixelFormat
    data: bytes | memoryview
    from_proxy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundBlock:
    """Hold interleaved 16-bit samples from media sample `start` on."""

    start: int
    sample_rate: int
    channels: int
    data: bytes
