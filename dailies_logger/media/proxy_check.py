"""Check a newly written proxy against its source before anybody is shown it."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dailies_logger.domain.clip import Measured
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import Picture
from dailies_logger.domain.timecode import Timecode
from dailies_logger.media.frames import ClipFrames
from dailies_logger.media.opening import file_shown
from dailies_logger.media.probe import probe
from dailies_logger.media.proxy_writer import Source

_ALIKE = 24
"""How far, of 255, all but the farthest hundredth of a picture's blocks may lie apart: compression moves them by 1 or 2."""

_BLOCK = 8

_SAME_TIME = 0.001


def check(target: Path, source: Source, *, marks: Sequence[Picture]) -> None:
    """Compare count, rate, times, timecode, sound and some pictures. Raises MediaError with what differs."""
    found = probe(os.fsencode(target)).measured
    frames = ClipFrames(os.fsencode(target))
    try:
        what = _facts(found, source) or _times(frames, source) or _pictures(frames, marks)
    finally:
        frames.close()
    if what:
        msg = f"The proxy of {file_shown(source.path)} came out with {what}, so it is not used."
        raise MediaError(msg)


def _facts(found: Measured, source: Source) -> str:
    if found.frames != len(source.table):
        return f"{found.frames:,} frames instead of {len(source.table):,}"
    if bool(found.channels) != source.sounds:
        return "other sound"
    return _clock(found, source) if source.table.times() is None else ""


def _clock(found: Measured, source: Source) -> str:
    """Compare rate and timecode, which a variable rate does not have."""
    if found.rate is None or found.rate.fraction != source.rate:
        return f"{found.rate or 'no'} frames a second instead of {float(source.rate):.3f}"
    start = str(Timecode(found.start, found.rate, found.drop)) if found.start is not None else ""
    return "" if start == source.timecode else f"the timecode {start or 'missing'} instead of {source.timecode or 'none'}"


def _times(frames: ClipFrames, source: Source) -> str:
    wanted = source.table.times()
    if wanted is None or len(frames.table) != len(wanted):
        return "" if wanted is None else "other frames"
    apart = max(abs(frames.table.seconds(place) - seconds) for place, seconds in enumerate(wanted))
    return "" if apart <= _SAME_TIME else "frames at other times"


def _pictures(frames: ClipFrames, marks: Sequence[Picture]) -> str:
    for mark in marks:
        shown = frames.picture(mark.frame)
        if (shown.width, shown.height) != (mark.width, mark.height) or np.percentile(np.abs(_grey(shown) - _grey(mark)), 99) > _ALIKE:
            return f"another picture at frame {mark.frame:,}"
    return ""


def _grey(picture: Picture) -> NDArray[np.float64]:
    """Return the brightness of each block of a BGRA picture.

    Not colour, which smears at hard edges where it is stored with half the detail; nor a picture scaled by FFmpeg, which
    scales interlaced pictures field by field.
    """
    rows = np.frombuffer(picture.data, np.uint8).reshape(picture.height, picture.stride)
    down, across = picture.height // _BLOCK, picture.width // _BLOCK
    pixels = rows[: down * _BLOCK, : across * _BLOCK * 4].reshape(down, _BLOCK, across, _BLOCK, 4)
    blue, green, red, _ = np.moveaxis(pixels.mean(axis=(1, 3)), 2, 0)
    return np.asarray(0.114 * blue + 0.587 * green + 0.299 * red)
