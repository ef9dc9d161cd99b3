"""Know what has been watched: collect runs of frames while they play, and count what nobody has seen yet.

A frame counts as seen where it played, forward or backward, at up to twice the speed as shot: faster than that nobody judges
a performance. Stepping and scrubbing do not count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.domain.viewing import Viewing
from dailies_logger.workflow.grouping import by_camera
from dailies_logger.workflow.ports import Library

FASTEST_SEEN = 2
"""The speed up to which one sees."""

_AT_ONCE = 50
"""Takes looked through at a time."""

_JUMP = 12
"""More frames than these between two pictures are a jump and no late picture."""


class Watch:
    """Collect what one person watches. `see` each frame that plays, `end` where playing ends; `take` what is new, and keep it."""

    def __init__(self, person: UUID) -> None:
        self._person = person
        self._run: Viewing | None = None
        self._last = 0
        self._new: dict[UUID, Viewing] = {}

    def see(self, clip: UUID, frame: int) -> None:
        """Count a frame that plays, and those between it and the one before, which were dropped on the way."""
        run = self._run
        if run is None or run.clip != clip or abs(frame - self._last) > _JUMP:
            run = Viewing(id=new_id(), clip=clip, person=self._person, range=FrameRange(frame, frame + 1), at=datetime.now(UTC))
        self._run = replace(run, range=FrameRange(min(run.range.start, frame), max(run.range.end, frame + 1)))
        self._last = frame
        self._new[run.id] = self._run

    def end(self) -> None:
        """End the run: what is seen next is another one, and counts again."""
        self._run = None

    def take(self) -> list[Viewing]:
        """Return what has been seen since it was last asked for."""
        new, self._new = list(self._new.values()), {}
        return new

    def give_back(self, seen: Iterable[Viewing]) -> None:
        """Take back what could not be kept, to be asked for again; what has grown meanwhile stays as it has grown."""
        self._new = {each.id: each for each in seen} | self._new


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """Hold how much there is, in seconds of all cameras together, how much of it nobody has seen, and who watched."""

    seconds: Fraction = Fraction(0)
    unseen: Fraction = Fraction(0)
    people: frozenset[UUID] = frozenset()

    def __add__(self, other: "Watched") -> "Watched":
        """Count two together."""
        return Watched(seconds=self.seconds + other.seconds, unseen=self.unseen + other.unseen, people=self.people | other.people)


def union(ranges: Iterable[FrameRange]) -> list[FrameRange]:
    """Return the frames of ranges, in order, as ranges that do not touch."""
    joined: list[FrameRange] = []
    for each in sorted(ranges, key=attrgetter("start")):
        if joined and each.start <= joined[-1].end:
            joined[-1] = FrameRange(joined[-1].start, max(joined[-1].end, each.end))
        elif len(each):
            joined.append(each)
    return joined


def watched(clip: Clip, viewings: Sequence[Viewing]) -> Watched:
    """Count what of a clip was seen in its viewings."""
    seen = sum(map(len, union(each.range.clamped(clip.frames) for each in viewings)))
    return Watched(
        seconds=clip.frames / clip.rate.fraction,
        unseen=(clip.frames - seen) / clip.rate.fraction,
        people=frozenset(each.person for each in viewings),
    )


def first_unseen(clip: Clip, viewings: Iterable[Viewing], *, after: int = -1) -> int | None:
    """Return the first frame after a frame of a clip that nobody has seen; None where all were."""
    frame = after + 1
    for seen in union(each.range.clamped(clip.frames) for each in viewings):
        if seen.start > frame:
            break
        frame = max(frame, seen.end)
    return frame if frame < clip.frames else None


def next_unseen(library: Library, takes: Sequence[UUID], *, clip: Clip, frame: int) -> tuple[UUID, int] | None:
    """Return the clip and frame to watch next: later in this clip, else in the cameras of these takes in order; None: all is seen.

    `takes` begins with the clip's own; what of the clip lies before the frame comes last.
    """
    here = library.viewings([clip.id])
    later = first_unseen(clip, here, after=frame)
    if later is not None:
        return clip.id, later
    for begin in range(0, len(takes), _AT_ONCE):
        place = {take: at for at, take in enumerate(takes[begin : begin + _AT_ONCE])}
        clips = sorted(_pictures(library, place), key=lambda each: (place.get(each.take_id or each.id, 0), by_camera(each)))
        seen = _runs(library, clips)
        for each in clips:
            first = first_unseen(each, seen.get(each.id, ()))
            if first is not None and each.id != clip.id:
                return each.id, first
    earlier = first_unseen(clip, here)
    return (clip.id, earlier) if earlier is not None else None


def watched_takes(library: Library, takes: Sequence[Take]) -> list[Watched]:
    """Count what was seen of each take: of all its cameras, none of its recorder's files."""
    clips = _pictures(library, [take.id for take in takes])
    seen = _runs(library, clips)
    found = {take.id: Watched() for take in takes}
    for clip in clips:
        if clip.take_id is not None:
            found[clip.take_id] += watched(clip, seen.get(clip.id, ()))
    return [found[take.id] for take in takes]


def _pictures(library: Library, takes: Iterable[UUID]) -> list[Clip]:
    """List the clips of takes that can be watched."""
    asked = list(takes)
    clips = library.where(Clip, take_id=asked) if asked else []
    return [clip for clip in clips if clip.measured.media is MediaKind.PICTURE and clip.frames]


def _runs(library: Library, clips: Iterable[Clip]) -> dict[UUID, list[Viewing]]:
    """Return what was watched of each clip."""
    seen = library.viewings([clip.id for clip in clips])
    return {key: list(runs) for key, runs in groupby(seen, key=attrgetter("clip"))}
