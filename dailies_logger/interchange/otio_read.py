"""Read an .otio in a child process and say plainly what is in it.

OpenTimelineIO falls over (the whole process with it) on deeply nested input, and takes minutes over a few kilobytes of
nested metadata, so it only ever parses here, after the size and the depth of brackets have been looked at. `answer` is the
child's task `otio`: `{"path": ...}` gives `{"timeline": ...}`, or `{"trouble": sentence}` for a file that is no good. Asked for
`"stringout"` too, the timeline has what the file says of ours.

A range is `[start, length, rate]`; `position` is seconds from the beginning of the track.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import isfinite
from pathlib import Path

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.ground.children import Json
from dailies_logger.interchange.otio_plain import otio
from dailies_logger.interchange.otio_terms import NAMESPACE
from dailies_logger.interchange.safe_read import read_bytes

LARGEST = 256 << 20
DEEPEST = 128
LONGEST = 500
"""Letters of a sentence about a file: the library puts names into its errors, however long the file makes them."""

_NOT_OTIO = (ValueError, LookupError, TypeError, ArithmeticError, RuntimeError, otio.exceptions.OTIOError)
_STRINGS = re.compile(rb'"[^"]*+"')
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def answer(request: Json) -> Json:
    """Read the .otio a request names."""
    if not isinstance(request, dict) or not isinstance(request.get("path"), str):
        return {"trouble": "No file was named."}
    path = Path(str(request["path"]))
    try:
        read = _parsed(_checked(path), path.name)
        ours = {"stringout": _as_json(_ours(read).get("stringout"))} if request.get("stringout") else {}
        return {"timeline": {**_timeline(read, path.name), **ours}}
    except ExchangeError as trouble:
        return {"trouble": str(trouble)[:LONGEST]}
    except _NOT_OTIO as trouble:
        return {"trouble": f"{path.name} is no OpenTimelineIO file: {str(trouble)[: LONGEST // 2]}".rstrip(".") + "."}
    except OSError as trouble:
        return {"trouble": f"{path.name} cannot be read: {trouble.strerror}."}


def depth_of(data: bytes) -> int:
    """Count how deep brackets nest outside strings; stops at one more than is allowed. Linear in the size."""
    bare = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    brackets = _STRINGS.sub(b"", bare).translate(None, _NOT_BRACKETS)
    deepest = 0
    for depth in accumulate(map(_STEPS.__getitem__, brackets)):
        if depth > deepest:
            deepest = depth
            if deepest > DEEPEST:
                break
    return deepest


def _checked(path: Path) -> str:
    size = path.stat().st_size
    if size > LARGEST:
        msg = f"{path.name} is too large to read ({size >> 20} MB; at most {LARGEST >> 20} MB)."
        raise ExchangeError(msg)
    data = read_bytes(path, limit=LARGEST)
    if depth_of(data) > DEEPEST:
        msg = f"{path.name} is nested too deeply to be a timeline, so it was not read."
        raise ExchangeError(msg)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        msg = f"{path.name} is not UTF-8 text, so it is no OpenTimelineIO file."
        raise ExchangeError(msg) from None


def _parsed(text: str, name: str) -> otio.schema.Timeline:
    root = otio.core.deserialize_json_from_string(text)
    if not isinstance(root, otio.schema.Timeline):
        msg = f"{name} holds no timeline."
        raise ExchangeError(msg)
    return root


def _as_json(value: object) -> Json:
    """Return metadata as plain lists, mappings and words."""
    if isinstance(value, Mapping):
        return {str(key): _as_json(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_as_json(each) for each in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def _timeline(timeline: otio.schema.Timeline, name: str) -> dict[str, Json]:
    start = timeline.global_start_time
    return {
        "name": timeline.name,
        "start": None if start is None else _time(start, name),
        "tracks": [_track(track, name) for track in timeline.tracks],
    }


def _track(track: object, file: str) -> Json:
    if not isinstance(track, otio.core.Track):
        msg = f"{file} holds something other than tracks."
        raise ExchangeError(msg)
    return {"name": track.name, "kind": track.kind, "items": list(_items(track, file))}


def _items(track: otio.core.Track, file: str) -> Iterator[Json]:
    """Say what lies on a track; positions are summed here, since asking the library for each is quadratic."""
    position = 0.0
    for item in track:
        if not isinstance(item, otio.schema.Clip | otio.schema.Gap):
            msg = f"{file} holds something other than clips and gaps on track {track.name}."
            raise ExchangeError(msg)
        described = _clip(item, file) if isinstance(item, otio.schema.Clip) else _gap(item, file)
        yield {**described, "position": position}
        length, rate = _time(item.duration(), file)
        position += length / rate


def _gap(gap: otio.schema.Gap, file: str) -> dict[str, Json]:
    return {"gap": list(_time(gap.duration(), file))}


def _clip(clip: otio.schema.Clip, file: str) -> dict[str, Json]:
    media = clip.media_reference
    available = getattr(media, "available_range", None)
    return {
        "name": clip.name,
        "source": _range(clip.source_range, file),
        "available": _range(available, file),
        "url": getattr(media, "target_url", None),
        "clip": _words(_ours(clip).get("clip")),
        "markers": [_marker(marker, file) for marker in clip.markers],
    }


def _marker(marker: otio.schema.Marker, file: str) -> Json:
    ours = _ours(marker)
    return {
        "name": marker.name,
        "comment": marker.comment,
        "color": marker.color,
        "range": _range(marker.marked_range, file),
        "label": _words(ours.get("label")),
        "own": _pair(ours.get("range")),
    }


def _ours(thing: otio.core.SerializableObjectWithMetadata) -> Mapping[str, object]:
    said = thing.metadata.get(NAMESPACE)
    return said if isinstance(said, Mapping) else {}


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _pair(value: object) -> Json:
    """Return a range as we write it: two whole numbers, or one and nothing."""
    read = list(value) if isinstance(value, Sequence) and len(value) == 2 else []
    return read if read and all(each is None or isinstance(each, int) for each in read) else None


def _range(frames: otio.opentime.TimeRange | None, file: str) -> Json:
    if frames is None:
        return None
    start, rate = _time(frames.start_time, file)
    length, other = _time(frames.duration, file)
    if rate != other:
        msg = f"{file} counts one range at two rates ({rate:g} and {other:g})."
        raise ExchangeError(msg)
    return [start, length, rate]


def _time(time: otio.opentime.RationalTime, file: str) -> tuple[float, float]:
    if not (isfinite(time.value) and isfinite(time.rate) and time.rate > 0):
        msg = f"{file} counts time at {time.rate:g} frames a second, which cannot be."
        raise ExchangeError(msg)
    return time.value, time.rate
