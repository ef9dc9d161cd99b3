"""Play a sequence in record time: what plays from a record frame to another, black in its time, and which shot each thing is of."""

from dataclasses import dataclass
from fractions import Fraction

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.continuity import Cutting, source_frame
from dailies_logger.workflow.playing import Stretch

AROUND_SECONDS = 2
"""How far "play around" reaches before and after a join."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Hold stretches to play, and for each the number of its shot. Black at the very end has nothing to play after it, and is left out."""

    stretches: tuple[Stretch, ...] = ()
    places: tuple[int, ...] = ()


def run(cutting: Cutting, first: int, last: int | None = None) -> Run:
    """Return what plays from record frame `first` to `last` (not included), to the end where None."""
    end = cutting.layout.frames if last is None else min(last, cutting.layout.frames)
    rate = cutting.layout.rate.fraction
    stretches: list[Stretch] = []
    places: list[int] = []
    now = max(0, first)
    for shot in cutting.between(now, end) if now < end else ():
        laid = shot.laid
        lies = FrameRange(max(now, laid.record.start), max(now, laid.record.start, min(end, laid.record.end)))
        if not shot.placement.plays or not len(lies):
            continue
        begin = source_frame(laid, lies.start, rate)
        stop = laid.placement.end if lies.end == laid.record.end else source_frame(laid, lies.end - 1, rate) + 1
        stretches.append(Stretch(clip=laid.clip.id, range=FrameRange(begin, stop), black=Fraction(lies.start - now) / rate))
        places.append(cutting.place(shot.placement.id) or 0)
        now = lies.end
    return Run(stretches=tuple(stretches), places=tuple(places))


def around(cutting: Cutting, record: int) -> tuple[int, int]:
    """Return from which record frame to which "play around" a join goes."""
    reach = AROUND_SECONDS * cutting.layout.rate.nominal
    return max(0, record - reach), min(cutting.layout.frames, record + reach)
