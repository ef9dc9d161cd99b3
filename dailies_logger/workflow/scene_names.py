"""Let the beats of a scene go along when all its takes are given another scene: the scene was named anew, not left."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.take import Take
from dailies_logger.workflow.draft import Draft

_STEP = 1024


def scenes_of(draft: Draft, clips: Sequence[UUID]) -> set[str]:
    """Return the scenes of the takes in which clips lie, as they will be; a take without one says an empty text."""
    lying = (draft.get(Clip, key) for key in clips)
    takes = {clip.take_id for clip in lying if clip is not None and clip.take_id is not None}
    return {take.scene for key in takes if (take := draft.get(Take, key)) is not None}


def carry_beats(draft: Draft, before: set[str], after: set[str]) -> None:
    """Give the beats of scenes that no take names any more to the one scene that the takes name now, behind what that has.

    A beat of a name that is there already stays, for two of one name could not be told apart.
    """
    left = [scene for scene in sorted(before - after) if scene and not draft.where(Take, scene=scene)]
    if len(after) != 1 or "" in after:
        return
    (scene,) = after
    known = draft.where(Beat, scene=scene)
    names, last = {beat.name.casefold() for beat in known}, max((beat.rank for beat in known), default=0)
    for old in left:
        for beat in sorted(draft.where(Beat, scene=old), key=lambda each: (each.rank, each.id)):
            if beat.name.casefold() not in names:
                last += _STEP
                draft.put(replace(beat, scene=scene, rank=last))
