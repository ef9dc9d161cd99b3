"""Find what a stringout of takes lays, rather than of labels: whole clips, or what of them nobody has labelled."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from uuid import UUID

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Angles, Lays, Stringout, place_key
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.finding import asked
from dailies_logger.workflow.labelling import seen_on
from dailies_logger.workflow.ports import Hit, Library, Search
from dailies_logger.workflow.spans import between

_NOBODY = UUID(int=0)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def stand_ins(library: Library, search: Search, stringout: Stringout) -> list[Hit]:
    """Return the pieces of clips that a rule lays as hits, each with a label that nobody made and that is written nowhere.

    Of a take with several cameras: each of them, or the first where the rule takes the best or stacks them. Unlabelled pieces are a
    second long at least. Raises BadQuery.
    """
    clips = [each for each in search.clips(asked(library, stringout.query)) if each.measured.media is MediaKind.PICTURE and each.frames]
    takes = {take.id: take for take in library.where(Take, id=list({each.take_id for each in clips if each.take_id}))}
    if stringout.angles is not Angles.LABELLED:
        clips = _one_a_take(clips)
    pieces = _rest(library, clips) if stringout.lays is Lays.REST else ((clip, clip.whole) for clip in clips)
    return [_hit(clip, frames, takes) for clip, frames in pieces]


def _one_a_take(clips: Iterable[Clip]) -> list[Clip]:
    """Return the first camera of each take, in the order of the takes."""
    first: dict[UUID, Clip] = {}
    for each in clips:
        key = each.take_id or each.id
        known = first.setdefault(key, each)
        if (each.facts.camera or "~") < (known.facts.camera or "~"):
            first[key] = each
    return list(first.values())


def _rest(library: Library, clips: Iterable[Clip]) -> Iterator[tuple[Clip, FrameRange]]:
    """Yield what of clips bears no label, a label for all angles counted on each."""
    of_takes = {each.take_id for each in clips if each.take_id}
    mates = {each.id: each for each in library.where(Clip, take_id=list(of_takes))} | {each.id: each for each in clips}
    labels = library.where(Label, clip=list(mates))
    of_take: dict[UUID, list[Label]] = {}
    for label in labels:
        of_take.setdefault(mates[label.clip].take_id or label.clip, []).append(label)
    for clip in clips:
        seen = seen_on(clip, labels=of_take.get(clip.take_id or clip.id, ()), clips=mates)
        yield from ((clip, gap) for gap in between(clip.frames, (there for _, there in seen)) if len(gap) >= clip.rate.nominal)


def _hit(clip: Clip, frames: FrameRange, takes: Mapping[UUID, Take]) -> Hit:
    label = Label(id=place_key(clip.id, frames.start), clip=clip.id, kind="", start=frames.start, end=frames.end, author=_NOBODY, at=_NEVER)
    return Hit(label=label, clip=clip, take=takes.get(clip.take_id) if clip.take_id else None)
