"""Find the clip that a row of a report speaks of.

In this order: tape and timecode (and date), roll and clip number, name, slate and take. What fits two clips fits none:
a person decides. A date may differ by one day, for a night's work goes on after midnight, where it fits only one clip.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadTimecode
from dailies_logger.domain.timecode import Timecode
from dailies_logger.workflow.facts import plain
from dailies_logger.workflow.grouping import slate_key
from dailies_logger.workflow.naming import camera_file, stem
from dailies_logger.workflow.overlap import is_sound
from dailies_logger.workflow.report_rows import Claim


class ClipFinder:
    """Hold the clips by tape, roll, name and slate, and answer claims."""

    def __init__(self, clips: Iterable[Clip]) -> None:
        self._by_tape: dict[str, list[Clip]] = defaultdict(list)
        self._by_number: dict[tuple[str, str], list[Clip]] = defaultdict(list)
        self._by_camera: dict[tuple[str, str], list[Clip]] = defaultdict(list)
        self._by_name: dict[str, list[Clip]] = defaultdict(list)
        self._by_slate: dict[tuple[str, str], list[Clip]] = defaultdict(list)
        self._rolls: set[str] = set()
        for clip in clips:
            self._sort_in(clip)

    def _sort_in(self, clip: Clip) -> None:
        facts = clip.facts
        for tape in {plain("tape", text) for text in (facts.tape, clip.measured.tape, clip.name) if text}:
            self._by_tape[tape].append(clip)
        for name in {_folded(clip.name), _folded(clip.file.replace("\\", "/").rpartition("/")[2]), _folded(stem(clip.file))}:
            self._by_name[name].append(clip)
        if facts.roll:
            self._rolls.add(plain("roll", facts.roll))
        if facts.roll and facts.number:
            self._by_number[plain("roll", facts.roll), plain("number", facts.number)].append(clip)
        if facts.camera and facts.number:
            self._by_camera[plain("camera", facts.camera), plain("number", facts.number)].append(clip)
        key = slate_key(facts)
        if key:
            self._by_slate[key].append(clip)

    def find(self, claim: Claim) -> list[Clip]:
        """List the clips a claim fits: one, or all of a take where it speaks of the take; several mean it is unclear."""
        if claim.sound or claim.whole_take:
            clips = [clip for clip in self._slated(claim) if is_sound(clip) or not claim.sound]
            return [clip for clip in clips if _days_apart(clip, claim) == 0]
        tests: Sequence[Callable[[Claim], list[Clip]]] = (self._taped, self._numbered, self._named, self._slated)
        for test in tests:
            found = _closest_day(test(claim), claim, strict=test != self._named)
            if found:
                return _narrowed(found, claim)
        return []

    def find_loosely(self, claim: Claim, *, taken: Collection[UUID]) -> list[Clip]:
        """List clips whose roll differs: same camera, number, day and no other slate, and nobody else's.

        Only where no clip at all is of the roll that the claim names: else that roll is real and its clip is missing.
        """
        facts = claim.facts
        if not (facts.camera and facts.number and facts.roll) or plain("roll", facts.roll) in self._rolls:
            return []
        alike = self._by_camera.get((plain("camera", facts.camera), plain("number", facts.number)), [])
        ours = slate_key(facts)
        free = [clip for clip in alike if clip.id not in taken and slate_key(clip.facts) in (None, ours)]
        return [clip for clip in free if clip.facts.day and facts.day and _days_apart(clip, claim) == 0]

    def _taped(self, claim: Claim) -> list[Clip]:
        if not (claim.facts.tape and claim.start_tc):
            return []
        clips = self._by_tape.get(plain("tape", claim.facts.tape), [])
        exact = [clip for clip in clips if _start_within(clip, claim.start_tc) == 0]
        return exact or [clip for clip in clips if _start_within(clip, claim.start_tc) is not None]

    def _numbered(self, claim: Claim) -> list[Clip]:
        facts = claim.facts
        named = camera_file(claim.file or claim.name)
        roll, number = facts.roll or named.roll, facts.number or named.number
        return self._by_number.get((plain("roll", roll), plain("number", number)), []) if roll and number else []

    def _named(self, claim: Claim) -> list[Clip]:
        for text in (claim.file, claim.name):
            name = _folded(text.replace("\\", "/").rpartition("/")[2])
            found = self._by_name.get(name) or self._by_name.get(_folded(stem(text))) if name else None
            if found:
                return found
        return []

    def _slated(self, claim: Claim) -> list[Clip]:
        names_its_clip = (claim.facts.tape and claim.start_tc) or camera_file(claim.file or claim.name).roll
        key = None if names_its_clip else slate_key(claim.facts)
        clips = self._by_slate.get(key, []) if key else []
        camera = claim.facts.camera
        return [clip for clip in clips if (camera is None or clip.facts.camera == camera) and not _is_elsewhere(clip, claim)]


def _is_elsewhere(clip: Clip, claim: Claim) -> bool:
    """Say that a row of one clip is not of this one, for all that slate and take agree: other hours, or sound for a camera roll."""
    if claim.whole_take or claim.sound:
        return False
    other_start = bool(claim.start_tc) and clip.start is not None and _start_within(clip, claim.start_tc) is None
    return other_start or (is_sound(clip) and bool(claim.facts.roll))


def start_is_inside(clip: Clip, start_tc: str) -> bool:
    """Say whether a start lies within a clip but not at its first frame: such a row is of a part of the clip."""
    return bool(_start_within(clip, start_tc))


def _start_within(clip: Clip, text: str) -> int | None:
    if clip.start is None or clip.measured.rate is None:
        return None
    try:
        frame = clip.frame_at(Timecode.parse(text, rate=clip.rate, drop=clip.drop))
    except BadTimecode:
        return None
    return frame if frame in clip.whole else None


def _days_apart(clip: Clip, claim: Claim) -> int:
    one, two = clip.facts.day or "", claim.facts.day or ""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(two)).days)
    except ValueError:
        return 0


def _closest_day(clips: Sequence[Clip], claim: Claim, *, strict: bool) -> list[Clip]:
    nearest = min((_days_apart(clip, claim) for clip in clips), default=0)
    if nearest > 1:  # a name alone may be right where the date is not, but it does not choose between two
        return [] if strict else list(clips)
    return [clip for clip in clips if _days_apart(clip, claim) == nearest]


def _narrowed(clips: list[Clip], claim: Claim) -> list[Clip]:
    file = _folded(claim.file or claim.name)
    for fits in (
        lambda clip: claim.facts.camera is not None and clip.facts.camera == claim.facts.camera,
        lambda clip: file in (_folded(clip.name), _folded(clip.file.rpartition("/")[2])),
    ):
        fitting = [clip for clip in clips if fits(clip)]
        clips = fitting if len(clips) > 1 and fitting else clips
    return clips


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
