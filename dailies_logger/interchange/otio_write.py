"""Write a Sequence as OpenTimelineIO: Timeline, Stack, Track, Clip.2, Gap, ExternalReference, Marker.2.

The rules are in `otio_terms`. What has no place in the schema is kept in metadata under `dailies_logger`: keys, facts of
the take, the exact rate as a fraction, drop-frame, tape, handles, who is labelled, the whole range of a label. Resolve
reads the text of a marker from `metadata.Resolve_OTIO.Note`, others from `comment`: both are written. Markers are never
`Marker.3`, which 0.18 cannot read.

The JSON is written here, three times as fast as through the library's objects (which turn every word of metadata over in
Python); it is the library that reads it back, so the two keep an eye on each other.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.sequence import Cut, Gap, Mark, Sequence, Track, TrackKind
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.interchange import otio_stringout
from dailies_logger.interchange.otio_terms import (
    LANE_COLOURS,
    NAMESPACE,
    VERSION,
    marked_range,
    media_length,
    media_start,
    own_range,
    readable,
    source_range,
    target_url,
)

Json = dict[str, Any]

_KINDS = {TrackKind.PICTURE: "Video", TrackKind.SOUND: "Audio"}
_BARE: Json = {"metadata": {}, "source_range": None, "effects": [], "markers": [], "enabled": True}
_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def as_text(cutlist: Sequence, *, beside: Path | None = None) -> str:
    """Return the text of an .otio, a line an item; media are named by absolute path, or relative to the folder `beside`."""
    stack = _holding({"OTIO_SCHEMA": "Stack.1", "name": "tracks", **_BARE}, (_track(track, cutlist, beside) for track in cutlist.tracks))
    head = {
        "OTIO_SCHEMA": "Timeline.1",
        "name": readable(cutlist.name),
        "metadata": {NAMESPACE: _of_sequence(cutlist)},
        "global_start_time": _time(cutlist.start.frame, float(cutlist.rate)),
    }
    return f'{_json(head)[:-1]},"tracks":\n{stack}}}\n'


def _track(track: Track, cutlist: Sequence, beside: Path | None) -> str:
    head = {"OTIO_SCHEMA": "Track.1", "name": readable(track.name), "kind": _KINDS[track.kind], **_BARE}
    items = (_gap(item, cutlist.rate) if isinstance(item, Gap) else _clip(item, beside) for item in track.items)
    return _holding(head, map(_json, items))


def _holding(head: Json, children: Iterable[str]) -> str:
    lines = ",\n".join(children)
    return f'{_json(head)[:-1]},"children":[\n{lines}\n]}}'


def _gap(gap: Gap, rate: FrameRate) -> Json:
    frames = float(gap.seconds * rate.fraction)
    length = {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(0, float(rate)), "duration": _time(frames, float(rate))}
    return {"OTIO_SCHEMA": "Gap.1", "name": "", **_BARE, "source_range": length}


def _clip(cut: Cut, beside: Path | None) -> Json:
    clip, rate = cut.clip, float(cut.unit_rate)
    start = media_start(clip)
    media = {
        "OTIO_SCHEMA": "ExternalReference.1",
        "name": readable(clip.name),
        "metadata": {},
        "target_url": target_url(clip, beside=beside),
        "available_range": _range(FrameRange(start, start + media_length(clip)), rate),
        "available_image_bounds": None,
    }
    return {
        "OTIO_SCHEMA": "Clip.2",
        "name": readable(cut.name),
        **_BARE,
        "metadata": {NAMESPACE: _of_cut(cut)},
        "source_range": _range(source_range(cut), rate),
        "markers": [_marker(cut, mark, rate) for mark in cut.marks],
        "media_references": {"DEFAULT_MEDIA": media},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }


def _marker(cut: Cut, mark: Mark, rate: float) -> Json:
    text = readable(mark.label.text)
    return {
        "OTIO_SCHEMA": "Marker.2",
        "name": readable(mark.name),
        "color": LANE_COLOURS[mark.lane.look],
        "comment": text,
        "marked_range": _range(marked_range(cut, mark), rate),
        "metadata": {NAMESPACE: _of_mark(mark), "Resolve_OTIO": {"Keywords": [], "Note": text}},
    }


def _range(frames: FrameRange, rate: float) -> Json:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(frames.start, rate), "duration": _time(len(frames), rate)}


def _time(value: float, rate: float) -> Json:
    return {"OTIO_SCHEMA": "RationalTime.1", "value": float(value), "rate": rate}


def _of_sequence(cutlist: Sequence) -> dict[str, Any]:
    said: dict[str, Any] = {
        "version": VERSION,
        "rate": str(cutlist.rate),
        "start_tc": str(cutlist.start),
        "drop_frame": cutlist.start.drop,
    }
    if cutlist.stringout is not None:
        said["stringout"] = otio_stringout.said(cutlist.stringout, cutlist.placements)
    return said


def _of_cut(cut: Cut) -> dict[str, Any]:
    return {"version": VERSION, "handles": list(cut.handles), **_of_clip(cut.clip), **({"take": _of_take(cut.take)} if cut.take else {})}


def _of_clip(clip: Clip) -> dict[str, Any]:
    facts = clip.facts
    said: dict[str, Any] = {
        "clip": str(clip.id),
        "rate": str(clip.rate),
        "start_tc": None if clip.start is None else str(clip.timecode(0)),
        "drop_frame": clip.drop,
        "tape": readable(facts.tape or clip.measured.tape or clip.name),
        "camera": readable(facts.camera or ""),
        "roll": readable(facts.roll or ""),
        "vfr": clip.measured.vfr,
    }
    if "\ufffd" in target_url(clip):
        said["path"] = quote_from_bytes(clip.path)
    return said


def _of_take(take: Take) -> dict[str, Any]:
    return {
        "id": str(take.id),
        "name": readable(take.shown),
        "day": take.day,
        "scene": readable(take.scene),
        "setup": readable(take.setup),
        "slate": readable(take.slate),
        "take": readable(take.take),
        "circled": take.circled,
        "rating": take.rating,
    }


def _of_mark(mark: Mark) -> dict[str, Any]:
    label = mark.label
    return {
        "version": VERSION,
        "label": str(label.id),
        "clip": str(label.clip),
        "range": own_range(mark),
        "kind": label.kind,
        "lane": mark.lane.id,
        "value": label.value,
        "rating": label.rating,
        "intensity": label.intensity,
        "who": readable(label.who),
        "all_angles": label.all_angles,
        "beat": str(label.beat) if label.beat is not None else "",
        "open": label.open,
        "author": str(label.author),
        "at": label.at.isoformat(),
    }
