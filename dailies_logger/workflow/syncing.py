"""Propose by how much the angles of a take are apart, by timecode or by sound, and accept what was proposed.

Nothing is set unasked: a proposal is a value, accepting it an Edit. Offsets are seconds after the take's first angle; a
camera's go to whole frames of that angle, as no camera is retimed; a recorder's stay exact.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError, NotFound, Refused
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.grouping import by_camera, settle_takes
from dailies_logger.workflow.overlap import is_sound, lasts, offset, same_base, starts_at
from dailies_logger.workflow.ports import Apart, Library, Media
from dailies_logger.workflow.sync_words import say_offset

GATE = 1.4
"""How far a place must stand out to be believed; measured: true pairs are above 1.6; sounds with nothing in common come as 1 (see `media.sync_sound`)."""


class By(Enum):
    """Name what a proposal goes by."""

    TIMECODE = "timecode"
    SOUND = "sound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """Hold what is proposed of a clip: `seconds` after the first angle, None with the reason in `refused`.

    `confidence` is the ratio by which the place stands out in sound; None by timecode, and where nothing was compared.
    """

    clip: Clip
    seconds: Fraction | None = None
    confidence: float | None = None
    refused: str = ""


def propose(library: Library, media: Media, *, take: UUID, by: By, cancelled: Callable[[], bool] = lambda: False) -> tuple[Offset, ...]:
    """Propose an offset for each clip of a take, the first angle first. Raises NotFound for a take without clips."""
    first, *others = _angles(library, take)
    start = Offset(clip=first, seconds=Fraction(0))
    if by is By.TIMECODE:
        return (start, *(_by_timecode(first, clip) for clip in others))
    return (start, *_by_sound(media, first, others, cancelled=cancelled))


def accept(library: Library, *, author: UUID, take: UUID, offsets: Mapping[UUID, Fraction]) -> Edit | None:
    """Set offsets of clips of a take from its first angle; None where nothing changes. Raises NotFound, and Refused for a clip of another take."""
    draft = Draft(library)
    first, *others = _angles(library, take)
    strangers = offsets.keys() - {first.id, *(clip.id for clip in others)}
    if strangers or offsets.get(first.id):
        msg = "Offsets are those of the take's other clips from its first angle."
        raise Refused(msg)
    for clip in others:
        if clip.id in offsets:
            say_offset(draft, clip, offsets[clip.id], after=first)
    settle_takes(draft, [first.id, *(clip.id for clip in others)], former=[])
    return draft.edit("Sync take", author=author)


def nudge(library: Library, *, author: UUID, clip: UUID, frames: int) -> Edit | None:
    """Let a clip come so many of its frames later (or, negative, earlier) against the other angles of its take.

    The first angle is what all are counted from: it moves by moving all others the other way. Raises NotFound, and Refused
    where the clip is the only one.
    """
    moved = library.get(Clip, clip)
    if moved is None or moved.take_id is None:
        msg = "This clip is in no take."
        raise NotFound(msg)
    first, *others = _angles(library, moved.take_id)
    if not others:
        msg = f"{moved.name} is the only angle of its take: there is nothing to sync it with."
        raise Refused(msg)
    by = frames / moved.rate.fraction
    offsets = {each.id: each.sync - by for each in others} if clip == first.id else {clip: moved.sync + by}
    return accept(library, author=author, take=moved.take_id, offsets=offsets)


def in_frames(seconds: Fraction, first: Clip) -> int:
    """Return the nearest whole frames of the first angle's rate."""
    return round(seconds * first.rate.fraction)


def _angles(library: Library, take: UUID) -> list[Clip]:
    clips = sorted(library.where(Clip, take_id=take), key=by_camera)
    if not clips:
        msg = "This take has no clips."
        raise NotFound(msg)
    return clips


def _by_timecode(first: Clip, clip: Clip) -> Offset:
    apart = offset(first, clip)
    if apart is None:
        mute = next((one for one in (first, clip) if starts_at(one) is None), None)
        why = f"{mute.name} has no timecode." if mute else "Their timecodes count differently."
        assert mute is not None or not same_base(first, clip)  # noqa: S101 - offset has no third reason
        return Offset(clip=clip, refused=why)
    if apart >= lasts(first) or apart + lasts(clip) <= 0:
        return Offset(clip=clip, refused=f"By timecode it never ran together with {first.name}.")
    return Offset(clip=clip, seconds=apart)


def _by_sound(media: Media, first: Clip, others: list[Clip], *, cancelled: Callable[[], bool]) -> list[Offset]:
    try:
        heard = {apart.clip: apart for apart in media.sounds_apart(first, others, cancelled=cancelled)}
    except MediaError as trouble:
        return [Offset(clip=clip, refused=str(trouble)) for clip in others]
    return [_weighed(first, clip, heard.get(clip.id)) for clip in others]


def _weighed(first: Clip, clip: Clip, apart: Apart | None) -> Offset:
    if apart is None:
        return Offset(clip=clip, refused="Stopped before it was heard.")
    if apart.trouble:
        return Offset(clip=clip, refused=apart.trouble)
    if apart.ratio < GATE:
        why = "No one place fits: the sound repeats, or it is not that of the first angle."
        return Offset(clip=clip, confidence=apart.ratio, refused=why)
    exact = is_sound(clip) or is_sound(first)
    seconds = apart.seconds if exact else in_frames(apart.seconds, first) / first.rate.fraction
    return Offset(clip=clip, seconds=Fraction(seconds), confidence=apart.ratio)
