"""Lay the takes of a day end to end, with their labels, to be seen at one glance and gone to."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.workflow.labelling import mapped
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.rolling import one_of_each


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Hold one clip of the line: frames `start` to `end` of the line, counted at its rate; `name` is its take's."""

    clip: Clip
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """Hold the pieces of a day end to end, and labels whose `start` and `end` are frames of the line (their `clip` is whose they are)."""

    rate: FrameRate
    pieces: tuple[Piece, ...]
    labels: tuple[Label, ...] = ()

    @property
    def frames(self) -> int:
        """Count the frames of the line."""
        return self.pieces[-1].end if self.pieces else 0

    def piece(self, clip: UUID) -> Piece | None:
        """Return where a clip lies; None where it is not in the line."""
        return next((piece for piece in self.pieces if piece.clip.id == clip), None)

    def place(self, piece: Piece, frame: int) -> int:
        """Return the frame of the line at a media frame of a piece, held inside it."""
        return piece.start + min(max(0, frame * self.rate.fraction // piece.clip.rate.fraction), max(0, piece.end - piece.start - 1))

    def at(self, frame: int) -> tuple[Clip, int] | None:
        """Return the clip at a frame of the line and its media frame there; None in an empty line."""
        if not self.pieces:
            return None
        piece = self.pieces[max(0, bisect_right(self.pieces, frame, key=lambda each: each.start) - 1)]
        there = -((piece.start - frame) * piece.clip.rate.fraction // self.rate.fraction)
        return piece.clip, int(min(max(0, there), max(0, piece.clip.frames - 1)))

    def ranges(self, piece: Piece, found: Iterable[FrameRange]) -> list[FrameRange]:
        """Return ranges of media frames of a piece as ranges of the line."""
        return [FrameRange(self.place(piece, each.start), self.place(piece, each.end - 1) + 1) for each in found if len(each)]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Hold how somebody looks at a day, whichever clip is shown by then: by which camera, and counted at which rate."""

    camera: str | None
    rate: FrameRate


def day_line(library: Library, order: Sequence[UUID], clip: Clip, *, view: View) -> DayLine:
    """Lay the takes of a clip's day in this order: of each the camera of the view, else its first, and of the clip's own take the clip.

    A clip in no take, or one whose take is not in the order, is a line of its own.
    """
    own = library.get(Take, clip.take_id) if clip.take_id else None
    day = {take.id: take for take in library.where(Take, day=own.day)} if own is not None else {}
    wanted = [take for take in order if take in day]
    if own is None or own.id not in wanted:
        shown = [clip]
    else:
        shown = [clip if each.take_id == own.id else each for each in one_of_each(library, wanted, camera=view.camera)]
    line = DayLine(rate=view.rate, pieces=tuple(_laid(shown if clip in shown else [clip], day, view.rate)))
    return replace(line, labels=tuple(_labels(library, line, shown=clip)))


def _laid(clips: Iterable[Clip], takes: dict[UUID, Take], rate: FrameRate) -> Iterable[Piece]:
    start = 0
    for clip in clips:
        length = max(1, round(clip.frames * rate.fraction / clip.rate.fraction))
        take = takes.get(clip.take_id) if clip.take_id else None
        yield Piece(clip=clip, name=take.shown if take else clip.name, start=start, end=start + length)
        start += length


def _labels(library: Library, line: DayLine, *, shown: Clip) -> Iterable[Label]:
    """Yield the labels of all angles of the takes in the line; a range that is open counts as growing on the shown take alone."""
    takes = [piece.clip.take_id for piece in line.pieces if piece.clip.take_id]
    angles = {each.id: each for each in (library.where(Clip, take_id=takes) if takes else [shown])}
    pieces = {_take(piece.clip): piece for piece in line.pieces}
    for label in library.where(Label, clip=list(angles)):
        own = angles[label.clip]
        piece = pieces[_take(own)]
        if label.open and _take(own) == _take(shown):
            yield replace(label, start=line.place(piece, same_moment(label.start, own, piece.clip)))
        elif (there := mapped(label.range(), own, piece.clip)) is not None:
            (frames,) = line.ranges(piece, [there])
            yield replace(label, start=frames.start, end=frames.end)


def _take(clip: Clip) -> UUID:
    """Return what clips of one take have in common; a clip in none stands for itself."""
    return clip.take_id or clip.id
