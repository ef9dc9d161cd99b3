"""Make the beats of a scene, order them as the story goes, and say which labels are readings of which beat.

A beat comes from a label that an editor has just made, or from nothing; no script is needed. A label is a reading of one
beat at most. Each verb returns an Edit to write, None where nothing would change.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypedDict, Unpack
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.edit import Change, Edit, gone, made
from dailies_logger.workflow.labelling import add_label
from dailies_logger.workflow.ports import Library

_STEP = 1024


class BeatWords(TypedDict, total=False):
    """Name what may be said of a beat beside its name."""

    whose: str
    feeling: str
    intensity: int
    note: str
    reason: str


class BeatFields(BeatWords, total=False):
    """Name the fields of a beat that a person may set."""

    name: str
    scene: str


def beats_of(library: Library, scene: str) -> list[Beat]:
    """List the beats of a scene in story order."""
    return library.where(Beat, scene=scene)


def readings_of(library: Library, beats: Collection[UUID]) -> list[Label]:
    """List the labels that are readings of these beats, by clip and start."""
    return library.where(Label, beat=list(beats)) if beats else []


def scene_of(library: Library, label: Label) -> str:
    """Return the scene in which a label lies; empty where its take names none."""
    clip = library.get(Clip, label.clip)
    take = library.get(Take, clip.take_id) if clip is not None and clip.take_id else None
    return take.scene if take is not None else (clip.facts.scene or "") if clip is not None else ""


def add_beat(library: Library, *, author: UUID, scene: str, name: str, after: UUID | None = None, **words: Unpack[BeatWords]) -> Edit:
    """Make a beat of a scene, after another one or at the end. Raises Refused without a name or scene, and where the scene has one of that name."""
    beat = _fresh(library, scene=scene, name=name, words=words)
    ordered = beats_of(library, beat.scene)
    place = next((at + 1 for at, each in enumerate(ordered) if each.id == after), len(ordered))
    return Edit(name=f"Make beat “{beat.name}”", author=author, changes=_entered(beat, ordered, place))


def beat_from_label(library: Library, *, author: UUID, label: UUID, name: str = "") -> Edit:
    """Make a beat of what a label says, and the label its first reading; it comes where the take plays it among the beats known there.

    It is named by what the label says unless a name is given. Raises as `add_beat` does.
    """
    first = _label(library, label)
    words = BeatWords(whose=first.who, intensity=first.intensity)
    beat = _fresh(library, scene=scene_of(library, first), name=name or first.text, words=words)
    ordered = beats_of(library, beat.scene)
    entered = _entered(beat, ordered, _place_in_take(library, first, ordered))
    bound = Change(before=first, after=replace(first, beat=beat.id))
    return Edit(name=f"Make beat “{beat.name}”", author=author, changes=(*entered, bound, *_dethroned(library, [first])))


def bind(library: Library, *, author: UUID, labels: Collection[UUID], beat: UUID | None) -> Edit | None:
    """Make labels readings of a beat, or free with None. Where one was the champion of the beat that it leaves, that beat has none."""
    chosen = [_label(library, key) for key in dict.fromkeys(labels)]
    moved = [label for label in chosen if label.beat != beat]
    if not moved:
        return None
    said = f"Bind to “{_beat(library, beat).name}”" if beat is not None else "Free from its beat"
    changes = (*(Change(before=label, after=replace(label, beat=beat)) for label in moved), *_dethroned(library, moved))
    return Edit(name=said, author=author, changes=changes)


def read_as(library: Library, *, author: UUID, labels: Collection[UUID], name: str) -> Edit | None:
    """Make labels readings of the beat of a name in their scene, made of the first of them where there is none; an empty name frees them."""
    chosen = list(dict.fromkeys(labels))
    if not chosen:
        msg = "Choose a label first."
        raise Refused(msg)
    if not name.strip():
        return bind(library, author=author, labels=chosen, beat=None)
    scene = scene_of(library, _label(library, chosen[0]))
    known = beat_named(library, scene, name)
    if known is not None:
        return bind(library, author=author, labels=chosen, beat=known.id)
    edit = beat_from_label(library, author=author, label=chosen[0], name=name)
    beat = next(change.after for change in edit.changes if change.before is None)
    others = [_label(library, key) for key in chosen[1:]]
    bound = (Change(before=label, after=replace(label, beat=beat.id)) for label in others if beat is not None)
    return replace(edit, changes=(*edit.changes, *bound, *_dethroned(library, others)))


def add_reading(library: Library, *, author: UUID, beat: UUID, clip: UUID, kind: str, frames: FrameRange) -> Edit:
    """Label media frames of a clip as a reading of a beat."""
    edit = add_label(library, author=author, clip=clip, kind=kind, start=frames.start, end=frames.end)
    label, known = edit.changes[0].after, _beat(library, beat)
    assert isinstance(label, Label)  # noqa: S101 - what it has made
    return Edit(name=f"Reading of “{known.name}”", author=author, changes=made([replace(label, beat=beat)]))


def beat_named(library: Library, scene: str, name: str) -> Beat | None:
    """Return the beat of a scene that has this name, however it is cased."""
    wanted = " ".join(name.split()).casefold()
    return next((beat for beat in beats_of(library, scene) if beat.name.casefold() == wanted), None)


def change_beat(library: Library, *, author: UUID, beat: UUID, **fields: Unpack[BeatFields]) -> Edit | None:
    """Change what is said of a beat; in another scene it comes last, and its readings with it."""
    before = _beat(library, beat)
    after = _checked(library, replace(before, **fields))
    if after.scene != before.scene:
        after, _ = _placed(after, others := beats_of(library, after.scene), len(others))
    return (
        Edit(name=f"Change beat “{after.name}”", author=author, changes=(Change(before=before, after=after),)) if after != before else None
    )


def move_beat(library: Library, *, author: UUID, beat: UUID, to: int) -> Edit | None:
    """Move a beat so that it becomes number `to` (0-based) of its scene."""
    moved = _beat(library, beat)
    ordered = beats_of(library, moved.scene)
    others = [each for each in ordered if each.id != beat]
    there = max(0, min(to, len(others)))
    if ordered.index(moved) == there:
        return None
    after, pushed = _placed(moved, others, there)
    return Edit(name=f"Move beat “{moved.name}”", author=author, changes=(*pushed, Change(before=moved, after=after)))


def step_beat(library: Library, *, author: UUID, beat: UUID, by: int) -> Edit | None:
    """Move a beat by places from where it is when this runs, so that every stroke of a held key counts."""
    places = [each.id for each in beats_of(library, _beat(library, beat).scene)]
    return move_beat(library, author=author, beat=beat, to=places.index(beat) + by)


def split_beat(library: Library, *, author: UUID, beat: UUID, name: str, labels: Collection[UUID]) -> Edit:
    """Make a second beat after a beat and give it some of its readings. Raises Refused for a reading of another beat."""
    first = _beat(library, beat)
    given = [_label(library, key) for key in dict.fromkeys(labels)]
    if any(label.beat != beat for label in given):
        msg = f"Choose readings of “{first.name}” only: those are split off."
        raise Refused(msg)
    words = BeatWords(whose=first.whose, feeling=first.feeling, intensity=first.intensity)
    second = _fresh(library, scene=first.scene, name=name, words=words)
    if first.champion in {label.id for label in given}:
        second = replace(second, champion=first.champion, reason=first.reason)
    ordered = beats_of(library, first.scene)
    entered = _entered(second, ordered, ordered.index(first) + 1)
    bound = (Change(before=label, after=replace(label, beat=second.id)) for label in given)
    return Edit(name=f"Split beat “{first.name}”", author=author, changes=(*entered, *bound, *_dethroned(library, given)))


def merge_beats(library: Library, *, author: UUID, beat: UUID, into: UUID) -> Edit:
    """Give all readings of a beat to another one, and take it away. The other keeps its champion, or takes this one's; both notes stay."""
    lost, kept = _beat(library, beat), _beat(library, into)
    if lost.id == kept.id:
        msg = "Choose another beat to merge into."
        raise Refused(msg)
    readings = readings_of(library, [lost.id])
    merged = replace(
        kept,
        whose=kept.whose or lost.whose,
        feeling=kept.feeling or lost.feeling,
        intensity=kept.intensity or lost.intensity,
        note="\n".join(dict.fromkeys(note for note in (kept.note, lost.note) if note)),
    )
    if champion_of(library, kept) is None and champion_of(library, lost) is not None:
        merged = replace(merged, champion=lost.champion, reason=lost.reason)
    bound = (Change(before=label, after=replace(label, beat=kept.id)) for label in readings)
    own = (Change(before=kept, after=merged),) if merged != kept else ()
    return Edit(name=f"Merge beat “{lost.name}” into “{kept.name}”", author=author, changes=(*bound, *own, *gone([lost])))


def remove_beat(library: Library, *, author: UUID, beat: UUID) -> Edit:
    """Take a beat away; its readings stay as free labels."""
    lost = _beat(library, beat)
    freed = (Change(before=label, after=replace(label, beat=None)) for label in readings_of(library, [beat]))
    return Edit(name=f"Remove beat “{lost.name}”", author=author, changes=(*freed, *gone([lost])))


def crown(library: Library, *, author: UUID, label: UUID, reason: str = "") -> Edit | None:
    """Make a reading the champion of its beat, and keep the reason. Raises Refused where it is a reading of none."""
    chosen = _label(library, label)
    before = library.get(Beat, chosen.beat) if chosen.beat is not None else None
    if before is None:
        msg = "This label is a reading of no beat. Bind it to one first."
        raise Refused(msg)
    after = replace(before, champion=label, reason=reason.strip())
    if after == before:
        return None
    return Edit(name=f"Champion of “{before.name}”", author=author, changes=(Change(before=before, after=after),))


def toggle_crown(library: Library, *, author: UUID, label: UUID) -> Edit | None:
    """Make a reading the champion of its beat; where it is, let the beat have none."""
    beat = _label(library, label).beat
    known = library.get(Beat, beat) if beat is not None else None
    return (
        uncrown(library, author=author, beat=known.id)
        if known is not None and known.champion == label
        else crown(library, author=author, label=label)
    )


def uncrown(library: Library, *, author: UUID, beat: UUID) -> Edit | None:
    """Let a beat have no champion."""
    before = _beat(library, beat)
    after = replace(before, champion=None, reason="")
    return (
        Edit(name=f"No champion of “{before.name}”", author=author, changes=(Change(before=before, after=after),))
        if after != before
        else None
    )


def champion_of(library: Library, beat: Beat) -> Label | None:
    """Return the champion of a beat, if it still is one of its readings."""
    label = library.get(Label, beat.champion) if beat.champion is not None else None
    return label if label is not None and label.beat == beat.id else None


def _fresh(library: Library, *, scene: str, name: str, words: BeatWords) -> Beat:
    return _checked(library, replace(Beat(id=new_id(), scene=scene, name=name, rank=0), **words))


def _entered(beat: Beat, ordered: Sequence[Beat], place: int) -> tuple[Change, ...]:
    """Say how a new beat comes in as number `place` of its scene."""
    placed, pushed = _placed(beat, ordered, place)
    return (*pushed, *made([placed]))


def _placed(beat: Beat, others: Sequence[Beat], place: int) -> tuple[Beat, tuple[Change, ...]]:
    """Return a beat with a rank between its neighbours to be; where the two touch, also how all others are ranked anew."""
    low = others[place - 1].rank if place else others[0].rank - 2 * _STEP if others else 0
    high = others[place].rank if place < len(others) else low + 2 * _STEP
    if high - low > 1:
        return replace(beat, rank=(low + high) // 2), ()
    wanted = (replace(each, rank=(at + 1 + (at >= place)) * _STEP) for at, each in enumerate(others))
    pushed = tuple(Change(before=before, after=after) for before, after in zip(others, wanted, strict=True) if before != after)
    return replace(beat, rank=(place + 1) * _STEP), pushed


def _checked(library: Library, beat: Beat) -> Beat:
    name, beat = " ".join(beat.name.split()), replace(beat, scene=beat.scene.strip())
    if not beat.scene:
        msg = "A beat belongs to a scene. Say of which scene the take is first."
        raise Refused(msg)
    if not name:
        msg = "Give the beat a name."
        raise Refused(msg)
    same = beat_named(library, beat.scene, name)
    if same is not None and same.id != beat.id:
        msg = f"Scene {beat.scene} has a beat “{same.name}” already. Choose another name, or bind to that one."
        raise Refused(msg)
    if not 0 <= beat.intensity <= 5:
        msg = f"{beat.intensity} is no intensity. It goes from 0 to 5."
        raise Refused(msg)
    return replace(
        beat, name=name, whose=beat.whose.strip(), feeling=beat.feeling.strip(), note=beat.note.strip(), reason=beat.reason.strip()
    )


def _place_in_take(library: Library, label: Label, ordered: Sequence[Beat]) -> int:
    """Return the place of a new beat that a label reads: behind the one read before it on its clip, before the one read after it, else last."""
    known = {beat.id: place for place, beat in enumerate(ordered)}
    read = [(each.start, known[each.beat]) for each in library.where(Label, clip=label.clip) if each.beat in known and each.id != label.id]
    earlier = [pair for pair in read if pair[0] <= label.start]
    if earlier:
        return max(earlier)[1] + 1
    return min(read)[1] if read else len(ordered)


def _dethroned(library: Library, labels: Sequence[Label]) -> tuple[Change, ...]:
    """Say which beats have no champion any more because these readings leave them."""
    left = {label.beat: label.id for label in labels if label.beat is not None}
    beats = [beat for beat in library.where(Beat, id=list(left)) if beat.champion in {label.id for label in labels}] if left else []
    return tuple(Change(before=beat, after=replace(beat, champion=None, reason="")) for beat in beats)


def _beat(library: Library, key: UUID) -> Beat:
    beat = library.get(Beat, key)
    if beat is None:
        msg = "This beat is no longer there; it has been removed."
        raise NotFound(msg)
    return beat


def _label(library: Library, key: UUID) -> Label:
    label = library.get(Label, key)
    if label is None:
        msg = "This label is no longer there; it has been removed."
        raise NotFound(msg)
    return label
