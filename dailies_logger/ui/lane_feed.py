"""Show on the lanes what is on stage: its clip, or, seen from farther, the whole day it was shot on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from PySide6.QtCore import QObject

from dailies_logger.domain.clip import Clip, Measured
from dailies_logger.domain.errors import DailiesError
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.film import Film
from dailies_logger.ui.seen import Seen
from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.ui.work import Work
from dailies_logger.workflow.day_line import DayLine, View, day_line

DAY = id_from("day in the lanes")
"""The id of what stands for a clip where the lanes show a day: no label is its own, so none can be dragged there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Hold what the lanes ask beside the stage: what was watched, and the takes in the order of the tree."""

    seen: Seen
    takes: Callable[[], Sequence[UUID]]


class LaneFeed(QObject):
    """Follow the stage on the lanes, and carry what the hand asks for to it.

    Zooming out beyond the whole clip shows the day, with all takes end to end; zooming in until the shown clip fills the
    view, or *whole clip*, shows the clip again. In the day a press goes to the take and frame, or to the label.
    """

    def __init__(self, lanes: LanesView, work: Work, sources: Sources) -> None:
        super().__init__(lanes)
        self._lanes, self._work, self._sources = lanes, work, sources
        self._line: DayLine | None = None
        self._view: View | None = None
        self._wish = 0
        self._film = Film(work.bench, work.stage, self)
        lanes.sheet.film = self._film.picture
        self._film.came.connect(lanes.refresh)
        self._wire()

    def _wire(self) -> None:
        stage, lanes = self._work.stage, self._lanes
        stage.clip_changed.connect(self._show_clip)
        stage.facts_changed.connect(self._show_clip_anew)
        stage.frame_changed.connect(self._show_frame)
        stage.playing_changed.connect(lanes.set_playing)
        stage.labels_changed.connect(self._show_labels)
        stage.marks_changed.connect(self._show_marks)
        stage.selection_changed.connect(self.show_chosen)
        self._sources.seen.came.connect(self._show_seen)
        lanes.frame_requested.connect(self._go)
        lanes.label_selected.connect(self._select)
        lanes.labels_chosen.connect(stage.choose_labels)
        lanes.wider_requested.connect(self.show_day)
        lanes.closer_requested.connect(self.show_clip)

    @property
    def shows_day(self) -> bool:
        """Say whether the lanes show a day."""
        return self._line is not None

    def show_day(self) -> None:
        """Show the whole day of the shown clip."""
        stage, library = self._work.stage, self._work.desk.library
        clip, order = stage.clip, tuple(self._sources.takes())
        if clip is None or not clip.frames:
            self.show_clip()
            return
        self._view = view = self._view or View(camera=clip.facts.camera, rate=clip.rate)
        self._work.bench.read(lambda: day_line(library, order, clip, view=view), self._show_line, key="day line")

    def show_clip(self) -> None:
        """Show the shown clip, whole."""
        self._view = None
        if self._line is not None:
            self._line = None
            self._lanes.set_parts(())
            self._show_clip()
            self._show_labels()
            self._show_marks()
        self._lanes.fit()

    def show_chosen(self) -> None:
        """Outline what is chosen."""
        self._lanes.set_chosen(self._work.stage.chosen_labels)

    def _show_line(self, line: DayLine) -> None:
        """Show a day, or what has changed in it."""
        clip = self._work.stage.clip
        if clip is None or self._view is None or (piece := line.piece(clip.id)) is None:
            return  # the editor has left the day, or another clip is on its way and asks for its own
        self._line = line
        measured = Measured(rate=line.rate, frames=line.frames)
        whole = Clip(id=DAY, path=b"", file="", measured=measured, start=None)
        self._lanes.set_parts(line.pieces, closest=Fraction(max(1, self._lanes.sheet.scale.width), piece.end - piece.start))
        self._lanes.set_clip(whole)
        self._lanes.set_labels(line.labels)
        self._show_seen()
        self._show_marks()
        self._show_frame(self._work.stage.frame)
        self.show_chosen()

    def _show_clip(self) -> None:
        stage = self._work.stage
        self._film.drop()
        if self._line is not None:
            if stage.clip is not None and self._line.piece(stage.clip.id) is not None:
                self._show_frame(stage.frame)
            self.show_day()
            return
        self._lanes.set_clip(stage.clip)
        self._lanes.set_frame(stage.frame)
        self._show_seen()
        self._fetch_peaks()

    def _fetch_peaks(self) -> None:
        stage, media, clip = self._work.stage, self._work.desk.media, self._work.stage.clip
        if clip is None:
            return

        def here() -> bool:
            """Say whether the clip is still shown."""
            return stage.clip is not None and stage.clip.id == clip.id and not self.shows_day

        def peaks() -> bytes:
            """Read the peaks; none where they cannot be read now, or another clip is shown by the time it is their turn."""
            try:
                return media.peaks(clip) if here() else b""
            except DailiesError:
                return b""  # the picture says what is wrong

        self._work.bench.fetch(peaks, lambda found: self._lanes.set_peaks(found) if here() else None)

    def _show_clip_anew(self) -> None:
        """Count by the start timecode in force; frame, marks and zoom stay."""
        if self._line is not None:
            self.show_day()
            return
        self._lanes.set_clip(self._work.stage.clip)
        self._lanes.set_frame(self._work.stage.frame)
        self._show_marks()

    def _show_frame(self, frame: int) -> None:
        there = self._there(frame)
        if there is not None:
            self._lanes.set_frame(there)

    def _show_labels(self) -> None:
        """Show what a key did at once; the list and all the rest may follow."""
        if self._line is not None:
            self.show_day()
        else:
            self._lanes.set_labels(self._work.stage.labels)
        self.show_chosen()
        self._lanes.viewport().repaint()

    def _show_marks(self) -> None:
        stage = self._work.stage
        marks = [None if mark is None else self._there(mark) for mark in (stage.in_mark, stage.out_mark)]
        self._lanes.set_marks(*marks)

    def _show_seen(self) -> None:
        clip, line, seen = self._work.stage.clip, self._line, self._sources.seen
        if line is None:
            self._lanes.set_seen(seen.ranges(clip) if clip is not None else None)
            return
        known: list[FrameRange] = []
        for piece in line.pieces:
            known += line.ranges(piece, seen.ranges(piece.clip) or ())
        self._lanes.set_seen(known)

    def _there(self, frame: int) -> int | None:
        """Return the frame of the lanes at a frame of the shown clip; None where the day shown does not hold the clip."""
        clip, line = self._work.stage.clip, self._line
        if line is None or clip is None:
            return frame
        piece = line.piece(clip.id)
        return line.place(piece, frame) if piece is not None else None

    def _go(self, frame: int) -> None:
        """Go to a frame of the lanes, and in a day to the clip that lies there."""
        stage = self._work.stage
        self._wish += 1
        found = self._line.at(frame) if self._line is not None else None
        if found is None:
            stage.go_to(frame)
        elif stage.clip is not None and found[0].id == stage.clip.id and not stage.coming:
            stage.go_to(found[1])
        else:
            stage.show_clip(found[0].id, found[1])

    def _select(self, label_id: UUID) -> None:
        """Choose a label; in a day, go to where it begins."""
        self._wish += 1
        stage, known = self._work.stage, self._lanes.sheet.index.get(label_id)
        if known is None:
            return  # what a screen reader pressed has gone meanwhile
        if self._line is None:
            stage.select_label(label_id)
        elif any(label.id == label_id for label in stage.labels) and not stage.coming:
            stage.select_label(label_id)
            self._go_to_chosen()
        else:
            self._go_to_label(label_id, wish=self._wish)

    def _go_to_chosen(self) -> None:
        label = self._work.stage.label()
        if label is not None:
            self._work.stage.go_to(label.start)

    def _go_to_label(self, label_id: UUID, *, wish: int) -> None:
        """Show a label's own clip where it begins, unless something else is wished for by the time it is known."""
        stage, library = self._work.stage, self._work.desk.library

        def show(own: Label | None) -> None:
            """Show it."""
            if own is not None and wish == self._wish:
                stage.show_clip(own.clip, own.start, label=label_id)

        self._work.bench.read(lambda: library.get(Label, label_id), show, key="day label")
