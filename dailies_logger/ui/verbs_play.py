"""Do what moves the picture without playing it: marks, labels before and after, typed timecode."""

from PySide6.QtCore import QObject

from dailies_logger.domain.errors import BadTimecode
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.bench import Bench, NoticeKind
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow import labelling
from dailies_logger.workflow.playing import Stretch

AROUND_SECONDS = 2
"""How far "play around" reaches before and after the frame shown."""


class PlayVerbs(QObject):
    """Mark, go to marks and labels, and go to a timecode. Frames are media frames of the shown clip."""

    def __init__(self, bench: Bench, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stage = stage

    def mark_in(self) -> None:
        """Mark the frame shown as in."""
        self._stage.set_marks(self._stage.pressed, self._stage.out_mark)

    def mark_out(self) -> None:
        """Mark the frame shown as out; it is the last that plays."""
        self._stage.set_marks(self._stage.in_mark, self._stage.pressed)

    def mark_clip(self) -> None:
        """Mark the label under the playhead, the shortest where several lie there; else the whole clip."""
        stage = self._stage
        if stage.clip is None:
            return
        under = [label.range(stage.frame) for label in stage.labels if stage.frame in label.range(stage.frame)]
        chosen = min(under, key=len, default=stage.clip.whole)
        stage.set_marks(chosen.start, chosen.end - 1)

    def clear_in(self) -> None:
        """Clear the in mark."""
        self._stage.set_marks(None, self._stage.out_mark)

    def clear_out(self) -> None:
        """Clear the out mark."""
        self._stage.set_marks(self._stage.in_mark, None)

    def clear_marks(self) -> None:
        """Clear both marks."""
        self._stage.set_marks(None, None)

    def go_in(self) -> None:
        """Go to the in mark."""
        if self._stage.in_mark is not None:
            self._stage.go_to(self._stage.in_mark)

    def go_out(self) -> None:
        """Go to the out mark."""
        if self._stage.out_mark is not None:
            self._stage.go_to(self._stage.out_mark)

    def marked(self) -> FrameRange:
        """Return the frames from the in mark through the out mark; for a missing mark, from the first or through the last frame."""
        whole, out = self._whole(), self._stage.out_mark
        end = out + 1 if out is not None else whole.end
        return FrameRange(min(self._stage.in_mark or 0, end), end)

    def looped(self) -> FrameRange:
        """Return what a loop goes round: the selected label, else what is marked, else the whole clip."""
        label = self._stage.label()
        return self.marked() if label is None or label.open else label.range().clamped(self._whole().end)

    def around(self) -> FrameRange:
        """Return the frames two seconds before and after the one shown."""
        clip, here = self._stage.clip, self._stage.frame
        reach = AROUND_SECONDS * clip.rate.nominal if clip is not None else 0
        return FrameRange(max(0, here - reach), here + reach + 1).clamped(self._whole().end)

    def stretches(self, frames: FrameRange) -> list[Stretch]:
        """Return frames of the shown clip as something to play."""
        return [Stretch(clip=self._stage.clip.id, range=frames)] if self._stage.clip is not None else []

    def next_label(self) -> None:
        """Go to the next label and select it."""
        self._go_to_label(1)

    def previous_label(self) -> None:
        """Go to the previous label and select it."""
        self._go_to_label(-1)

    def go_to_edit(self, way: int) -> None:
        """Go to the next (1) or previous (-1) frame on which a label begins, or the first after one that has ended."""
        stage = self._stage
        frames = stage.clip.frames if stage.clip is not None else 0
        cuts = {label.start for label in stage.labels} | {label.end for label in stage.labels if label.end is not None}
        ahead = [cut for cut in cuts if cut < frames and (cut - stage.frame) * way > 0]
        if ahead:
            stage.go_to(min(ahead, key=lambda cut: abs(cut - stage.frame)))

    def go_to_timecode(self, text: str) -> None:
        """Go to a source timecode or frame number; say so where there is no such frame.

        Fewer parts count from the right (`12:05` is seconds and frames), with the rest of the frame shown. With a sign it is so
        much on or back from the frame shown, and stays inside the clip.
        """
        clip = self._stage.clip
        if clip is None or not text.strip():
            return
        by = offset(text, clip.rate.nominal)
        if by is not None:
            self._stage.go_to(self._stage.frame + by)
            return
        try:
            self._stage.go_to(labelling.position(clip, completed(text, str(clip.timecode(self._stage.frame)))))
        except BadTimecode as error:
            self._bench.say(str(error), NoticeKind.ERROR)

    def _whole(self) -> FrameRange:
        return self._stage.clip.whole if self._stage.clip is not None else FrameRange(0, 0)

    def _go_to_label(self, way: int) -> None:
        stage = self._stage
        here = [label.id for label in stage.labels]
        if stage.selected_label in here and stage.labels[here.index(stage.selected_label)].start == stage.frame:
            place = here.index(stage.selected_label) + way
        elif way > 0:
            place = next((k for k, label in enumerate(stage.labels) if label.start > stage.frame), len(here))
        else:
            place = next((k for k in range(len(here) - 1, -1, -1) if stage.labels[k].start < stage.frame), -1)
        if 0 <= place < len(here):
            stage.select_label(here[place])
            stage.go_to(stage.labels[place].start)


def offset(text: str, nominal: int) -> int | None:
    """Read `+12`, `-1:00` or `+1:00:00` as frames on or back, counted `nominal` frames a second; None where it is no such thing."""
    typed = text.strip().replace(".", ":").replace(";", ":").replace("−", "-")
    parts = typed[1:].split(":")
    if typed[:1] not in {"+", "-"} or len(parts) > 4 or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return None
    hours, minutes, seconds, frames = [0] * (4 - len(parts)) + [int(part) for part in parts]
    return int(f"{typed[0]}1") * (((hours * 60 + minutes) * 60 + seconds) * nominal + frames)


def completed(text: str, now: str) -> str:
    """Fill up a typed timecode from the left with the one shown: `12:05` becomes `10:38:12:05`; digits alone stay a frame."""
    typed = text.strip().replace(".", ":")
    parts = typed.replace(";", ":").split(":")
    if len(parts) == 1 or len(parts) >= 4:
        return text.strip()
    kept = now.replace(";", ":").split(":")[: 4 - len(parts)]
    return ":".join([*kept, *(part.zfill(2) for part in parts)])
