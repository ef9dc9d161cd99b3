"""Lay a stringout out in record time: where each placement lies, at the rate of the sequence.

A sequence has the production's rate if any of its pictures has it, else the rate that most of them have. Record positions are whole
frames of that rate, the nearest to the exact sum of what lies before, so that nothing adds up to a drift where rates are mixed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.production import Production
from dailies_logger.domain.stringout import Placement
from dailies_logger.domain.timecode import FrameRange, FrameRate, Timecode
from dailies_logger.workflow.ports import Library

START = "01:00:00:00"
"""The record timecode of the first frame of every sequence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Hold a placement where it lies: `record` counts from the first frame of the sequence, at the sequence's rate; `over` is stacked on it."""

    placement: Placement
    clip: Clip
    record: FrameRange
    over: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Hold a sequence as it plays: what lies in it, in order, at which rate; `out` is what hands or the rule took out."""

    rate: FrameRate
    drop: bool
    laid: tuple[Laid, ...]
    out: tuple[Placement, ...] = ()

    @property
    def frames(self) -> int:
        """Return how long it is."""
        return self.laid[-1].record.end if self.laid else 0

    @property
    def mixed(self) -> bool:
        """Say whether a clip has another rate than the sequence."""
        return any(each.clip.rate != self.rate for each in self.laid)

    def timecode(self, record: int) -> Timecode:
        """Return the record timecode of a frame."""
        return Timecode.parse(START, rate=self.rate, drop=self.drop) + record

    def at(self, record: int) -> Laid | None:
        """Return what lies at a record frame; None in black and beyond the end."""
        return next((each for each in self.laid if record in each.record), None)


def layout(library: Library, stringout: UUID) -> Layout:
    """Lay out a stringout."""
    placements = library.where(Placement, stringout=stringout)
    clips = {clip.id: clip for clip in library.where(Clip, id=sorted({each.clip for each in placements}))} if placements else {}
    return lay(library.production(), placements, clips)


def lay(production: Production, placements: Sequence[Placement], clips: dict[UUID, Clip]) -> Layout:
    """Lay placements out, given their clips; one whose clip is gone has no place."""
    there = [each for each in placements if each.clip in clips]
    lowest = [each for each in there if each.on is None and each.lies]
    over = _over(there)
    rate = sequence_rate(production, [clips[each.clip] for each in lowest])
    now = Fraction(0)
    laid: list[Laid] = []
    for each in lowest:
        now += each.gap / rate.fraction
        end = now + len(each.range) / clips[each.clip].rate.fraction
        record = FrameRange(_frame(now, rate), max(_frame(now, rate) + 1, _frame(end, rate)))
        laid.append(Laid(placement=each, clip=clips[each.clip], record=record, over=tuple(over.get(each.id, ()))))
        now = end
    out = tuple(each for each in there if each.on is None and not each.lies)
    return Layout(rate=rate, drop=_drops(rate, laid), laid=tuple(laid), out=out)


def sequence_rate(production: Production, clips: Iterable[Clip]) -> FrameRate:
    """Return the rate of a sequence of clips."""
    rates = Counter(clip.rate for clip in clips)
    return production.rate if production.rate in rates or not rates else rates.most_common(1)[0][0]


def _over(placements: Iterable[Placement]) -> dict[UUID, list[Placement]]:
    """Return what is stacked on each placement, from the lowest track up."""
    over: dict[UUID, list[Placement]] = defaultdict(list)
    for each in sorted(placements, key=lambda each: each.track):
        if each.on is not None and each.plays:
            over[each.on].append(each)
    return over


def _frame(seconds: Fraction, rate: FrameRate) -> int:
    return floor(seconds * rate.fraction + Fraction(1, 2))


def _drops(rate: FrameRate, laid: Sequence[Laid]) -> bool:
    counted = [each.clip.drop for each in laid if each.clip.rate == rate]
    return rate.may_drop and 2 * sum(counted) > len(counted)
