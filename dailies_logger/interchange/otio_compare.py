"""Compare a Sequence with what was read back of its .otio, frame by frame."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isclose
from pathlib import Path
from typing import Any

from dailies_logger.domain.errors import ReadBackDiffers
from dailies_logger.domain.sequence import Cut, Gap, Mark, Sequence, Track, TrackKind
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.interchange.otio_terms import (
    LANE_COLOURS,
    marked_range,
    media_length,
    media_start,
    own_range,
    readable,
    source_range,
    target_url,
)

_KINDS = {TrackKind.PICTURE: "Video", TrackKind.SOUND: "Audio"}
_NOTHING = 1e-7

Facts = Iterator[tuple[str, object, object]]


def compare(cutlist: Sequence, read: Mapping[str, Any], *, beside: Path | None = None) -> None:
    """Compare with the `timeline` that `otio_read.answer` gave; `beside` as it was written. Raises ReadBackDiffers naming the clip."""
    _same(f"The sequence “{cutlist.name}”", _of_sequence(cutlist, read))
    for track, there in zip(cutlist.tracks, read["tracks"], strict=True):
        _same(f"Track {track.name}", _of_track(track, there))
        position = Fraction(0)
        for item, facts in zip(track.items, there["items"], strict=True):
            _same(_called(item, track, position), _of_item(item, facts, position, beside))
            position += item.seconds


def _same(what: str, facts: Facts) -> None:
    for fact, wrote, got in facts:
        if wrote != got:
            msg = f"{what} does not read back as written: {fact} is {_shown(got)}, not {_shown(wrote)}. The file was not kept."
            raise ReadBackDiffers(msg)


def _of_sequence(cutlist: Sequence, read: Mapping[str, Any]) -> Facts:
    yield "its name", readable(cutlist.name), read["name"]
    yield "its start", [cutlist.start.frame, float(cutlist.rate)], read["start"]
    yield "the number of tracks", len(cutlist.tracks), len(read["tracks"])


def _of_track(track: Track, read: Mapping[str, Any]) -> Facts:
    yield "its name", readable(track.name), read["name"]
    yield "its kind", _KINDS[track.kind], read["kind"]
    yield "the number of cuts and gaps", len(track.items), len(read["items"])


def _of_item(item: Cut | Gap, read: Mapping[str, Any], position: Fraction, beside: Path | None) -> Facts:
    yield from _of_gap(item, read) if isinstance(item, Gap) else _of_cut(item, read, beside)
    yield from _near("its place", position, read["position"])


def _of_gap(gap: Gap, read: Mapping[str, Any]) -> Facts:
    yield "being a gap", True, "gap" in read
    value, rate = read["gap"]
    yield from _near("its length", gap.seconds, value / rate)


def _of_cut(cut: Cut, read: Mapping[str, Any], beside: Path | None) -> Facts:
    yield "being a gap", False, "gap" in read
    rate, clip = float(cut.unit_rate), cut.clip
    start = media_start(clip)
    yield "its name", readable(cut.name), read["name"]
    yield "its clip", str(clip.id), read["clip"]
    yield "its file", target_url(clip, beside=beside), read["url"]
    yield "its source range", _wrote(source_range(cut), rate), read["source"]
    yield "its media range", _wrote(FrameRange(start, start + media_length(clip)), rate), read["available"]
    yield "the number of its labels", len(cut.marks), len(read["markers"])
    for mark, marker in zip(cut.marks, read["markers"], strict=True):
        yield from _of_mark(cut, mark, marker, rate)


def _of_mark(cut: Cut, mark: Mark, read: Mapping[str, Any], rate: float) -> Facts:
    yield f"the name of label “{mark.name}”", readable(mark.name), read["name"]
    yield f"the text of label “{mark.name}”", readable(mark.label.text), read["comment"]
    yield f"the colour of label “{mark.name}”", LANE_COLOURS[mark.lane.look], read["color"]
    yield f"the range of label “{mark.name}”", _wrote(marked_range(cut, mark), rate), read["range"]
    yield f"the whole range of label “{mark.name}”", own_range(mark), read["own"]
    yield f"the key of label “{mark.name}”", str(mark.label.id), read["label"]


def _near(fact: str, seconds: Fraction, got: float) -> Facts:
    """Compare times that the library keeps as floats: a tenth of a microsecond is far less than a sample."""
    yield fact, True, isclose(seconds, got, rel_tol=0, abs_tol=_NOTHING)


def _wrote(frames: FrameRange, rate: float) -> list[float]:
    return [frames.start, len(frames), rate]


def _called(item: Cut | Gap, track: Track, position: Fraction) -> str:
    if isinstance(item, Cut):
        return f"{item.name} on {track.name}"
    return f"The gap at {float(position):.3f} s on {track.name}"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join("nothing" if each is None else f"{each:.12g}" for each in value)
    return "nothing" if value is None else str(value)[:80]
