"""See a sequence as it is cut: each placement in record time with its size and screen direction, and the joins that break them.

A join is told, never forbidden: two characters who face each other look the same way, unless a cross is labelled there; or the size
steps against the order that the stringout was asked to have.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.label import SHOT_SIZES, Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.labelling import seen_on
from dailies_logger.workflow.laying import Laid, Layout, lay
from dailies_logger.workflow.offered import moment_name
from dailies_logger.workflow.ordering import needs, parse_order, ranker, shot_size
from dailies_logger.workflow.pieces import piece_of
from dailies_logger.workflow.ports import Hit, Library

EYELINE, SIZE = "eyeline", "size"
CROSS = "cross"
FACING = ("L>R", "R>L")


class Break(Enum):
    """Tell what a join breaks: the screen direction, or the order of sizes."""

    DIRECTION = "direction"
    SIZE = "size"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Hold a value (`CU`, `L>R`) over record frames; `who` is the character, empty where nobody said."""

    value: str
    record: FrameRange
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """Hold a placement as it is seen: where it lies, what it is called, its label, its sizes and directions in order."""

    laid: Laid
    take: Take | None = None
    label: Label | None = None
    sizes: tuple[Span, ...] = ()
    directions: tuple[Span, ...] = ()

    @property
    def name(self) -> str:
        """Name the take and camera."""
        return moment_name(self.laid.clip, self.take)

    @property
    def placement(self) -> Placement:
        """Return the placement."""
        return self.laid.placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Hold what a join breaks, and why, in a sentence; the join is at the head of shot number `place`."""

    place: int
    kind: Break
    reason: str


@dataclass(frozen=True, kw_only=True)
class Cutting:
    """Hold a stringout as it is cut now. `shot_frames` are those of all clips it draws from, in frames of the sequence, `used` those that play."""

    stringout: Stringout
    layout: Layout
    shots: tuple[Shot, ...] = ()
    flags: tuple[Flag, ...] = ()
    drawn_from: int = 0
    used: int = 0

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [shot.laid.record.start for shot in self.shots]

    @cached_property
    def _places(self) -> Mapping[UUID, int]:
        return {shot.placement.id: place for place, shot in enumerate(self.shots)}

    def place_at(self, record: int) -> int:
        """Return the number of the shot that lies at a record frame, in black the one before; -1 before the first."""
        return bisect_right(self._starts, record) - 1

    def at(self, record: int) -> Shot | None:
        """Return the shot at a record frame; None in black and beyond the ends."""
        place = self.place_at(record)
        return self.shots[place] if place >= 0 and record in self.shots[place].laid.record else None

    def place(self, placement: UUID | None) -> int | None:
        """Return the number of a placement; None where it does not lie here."""
        return self._places.get(placement) if placement is not None else None

    def between(self, first: int, last: int) -> Sequence[Shot]:
        """Return the shots that touch record frames `first` to `last` (not included)."""
        return self.shots[max(0, self.place_at(first)) : self.place_at(max(first, last - 1)) + 1]

    def record_of(self, clip: UUID, frame: int) -> int | None:
        """Return the record frame at which a media frame of a clip plays first; None where it does not."""
        found = next((shot.laid for shot in self.shots if shot.laid.clip.id == clip and frame in shot.placement.range), None)
        return None if found is None else record_frame(found, frame, self.layout.rate.fraction)

    @property
    def ratio(self) -> Fraction:
        """Return how much was shot in the clips it draws from for what is used; 0 where nothing plays."""
        return Fraction(self.drawn_from, self.used) if self.used else Fraction(0)


def cutting_of(library: Library, stringout: UUID) -> Cutting | None:
    """See a stringout as it is cut; None where it is gone."""
    here = library.get(Stringout, stringout)
    if here is None:
        return None
    placements = library.where(Placement, stringout=stringout)
    keys = sorted({each.clip for each in placements})
    clips = {clip.id: clip for clip in library.where(Clip, id=keys)} if keys else {}
    layout = lay(library.production(), placements, clips)
    shots = _shots(library, layout, clips)
    rate = layout.rate.fraction
    drawn = {each.laid.clip.id: each.laid.clip for each in shots if each.placement.plays}
    return Cutting(
        stringout=here,
        layout=layout,
        shots=shots,
        flags=flags(here, shots, library),
        drawn_from=round(sum((clip.frames * rate / clip.rate.fraction for clip in drawn.values()), Fraction(0))),
        used=sum(len(each.laid.record) for each in shots if each.placement.plays),
    )


def source_frame(laid: Laid, record: int, rate: Fraction) -> int:
    """Return the media frame that plays at a record frame of a placement, held inside it."""
    passed = Fraction(record - laid.record.start) / rate * laid.clip.rate.fraction
    each = laid.placement
    return min(max(each.start, each.start + int(passed)), each.end - 1)


def record_frame(laid: Laid, media: int, rate: Fraction) -> int:
    """Return the record frame at which a media frame of a placement plays, held inside it."""
    passed = Fraction(media - laid.placement.start) / laid.clip.rate.fraction * rate
    return min(max(laid.record.start, laid.record.start + int(passed)), laid.record.end - 1)


def flags(stringout: Stringout, shots: Sequence[Shot], library: Library) -> tuple[Flag, ...]:
    """List the joins that break direction or order of sizes. Nothing joins over black."""
    step = _Step(stringout, shots, library)
    found: list[Flag] = []
    for place, (before, after) in enumerate(pairwise(shots), start=1):
        if before.placement.plays and after.placement.plays and not after.placement.gap:
            for kind, reason in ((Break.DIRECTION, same_way(before, after)), (Break.SIZE, step.against(before, after))):
                if reason:
                    found.append(Flag(place=place, kind=kind, reason=reason))
    return tuple(found)


def same_way(before: Shot, after: Shot) -> str:
    """Say that two characters look the same way over a join; empty where they do not, or a cross is labelled at either side."""
    spans = [*before.directions, *after.directions]
    if not before.directions or not after.directions or any(span.value == CROSS for span in spans):
        return ""
    last, first = before.directions[-1], after.directions[0]
    if last.value != first.value or last.value not in FACING or not last.who or not first.who or last.who == first.who:
        return ""
    return f"{last.who} and {first.who} both look {last.value} and no cross is labelled."


class _Step:
    """Know the order of sizes that a stringout asks for, and what comes before it in the order."""

    def __init__(self, stringout: Stringout, shots: Sequence[Shot], library: Library) -> None:
        try:
            order = parse_order(stringout.order)
        except BadQuery:
            order = ()
        names = [key.name for key in order]
        self._way = 0
        if SIZE in names:
            at = names.index(SIZE)
            self._way = -1 if order[at].reverse else 1
            facts = needs(names[:at])
            pieces = {shot.placement.id: piece_of(hit, facts) for shot in shots if (hit := _hit(shot)) is not None}
            rankers = [ranker(name, list(pieces.values()), library, facts=facts) for name in names[:at]]
            self._group = {key: tuple(rank(piece) for rank in rankers) for key, piece in pieces.items()}

    def against(self, before: Shot, after: Shot) -> str:
        """Say that the size steps against the order; empty where it does not, or a new group begins."""
        if not self._way or not before.sizes or not after.sizes:
            return ""
        if self._group.get(before.placement.id) != self._group.get(after.placement.id):
            return ""
        last, first = before.sizes[-1].value, after.sizes[0].value
        step = (SHOT_SIZES.index(first) - SHOT_SIZES.index(last)) * self._way
        return f"{first} after {last}: against {'wide to tight' if self._way > 0 else 'tight to wide'}." if step < 0 else ""


def _hit(shot: Shot) -> Hit | None:
    return Hit(label=shot.label, clip=shot.laid.clip, take=shot.take) if shot.label is not None else None


def _shots(library: Library, layout: Layout, clips: Mapping[UUID, Clip]) -> tuple[Shot, ...]:
    labels = sorted({each.placement.label for each in layout.laid if each.placement.label})
    said = {label.id: label for label in library.where(Label, id=labels)} if labels else {}
    wanted = sorted({clip.take_id for clip in clips.values() if clip.take_id})
    takes = {take.id: take for take in library.where(Take, id=wanted)} if wanted else {}
    lines = _Lines(library, layout, wanted)
    return tuple(
        Shot(
            laid=each,
            take=takes.get(each.clip.take_id) if each.clip.take_id else None,
            label=said.get(each.placement.label) if each.placement.label else None,
            sizes=lines.sizes(each),
            directions=lines.directions(each),
        )
        for each in layout.laid
    )


class _Lines:
    """Know what is said of size and direction on the clips of a sequence, those of other angles that hold for all among it."""

    def __init__(self, library: Library, layout: Layout, takes: Sequence[UUID]) -> None:
        self._rate = layout.rate.fraction
        mates = library.where(Clip, take_id=takes) if takes else []
        known = {clip.id: clip for clip in (*mates, *(each.clip for each in layout.laid))}
        by_take: dict[UUID, list[Label]] = defaultdict(list)
        for label in library.where(Label, clip=sorted(known), kind=[EYELINE, SIZE]) if known else []:
            if not label.open and label.value:
                owner = known[label.clip]
                by_take[owner.take_id or owner.id].append(label)
        self._by_take, self._known = by_take, known
        self._on: dict[UUID, list[tuple[Label, FrameRange]]] = {}

    def sizes(self, laid: Laid) -> tuple[Span, ...]:
        """Return the sizes of a placement: as labelled, else what is said of the clip."""
        found = tuple(span for span in self._spans(laid, SIZE) if span.value in SHOT_SIZES)
        told = shot_size(laid.clip.facts.shot_size or "")
        return found or ((Span(value=told, record=laid.record),) if told else ())

    def directions(self, laid: Laid) -> tuple[Span, ...]:
        """Return the eyelines of a placement, each with whose it is: the eyeline's word, else none."""
        return tuple(self._spans(laid, EYELINE))

    def _spans(self, laid: Laid, kind: str) -> Iterable[Span]:
        clip, each = laid.clip, laid.placement
        if clip.id not in self._on:
            labels = self._by_take.get(clip.take_id or clip.id, ())
            self._on[clip.id] = seen_on(clip, labels=labels, clips=self._known)
        for label, frames in self._on[clip.id]:
            if label.kind == kind and frames.overlaps(each.range):
                start = record_frame(laid, max(frames.start, each.start), self._rate)
                end = record_frame(laid, min(frames.end, each.end) - 1, self._rate) + 1
                yield Span(value=label.value, record=FrameRange(start, end), who=label.who)
