"""Change what is chosen: trim, move, rate, step, say of whom, take away. Where several labels are chosen, all of them in one Edit."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from dailies_logger.domain.label import Label
from dailies_logger.ui.aim import Aim
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow import labelling, stepping, taking
from dailies_logger.workflow.edit import Edit


class ChosenVerbs(QObject):
    """Act on the chosen labels; where none is, on the one that `aim` means: the last one made here by this person."""

    def __init__(self, bench: Bench, stage: Stage, aim: Aim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stage = stage
        self._aim = aim
        self._library = bench.desk.library
        self._me = bench.desk.person.id
        self._value: dict[str, str] = {}  # read and set where labels are written alone, one after another

    def begins_with(self, kind: str) -> str:
        """Return the value that was stepped to last in labels of a kind; none where the vocabulary has it no more."""
        known, value = self._stage.kinds.vocabulary.kind(kind), self._value.get(kind, "")
        return value if known is not None and value in known.values else ""

    def choose_all(self) -> None:
        """Choose every label of the shown clip; where in and out are marked, those that touch what lies between."""
        stage = self._stage
        first = stage.in_mark if stage.in_mark is not None else 0
        last = stage.out_mark if stage.out_mark is not None else stage.clip.frames - 1 if stage.clip is not None else 0
        ranges = [(label.id, label.range(now=stage.frame)) for label in stage.labels]
        stage.choose_labels([label for label, frames in ranges if frames.start <= last and frames.end > first])

    def change(self, label: UUID, **fields: object) -> None:
        """Change fields of a label. The range of another angle's label is that angle's to change."""
        shown = next((each for each in self._stage.labels if each.id == label), None)
        if shown is not None and self._stage.clip is not None and shown.clip != self._stage.clip.id:
            fields = {name: value for name, value in fields.items() if name not in {"start", "end"}}
        if fields:
            self._bench.write(lambda: labelling.change_label(self._library, author=self._me, label=label, **fields))  # type: ignore[arg-type]

    def trim(self, label: UUID, start: int | None, end: int | None) -> None:
        """Move the ends of a label that are given; frames of its own clip, half-open."""
        ends = {"start": start, "end": end}
        self.change(label, **{name: frame for name, frame in ends.items() if frame is not None})

    def move(self, labels: Sequence[UUID], by: int) -> None:
        """Move whole labels by frames, all by the same."""
        self._bench.write(lambda: labelling.move_labels(self._library, author=self._me, labels=labels, by=by), self._tell)

    def nudge(self, *, head: int = 0, tail: int = 0) -> None:
        """Move heads and tails of the chosen labels by frames, and show the edge that moved unless the picture runs.

        Both by the same moves them. What is another angle's stays.
        """
        aim, clip = self._aim.taken(), self._stage.clip

        def verb() -> Edit | None:
            """Move those that are of the shown clip itself."""
            found = [self._library.get(Label, label) for label in aim()]
            own = [label.id for label in found if label is not None and clip is not None and label.clip == clip.id]
            if head == tail and len(own) > 1:
                return labelling.move_labels(self._library, author=self._me, labels=own, by=head)
            return labelling.change_together(own, lambda label: self._nudged(label, head=head, tail=tail))

        self._bench.write(verb, lambda edit: self._show_edge(edit, tail=not head))

    def rate(self, stars: int) -> None:
        """Rate the chosen labels; without any, the take."""
        take = self._stage.take

        def rated(label: UUID) -> Edit | None:
            """Rate one label."""
            return labelling.change_label(self._library, author=self._me, label=label, rating=stars)

        def verb() -> Edit | None:
            """Rate the take, where the key means no label."""
            return taking.rate(self._library, author=self._me, take=take.id, rating=stars) if take is not None else None

        self._say(rated, without=verb)

    def step_intensity(self) -> None:
        """Make the chosen labels one stronger; after 5 they say nothing of it."""
        self._say(lambda label: stepping.step_intensity(self._library, author=self._me, label=label))

    def step_who(self) -> None:
        """Give the chosen labels to the next character of the scene."""
        self._say(lambda label: stepping.step_who(self._library, author=self._me, label=label))

    def step(self, by: int) -> None:
        """Step the value of the chosen labels (eyeline, size, problem) round its list; the next of the kind begins with it."""

        def stepped(label: UUID) -> Edit | None:
            """Step one label from the value it has by then; one of a kind without values says what it said."""
            shown = self._library.get(Label, label)
            kind = self._stage.kinds.vocabulary.kind(shown.kind) if shown is not None else None
            return stepping.step_value(self._library, author=self._me, label=label, by=by) if kind is not None and kind.values else None

        aim = self._aim.taken()

        def verb() -> Edit | None:
            """Let the next of each kind begin with what has been stepped to; decided here, before the next key's turn."""
            edit = labelling.change_together(aim(), stepped)
            for change in edit.changes if edit is not None else ():
                if isinstance(change.after, Label):
                    self._value[change.after.kind] = change.after.value
            return edit

        self._bench.write(verb, self._tell)

    def hold_for_all(self) -> None:
        """Say that the chosen labels hold for all angles of the take, or no longer, led by the one chosen last."""
        aim = self._aim.taken()

        def verb() -> Edit | None:
            """Turn the one chosen last, and have the others follow."""
            labels = aim()
            leader = self._library.get(Label, labels[-1]) if labels else None
            holds = leader is not None and not leader.all_angles
            return labelling.change_together(
                labels, lambda label: labelling.change_label(self._library, author=self._me, label=label, all_angles=holds)
            )

        self._bench.write(verb, self._tell)

    def remove(self, label_id: UUID | None = None) -> None:
        """Remove the label that is named; without a name, all that are chosen."""
        aim = self._aim.taken(last=False)

        def verb() -> Edit | None:
            """Remove what the key means by then."""
            labels = aim() if label_id is None else (label_id,)
            return labelling.remove_labels(self._library, author=self._me, labels=labels) if labels else None

        self._bench.write(verb, lambda edit: self._bench.say(edit.name, undo=True))

    def _say(self, change: Callable[[UUID], Edit | None], *, without: Callable[[], Edit | None] = lambda: None) -> None:
        """Write a change of the labels that the key means once it is its turn; `without` any, that."""
        aim = self._aim.taken()
        self._bench.write(lambda: labelling.change_together(labels, change) if (labels := aim()) else without(), self._tell)

    def _nudged(self, label: UUID, *, head: int, tail: int) -> Edit | None:
        return labelling.nudge_label(self._library, author=self._me, label=label, head=head, tail=tail)

    def _tell(self, edit: Edit) -> None:
        """Say what was done to several: not all of it may be in view."""
        if len(edit.changes) > 1:
            self._bench.say(edit.name, undo=True)

    def _show_edge(self, edit: Edit, *, tail: bool) -> None:
        after = edit.changes[0].after
        if (
            len(self._stage.chosen_labels) < 2
            and isinstance(after, Label)
            and self._stage.clip is not None
            and after.clip == self._stage.clip.id
            and not self._stage.playing
        ):
            self._stage.select_label(after.id)
            self._stage.go_to(after.range().end - 1 if tail else after.start)
