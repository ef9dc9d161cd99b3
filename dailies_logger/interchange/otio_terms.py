"""Say how the words of a Sequence are written in an .otio: what a source position counts, which colour a lane has, how a file is named.

The writer and the comparison of what was read back share these rules and nothing else.

Rules (conventions of OpenTimelineIO and of what the editing programs read, not of its schema):
- `source_range`, `available_range` and markers count from 00:00:00:00 of source timecode in the clip's own exact rate; a
  recorder file counts samples since midnight.
- A marker lies within its cut: of a label that reaches beyond, it has the part that is seen, so that no program hides it,
  draws it over the neighbours or refuses it. The label's own range, in media frames of its clip, is in its metadata.
- `target_url` is a plain path, neither `file://` nor percent-encoded, which Kdenlive and Resolve do not find.
- Markers are `Marker.2`, whose colour is one of eleven names.
"""

import os
import re
from collections.abc import Mapping
from fractions import Fraction
from math import floor
from pathlib import Path
from types import MappingProxyType

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.label import Look
from dailies_logger.domain.sequence import Cut, Mark
from dailies_logger.domain.timecode import FrameRange

NAMESPACE = "dailies_logger"
VERSION = 1

_HALVES = re.compile("[\ud800-\udfff]")

LANE_COLOURS: Mapping[Look, str] = MappingProxyType(
    {
        Look.DIAMOND: "PINK",
        Look.STAR: "YELLOW",
        Look.TRIANGLE: "ORANGE",
        Look.SQUARE: "GREEN",
        Look.ARROW: "CYAN",
        Look.CORNERS: "PURPLE",
        Look.CROSS: "RED",
        Look.FLAG: "WHITE",
        Look.HEXAGON: "BLUE",
        Look.RING: "ORANGE",
        Look.HALF_CIRCLE: "GREEN",
        Look.CHEVRON: "MAGENTA",
    }
)
"""The marker colour that comes nearest to each look's own. Cross is red, since salmon has no near name that is free; of eleven names
two are left for four looks of a production's own, so ring and half circle share theirs with the nearest."""


def media_start(clip: Clip) -> int:
    """Return what the first frame (of a recorder file the first sample) counts as source position; 0 without timecode.

    A start that was corrected moves a recorder file by whole frames of its timecode.
    """
    if clip.measured.media is not MediaKind.SOUND:
        return clip.start or 0
    reference = clip.measured.time_reference
    if reference is None:
        return in_samples(clip, clip.start or 0)
    return reference + in_samples(clip, (clip.start or 0) - (clip.measured.start or 0))


def media_length(clip: Clip) -> int:
    """Count the frames of a clip, the samples of a recorder file."""
    return clip.measured.samples if clip.measured.media is MediaKind.SOUND else clip.frames


def source_range(cut: Cut) -> FrameRange:
    """Return the range of a cut in source positions."""
    return cut.source_range.moved(media_start(cut.clip))


def marked_range(cut: Cut, mark: Mark) -> FrameRange:
    """Return the part of a mark that lies in its cut, in source positions (in samples on a recorder file); at least one of them."""
    there, seen = mark.range, cut.source_range
    if cut.clip.measured.media is MediaKind.SOUND:
        there = FrameRange(in_samples(cut.clip, there.start), in_samples(cut.clip, there.end))
    start = min(max(there.start, seen.start), seen.end - 1)
    return FrameRange(start, max(start + 1, min(there.end, seen.end))).moved(media_start(cut.clip))


def own_range(mark: Mark) -> list[int | None]:
    """Return the range that was said, in media frames of the label's own clip, half-open; the end of an open label is None."""
    return [mark.label.start, mark.label.end]


def in_samples(clip: Clip, frames: int) -> int:
    """Return the sample nearest to the beginning of a frame of a recorder file."""
    return floor(Fraction(frames * clip.measured.sample_rate) / clip.rate.fraction + Fraction(1, 2))


def target_url(clip: Clip, *, beside: Path | None = None) -> str:
    """Return the path of a clip's media as text, absolute or relative to the folder `beside`.

    Bytes that are no UTF-8 cannot be written in JSON: each becomes U+FFFD. On another drive a path stays absolute.
    """
    path = os.fsdecode(clip.path)
    if beside is not None:
        try:
            path = os.path.relpath(path, beside).replace(os.sep, "/")
        except ValueError:
            return readable(path)
    return readable(path)


def readable(text: str) -> str:
    """Replace what UTF-8 cannot hold (halves of characters), and drop NUL, which ends a text in C."""
    return text if text.isascii() and "\0" not in text else _HALVES.sub("\ufffd", text.replace("\0", ""))
