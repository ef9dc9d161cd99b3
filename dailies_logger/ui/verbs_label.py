"""Do what the label keys ask: read the stage, build the request, hand it to the bench.

The frame is the one on screen when the key went down, also where a busy program hears it late; whether a key opens or closes is decided where it is written.
"""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.ui.aim import Aim
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow import angle_cut, labelling
from dailies_logger.workflow.edit import Edit


class LabelVerbs(QObject):
    """Open, close, note, edit and take back labels of the shown clip. `pulled` says where a range opens for a frame shown.

    `begins_with` gives the value with which a label of a kind begins.

    `note_wanted` carries the clip and the media frame for the note line, `edit_wanted` the Label for the label editor.
    """

    note_wanted = Signal(object, int)
    edit_wanted = Signal(object)

    def __init__(self, bench: Bench, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stage = stage
        self._library = bench.desk.library
        self._me = bench.desk.person.id
        self.pulled: Callable[[int], int] = lambda frame: frame
        self.begins_with: Callable[[str], str] = lambda _kind: ""
        self.aim = Aim(bench, stage, self)
        stage.clip_left.connect(self.close_open)
        stage.playing_changed.connect(self._at_end)

    def chosen(self) -> Label | None:
        """Return the label that keys act on: the selected one, else the last one made here by this person."""
        return self.aim.chosen()

    def toggle(self, kind: str) -> None:
        """Open a range on the frame shown, or close the open one of this kind; a best angle that is open elsewhere goes on here."""
        if kind == angle_cut.BEST_ANGLE and self._stage.clip is not None:
            self.cut_to(self._stage.clip.id, self._stage.pressed, opening=True)
            return
        clip, frame = self._stage.clip, self._stage.pressed
        start = self.pulled(frame)
        if clip is not None:
            self.aim.make(
                lambda: labelling.toggle_label(
                    self._library, author=self._me, clip=clip.id, kind=kind, frame=frame, start=start, value=self.begins_with(kind)
                )
            )

    def cut_to(self, clip: UUID, frame: int, *, opening: bool = False) -> None:
        """Go on with the best angle on this clip from a frame of it, where one is open in the take.

        Where none is open elsewhere, `opening` does what the key does: it opens or closes here.
        """
        cut: list[Edit] = []

        def close() -> Edit | None:
            """Close the range on the angle before, or move it here where it holds no frame yet."""
            cut.extend(edit for edit in [angle_cut.cut_from(self._library, author=self._me, clip=clip, frame=frame)] if edit)
            return cut[0] if cut else None

        def go_on() -> Edit | None:
            """Open here what was closed there."""
            moved = any(isinstance(change.after, Label) and change.after.open for edit in cut for change in edit.changes)
            if moved or not (cut or opening):
                return None
            return labelling.toggle_label(self._library, author=self._me, clip=clip, kind=angle_cut.BEST_ANGLE, frame=frame)

        self._bench.write(close)
        self.aim.make(go_on)

    def point(self) -> None:
        """Put a free point on the frame shown."""
        clip, frame = self._stage.clip, self._stage.pressed
        if clip is not None:
            self.aim.make(lambda: labelling.add_label(self._library, author=self._me, clip=clip.id, kind="note", start=frame))

    def begin_note(self) -> None:
        """Ask for a note on the frame shown; the picture goes on."""
        if self._stage.clip is not None:
            self.note_wanted.emit(self._stage.clip, self._stage.pressed)

    def begin_edit(self, label_id: UUID | None = None) -> None:
        """Ask for the words of a label: the one named, else the chosen one."""
        label = next((each for each in self._stage.labels if each.id == label_id), None) if label_id is not None else self.chosen()
        if label is not None:
            self.edit_wanted.emit(label)

    def keep_note(self, clip: UUID, frame: int, text: str) -> None:
        """Put a typed note on the frame where typing began."""
        self.aim.make(lambda: labelling.add_label(self._library, author=self._me, clip=clip, kind="note", start=frame, text=text))

    def take_back(self) -> None:
        """Take back the last label made here, which may be on its way to disk yet: which it is, is decided behind it."""
        clip = self._stage.clip
        if clip is not None:
            self._bench.write(lambda: labelling.take_back(self._library, author=self._me, clip=clip.id), self._said)

    def close_open(self, clip: Clip, shown: int) -> None:
        """Close this person's open ranges on a clip at the last frame shown, each as an act of its own.

        One of a kind can be open, so there are as many turns as kinds, and as labels that are open though their kind is gone; all are in line before the next key, which else
        would close an old range where it should open a new one.
        """

        def verb() -> Edit | None:
            """Return the Edit that closes the next one."""
            return next(iter(labelling.close_open(self._library, author=self._me, clip=clip.id, shown=shown)), None)

        opened = sum(label.open for label in self._stage.labels)
        for _ in range(len(self._stage.kinds.vocabulary.kinds) + opened):
            self._bench.write(verb)

    def close_now(self, clip: Clip, shown: int) -> None:
        """Close this person's open ranges and wait until that is on disk: the window is about to close."""
        self._bench.commit(lambda: labelling.close_open(self._library, author=self._me, clip=clip.id, shown=shown))

    def _at_end(self, playing: bool) -> None:
        clip = self._stage.clip
        if not playing and clip is not None and self._stage.frame >= clip.frames - 1:
            self.close_open(clip, self._stage.frame)

    def _said(self, edit: Edit) -> None:
        self._bench.say(edit.name, undo=True)
