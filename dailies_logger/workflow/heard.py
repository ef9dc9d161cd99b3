"""Put into force on a clip what its sources say."""

from collections.abc import Sequence
from dataclasses import replace

from dailies_logger.domain.clip import Clip, Said, Source
from dailies_logger.domain.errors import BadTimecode
from dailies_logger.domain.timecode import Timecode
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.facts import in_force, words


def hear(draft: Draft, clip: Clip, said: Sequence[Said]) -> Clip:
    """Set the clip's facts, start and drop-frame flag from all that is said of it now.

    A start that the editor typed must be a timecode of the clip's rate (BadTimecode); one that a report gives and that
    is none leaves the media's own.
    """
    start, drop = clip.measured.start, clip.measured.drop
    for source, text in words("start_tc", said):
        try:
            if source is Source.EDITOR and ";" in text and not clip.rate.may_drop:
                msg = f"“{text}” is drop-frame, which {clip.rate.spoken()} frames a second do not have. Write it with a colon."
                raise BadTimecode(msg)
            start, drop = _start(clip, text)
            break
        except BadTimecode:
            if source is Source.EDITOR:
                raise
    heard = replace(clip, facts=in_force(said), start=start, drop=drop)
    draft.put(heard)
    return heard


def _start(clip: Clip, text: str) -> tuple[int, bool]:
    written_drop = any(sign in text for sign in ";.")
    drop = clip.rate.may_drop and (written_drop or clip.measured.drop)
    return Timecode.parse(text, rate=clip.rate, drop=drop).frame, drop
