"""Hold what the sequence's timeline shows: shots in record time, what is offered, where playhead and hand are; plain reckoning without Qt."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from fractions import Fraction
from uuid import UUID

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Vocabulary
from dailies_logger.domain.stringout import Placement
from dailies_logger.domain.timecode import FrameRange, spoken_length
from dailies_logger.ui.timeline.scale import Scale
from dailies_logger.workflow.comparing import Comparison, Difference, Happened, root
from dailies_logger.workflow.continuity import Cutting, Flag, Shot, source_frame
from dailies_logger.workflow.living import Offer
from dailies_logger.workflow.offered import Sign, signed

GRIP = 6
"""Pixels at the edge of a shot that take hold of the edge."""

CROWD = 5
"""Shots narrower than so many pixels on average are drawn one a column."""


class Part(Enum):
    """Name what of a shot a hand holds."""

    HEAD = "head"
    TAIL = "tail"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """Hold a placement that is offered, or went out, where it would begin and how long it would be, in record frames as they are now."""

    placement: UUID
    name: str
    record: FrameRange
    sign: Sign = Sign.COMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Drag:
    """Hold what a hand drags: a shot by its edge or whole, by how many frames of the clip, and to which place it would go."""

    place: int
    part: Part
    by: int = 0
    to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strips:
    """Hold the heights of the strips from top to bottom, in pixels; `tracks` are the stacked cameras, `offered` is 0 where nothing comes."""

    ruler: int
    offered: int
    ladder: int
    direction: int
    track: int
    tracks: int
    ticks: int
    clips: int

    @classmethod
    def of(cls, *, percent: int, low: bool, tracks: int, offered: bool) -> "Strips":
        """Return the strips at the user's scale; `low` for windows of 720 lines."""

        def px(size: int) -> int:
            """Return a height at the user's scale."""
            return round(size * percent / 100)

        return cls(
            ruler=px(24),
            offered=px(22) if offered else 0,
            ladder=px(44 if low else 80),
            direction=px(24),
            track=px(18),
            tracks=tracks,
            ticks=px(8),
            clips=px(60 if low else 84),
        )

    @property
    def tops(self) -> dict[str, int]:
        """Return where each strip begins."""
        names = ("ruler", "offered", "ladder", "direction", "tracks", "ticks", "clips")
        heights = (self.ruler, self.offered, self.ladder, self.direction, self.track * self.tracks, self.ticks, self.clips)
        return dict(zip(names, (sum(heights[:place]) for place in range(len(heights))), strict=True))

    @property
    def height(self) -> int:
        """Return how high it all is, with a line below."""
        return self.tops["clips"] + self.clips + 1


@dataclass(kw_only=True)
class SequenceSheet:
    """Hold what is shown now. Frames are record frames of the sequence but where it is said."""

    strips: Strips = field(default_factory=lambda: Strips.of(percent=100, low=False, tracks=0, offered=False))
    scale: Scale = field(default_factory=lambda: Scale.fit(frames=0, width=1))
    cutting: Cutting | None = None
    vocabulary: Vocabulary = DEFAULT_VOCABULARY
    ghosts: tuple[Ghost, ...] = ()
    signs: dict[UUID, Sign] = field(default_factory=dict)
    record: int = 0
    selected: UUID | None = None
    drag: Drag | None = None
    focused: bool = False
    locked: bool = False

    @property
    def frames(self) -> int:
        """Return how long it is."""
        return self.cutting.layout.frames if self.cutting is not None else 0

    def offer(self, offered: Offer | None, names: Mapping[UUID, str]) -> None:
        """Lay what is offered over what is; `names` are those of what would come."""
        self.ghosts = ghosts(self.cutting, offered, names) if self.cutting is not None and offered is not None else ()
        self.signs = {}
        if offered is not None:
            self.signs |= {each.id: Sign.GOES for each in offered.removed}
            self.signs |= {each.id: Sign.CHANGES for _, each in offered.changed}

    def compare(self, comparison: Comparison, names: Mapping[UUID, str]) -> None:
        """Mark what came in and what is otherwise in the newer of two sequences, and lay over it what went out."""
        signs = {each.placement.id: _sign(each) for each in comparison.differences if each.after is not None}
        self.signs = signs | {root(each.placement): signs[each.placement.id] for each in comparison.differences if each.after is not None}
        self.ghosts = gone(comparison, names)

    def in_view(self) -> Iterator[tuple[int, Shot, int, int]]:
        """Yield the shots in view: number, shot, first column and the one after the last; of very many, one a column."""
        cut = self.cutting
        if cut is None or not cut.shots:
            return
        first, last = self.scale.span()
        low, high = max(0, cut.place_at(first)), cut.place_at(max(first, last - 1)) + 1
        if (high - low) * CROWD <= self.scale.width:
            for place in range(low, high):
                record = cut.shots[place].laid.record
                yield place, cut.shots[place], self.scale.x(record.start), self.scale.x(record.end)
            return
        before, began = -1, 0
        for x in range(0, min(self.scale.width, self.scale.x(self.frames)) + 2, 2):
            place = cut.place_at(self.scale.frame(x))
            if place != before:
                if before >= 0:
                    yield before, cut.shots[before], began, x
                before, began = place, x

    def flags_in_view(self) -> Sequence[tuple[int, Flag]]:
        """List the joins in view that break something, each with its column, one a column."""
        cut = self.cutting
        if cut is None or not cut.flags:
            return ()
        first, last = self.scale.span()
        low = bisect_left(cut.flags, cut.place_at(first), key=lambda flag: flag.place)
        high = bisect_left(cut.flags, cut.place_at(last) + 2, key=lambda flag: flag.place)
        found = {(self.scale.x(cut.shots[flag.place].laid.record.start), flag.kind): flag for flag in cut.flags[low:high]}
        return [(x, flag) for (x, _), flag in found.items()]

    def held(self, x: int, y: int) -> Drag | None:
        """Return what a press at a point takes hold of: a shot, at an edge where it is wide enough."""
        tops = self.strips.tops
        if self.locked or self.cutting is None or not tops["ticks"] <= y < self.strips.height or not self.frames:
            return None
        shot = self.cutting.at(self.scale.frame(x))
        if shot is None:
            return None
        place = self.cutting.place(shot.placement.id)
        assert place is not None  # noqa: S101 - it lies there
        left, right = self.scale.x(shot.laid.record.start), self.scale.x(shot.laid.record.end)
        part = Part.BODY
        if right - left >= 4 * GRIP:
            part = Part.HEAD if x < left + GRIP else Part.TAIL if x >= right - GRIP else Part.BODY
        return Drag(place=place, part=part)

    def dragged(self, drag: Drag, *, start: int, x: int) -> Drag:
        """Return what a drag has come to at a column, begun at another: frames of the clip, or the place in the order."""
        assert self.cutting is not None  # noqa: S101 - something is held
        laid = self.cutting.shots[drag.place].laid
        records = self.scale.frame(x) - self.scale.frame(start)
        if drag.part is Part.BODY:
            return replace(drag, to=self.place_for(x))
        by = round(Fraction(records) / self.cutting.layout.rate.fraction * laid.clip.rate.fraction)
        each = laid.placement
        low, high = (-each.start, len(each.range) - 1) if drag.part is Part.HEAD else (1 - len(each.range), laid.clip.frames - each.end)
        return replace(drag, by=min(max(low, by), high))

    def place_for(self, x: int) -> int:
        """Return before which shot something let go at a column would lie."""
        assert self.cutting is not None  # noqa: S101 - something is held
        record = self.scale.frame(x)
        place = max(0, self.cutting.place_at(record))
        lies = self.cutting.shots[place].laid.record
        return place + (record >= (lies.start + lies.end) // 2)

    def readout(self) -> str:
        """Write by how much an edge has gone, and the source timecode that it is at; empty where none is dragged."""
        if self.drag is None or self.cutting is None or self.drag.part is Part.BODY:
            return ""
        laid = self.cutting.shots[self.drag.place].laid
        each = laid.placement
        at = each.start + self.drag.by if self.drag.part is Part.HEAD else each.end + self.drag.by - 1
        plural = "" if abs(self.drag.by) == 1 else "s"
        return f"{laid.clip.timecode(at)}  {signed(self.drag.by)} frame{plural}"

    def says(self, shot: Shot) -> str:
        """Say a shot for those who listen: name, number, record timecode, length, what is said of it."""
        assert self.cutting is not None  # noqa: S101 - it has shots
        layout, each = self.cutting.layout, shot.placement
        place = (self.cutting.place(each.id) or 0) + 1
        said = [
            f"{shot.name}, {place} of {len(self.cutting.shots)}",
            str(layout.timecode(shot.laid.record.start)),
            spoken_length(len(shot.laid.record), layout.rate),
            *(span.value for span in (*shot.sizes[:1], *shot.directions[:1])),
            *([] if each.plays else ["lifted, black plays"]),
            *(["pinned"] if each.pinned else []),
            *(["locked"] if each.locked else []),
            *(flag.reason for flag in self.cutting.flags if flag.place == place - 1),
        ]
        return ", ".join(said)

    def source(self) -> tuple[Shot, int] | None:
        """Return the shot under the playhead and its media frame; None in black."""
        shot = self.cutting.at(self.record) if self.cutting is not None else None
        if shot is None or self.cutting is None:
            return None
        return shot, source_frame(shot.laid, self.record, self.cutting.layout.rate.fraction)


def ghosts(cutting: Cutting, offered: Offer, names: Mapping[UUID, str]) -> tuple[Ghost, ...]:
    """Lay what would come where it would begin: behind what it would stand behind, several of one place end to end."""
    fresh = {each.id: each for each in offered.added}
    found: list[Ghost] = []
    now = 0
    for each in offered.after:
        place = cutting.place(each.id)
        if place is not None:
            now = cutting.shots[place].laid.record.end
        elif each.id in fresh:
            end = now + _length(each)
            found.append(Ghost(placement=each.id, name=names.get(each.id, ""), record=FrameRange(now, end)))
            now = end
    return tuple(found)


def gone(comparison: Comparison, names: Mapping[UUID, str]) -> tuple[Ghost, ...]:
    """Lay what went out where it would begin in the newer sequence: behind what it lay behind, several of one place end to end."""
    out = {
        each.before.id for each in comparison.differences if each.what is Happened.OUT and each.before is not None and each.after is None
    }
    ends = {root(each.placement): each.record.end for each in comparison.after.laid}
    found: list[Ghost] = []
    now = 0
    for each in comparison.before.laid:
        key = each.placement.id
        if key in out:
            lies = FrameRange(now, now + len(each.record))
            found.append(Ghost(placement=key, name=names.get(key, ""), record=lies, sign=Sign.GOES))
            now = lies.end
        else:
            now = ends.get(root(each.placement), now)
    return tuple(found)


def _sign(each: Difference) -> Sign:
    """Return how a difference is marked on what lies there: lifted, it is struck."""
    return {Happened.IN: Sign.COMES, Happened.OUT: Sign.GOES}.get(each.what, Sign.CHANGES)


def _length(each: Placement) -> int:
    """Return how long a placement would be, as if its clip had the rate of the sequence: where it would lie is only shown."""
    return max(1, len(each.range))
