"""Find what nobody has picked yet: unlabelled or rejected material of a scene, a few seconds each, in no order.

Rejected is what lies in a take marked NG, and what has nothing but problems. So good frames that were passed over once,
late at night or under another idea of the scene, are seen again.

For one beat it is what lies where its readings stand, on the clips that have none of it: on another angle of a take that was read the
same moment, else so far into the clip as they stand into theirs, those of the same setup before those of the scene.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from statistics import median
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.label import Label, Lane, Vocabulary
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.beats import readings_of
from dailies_logger.workflow.labelling import mapped, seen_on
from dailies_logger.workflow.playing import Stretch
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.spans import between

Guide = tuple[FrameRange, Clip]
"""Frames in which a beat is read, and the clip."""

SECONDS = 4
"""How long a piece is; shorter where there is no more."""

LEAST = 1
"""Seconds below which nothing can be judged."""

AROUND = 2
"""Seconds played before and after the place of a beat, which is a guess."""

APART = 20
"""Of so many seconds that lie together one piece is played."""


def audition(library: Library, clip: Clip, *, chance: Random) -> list[Stretch]:
    """Return pieces of the clips in the scene of a clip (of its setup where it is in no scene, else of itself), shuffled."""
    clips = [each for each in _alike(library, clip) if each.measured.media is MediaKind.PICTURE and each.frames]
    vocabulary = library.production().vocabulary
    labels = library.where(Label, clip=[each.id for each in clips]) if clips else []
    takes = {take.id: take for take in library.where(Take, id=list({each.take_id for each in clips if each.take_id}))}
    picked = [label for label in labels if _picks(label, vocabulary)]
    found = [piece for each in clips for piece in _pieces(each, _covered(each, clips, picked, takes), chance)]
    chance.shuffle(found)
    return found


def audition_beat(library: Library, beat: Beat, *, chance: Random) -> list[Stretch]:
    """Return pieces, shuffled, of where a beat may be read that nobody has picked.

    Where it has no reading yet, the beats before and after it say where it is; where those have none, nothing is returned.
    """
    guides = _guides(library, beat)
    clips = _near_guides(library, beat, guides)
    takes = {take.id: take for take in library.where(Take, id=list({each.take_id for each in clips if each.take_id}))}
    vocabulary = library.production().vocabulary
    labels = library.where(Label, clip=[each.id for each in clips]) if clips else []
    picked = [label for label in labels if _picks(label, vocabulary)]
    read = {label.clip for label in labels if label.beat == beat.id}
    found = (_near(each, _place(each, guides, takes), _covered(each, clips, picked, takes)) for each in clips if each.id not in read)
    pieces = [piece for piece in found if piece is not None]
    chance.shuffle(pieces)
    return pieces


def _near_guides(library: Library, beat: Beat, guides: Sequence[Guide]) -> list[Clip]:
    """List the clips with a picture of the beat's scene, and of the takes in which it is read elsewhere."""
    if not guides:
        return []
    takes = {take.id for take in library.where(Take, scene=beat.scene)} | {clip.take_id for _, clip in guides if clip.take_id}
    return [each for each in library.where(Clip, take_id=list(takes)) if each.measured.media is MediaKind.PICTURE and each.frames]


def _guides(library: Library, beat: Beat) -> list[Guide]:
    """List what is read of a beat, with the clips; where it has no reading, of its neighbours in the story that have some."""
    labels = readings_of(library, [beat.id]) or _beside(library, beat)
    clips = {clip.id: clip for clip in library.where(Clip, id=list({label.clip for label in labels}))} if labels else {}
    lying = ((label.range().clamped(clips[label.clip].frames), clips[label.clip]) for label in labels if label.clip in clips)
    return [(there, clip) for there, clip in lying if len(there)]


def _beside(library: Library, beat: Beat) -> list[Label]:
    """List the readings of the nearest beats before and after one that have some."""
    ordered = library.where(Beat, scene=beat.scene)
    at = next((place for place, each in enumerate(ordered) if each.id == beat.id), 0)
    read = readings_of(library, [each.id for each in ordered])
    known = {label.beat for label in read}
    before = [each.id for each in ordered[:at] if each.id in known][-1:]
    after = [each.id for each in ordered[at + 1 :] if each.id in known][:1]
    return [label for label in read if label.beat in {*before, *after}]


def _place(clip: Clip, guides: Sequence[Guide], takes: Mapping[UUID, Take]) -> FrameRange:
    """Say where a clip plays what is read on others: in the same moment of its take, else in the middle of where they have it."""
    same = [there for frames, other in guides if other.take_id == clip.take_id and (there := mapped(frames, other, clip)) is not None]
    if same:
        return same[0]
    setup = _setup(clip, takes)
    mates = [pair for pair in guides if setup and _setup(pair[1], takes) == setup] or guides
    share = median((frames.start + frames.end) / 2 / other.frames for frames, other in mates)
    seconds = median(len(frames) / other.rate.nominal for frames, other in mates)
    middle, half = round(share * clip.frames), max(1, round(seconds * clip.rate.nominal / 2))
    return FrameRange(max(0, middle - half), max(1, middle + half))


def _setup(clip: Clip, takes: Mapping[UUID, Take]) -> str:
    take = takes.get(clip.take_id) if clip.take_id else None
    return (take.setup or take.slate) if take is not None else ""


def _near(clip: Clip, place: FrameRange, covered: Iterable[FrameRange]) -> Stretch | None:
    """Return the longest piece round a place that is not picked, with some seconds before it and after it; None where too little is."""
    second = clip.rate.nominal
    around = FrameRange(max(0, place.start - AROUND * second), place.end + AROUND * second).clamped(clip.frames)
    free = [
        FrameRange(max(gap.start, around.start), min(gap.end, around.end)) for gap in between(clip.frames, covered) if _meet(gap, around)
    ]
    longest = max(free, key=len, default=None)
    return Stretch(clip=clip.id, range=longest) if longest is not None and len(longest) >= LEAST * second else None


def _meet(one: FrameRange, other: FrameRange) -> bool:
    return one.start < other.end and other.start < one.end


def _alike(library: Library, clip: Clip) -> list[Clip]:
    if clip.facts.scene:
        return library.where(Clip, facts_scene=clip.facts.scene)
    return library.where(Clip, take_id=clip.take_id) if clip.take_id else [clip]


def _picks(label: Label, vocabulary: Vocabulary) -> bool:
    """Say whether a label picks what it lies on. What says that something is wrong, or how it is framed, picks nothing."""
    return vocabulary.lane(label.kind).id not in {Lane.PROBLEM.id, Lane.EYELINE.id, Lane.SIZE.id}


def _covered(clip: Clip, clips: Iterable[Clip], labels: Iterable[Label], takes: dict[UUID, Take]) -> list[FrameRange]:
    """List what of a clip is picked already, by start; nothing of a take marked NG."""
    take = takes.get(clip.take_id) if clip.take_id else None
    if take is not None and take.status is TakeStatus.NG:
        return []
    mates = {each.id: each for each in clips if each.id == clip.id or (clip.take_id and each.take_id == clip.take_id)}
    seen = seen_on(clip, labels=(label for label in labels if label.clip in mates), clips=mates)
    return [there for _, there in seen]


def _pieces(clip: Clip, covered: Iterable[FrameRange], chance: Random) -> Iterator[Stretch]:
    second = clip.rate.nominal
    for gap in between(clip.frames, covered):
        for start in range(gap.start, gap.end, APART * second):
            block = FrameRange(start, min(gap.end, start + APART * second))
            if len(block) >= LEAST * second:
                length = min(SECONDS * second, len(block))
                begin = block.start + chance.randrange(len(block) - length + 1)
                yield Stretch(clip=clip.id, range=FrameRange(begin, begin + length))
