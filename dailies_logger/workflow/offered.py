"""Tell what a stringout offers, change by change: which moment, what would become of it, and who said what made it so.

`living` says what would change; here stands why: a label that is new or no longer found, a range that ends elsewhere, a place that
moved; and what hands did that any refresh keeps.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Person
from dailies_logger.domain.stringout import Out, Placement
from dailies_logger.domain.take import Take
from dailies_logger.workflow.living import Offer
from dailies_logger.workflow.ports import Library


class Sign(Enum):
    """Tell what would become of a placement, as it is written."""

    COMES = "+"
    GOES = "−"
    CHANGES = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Hold one change that is offered: the placement as it would be (as it is, where it would go), and why.

    `who` and `at` are of the last word on the label; `label` is the id of it, also where it is gone.
    """

    sign: Sign
    placement: Placement
    clip: Clip
    take: Take | None
    label: UUID | None
    why: str
    who: str = ""
    at: datetime | None = None

    @property
    def name(self) -> str:
        """Name the take and camera."""
        return moment_name(self.clip, self.take)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandEdit:
    """Hold what hands did to one placement, in words, and whether a hand can put it back or give it up to the rule."""

    placement: Placement
    clip: Clip
    take: Take | None
    words: str

    @property
    def name(self) -> str:
        """Name the take and camera."""
        return moment_name(self.clip, self.take)


def moment_name(clip: Clip, take: Take | None) -> str:
    """Name the take and camera of a clip: `24A-3 A`."""
    return f"{take.shown if take is not None else clip.name} {clip.facts.camera or ''}".strip()


def changes_of(library: Library, offer: Offer) -> tuple[Offered, ...]:
    """List what is offered: what would come, what would go, what would change, each in the order of the sequence."""
    told = [
        *((Sign.COMES, None, each) for each in offer.added),
        *((Sign.GOES, None, each) for each in offer.removed),
        *((Sign.CHANGES, before, after) for before, after in offer.changed),
    ]
    known = _Known(library, [each for _, _, each in told])
    changes = []
    for sign, before, each in told:
        clip = known.clips.get(each.clip)
        if clip is not None:
            last, who, at = known.last(each.label)
            changes.append(
                Offered(
                    sign=sign,
                    placement=each,
                    clip=clip,
                    take=known.takes.get(clip.take_id) if clip.take_id else None,
                    label=each.label,
                    why=_why(sign, before, each, gone=each.label not in known.labels, last=last),
                    who=who,
                    at=at,
                )
            )
    return tuple(changes)


def hand_edits(library: Library, stringout: UUID) -> tuple[HandEdit, ...]:
    """List what hands did in a stringout that a refresh keeps, in order: trims, pins, locks, and what is out."""
    touched = [
        each for each in library.where(Placement, stringout=stringout) if each.on is None and (each.by_hand or each.out is not Out.NO)
    ]
    known = _Known(library, touched)
    return tuple(
        HandEdit(placement=each, clip=clip, take=known.takes.get(clip.take_id) if clip.take_id else None, words=hand_words(each))
        for each in touched
        if (clip := known.clips.get(each.clip)) is not None
    )


def hand_words(each: Placement) -> str:
    """Say what hands did to a placement: `trimmed +6 −11, pinned`."""
    head, tail = each.trims
    said = [
        *([f"trimmed {signed(head)} {signed(tail)}"] if head or tail else []),
        *(["laid by hand"] if each.ruled is None else ["pinned"] if each.pinned else []),
        *(["locked"] if each.locked else []),
        *([{Out.HAND: "taken out", Out.LIFTED: "lifted", Out.RULE: "no longer found"}[each.out]] if each.out is not Out.NO else []),
    ]
    return ", ".join(said)


def kept_words(edits: Sequence[HandEdit]) -> str:
    """Say in a sentence what a refresh leaves alone: `Your 7 trims, 2 pins and 4 removals stay`."""
    counts = (
        ("trim", sum(edit.placement.trims != (0, 0) for edit in edits)),
        ("pin", sum(edit.placement.pinned for edit in edits)),
        ("lock", sum(edit.placement.locked for edit in edits)),
        ("removal", sum(edit.placement.out in (Out.HAND, Out.LIFTED) for edit in edits)),
    )
    said = [f"{count} {noun}{'' if count == 1 else 's'}" for noun, count in counts if count]
    alone = len(said) == 1 and said[0].startswith("1 ")
    return f"Your {' and '.join(filter(None, (', '.join(said[:-1]), said[-1])))} stay{'s' if alone else ''}" if said else ""


def signed(frames: int) -> str:
    """Write frames with their sign, a true minus: `+6`, `−11`, `0`."""
    return f"{frames:+d}".replace("-", "−") if frames else "0"


class _Known:
    """Know what is said of placements: clips, takes, labels, and the last word on each label."""

    def __init__(self, library: Library, placements: Sequence[Placement]) -> None:
        self._library = library
        self.clips = {clip.id: clip for clip in library.where(Clip, id=sorted({each.clip for each in placements}))} if placements else {}
        takes = sorted({clip.take_id for clip in self.clips.values() if clip.take_id})
        self.takes = {take.id: take for take in library.where(Take, id=takes)} if takes else {}
        labels = sorted({each.label for each in placements if each.label})
        self.labels = {label.id: label for label in library.where(Label, id=labels)} if labels else {}

    def last(self, label: UUID | None) -> tuple[str, str, datetime | None]:
        """Return the last thing done to a label, by whom, and when; nothing where it is not known."""
        steps = self._library.steps(label) if label is not None else []
        if not steps:
            return "", "", None
        person = self._library.get(Person, steps[-1].author)
        return steps[-1].name, person.name if person is not None else "", steps[-1].at


def _why(sign: Sign, before: Placement | None, each: Placement, *, gone: bool, last: str) -> str:
    if sign is Sign.COMES:
        return last or "new"
    if sign is Sign.GOES:
        return "its label is gone" if gone else "no longer found"
    return ", ".join(_differences(before, each)) if before is not None else ""


def _differences(before: Placement, after: Placement) -> Iterable[str]:
    """Say how a placement would lie otherwise; where nothing of it is other, it moved."""
    said = [f"label {words}" for words in _ends(before, after)]
    if before.clip != after.clip:
        said = ["another camera"]
    if before.gap != after.gap:
        said.append(f"{after.gap} frames of black before it" if after.gap else "no black before it")
    return said or ["moves in the order"]


def _ends(before: Placement, after: Placement) -> Iterable[str]:
    for verb, frames in (("starts", after.start - before.start), ("ends", after.end - before.end)):
        if frames:
            yield f"{verb} {abs(frames)} frame{'' if abs(frames) == 1 else 's'} {'later' if frames > 0 else 'earlier'}"
