"""Lay a range into a sequence at a record frame: insert it there, or overwrite what lies in its time.

Both are several acts of hands in a row (`cutting`), to be written one after another under one act, so that one undo takes all back.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow import cutting
from dailies_logger.workflow.continuity import Cutting, Shot, source_frame
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.ports import Library

Verb = Callable[[], Edit | None]


def insert_at(library: Library, cut: Cutting, *, author: UUID, clip: UUID, frames: FrameRange, record: int) -> tuple[Verb, ...]:
    """Say how a range is laid in at a record frame, what lies there split in two; what follows makes room."""
    place, shot = cut.place_at(record), cut.at(record)
    lay = partial(cutting.insert, library, author=author, stringout=cut.stringout.id, clip=clip, frames=frames)
    if shot is None:
        return (partial(lay, to=place + 1),)
    at = _media(cut, shot, record)
    if at <= shot.placement.start:
        return (partial(lay, to=place),)
    return (partial(cutting.split, library, author=author, placement=shot.placement.id, at=at), partial(lay, to=place + 1))


def overwrite_at(library: Library, cut: Cutting, *, author: UUID, clip: Clip, frames: FrameRange, record: int) -> tuple[Verb, ...]:
    """Say how a range is laid over what lies from a record frame on, for as long as it is; what is wholly under it is taken out.

    Raises Refused where black lies in its way: nothing there could give its time.
    """
    length = max(1, round(Fraction(len(frames)) / clip.rate.fraction * cut.layout.rate.fraction))
    under = FrameRange(record, record + length)
    shots = [shot for shot in cut.between(record, under.end) if shot.laid.record.overlaps(under)]
    if record < cut.layout.frames and _has_black(shots, record):
        msg = "Black lies in its way. Insert it, or go to a clip."
        raise Refused(msg)
    verbs = [verb for shot in reversed(shots) for verb in _cleared(library, cut, shot, under, author=author)]
    first = cut.place(shots[0].placement.id) if shots else None
    to = first + (_media(cut, shots[0], record) > shots[0].placement.start) if first is not None else len(cut.shots)
    lay = partial(cutting.insert, library, author=author, stringout=cut.stringout.id, clip=clip.id, frames=frames, to=to)
    return (*verbs, lay)


def _has_black(shots: Sequence[Shot], record: int) -> bool:
    return not shots or record < shots[0].laid.record.start or any(shot.placement.gap for shot in shots[1:])


def _cleared(library: Library, cut: Cutting, shot: Shot, under: FrameRange, *, author: UUID) -> Sequence[Verb]:
    """Say what becomes of a shot so that nothing of it lies in a range."""
    each, lies = shot.placement, shot.laid.record
    head = _media(cut, shot, under.start) if under.start > lies.start else each.start
    tail = _media(cut, shot, under.end) if under.end < lies.end else each.end
    trim = partial(cutting.trim, library, author=author, placement=each.id)
    if head > each.start and tail < each.end:
        return (partial(cutting.split, library, author=author, placement=each.id, at=tail), partial(trim, tail=head - tail))
    if head > each.start:
        return (partial(trim, tail=head - each.end),)
    if tail < each.end:
        return (partial(trim, head=tail - each.start),)
    return (partial(cutting.remove_placement, library, author=author, placement=each.id),)


def _media(cut: Cutting, shot: Shot, record: int) -> int:
    return source_frame(shot.laid, record, cut.layout.rate.fraction)
