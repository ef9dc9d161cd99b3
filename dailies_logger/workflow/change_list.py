"""Write the differences between two versions down as a cutting room does: a line each, what it is of, where, and by how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow.comparing import Comparison, Difference, Happened
from dailies_logger.workflow.ports import Library

_SIGNS = {Happened.IN: "+", Happened.OUT: "−"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Hold one line of a change list in its parts: `name` is take, camera and what is said, `where` record timecode, `by` how long or by how much."""

    sign: str
    name: str
    where: str
    by: str
    difference: Difference

    @property
    def text(self) -> str:
        """Write it as one line."""
        return f"{self.sign} {self.name}  {self.where}  {self.by}"


def listed(library: Library, comparison: Comparison) -> tuple[Listed, ...]:
    """List a comparison in record order, each difference in the words of a cutting room."""
    namer = Namer(library, (each for one in comparison.differences for each in (one.before, one.after) if each is not None))
    return tuple(_listed(each, comparison, namer) for each in comparison.differences)


def change_list(library: Library, comparison: Comparison) -> list[str]:
    """Write a comparison: `+ 24A-3 B  the lie lands  01:00:12:04  2 s`, a line each; none where nothing differs."""
    return [each.text for each in listed(library, comparison)]


class Namer:
    """Name placements by take, camera and what their label says, after one look at the library for all of them."""

    def __init__(self, library: Library, placements: Iterable[Placement]) -> None:
        every = list(placements)
        clips = library.where(Clip, id=list({each.clip for each in every})) if every else []
        takes = library.where(Take, id=list({each.take_id for each in clips if each.take_id})) if clips else []
        labels = library.where(Label, id=list({each.label for each in every if each.label})) if every else []
        self._clips = {each.id: each for each in clips}
        self._takes = {each.id: each for each in takes}
        self._labels = {each.id: each for each in labels}

    def __call__(self, each: Placement) -> str:
        """Write `24A-3 B  the lie lands`; the clip's name where it has no take."""
        clip = self._clips[each.clip]
        take = self._takes.get(clip.take_id) if clip.take_id else None
        shot = f"{take.shown} {clip.facts.camera or ''}".rstrip() if take is not None else clip.name
        label = self._labels.get(each.label) if each.label else None
        said = label.text or label.kind.replace("_", " ") if label is not None else ""
        return f"{shot}  {said}".rstrip()

    def camera(self, clip: UUID) -> str:
        """Return the letter of a camera, else the name of its clip."""
        there = self._clips[clip]
        return there.facts.camera or there.name

    def rate(self, clip: UUID) -> FrameRate:
        """Return the rate of a clip."""
        return self._clips[clip].rate


def counted(frames: int) -> str:
    """Write by how many frames: `+6 frames`, `−1 frame`."""
    return f"{'−' if frames < 0 else '+'}{abs(frames)} frame{'' if abs(frames) == 1 else 's'}"


def long(frames: int, rate: FrameRate) -> str:
    """Write how long something is: `2 s`, `2.5 s`, `18 frames`; of less than a second, frames."""
    if frames < rate.nominal:
        return f"{frames} frame{'' if frames == 1 else 's'}"
    return f"{float(round(frames / rate.fraction, 1)):g} s"


def _listed(each: Difference, comparison: Comparison, namer: Namer) -> Listed:
    of = comparison.before if each.after is None else comparison.after
    track = f"  V{each.placement.track}" if each.placement.track > 1 else ""
    return Listed(
        sign=_SIGNS.get(each.what, "~"),
        name=f"{namer(each.placement)}{track}",
        where=str(of.timecode(each.record)),
        by=_by(each, namer),
        difference=each,
    )


def _by(each: Difference, namer: Namer) -> str:
    """Say how long it is, or by how much it changed."""
    if each.what in _SIGNS:
        black = ", black in its place" if each.what is Happened.OUT and each.after is not None else ""
        return long(len(each.placement.range), namer.rate(each.placement.clip)) + black
    if each.what is Happened.MOVED:
        return f"moved from {each.places[0]} to {each.places[1]}"
    if each.what is Happened.ANGLE and each.before is not None:
        return f"camera {namer.camera(each.before.clip)} > {namer.camera(each.placement.clip)}"
    if each.what is Happened.BLACK:
        return f"black {counted(each.frames)}"
    return ", ".join(f"{end} {counted(frames)}" for end, frames in (("head", each.head), ("tail", each.tail)) if frames)
