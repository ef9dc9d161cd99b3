"""Number the frames of a clip from its header, without reading its media, where that cannot be wrong.

That is where every frame stands alone: then frames are shown in the order in which they are stored, so the n-th entry of
a QuickTime sample table, or edit unit n of an MXF, is frame n. An hour of ProRes opens at once instead of being read
through. A few packets are compared; whatever does not agree is left to the slow way.
"""

from array import array
from collections.abc import Sequence
from itertools import islice

import av
from av.container import InputContainer
from av.video.stream import VideoStream

_COMPARED = 3


def stamps_of(container: InputContainer, stream: VideoStream, *, byte_size: int) -> "array[int] | None":
    """Return the pts of all frames, which are all key frames; None where only reading the packets can tell.

    What a sample table names beyond the end of the file is left out. The container has moved on where None is returned
    after packets were compared.
    """
    if "mov" in container.format.name:
        return _of_sample_table(container, stream, byte_size=byte_size)
    if "mxf" in container.format.name and stream.codec.intra_only:
        return _of_edit_units(container, stream)
    return None


def _of_sample_table(container: InputContainer, stream: VideoStream, *, byte_size: int) -> "array[int] | None":
    """Take the sample table (stts, stss, stco of ISO 14496-12) as FFmpeg has read it; a fragmented file has none that is whole."""
    there = _stored_stamps(stream, byte_size=byte_size)
    first = _next_stamps(container, stream) if there else ()
    if not first:
        return None
    moved = first[0] - there[0]
    stamps = array("q", [stamp + moved for stamp in there])
    return stamps if list(stamps[: len(first)]) == first else None


def _stored_stamps(stream: VideoStream, *, byte_size: int) -> list[int]:
    """Return the stamps of the samples in the file; none where a frame is missing, hidden, not a key frame, or out of order."""
    entries = list(stream.index_entries)
    if len(entries) != stream.frames or any(not entry.is_keyframe or entry.is_discard for entry in entries):
        return []
    there = [entry.timestamp for entry in entries if entry.pos + entry.size <= byte_size]
    stored = [entry.timestamp for entry in entries]
    return there if there == stored[: len(there)] and stored == sorted(set(stored)) else []


def _of_edit_units(container: InputContainer, stream: VideoStream) -> "array[int] | None":
    """Take the edit units of an MXF (SMPTE ST 377-1), one a frame, after comparing the first ones and the last."""
    start, count = stream.start_time or 0, stream.duration or 0
    if not count or not stream.time_base or stream.time_base * (stream.average_rate or 0) != 1:
        return None
    stamps = array("q", range(start, start + count))
    if _next_stamps(container, stream) != list(stamps[:_COMPARED]):
        return None
    try:
        container.seek(stamps[-1], stream=stream)
    except av.error.FFmpegError:
        return None
    return stamps if _next_stamps(container, stream) == [stamps[-1]] else None


def _next_stamps(container: InputContainer, stream: VideoStream) -> Sequence[int]:
    """Return the pts of the next packets."""
    try:
        return [packet.pts for packet in islice(container.demux(stream), _COMPARED) if packet.pts is not None]
    except av.error.FFmpegError:
        return []
