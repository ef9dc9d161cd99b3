"""Tell which labels show on the placements of a sequence: those of their clips, and those that hold for all angles of their takes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement
from dailies_logger.workflow.labelling import seen_on
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.spans import Spans


def labels_shown(library: Library, placements: Sequence[Placement]) -> dict[UUID, list[Label]]:
    """Return, for each placement, the labels that share a frame with it, by where they begin; an open one lasts a frame."""
    if not placements:
        return {}
    clips = library.where(Clip, id=list({each.clip for each in placements}))
    takes = list({clip.take_id for clip in clips if clip.take_id})
    mates = {clip.id: clip for clip in (*clips, *library.where(Clip, take_id=takes))}
    of_take: dict[UUID, list[Label]] = defaultdict(list)
    for label in library.where(Label, clip=list(mates)):
        of_take[mates[label.clip].take_id or label.clip].append(label)
    shown = {clip.id: _spans(clip, of_take.get(clip.take_id or clip.id, ()), mates) for clip in clips}
    return {each.id: shown[each.clip].meeting(each.range) for each in placements if each.clip in shown}


def _spans(clip: Clip, labels: Iterable[Label], mates: Mapping[UUID, Clip]) -> Spans[Label]:
    return Spans((there, label) for label, there in seen_on(clip, labels=labels, clips=mates))
