"""Lay out what leaves the house: a stringout, a take with all its angles, or a day, as a Sequence.

Picture leads. Each slot of a sequence (a placement, a take) lasts as long as its pictures; sound is cut to it. Production
sound lies sample-exact by its sync: the record positions of its cuts are the whole samples at or just before the picture's
cuts, reckoned from the beginning each time, so that nothing adds up to a drift. A slot that the production sound does not
touch has the cameras' own sound.

A stringout or a day has the production's rate if any of its pictures has it, else the rate most of them have; a take has
that of its first angle. Clips of variable rate are laid out by their time stamps (`steady`), which `times` gives: pass
`Media.frame_times`. What an export must tell of all this is in `Sequence.changed`.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Sequence as Many
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil, floor
from uuid import UUID

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.sequence import Cut, Gap, Mark, Sequence, Track, TrackKind
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange, FrameRate, Timecode
from dailies_logger.workflow.export_changes import changes
from dailies_logger.workflow.laying import Laid, layout
from dailies_logger.workflow.ordering import day_clock, natural
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.shelf import Shelf, fetch
from dailies_logger.workflow.steady import Times

Item = Cut | Gap

_LEAST_SAMPLE = Fraction(1, 8000)


def of_stringout(library: Library, stringout: Stringout, *, times: Times) -> Sequence:
    """Lay the placements end to end on V1 with their sound and their black, what is stacked over them on V2 and up, from 01:00:00:00.

    Raises Refused where there is nothing to lay.
    """
    laid = layout(library, stringout.id)
    placements = [each for one in laid.laid if one.placement.plays for each in (one.placement, *one.over)]
    if not placements:
        msg = f"The stringout “{stringout.name}” is empty."
        raise Refused(msg)
    shelf = fetch(library, library.where(Clip, id=sorted({each.clip for each in placements})), times)
    slots = [slot for each in laid.laid for slot in _in_order(shelf, each, handles=stringout.handles, rate=laid.rate)]
    rate = laid.rate
    tracks = _tracks(slots)
    changed = changes(tracks, rate=rate, shelf=shelf)
    return Sequence(
        name=stringout.name,
        rate=rate,
        start=_one_hour(rate, slots),
        tracks=tracks,
        stringout=stringout,
        placements=tuple(library.where(Placement, stringout=stringout.id)),
        changed=changed,
    )


def of_take(library: Library, take: Take, *, times: Times) -> Sequence:
    """Lay all angles of a take in sync, a track each, with the production sound (else the cameras').

    The sequence counts as its first angle does, at its rate and from its source timecode, so that the record timecode
    is that angle's own. Raises Refused where no angle can be read.
    """
    clips = library.where(Clip, take_id=take.id)
    shelf = fetch(library, clips, times)
    slot = _whole(shelf, clips)
    if slot is None:
        msg = f"No clip of {take.shown} can be read, so there is nothing to export."
        raise Refused(msg)
    start, tracks = _first_timecode(slot), _tracks([slot], cameras=[clip.facts.camera for clip in slot.angles])
    return Sequence(name=take.shown, rate=start.rate, start=start, tracks=tracks, changed=changes(tracks, rate=start.rate, shelf=shelf))


def of_day(library: Library, day: str, *, times: Times) -> Sequence:
    """Lay the takes of a shoot day in timecode order, each whole with all its angles, sound and labels. Raises Refused where there are none."""
    takes = {take.id for take in library.where(Take, day=day)}
    loose = [clip for clip in library.where(Clip, facts_day=day) if clip.take_id is None]
    groups: dict[UUID, list[Clip]] = {clip.id: [clip] for clip in loose}
    for clip in library.where(Clip, take_id=sorted(takes)):
        groups.setdefault(clip.take_id or clip.id, []).append(clip)
    shelf = fetch(library, [clip for group in groups.values() for clip in group], times)
    slots = [slot for group in groups.values() if (slot := _whole(shelf, group)) is not None]
    if not slots:
        msg = f"There is nothing to export of {day}."
        raise Refused(msg)
    slots.sort(key=_shot_at)
    rate = _rate(library, slots)
    tracks = _tracks(slots)
    return Sequence(
        name=f"{library.production().title} {day}",
        rate=rate,
        start=_one_hour(rate, slots),
        tracks=tracks,
        changed=changes(tracks, rate=rate, shelf=shelf),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """Hold what lies beside each other: `pictures` are items a track, each as long as the slot; `angles` names their clips.

    `start` is the slot's first moment in seconds since the take's first angle. `sounds` are recorder files to lie under it.
    """

    start: Fraction
    seconds: Fraction
    angles: tuple[Clip, ...]
    pictures: tuple[tuple[Item, ...], ...]
    sounds: tuple[tuple[Clip, tuple[Mark, ...]], ...]
    take: Take | None

    def spoken(self) -> tuple[tuple[Item, ...], ...]:
        """Return the cameras' own sound where no recorder's is there: the items of each angle that has any, without marks."""
        if self.sounds:
            return ()
        return tuple(
            tuple(replace(item, marks=()) if isinstance(item, Cut) else item for item in items)
            for clip, items in zip(self.angles, self.pictures, strict=True)
            if clip.measured.channels
        )


def _in_order(shelf: Shelf, laid: Laid, *, handles: int, rate: FrameRate) -> Iterable[_Slot]:
    """Cut the slots of one placement: the black before it, and what plays; black too where it was lifted."""
    if laid.placement.gap:
        yield _black(laid.placement.gap / rate.fraction)
    if not laid.placement.plays:
        yield _black(len(laid.placement.range) / laid.clip.rate.fraction)
        return
    slot = _placed(shelf, laid.placement, handles=handles)
    over = [(each, _cut(shelf, shelf.clips[each.clip], shelf.lying(each.clip, each.range), handles=handles)) for each in laid.over]
    over = [(each, cut) for each, cut in over if _frames_left(cut, slot, each.at / laid.clip.rate.fraction) > 0]
    lanes = tuple(
        _padded(_fitting(cut, slot, each.at / laid.clip.rate.fraction), each.at / laid.clip.rate.fraction, slot.seconds)
        for each, cut in over
    )
    yield replace(slot, angles=(*slot.angles, *(cut.clip for _, cut in over)), pictures=(*slot.pictures, *lanes))


def _fitting(cut: Cut, slot: _Slot, lead: Fraction) -> Cut:
    """Cut a stacked camera to what its slot holds: of another rate it may last a frame longer."""
    most = floor((slot.seconds - lead) * cut.clip.rate.fraction)
    return (
        cut
        if len(cut.source_range) <= most
        else replace(cut, source_range=FrameRange(cut.source_range.start, cut.source_range.start + most))
    )


def _frames_left(cut: Cut, slot: _Slot, lead: Fraction) -> int:
    return floor((slot.seconds - lead) * cut.clip.rate.fraction)


def _black(seconds: Fraction) -> _Slot:
    return _Slot(start=Fraction(0), seconds=seconds, angles=(), pictures=(), sounds=(), take=None)


def _placed(shelf: Shelf, placement: Placement, *, handles: int) -> _Slot:
    """Cut the slot of one placement."""
    clip = shelf.clips[placement.clip]
    frames = shelf.lying(clip.id, placement.range)
    if not len(frames) or not _plays(clip):
        msg = f"{clip.name} cannot be read there any more. Take it out of the stringout, or relink it."
        raise Refused(msg)
    start, seconds = clip.sync + frames.start / clip.rate.fraction, len(frames) / clip.rate.fraction
    if clip.measured.media is MediaKind.SOUND:
        own = ((clip, shelf.marks(clip, frames)),)
        return _Slot(start=start, seconds=seconds, angles=(), pictures=(), sounds=own, take=shelf.take(clip))
    cut = _cut(shelf, clip, frames, handles=handles)
    sounds = _heard(shelf, shelf.beside(clip), start, seconds)
    return _Slot(start=start, seconds=seconds, angles=(clip,), pictures=((cut,),), sounds=sounds, take=cut.take)


def _whole(shelf: Shelf, clips: Iterable[Clip]) -> _Slot | None:
    """Lay whole clips in sync; None where none has anything to show or to hear."""
    ordered = _by_camera(shelf.clips[clip.id] for clip in clips)
    angles = tuple(clip for clip in ordered if clip.measured.media is MediaKind.PICTURE)
    leading = angles or tuple(ordered)
    if not leading:
        return None
    start = min(clip.sync for clip in leading)
    end = max(clip.sync + _length(clip) for clip in leading)
    sounds = _heard(shelf, [clip for clip in ordered if clip.measured.media is MediaKind.SOUND], start, end - start)
    pictures = tuple(_padded(_cut(shelf, clip, clip.whole), clip.sync - start, end - start) for clip in angles)
    return _Slot(start=start, seconds=end - start, angles=angles, pictures=pictures, sounds=sounds, take=shelf.take(ordered[0]))


def _by_camera(clips: Iterable[Clip]) -> list[Clip]:
    """List the clips that have anything to show or to hear, A camera first."""
    return sorted(filter(_plays, clips), key=lambda clip: natural(clip.facts.camera or clip.name))


def _cut(shelf: Shelf, clip: Clip, frames: FrameRange, *, handles: int = 0) -> Cut:
    """Cut a camera's clip with its marks and the handles that are there."""
    return Cut(
        clip=clip,
        name=clip.name,
        source_range=frames,
        marks=shelf.marks(clip, frames),
        handles=(min(handles, frames.start), min(handles, clip.frames - frames.end)),
        take=shelf.take(clip),
    )


def _heard(shelf: Shelf, clips: Iterable[Clip], start: Fraction, seconds: Fraction) -> tuple[tuple[Clip, tuple[Mark, ...]], ...]:
    """List the recorder files that sound in a stretch of their take, with the labels made on them there, or a frame beside it."""
    found: list[tuple[Clip, tuple[Mark, ...]]] = []
    for clip in clips:
        if _plays(clip) and clip.sync < start + seconds and start < clip.sync + _length(clip):
            first, last = ((moment - clip.sync) * clip.rate.fraction for moment in (start, start + seconds))
            marks = shelf.marks(clip, FrameRange(floor(first) - 1, ceil(last) + 1))
            found.append((clip, tuple(mark for mark in marks if mark.label.clip == clip.id)))
    return tuple(found)


@dataclass(slots=True)
class _Lay:
    """Lay items end to end on one track. `now` is the exact end of what lies there, in seconds."""

    items: list[Item] = field(default_factory=list)
    now: Fraction = Fraction(0)

    def gap(self, until: Fraction) -> None:
        """Leave the track empty up to a moment; two gaps that touch are one."""
        if until > self.now:
            before = self.items.pop().seconds if self.items and isinstance(self.items[-1], Gap) else Fraction(0)
            self.items.append(Gap(seconds=before + until - self.now))
            self.now = until

    def add(self, item: Item) -> None:
        """Lay a cut or a gap."""
        if isinstance(item, Gap):
            self.gap(self.now + item.seconds)
        else:
            self.items.append(item)
            self.now += item.seconds

    def settle(self, until: Fraction) -> None:
        """End a slot: what is missing stays empty, but less than a sample, which the next cut makes up for."""
        if until - self.now >= _LEAST_SAMPLE:
            self.gap(until)

    def sound(self, clip: Clip, marks: tuple[Mark, ...], *, slot: _Slot, at: Fraction) -> None:
        """Lay what a recorder file has of a slot that begins at `at`; what it lacks stays empty."""
        rate = clip.measured.sample_rate
        first = _nearest((slot.start + self.now - at - clip.sync) * rate)
        count = floor((at + slot.seconds - self.now) * rate)
        lead = max(0, -first)
        last = min(first + count, clip.measured.samples)
        if last > first + lead:
            self.gap(self.now + Fraction(lead, rate))
            played = FrameRange(first + lead, last)
            frames = FrameRange(played.start * clip.rate.fraction // rate, -(-played.end * clip.rate.fraction // rate))
            there = tuple(mark for mark in marks if mark.range.overlaps(frames))
            self.add(Cut(clip=clip, name=clip.name, source_range=played, marks=there, take=slot.take))


def _tracks(slots: Many[_Slot], *, cameras: Many[str | None] = ()) -> tuple[Track, ...]:
    """Lay slots end to end: V1 and up for pictures, named after `cameras` too, A1 and up for sound, all equally long."""
    pictures = [_Lay() for _ in range(max(1, *(len(slot.pictures) for slot in slots)))]
    sounds = [_Lay() for _ in range(max(len(slot.sounds) + len(slot.spoken()) for slot in slots))]
    at = Fraction(0)
    for slot in slots:
        _lay(slot, pictures, sounds, at=at)
        at += slot.seconds
        for lay in (*pictures, *sounds):
            lay.settle(at)
    for lay in sounds:
        lay.gap(at)
    return (
        *(_track("V", place, lay, cameras) for place, lay in enumerate(pictures)),
        *(_track("A", place, lay, ()) for place, lay in enumerate(sounds)),
    )


def _lay(slot: _Slot, pictures: Many[_Lay], sounds: Many[_Lay], *, at: Fraction) -> None:
    """Lay one slot, which begins at a moment of the sequence, on the tracks; it may not need them all."""
    for lay, items in (*zip(pictures, slot.pictures, strict=False), *zip(sounds, slot.spoken(), strict=False)):
        for item in items:
            lay.add(item)
    for lay, (clip, marks) in zip(sounds, slot.sounds, strict=False):
        lay.sound(clip, marks, slot=slot, at=at)


def _track(letter: str, place: int, lay: _Lay, cameras: Many[str | None]) -> Track:
    camera = cameras[place] if place < len(cameras) else None
    kind = TrackKind.PICTURE if letter == "V" else TrackKind.SOUND
    return Track(name=f"{letter}{place + 1} {camera} cam" if camera else f"{letter}{place + 1}", kind=kind, items=tuple(lay.items))


def _padded(cut: Cut, lead: Fraction, seconds: Fraction) -> tuple[Item, ...]:
    rest = seconds - lead - cut.seconds
    return (*([Gap(seconds=lead)] if lead else []), cut, *([Gap(seconds=rest)] if rest else []))


def _rate(library: Library, slots: Many[_Slot]) -> FrameRate:
    rates = Counter(clip.rate for slot in slots for clip in slot.angles or [clip for clip, _ in slot.sounds])
    production = library.production().rate
    return production if production in rates else rates.most_common(1)[0][0]


def _one_hour(rate: FrameRate, slots: Many[_Slot]) -> Timecode:
    """Return 01:00:00:00; drop-frame where the rate has it and most clips of that rate count so."""
    counted = [clip.drop for slot in slots for clip in slot.angles if clip.rate == rate]
    return Timecode.parse("01:00:00:00", rate=rate, drop=rate.may_drop and 2 * sum(counted) > len(counted))


def _first_timecode(slot: _Slot) -> Timecode:
    """Return the timecode at which the first angle, in its own rate, agrees with the record; sound alone starts at 0."""
    if not slot.angles:
        return Timecode(0, slot.sounds[0][0].rate)
    first = slot.angles[0]
    begins = first.timecode(0) - _nearest((first.sync - slot.start) * first.rate.fraction)
    return Timecode(begins.frame % begins.day, begins.rate, begins.drop)


def _shot_at(slot: _Slot) -> tuple[bool, Fraction, str]:
    first = (slot.angles or tuple(clip for clip, _ in slot.sounds))[0]
    clock = day_clock(first)
    return (clock is None, clock or Fraction(0), slot.take.shown if slot.take else first.name)


def _plays(clip: Clip) -> bool:
    """Say whether there is anything to show or to hear."""
    return bool(clip.frames if clip.measured.media is MediaKind.PICTURE else clip.measured.samples and clip.measured.sample_rate)


def _length(clip: Clip) -> Fraction:
    if clip.measured.media is MediaKind.SOUND:
        return Fraction(clip.measured.samples, clip.measured.sample_rate)
    return clip.frames / clip.rate.fraction


def _nearest(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))
