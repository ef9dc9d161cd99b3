"""Decide which of several sources is in force for each fact, and list where they disagree.

Technical facts: editor, camera report, media, supervisor. All the rest: editor, supervisor, camera report, media. What
is not in force stays kept and visible; notes never rule each other, because everybody has his own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Said, Source
from dailies_logger.workflow.ports import Library

TECHNICAL = frozenset({"camera", "roll", "number", "tape", "sound_roll", "lens", "start_tc"})
"""The facts in which a camera report is worth more than the supervisor."""

_TECHNICAL_RANK = {Source.EDITOR: 0, Source.CAMERA_REPORT: 1, Source.MEDIA: 2, Source.SUPERVISOR: 3}
_RANK = {Source.EDITOR: 0, Source.SUPERVISOR: 1, Source.CAMERA_REPORT: 2, Source.MEDIA: 3}
_COUNTED = frozenset({"take", "roll", "number", "scene", "setup", "slate", "sound_roll", "unit", "camera", "tape"})
_FIELDS = tuple(field for field, _ in Facts().items() if field != "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Hold one fact of one clip on which sources differ: (source, value) pairs, the one in force first."""

    clip: UUID
    field: str
    values: tuple[tuple[Source, str], ...]


def rank(field: str, source: Source) -> int:
    """Return how much a source is worth for a fact; 0 is worth most."""
    return (_TECHNICAL_RANK if field in TECHNICAL else _RANK)[source]


def words(field: str, said: Iterable[Said]) -> list[tuple[Source, str]]:
    """List what the sources say of one fact, the one in force first; empty text says nothing."""
    found = [(row.source, value) for row in said if (value := getattr(row.facts, field))]
    return sorted(found, key=lambda word: rank(field, word[0]))


def in_force(said: Iterable[Said]) -> Facts:
    """Return the facts in force. `note` is never in force: notes belong to takes."""
    rows = list(said)
    return Facts(**{field: found[0][1] for field in _FIELDS if (found := words(field, rows))})


def plain(field: str, value: str) -> str:
    """Return a value in the form in which sources are compared, never shown.

    Case, spaces, leading zeros of numbers, ways to write dates and timecode, and the `mm` of a lens do not count.
    """
    text = re.sub(r"\s+", "", value).casefold()
    if field == "day":
        return re.sub(r"(\d{4})-?(\d{2})-?(\d{2})", r"\1-\2-\3", text)
    if field == "start_tc":
        return re.sub(r"[;.,]", ":", text)
    if field == "lens":
        return text.removesuffix("mm")
    if field == "flags":
        return " ".join(sorted(value.upper().split()))
    return re.sub(r"(?<!\d)0+(?=\d)", "", text) if field in _COUNTED else text


def _comparable(field: str, value: str, clip: Clip) -> bool:
    if field == "day":
        return re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain(field, value)) is not None
    return not (field == "tape" and plain(field, value) == plain(field, clip.name))


def differing(clip: Clip, said: Iterable[Said]) -> list[Disagreement]:
    """List the facts of one clip on which its sources say different things."""
    rows = list(said)
    found = []
    for field in _FIELDS:
        values = [(source, value) for source, value in words(field, rows) if _comparable(field, value, clip)]
        if len({plain(field, value) for _, value in values}) > 1:
            found.append(Disagreement(clip=clip.id, field=field, values=tuple(values)))
    return found


def differing_clips(clips: Iterable[Clip], said: Mapping[UUID, list[Said]]) -> list[Disagreement]:
    """List the disagreements of many clips; whether a take is circled is listed once a take, at its first angle."""
    found, circled = [], set()
    for clip in clips:
        for one in differing(clip, said.get(clip.id, [])):
            if one.field == "circled" and clip.take_id is not None:
                if clip.take_id in circled:
                    continue
                circled.add(clip.take_id)
            found.append(one)
    return found


def disagreements(library: Library) -> list[Disagreement]:
    """List every fact on which two sources of the library differ, in the order of the clips' files."""
    rows = by_subject(library.where(Said))
    return differing_clips(library.where(Clip), rows)


def by_subject(said: Iterable[Said]) -> dict[UUID, list[Said]]:
    """Sort words by what they are said of."""
    found: dict[UUID, list[Said]] = defaultdict(list)
    for row in said:
        found[row.subject].append(row)
    return dict(found)
