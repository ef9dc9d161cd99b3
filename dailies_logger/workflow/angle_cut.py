"""Make an angle cut list by watching once: while a best angle is open, going to another angle closes and opens.

The frame on which the editor cuts belongs to the new angle, so the list has neither a hole nor an overlap.
"""

from dataclasses import replace
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound
from dailies_logger.domain.label import Label
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.edit import Change, Edit
from dailies_logger.workflow.labelling import open_in_take
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.ports import Library

BEST_ANGLE = "best_angle"
"""The kind of label that an angle cut list is made of."""


def cut_from(library: Library, *, author: UUID, clip: UUID, frame: int) -> Edit | None:
    """Close this author's best angle that is open on another angle of the take, before the moment of this frame.

    None where there is none, or it is open on this angle already. A range that would hold no frame moves over to this
    angle and stays open. The closing is of one act with the opening, so one undo takes back the range, and only it.
    """
    here = _known(library, clip)
    for label in open_in_take(library, author=author, clip=clip, kind=BEST_ANGLE):
        if label.clip == clip:
            return None
        there = same_moment(frame, here, _known(library, label.clip))
        after = _ended(label, there, library) or replace(label, clip=clip, start=frame)
        return Edit(name="Label best angle", author=author, act=label.id, changes=(Change(before=label, after=after),))
    return None


def _ended(label: Label, there: int, library: Library) -> Label | None:
    """Return a label ended before a frame, on or back; None where it would hold no frame."""
    frames = FrameRange(label.start, there) if there >= label.start else FrameRange(there + 1, label.start + 1)
    kept = frames.clamped(_known(library, label.clip).frames)
    return replace(label, start=kept.start, end=kept.end) if len(kept) else None


def _known(library: Library, clip: UUID) -> Clip:
    known = library.get(Clip, clip)
    if known is None:
        msg = "This clip is no longer in the library."
        raise NotFound(msg)
    return known
