"""Say what stands in the corners of the picture."""

from collections.abc import Iterable
from dataclasses import dataclass

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Lane, Vocabulary
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import spoken_length


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRange:
    """Hold one range that still grows: its lane, value, and its name with the running length."""

    lane: Lane
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Hold the texts on the picture: timecode top left, take and clip top right, open ranges bottom left."""

    timecode: str = ""
    title: str = ""
    open_ranges: tuple[OpenRange, ...] = ()


def overlay_of(
    clip: Clip | None, take: Take | None, labels: Iterable[Label], *, frame: int, vocabulary: Vocabulary = DEFAULT_VOCABULARY
) -> Overlay:
    """Say what belongs on the picture of a frame. An open range counts the shown frame, as it would if it closed now."""
    if clip is None:
        return Overlay()
    named = dict.fromkeys([take.shown, clip.name] if take is not None else [clip.name])
    ranges = tuple(_open_range(label, clip, frame, vocabulary) for label in labels if label.open)
    return Overlay(timecode=str(clip.timecode(frame)), title="  ".join(named), open_ranges=ranges)


def _open_range(label: Label, clip: Clip, frame: int, vocabulary: Vocabulary) -> OpenRange:
    kind = vocabulary.kind(label.kind)
    words = [kind.name if kind else label.kind, label.value, spoken_length(len(label.range(frame)), clip.rate)]
    return OpenRange(lane=vocabulary.lane(label.kind), text="  ".join(word for word in words if word), value=label.value)
