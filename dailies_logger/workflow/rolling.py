"""Join takes to one roll that is watched straight through, as on a KEM: labels land on the clips themselves."""

from collections.abc import Sequence
from enum import Enum
from itertools import groupby
from uuid import UUID

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.grouping import by_camera
from dailies_logger.workflow.playing import Stretch
from dailies_logger.workflow.ports import Library


class Roll(Enum):
    """Say what the takes of a roll have in common."""

    SETUP = "setup"
    SCENE = "scene"


def kem_roll(library: Library, order: Sequence[UUID], *, roll: Roll, clip: Clip, frame: int) -> list[Stretch]:
    """Return what plays from a frame of a clip on through all takes of its setup or scene that come later in this order.

    From its last frame on, the clip plays whole. Of each take the same camera plays, or its first where that one did not
    roll; of takes with sound alone nothing. A clip in no take, or in one of no scene, is a roll of its own.
    """
    begin = 0 if frame >= clip.frames - 1 else max(0, frame)
    first = Stretch(clip=clip.id, range=FrameRange(begin, clip.frames))
    take = library.get(Take, clip.take_id) if clip.take_id else None
    if take is None or not take.scene or take.id not in order:
        return [first]
    alike = library.where(Take, scene=take.scene) if roll is Roll.SCENE else library.where(Take, scene=take.scene, setup=take.setup)
    wanted = {each.id for each in alike}
    later = [key for key in order[order.index(take.id) + 1 :] if key in wanted]
    return [first, *(Stretch(clip=each.id, range=each.whole) for each in one_of_each(library, later, camera=clip.facts.camera))]


def one_of_each(library: Library, takes: Sequence[UUID], *, camera: str | None) -> list[Clip]:
    """Return of each take the clip of this camera, else the first, in the takes' order."""
    clips = library.where(Clip, take_id=takes) if takes else []
    place = {take: at for at, take in enumerate(takes)}
    pictures = [clip for clip in clips if clip.measured.media is MediaKind.PICTURE and clip.frames]
    pictures.sort(key=lambda clip: (place[clip.take_id or clip.id], clip.facts.camera != camera, by_camera(clip)))
    return [next(angles) for _, angles in groupby(pictures, key=lambda clip: clip.take_id)]
