"""Find what nobody has picked yet: unlabelled or rejected material of a scene, a few seconds each, in no order.

Rejected is what lies in a take marked NG, and what has nothing but problems. So good frames that were passed over once,
late at night or under another idea of the scene, are seen again.
"""

from collections.abc import Iterable, Iterator
from random import Random
from uuid import UUID

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.label import Label, Lane, Vocabulary
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.labelling import seen_on
from dailies_logger.workflow.playing import Stretch
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.spans import between

SECONDS = 4
"""How long a piece is; shorter where there is no more."""

LEAST = 1
"""Seconds below which nothing can be judged."""

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
