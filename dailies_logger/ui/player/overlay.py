"""Say what stands in the corners of the picture."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Lane, Vocabulary
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import spoken_length
from dailies_logger.ui.models.words import label_words
from dailies_logger.ui.player.layers import Layer


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Hold one line about a label at the frame: its lane, value, and words; of an open range its name with the running length."""

    lane: Lane
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Hold the texts on the picture: timecode top left, take and clip top right, open ranges bottom left, closed ones above them."""

    timecode: str = ""
    take: str = ""
    clip: str = ""
    open_ranges: tuple[Marked, ...] = ()
    closed: tuple[Marked, ...] = ()

    @property
    def title(self) -> str:
        """Return take and clip in one line, what is the same only once."""
        return "  ".join(word for word in dict.fromkeys((self.take, self.clip)) if word)

    def within(self, layers: frozenset[Layer] | None) -> "Overlay":
        """Return what the layers let through: open ranges are always told, nothing at all where there is to be nothing (None)."""
        if layers is None:
            return Overlay()
        return replace(
            self,
            timecode=self.timecode if Layer.TIMECODE in layers else "",
            take=self.take if Layer.TAKE in layers else "",
            clip=self.clip if Layer.CLIP in layers else "",
            closed=self.closed if Layer.LABELS in layers else (),
        )


def overlay_of(
    clip: Clip | None, take: Take | None, labels: Iterable[Label], *, frame: int, vocabulary: Vocabulary = DEFAULT_VOCABULARY
) -> Overlay:
    """Say what belongs on the picture of a frame. An open range counts the shown frame, as it would if it closed now."""
    if clip is None:
        return Overlay()
    known = tuple(labels)
    return Overlay(
        timecode=str(clip.timecode(frame)),
        take=take.shown if take is not None else "",
        clip=clip.name,
        open_ranges=tuple(_open_range(label, clip, frame, vocabulary) for label in known if label.open),
        closed=tuple(_closed(label, vocabulary) for label in known if not label.open and frame in label.range()),
    )


def _open_range(label: Label, clip: Clip, frame: int, vocabulary: Vocabulary) -> Marked:
    kind = vocabulary.kind(label.kind)
    words = [kind.name if kind else label.kind, label.value, spoken_length(len(label.range(frame)), clip.rate)]
    return Marked(lane=vocabulary.lane(label.kind), text="  ".join(word for word in words if word), value=label.value)


def _closed(label: Label, vocabulary: Vocabulary) -> Marked:
    return Marked(lane=vocabulary.lane(label.kind), text=label_words(label, vocabulary), value=label.value)
