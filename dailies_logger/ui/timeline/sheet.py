"""Hold all that is on the lanes now: what the painter draws, the hand takes hold of, and the view changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Lane, Vocabulary
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.models.words import label_length, label_words, timecode_range
from dailies_logger.ui.timeline.gestures import Part, Trim
from dailies_logger.ui.timeline.layout import Bar, Density, Grid, LaneBars, lay
from dailies_logger.ui.timeline.scale import Scale
from dailies_logger.workflow.day_line import Piece


class Glimpse(Protocol):
    """Give the picture of a frame of a clip, None while there is none; `exact` where the very frame is meant, not one near it."""

    def __call__(self, clip: Clip, frame: int, *, exact: bool) -> QPixmap | None:
        """Return the picture."""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """Hold clip, labels, scale and marks. `out_mark` is the last frame that plays; `faint` is the dim half of the pulse.

    `selected` is the label chosen last, `chosen` all that are. `band` is the rubber band being drawn. `parts` are the
    clips of a day, end to end, where the lanes show one; frames are then counted through all of them.

    `snaps`: dragged edges snap. `centred`: the playhead stays in the middle and the lanes run under it.
    """

    grid: Grid = field(default_factory=lambda: Grid.of(Density.NORMAL))
    scale: Scale = field(default_factory=lambda: Scale.fit(frames=0, width=1))
    clip: Clip | None = None
    vocabulary: Vocabulary = DEFAULT_VOCABULARY
    lanes: dict[Lane, LaneBars] = field(default_factory=dict)
    index: dict[UUID | None, tuple[Lane, Bar]] = field(default_factory=dict)
    opened: list[tuple[Lane, Bar]] = field(default_factory=list)
    peaks: bytes = b""
    seen: Sequence[FrameRange] | None = None
    parts: Sequence[Piece] = ()
    film: Glimpse | None = None
    frame: int = 0
    playing: bool = False
    in_mark: int | None = None
    out_mark: int | None = None
    selected: UUID | None = None
    chosen: frozenset[UUID] = frozenset()
    band: QRect | None = None
    trim: Trim | None = None
    faint: bool = False
    snaps: bool = False
    centred: bool = False
    focused: bool = False

    def lay(self, labels: Sequence[Label]) -> None:
        """Lay labels, in media frames of the clip, on their lanes."""
        self.lanes = lay(labels, self.vocabulary, frames=self.clip.frames if self.clip else 0)
        self.index = {bar.label.id: (lane, bar) for lane, found in self.lanes.items() for bar in found.bars}
        self.opened = [(lane, bar) for lane, bar in self.index.values() if bar.label.open]

    def edges(self, *, without: Iterable[UUID]) -> list[int]:
        """List the frames that a dragged edge may snap to: playhead, marks, ends of the clip, edges of other labels."""
        marks = {0, self.scale.frames, self.frame, *([self.in_mark] if self.in_mark is not None else [])}
        marks |= {self.out_mark + 1} if self.out_mark is not None else set()
        left_out = set(without)
        bars = [bar for label, (_, bar) in self.index.items() if label not in left_out]
        return sorted(marks | {bar.start for bar in bars} | {bar.end for bar in bars if not bar.label.open})

    def box(self, lane: Lane, bar: Bar) -> QRect:
        """Return where a bar is drawn; an open one ends with the frame on screen, a dragged one where the hand is."""
        frames = bar.label.range(now=self.frame)
        start, end = (frames.start, frames.end) if bar.label.open else (bar.start, bar.end)
        if self.trim is not None and bar.label.id in self.trim.along:
            start, end = start + self.trim.by, end + self.trim.by
        elif self.trim is not None and self.trim.label == bar.label.id:
            start, end = self.trim.start, self.trim.end
        left = self.scale.x(start)
        top, height = self.grid.bar(lane, bar.row, bar.rows)
        return QRect(left, self.grid.lane_top(lane) + top, max(3, self.scale.x(end) - left), height)

    def in_view(self) -> Iterator[tuple[Lane, Bar]]:
        """Yield the bars that touch the view, by lane, and few others."""
        first, last = self.scale.span()
        for lane, bars in self.lanes.items():
            for bar in bars.between(first, last):
                yield lane, bar

    def name_at(self, frame: int) -> str:
        """Return the name of the take at a frame of the lanes, where they show a day."""
        return next((part.name for part in self.parts if part.start <= frame < part.end), "")

    def readout(self) -> str:
        """Write where a dragged edge or label lies now, and by how much it has gone; empty where nothing is dragged."""
        if self.trim is None or self.clip is None or (self.trim.part is Part.BODY and not self.trim.by):
            return ""
        by = f"{self.trim.by:+d} frame{'' if abs(self.trim.by) == 1 else 's'}".replace("-", "−")
        many = f"  {len(self.trim.along) + 1} labels" if self.trim.along else ""
        return f"{self.clip.timecode(self.trim.shown)}  {by}{many}"

    def says(self, label: Label) -> str:
        """Write a label in one line: lane, words, where it begins, how long; in a day its take, since the day has no timecode."""
        lane = self.vocabulary.lane(label.kind).name
        if self.parts:
            return f"{lane}, {label_words(label, self.vocabulary)}, {self.name_at(label.start)}"
        if self.clip is None:
            return f"{lane}, {label_words(label, self.vocabulary)}"
        return f"{lane}, {label_words(label, self.vocabulary)}, {self.clip.timecode(label.start)}, {label_length(label, self.clip)}"

    def tip(self, bar: Bar) -> str:
        """Write what the tooltip of a bar says."""
        label = bar.label
        if self.clip is None:
            return label_words(label, self.vocabulary)
        kind = self.vocabulary.kind(label.kind)
        head = [kind.name if kind else label.kind, label.value, label.text]
        where = self.name_at(bar.start) if self.parts else timecode_range(self.clip, bar.start, bar.end)
        where = "open" if label.open else where
        who = [f"whose: {label.who}"] if label.who else []
        rating = [f"rating {label.rating}"] if label.rating else []
        return "\n".join([" · ".join(part for part in head if part), where, *who, *rating])
