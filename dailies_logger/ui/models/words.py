"""Write values in the cutting room's words, the same in lanes, lists and tables."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from html import escape

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.label import Label, Vocabulary
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.domain.timecode import rough_length, spoken_length

FACT_NAMES = {
    "scene": "Scene",
    "setup": "Setup",
    "slate": "Slate",
    "take": "Take",
    "flags": "Short form",
    "camera": "Camera",
    "roll": "Camera roll",
    "number": "Clip number",
    "tape": "Tape",
    "sound_roll": "Sound roll",
    "lens": "Lens",
    "shot_size": "Size",
    "eyeline": "Eyeline",
    "circled": "Circled",
    "note": "Note",
    "day": "Day",
    "unit": "Unit",
    "start_tc": "Start timecode",
}
"""What the fields of Facts are called on screen."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def label_words(label: Label, vocabulary: Vocabulary) -> str:
    """Write what a label says: its value and text, else the name of its kind.

    A value alone says enough only where no other kind lies on its lane; else the kind is named before it.
    """
    kind = vocabulary.kind(label.kind)
    name = kind.name if kind else label.kind
    name = name[:1].lower() + name[1:]
    alone = kind is not None and [each.lane for each in vocabulary.used].count(kind.lane) <= 1
    parts = ("" if alone or not label.value else name, label.value, label.text)
    return " · ".join(part for part in parts if part) or name


def label_length(label: Label, clip: Clip) -> str:
    """Write a label's length in frames, or `open`."""
    return "open" if label.open else spoken_length(len(label.range()), clip.rate)


def timecode_range(clip: Clip, start: int, end: int) -> str:
    """Write a range as source timecode, first frame to the one after the last."""
    return f"{clip.timecode(start)} – {clip.timecode(end)}"


def take_short_forms(take: Take) -> tuple[str, ...]:
    """List the short words in frames beside a take: HOLD, NG, PU, FS and the like, each once."""
    status = {TakeStatus.NONE: (), TakeStatus.HOLD: ("HOLD",), TakeStatus.NG: ("NG",)}[take.status]
    return tuple(dict.fromkeys((*status, *take.flags.upper().split())))


def seconds(clips: Iterable[Clip]) -> float:
    """Return the length of a take: that of its longest angle, in seconds."""
    return float(max((Fraction(clip.frames) / clip.rate.fraction for clip in clips), default=Fraction(0)))


def length_and_unseen(length: float, unseen: float | None) -> str:
    """Write how long takes are and how much of that nobody has watched: `40 s · 12 s unseen`, `40 s unseen`, `40 s`."""
    whole = rough_length(length)
    if unseen is None or round(unseen) < 1:
        return whole
    left = rough_length(min(unseen, length))
    return f"{whole} unseen" if left == whole else f"{whole} · {left} unseen"


def unseen_or_length(length: float, unseen: float | None) -> str:
    """Write shortly how much of takes nobody has watched, else how long they are: `12 s unseen`, `40 s`."""
    if unseen is None or round(unseen) < 1:
        return rough_length(length)
    return f"{rough_length(min(unseen, length))} unseen"


def cameras(clips: Iterable[Clip]) -> str:
    """Write the letters of a take's cameras: `AB`."""
    return "".join(sorted({(clip.facts.camera or "")[:2] for clip in clips}))


def angle_name(clip: Clip) -> str:
    """Write a clip in short: roll and clip number where it has both, else its name."""
    said = clip.facts.roll, clip.facts.number
    return f"{clip.facts.roll} {clip.facts.number}" if all(said) and clip.name.startswith("".join(map(str, said))) else clip.name


def angle_about(clip: Clip) -> str:
    """Write what an angle shows: size and lens, else its rate; of a sound file that it is sound."""
    if clip.measured.media is MediaKind.SOUND:
        return "sound"
    return " · ".join(part for part in (clip.facts.shot_size, clip.facts.lens) if part) or rate_words(clip)


def day_words(day: str) -> str:
    """Write a shoot day: `Mon 16 Nov`; what is no date stands as it is."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day or "No day"
    return f"{_WEEKDAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]}"


def rate_words(clip: Clip) -> str:
    """Write a clip's rate as the room says it: `23.976 ndf`, `29.97 df`, `25`."""
    if clip.measured.rate is None:
        return "unknown"
    suffix = "" if clip.rate.fraction.denominator == 1 else " df" if clip.drop else " ndf"
    return clip.rate.spoken() + suffix + (", varying" if clip.measured.vfr else "")


def channels(count: int) -> str:
    """Write how many channels of sound there are."""
    return f"{count} channel{'' if count == 1 else 's'}" if count else "none"


def first_line(text: str) -> str:
    """Return the first line of a note."""
    return text.strip().partition("\n")[0]


def mixed_length(seconds: Fraction) -> str:
    """Write a length over clips of several rates, which no frame count tells: in words."""
    return rough_length(float(seconds))


def tip(text: str) -> str:
    """Make a tooltip of what somebody typed: text, never markup."""
    return escape(text).replace("\n", "<br>")
