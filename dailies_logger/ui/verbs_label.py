"""Do what the label keys ask: read the stage, build the request, hand it to the bench.

The frame is the one on screen when the key went down; whether a key opens or closes is decided where it is written.
"""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.ui.aim import Aim
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow import angle_cut, labelling, stepping, taking
from dailies_logger.workflow.edit import Edit


class LabelVerbs(QObject):
    """Open, close, note, edit, rate, step and take back labels of the shown clip. `pulled` says where a range opens for a frame shown.

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
        self._value: dict[str, str] = {}  # read and set where labels are written alone, one after another
        self.pulled: Callable[[int], int] = lambda frame: frame
        self.aim = Aim(bench, stage, self)
        stage.clip_left.connect(self.close_open)
        stage.playing_changed.connect(self._at_end)

    def chosen(self) -> Label | None:
        """Return the label that keys act on: the selected one, else the last one made here by this person."""
        return self.aim.chosen()

    def toggle(self, kind: str) -> None:
        """Open a range on the frame shown, or close the open one of this kind; a best angle that is open elsewhere goes on here."""
        if kind == angle_cut.BEST_ANGLE and self._stage.clip is not None:
            self.cut_to(self._stage.clip.id, self._stage.frame, opening=True)
            return
        clip, frame = self._stage.clip, self._stage.frame
        start = self.pulled(frame)
        if clip is not None:
            self.aim.make(
                lambda: labelling.toggle_label(
                    self._library, author=self._me, clip=clip.id, kind=kind, frame=frame, start=start, value=self._begins_with(kind)
                )
            )

    def _begins_with(self, kind: str) -> str:
        """Return the value that was stepped to last in labels of a kind; none where the vocabulary has it no more."""
        known, value = self._stage.kinds.vocabulary.kind(kind), self._value.get(kind, "")
        return value if known is not None and value in known.values else ""

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
        clip, frame = self._stage.clip, self._stage.frame
        if clip is not None:
            self.aim.make(lambda: labelling.add_label(self._library, author=self._me, clip=clip.id, kind="note", start=frame))

    def begin_note(self) -> None:
        """Ask for a note on the frame shown; the picture goes on."""
        if self._stage.clip is not None:
            self.note_wanted.emit(self._stage.clip, self._stage.frame)

    def begin_edit(self, label_id: UUID | None = None) -> None:
        """Ask for the words of a label: the one named, else the chosen one."""
        label = next((each for each in self._stage.labels if each.id == label_id), None) or self.chosen()
        if label is not None:
            self.edit_wanted.emit(label)

    def keep_note(self, clip: UUID, frame: int, text: str) -> None:
        """Put a typed note on the frame where typing began."""
        self.aim.make(lambda: labelling.add_label(self._library, author=self._me, clip=clip, kind="note", start=frame, text=text))

    def change(self, label: UUID, **fields: object) -> None:
        """Change fields of a label. The range of another angle's label is that angle's to change."""
        shown = next((each for each in self._stage.labels if each.id == label), None)
        if shown is not None and self._stage.clip is not None and shown.clip != self._stage.clip.id:
            fields = {name: value for name, value in fields.items() if name not in {"start", "end"}}
        if fields:
            self._bench.write(lambda: labelling.change_label(self._library, author=self._me, label=label, **fields))  # type: ignore[arg-type]

    def trim(self, label: UUID, start: int, end: int) -> None:
        """Move the ends of a label; frames of its own clip, half-open."""
        self.change(label, start=start, end=end)

    def nudge(self, *, head: int = 0, tail: int = 0) -> None:
        """Move head and tail of the chosen label by frames, and show the edge that moved unless the picture runs."""
        label, clip = self.chosen(), self._stage.clip
        if label is not None and clip is not None and label.clip == clip.id:
            self._bench.write(
                lambda: labelling.nudge_label(self._library, author=self._me, label=label.id, head=head, tail=tail),
                lambda edit: self._show_edge(edit, tail=not head),
            )

    def _show_edge(self, edit: Edit, *, tail: bool) -> None:
        after = edit.changes[0].after
        if isinstance(after, Label) and self._stage.clip is not None and after.clip == self._stage.clip.id and not self._stage.playing:
            self._stage.select_label(after.id)
            self._stage.go_to(after.range().end - 1 if tail else after.start)

    def rate(self, stars: int) -> None:
        """Rate the chosen label; without one, the take."""
        aim, take = self.aim.taken(), self._stage.take

        def verb() -> Edit | None:
            """Rate what the key means."""
            label = aim()
            if label is not None:
                return labelling.change_label(self._library, author=self._me, label=label, rating=stars)
            return taking.rate(self._library, author=self._me, take=take.id, rating=stars) if take is not None else None

        self._bench.write(verb)

    def step_intensity(self) -> None:
        """Make the chosen label one stronger; after 5 it says nothing of it."""
        self._say_of_chosen(lambda label: stepping.step_intensity(self._library, author=self._me, label=label))

    def step_who(self) -> None:
        """Give the chosen label to the next character of the scene."""
        self._say_of_chosen(lambda label: stepping.step_who(self._library, author=self._me, label=label))

    def step(self, by: int) -> None:
        """Step the value of the chosen label (eyeline, size, problem) round its list; the next of its kind begins with it."""
        aim = self.aim.taken()

        def verb() -> Edit | None:
            """Step the label that the key means, from the value it has by then, and let the next of its kind begin with that."""
            label = aim()
            edit = stepping.step_value(self._library, author=self._me, label=label, by=by) if label is not None else None
            for change in edit.changes if edit is not None else ():
                if isinstance(change.after, Label):
                    self._value[change.after.kind] = change.after.value
            return edit

        self._bench.write(verb)

    def hold_for_all(self) -> None:
        """Say that the chosen label holds for all angles of the take, or no longer."""
        label = self.chosen()
        if label is not None:
            self.change(label.id, all_angles=not label.all_angles)

    def remove(self, label_id: UUID | None = None) -> None:
        """Remove a label: the one named, else the selected one."""
        label = label_id or self._stage.selected_label
        if label is not None:
            self._bench.write(
                lambda: labelling.remove_labels(self._library, author=self._me, labels=[label]), lambda edit: self._said(edit)
            )

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

    def _say_of_chosen(self, verb: Callable[[UUID], Edit | None]) -> None:
        aim = self.aim.taken()
        self._bench.write(lambda: verb(label) if (label := aim()) is not None else None)

    def _said(self, edit: Edit) -> None:
        self._bench.say(edit.name, undo=True)
