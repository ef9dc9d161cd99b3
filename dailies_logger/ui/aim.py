"""Know which labels a key means: the one just made, even before it is on screen, else what is chosen, else one's last."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from dailies_logger.domain.label import Label
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.edit import Edit


class Aim(QObject):
    """Follow what is made and chosen on the stage."""

    def __init__(self, bench: Bench, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stage = stage
        self._me = bench.desk.person.id
        self._stroke: list[UUID] = []
        self._choosing = False
        stage.selection_changed.connect(self._forget_stroke)

    def chosen(self) -> Label | None:
        """Return the label that keys act on: the selected one, else the newest of this person on the shown clip."""
        if self._stage.chosen_labels:
            return self._stage.label()
        mine = [label for label in self._stage.labels if label.author == self._me]
        return max(mine, key=lambda label: (label.at, label.id), default=None)

    def make(self, verb: Callable[[], Edit | None]) -> None:
        """Write what a key makes or closes, and choose it; keys that follow at once mean it before it is on screen."""
        stroke: list[UUID] = []
        self._stroke = stroke

        def made() -> Edit | None:
            """Remember behind the writing which label it is."""
            edit = verb()
            stroke.extend(change.value.id for change in (edit.changes if edit is not None else ()))
            return edit

        self._bench.write(made, self._choose)

    def taken(self, *, last: bool = True) -> Callable[[], tuple[UUID, ...]]:
        """Return what tells, behind the writing under way, which labels a key that is pressed now means: several, one or none.

        Where none is chosen it means this person's last one, unless `last` says that it shall not.
        """
        stroke, one = self._stroke, self.chosen() if last else None
        labels = self._stage.chosen_labels or ((one.id,) if one is not None else ())
        return lambda: tuple(stroke[:1]) or labels

    def _choose(self, edit: Edit) -> None:
        self._choosing = True
        for change in edit.changes:
            if isinstance(change.after, Label):
                self._stage.select_label(change.after.id)
        self._choosing = False

    def _forget_stroke(self) -> None:
        if not self._choosing:
            self._stroke = []
