"""Fetch the clips, takes and labels of an export in bulk, and count them as they will lie in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.label import Label, Vocabulary
from dailies_logger.domain.sequence import Mark
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.labelling import kind_name, seen_on
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.spans import Spans
from dailies_logger.workflow.steady import Steady, Times, steadied


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Hold the values of an export by key; `mates` are the clips of a take, `labels` those of a clip.

    A clip of variable rate stands here as it counts at its nominal rate, with its labels; `steady` says how. Those whose
    time stamps nobody knows are `unknown` and count a nominal frame for each of theirs.
    """

    clips: dict[UUID, Clip]
    takes: dict[UUID, Take]
    mates: dict[UUID, list[Clip]]
    labels: dict[UUID, list[Label]]
    steady: dict[UUID, Steady]
    unknown: frozenset[UUID]
    as_said: dict[UUID, Label]
    vocabulary: Vocabulary
    _seen: dict[UUID, Spans[Mark]] = field(default_factory=dict)

    def lying(self, clip: UUID, frames: FrameRange) -> FrameRange:
        """Return where media frames of a clip lie, cut to what there is of it; it may be nothing."""
        steady = self.steady.get(clip)
        there = frames.clamped(len(steady.starts) - 1 if steady else self.clips[clip].frames)
        return steady.range(there) if steady and len(there) else there

    def marks(self, clip: Clip, frames: FrameRange) -> tuple[Mark, ...]:
        """List the labels that share a frame with a range, whole: a label that reaches over the cut is not shortened."""
        if clip.id not in self._seen:
            mates = self.mates.get(clip.take_id, [clip]) if clip.take_id else [clip]
            labels = [label for mate in mates for label in self.labels.get(mate.id, ())]
            self._seen[clip.id] = Spans(
                (there, self._mark(label, there)) for label, there in seen_on(clip, labels=labels, clips={mate.id: mate for mate in mates})
            )
        return tuple(self._seen[clip.id].meeting(frames))

    def beside(self, clip: Clip) -> list[Clip]:
        """List the recorder files of a clip's take."""
        mates = self.mates.get(clip.take_id, []) if clip.take_id else []
        return [mate for mate in mates if mate.measured.media is MediaKind.SOUND]

    def take(self, clip: Clip) -> Take | None:
        """Return a clip's take."""
        return self.takes.get(clip.take_id) if clip.take_id else None

    def _mark(self, label: Label, there: FrameRange) -> Mark:
        said = self.as_said.get(label.id, label)
        return Mark(label=said, name=kind_name(said, self.vocabulary), lane=self.vocabulary.lane(said.kind), range=there)


def fetch(library: Library, clips: Sequence[Clip], times: Times) -> Shelf:
    """Fetch what belongs to clips: their takes, the other clips of these, and the labels of all."""
    keys = sorted({clip.take_id for clip in clips if clip.take_id})
    mates = library.where(Clip, take_id=keys)
    known = {clip.id: clip for clip in (*clips, *mates)}
    steady, unknown = _steady(known.values(), times)
    known.update((key, each.clip) for key, each in steady.items())
    labels = library.where(Label, clip=sorted(known))
    return Shelf(
        clips=known,
        takes={take.id: take for take in library.where(Take, id=keys)},
        mates=_by_take(known.values()),
        labels=_by_clip(steady[label.clip].label(label) if label.clip in steady else label for label in labels),
        steady=steady,
        unknown=unknown,
        as_said={label.id: label for label in labels if label.clip in steady},
        vocabulary=library.production().vocabulary,
    )


def _steady(clips: Iterable[Clip], times: Times) -> tuple[dict[UUID, Steady], frozenset[UUID]]:
    steady: dict[UUID, Steady] = {}
    unknown: set[UUID] = set()
    for clip in clips:
        if clip.measured.vfr and clip.frames:
            try:
                stamps = times(clip)
            except MediaError:
                unknown.add(clip.id)
                continue
            if stamps:
                steady[clip.id] = steadied(clip, stamps)
    return steady, frozenset(unknown)


def _by_take(clips: Iterable[Clip]) -> dict[UUID, list[Clip]]:
    mates: dict[UUID, list[Clip]] = {}
    for clip in clips:
        if clip.take_id:
            mates.setdefault(clip.take_id, []).append(clip)
    return mates


def _by_clip(labels: Iterable[Label]) -> dict[UUID, list[Label]]:
    found: dict[UUID, list[Label]] = {}
    for label in labels:
        found.setdefault(label.clip, []).append(label)
    return found
