"""Keep what the editor says of when an angle begins, and tell the offsets in force: the editor's word, else timecode.

The word stands in the editor's row of the clip, so that taking facts or takes apart and together never loses it: so many
seconds after another clip, which it names. Where that clip is in another take now, timecode is in force again.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Said, Source
from dailies_logger.domain.identity import id_from
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.overlap import offset

SYNC = "sync"


def offsets(ordered: Collection[Clip], said: Iterable[Said] = ()) -> list[Clip]:
    """Set each clip's offset from the first one, exactly; none where neither the editor nor timecode tells it."""
    clips = list(ordered)
    by_timecode = {clip.id: offset(clips[0], clip) or Fraction(0) for clip in clips}
    typed = {row.subject: word for row in said if row.source is Source.EDITOR and (word := _word(row)) is not None}
    apart = dict(by_timecode)
    for key, (other, seconds) in typed.items():
        if key in apart and other in by_timecode:
            apart[key] = by_timecode[other] + seconds
    return [replace(clip, sync=apart[clip.id] - apart[clips[0].id]) for clip in clips]


def say_offset(draft: Draft, clip: Clip, seconds: Fraction, *, after: Clip) -> None:
    """Say that a clip begins so many seconds after another; what timecode says too needs no word."""
    key = id_from(clip.id, Source.EDITOR.value)
    row = draft.get(Said, key) or Said(id=key, subject=clip.id, source=Source.EDITOR)
    kept = tuple(pair for pair in row.other if pair[0] != SYNC)
    if offset(after, clip) != seconds:
        kept = (*kept, (SYNC, f"{after.id} {seconds}"))
    row = replace(row, other=kept)
    if row.other or row.facts != Facts():
        draft.put(row)
    elif draft.get(Said, key) is not None:
        draft.drop(row)


def _word(row: Said) -> tuple[UUID, Fraction] | None:
    text = dict(row.other).get(SYNC)
    if text is None:
        return None
    other, seconds = text.split()
    return UUID(other), Fraction(seconds)
