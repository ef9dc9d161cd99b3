"""Hold what the editor is looking at: the clip, the frame on screen, the marks, the labels, the selected label.

The player says which frame is shown (`set_frame`, `set_playing`); everybody else reads and asks (`go_to`, `show_clip`).
So the frame shown is the frame logged.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.choice import Choice
from dailies_logger.ui.kinds import Kinds
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.labelling import labels_on
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.presence import another_file, seen_now

LATELY = 256
"""How many frames shown are remembered with their moments, while a key may still be on its way."""

Seen = tuple[Clip | None, Take | None, tuple[Label, ...]]


class Stage(Choice):
    """Keep the shown clip and frame, and tell who looks when they change. Several labels can be chosen; `selected_label` is the one chosen last.

    `go_wanted` carries a media frame that the player should show; `clip_changed` comes after `clip`, `take` and `frame` are
    set, and the player then shows `frame`; `facts_changed` comes where the same clip or its take is said otherwise, which
    stops no picture. `kinds` knows the production’s vocabulary. `clip_left` carries the clip and the last frame shown before another clip, or another place that
    was not gone to by hand, is shown. `carried` is set while `clip_changed` tells of another angle at the same moment, which stops
    nothing. `key_down` says when the key went down that is being done. `labels` are those of the shown clip and those of its take that hold for all angles or are still open; their `start` and `end` are media frames of the shown clip, their `clip` says whose they are.
    """

    clip_changed = Signal()
    frame_changed = Signal(int)
    playing_changed = Signal(bool)
    labels_changed = Signal()
    marks_changed = Signal()
    facts_changed = Signal()
    go_wanted = Signal(int)
    clip_left = Signal(object, int)

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._clip: Clip | None = None
        self._take: Take | None = None
        self._frame = 0
        self._playing = False
        self._in: int | None = None
        self._out: int | None = None
        self._labels: tuple[Label, ...] = ()
        self._coming: Callable[[], None] | None = None
        self._asked = False
        self.carried = False
        self._lately: deque[tuple[float, int]] = deque(maxlen=LATELY)
        self.key_down: Callable[[], float | None] = lambda: None
        self.kinds = Kinds(bench, self)
        bench.changed.connect(self._follow)
        bench.refreshed.connect(self.reload)

    @property
    def clip(self) -> Clip | None:
        """Return the shown clip."""
        return self._clip

    @property
    def take(self) -> Take | None:
        """Return the shown clip's take."""
        return self._take

    @property
    def coming(self) -> bool:
        """Say whether another clip is on its way."""
        return self._coming is not None

    @property
    def frame(self) -> int:
        """Return the media frame on screen."""
        return self._frame

    @property
    def pressed(self) -> int:
        """Return the media frame that was on screen when the key went down that is being done; standing still, the one on screen."""
        down = self.key_down() if self._playing else None
        if down is None or not self._lately:
            return self._frame
        return next((frame for at, frame in reversed(self._lately) if at <= down), self._lately[0][1])

    @property
    def playing(self) -> bool:
        """Say whether the picture runs."""
        return self._playing

    @property
    def in_mark(self) -> int | None:
        """Return the marked in frame."""
        return self._in

    @property
    def out_mark(self) -> int | None:
        """Return the marked out frame: the last frame that plays."""
        return self._out

    @property
    def labels(self) -> tuple[Label, ...]:
        """Return the labels that lie on the shown clip, in the order of their starts."""
        return self._labels

    def label(self) -> Label | None:
        """Return the selected label."""
        return next((label for label in self._labels if label.id == self.selected_label), None)

    def show_clip(self, clip_id: UUID, frame: int = 0, *, label: UUID | None = None, seen: Seen | None = None) -> None:
        """Fetch a clip with its take and labels, then show it at a frame, with a label of it selected.

        What was `seen` a moment ago is shown at once, and then looked at again.
        """
        if seen is not None:
            self._coming = None
            self._show(*seen, frame)
            self.reload()
            return
        library = self._bench.desk.library
        self._coming = partial(self.show_clip, clip_id, frame, label=label)

        def show(seen: Seen) -> None:
            """Show what was read, and choose the label that was asked for."""
            self._coming = None
            self._show(*seen, frame)
            if label is not None:
                self.select_label(label)

        self._bench.read(lambda: see(library, clip_id), show, key="stage")

    def carry_to(self, clip_id: UUID, moved: Callable[[int], int]) -> None:
        """Go on with another angle at the same moment; `moved` gives its frame for one of the clip shown now."""
        library, before = self._bench.desk.library, self._clip
        self._coming = partial(self.carry_to, clip_id, moved)

        def show(seen: Seen) -> None:
            """Show what was read, unless something else is shown meanwhile."""
            self._coming = None
            if self._clip is not None and before is not None and self._clip.id == before.id and seen[0] is not None:
                self._carry(*seen, moved)

        self._bench.read(lambda: see(library, clip_id), show, key="stage")

    def _carry(self, clip: Clip | None, take: Take | None, labels: tuple[Label, ...], moved: Callable[[int], int]) -> None:
        """Take another angle; marks go along, the chosen label stays chosen where it is to be seen there too."""
        frame, chosen = moved(self._frame), self._chosen
        marks = [None if mark is None else max(0, moved(mark)) for mark in (self._in, self._out)]
        self.carried = True
        self._show(clip, take, labels, frame)
        self.carried = False
        self.set_marks(*marks)
        here = {label.id for label in labels}
        self.choose_labels([label for label in chosen if label in here])

    def stay(self) -> None:
        """Stay with what is shown, where another clip is on its way."""
        self._coming = None
        self.reload()

    def leave(self) -> None:
        """Say that what is shown next does not follow from what is shown now, so that no range grows across the jump."""
        if self._clip is not None:
            self.clip_left.emit(self._clip, self._frame)

    def go_to(self, frame: int) -> None:
        """Ask the player to show a media frame of the shown clip; held inside the clip."""
        if self._clip is not None:
            self.go_wanted.emit(min(max(0, frame), max(0, self._clip.frames - 1)))

    def set_frame(self, frame: int) -> None:
        """Say which media frame is on screen (the player)."""
        if frame != self._frame or not self._lately:
            self._lately.append((perf_counter(), frame))
        if frame != self._frame:
            self._frame = frame
            self.frame_changed.emit(frame)

    def set_playing(self, playing: bool) -> None:
        """Say whether the picture runs (the player)."""
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)

    def set_marks(self, in_mark: int | None, out_mark: int | None) -> None:
        """Set or clear the in and out marks; one that contradicts the newly set other is dropped."""
        if in_mark is not None and out_mark is not None and in_mark > out_mark:
            in_mark, out_mark = (in_mark, None) if in_mark != self._in else (None, out_mark)
        if (in_mark, out_mark) != (self._in, self._out):
            self._in, self._out = in_mark, out_mark
            self.marks_changed.emit()

    def clear(self) -> None:
        """Show nothing."""
        self._show(None, None, (), 0)

    def reload(self) -> None:
        """Fetch clip, take and labels again without moving the picture; a clip that is on its way comes all the same."""
        library = self._bench.desk.library
        if self._coming is not None:
            self._coming()
        elif self._clip is not None:
            clip_id = self._clip.id
            self._asked = True

            def refresh(seen: Seen) -> None:
                """Show what was read."""
                self._asked = False
                self._refresh(*seen)

            self._bench.read(lambda: see(library, clip_id), refresh, key="stage")

    def _show(self, clip: Clip | None, take: Take | None, labels: tuple[Label, ...], frame: int) -> None:
        if clip is not None and self._clip is not None and clip.id == self._clip.id:
            if frame != self._frame:
                self.leave()
            self._refresh(clip, take, labels)
            self.go_to(frame)
            return
        if not (self.carried and _of_one_take(self._clip, clip)):
            self.leave()
        self._clip, self._take, self._labels = clip, take, labels
        self._frame = min(max(0, frame), max(0, clip.frames - 1)) if clip else 0
        self._lately.clear()
        self._in, self._out = None, None
        self._forget_choice()
        for signal in (self.clip_changed, self.labels_changed, self.marks_changed, self.selection_changed):
            signal.emit()
        self.frame_changed.emit(self._frame)

    def _refresh(self, clip: Clip | None, take: Take | None, labels: tuple[Label, ...]) -> None:
        if clip is None or self._clip is None:
            self.clear()
            return
        relinked = another_file(clip, self._clip)
        altered = (clip, take) != (self._clip, self._take)
        self._clip, self._take, self._labels = clip, take, labels
        if relinked:
            self.clip_changed.emit()
        elif altered:
            self.facts_changed.emit()
        self.labels_changed.emit()
        here = {label.id for label in labels}
        self.choose_labels([label for label in self._chosen if label in here])

    def _follow(self, edit: Edit) -> None:
        """Take labels of this very clip as they were written, since reading them again keeps a key waiting; ask anew after all else."""
        if self._clip is not None and self._coming is None and not self._asked and _only_on(self._clip, edit):
            self._refresh(self._clip, self._take, _with(self._labels, edit))
        elif any(isinstance(change.value, Clip | Take | Label) for change in edit.changes):
            self.reload()


def _only_on(clip: Clip, edit: Edit) -> bool:
    """Say whether an Edit changes labels on a clip and nothing else."""
    sides = [side for change in edit.changes for side in (change.before, change.after) if side is not None]
    return all(isinstance(side, Label) and side.clip == clip.id for side in sides)


def _with(labels: tuple[Label, ...], edit: Edit) -> tuple[Label, ...]:
    """Return labels as an Edit has left them, by start."""
    known = {label.id: label for label in labels}
    for change in edit.changes:
        if isinstance(change.after, Label):
            known[change.after.id] = change.after
        else:
            known.pop(change.value.id, None)
    return tuple(sorted(known.values(), key=lambda label: (label.start, label.id)))


def see(library: Library, clip_id: UUID) -> Seen:
    """Read what the stage shows of a clip: itself, its take, and the labels that lie on it, by start."""
    known = library.get(Clip, clip_id)
    if known is None:
        return None, None, ()
    clip = seen_now([known])[0]
    take = library.get(Take, clip.take_id) if clip.take_id else None
    return clip, take, tuple(_laid(label, on=clip, frames=frames) for label, frames in labels_on(library, clip.id, growing=True))


def _of_one_take(clip: Clip | None, other: Clip | None) -> bool:
    return clip is not None and other is not None and clip.take_id is not None and clip.take_id == other.take_id


def _laid(label: Label, *, on: Clip, frames: FrameRange) -> Label:
    return label if label.clip == on.id else replace(label, start=frames.start, end=None if label.open else frames.end)
