"""Know which labels are chosen: one, several or none."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal


class Choice(QObject):
    """Hold the chosen labels, and tell when they change. The one chosen last is the selected one: words are asked for it alone."""

    selection_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: tuple[UUID, ...] = ()

    @property
    def selected_label(self) -> UUID | None:
        """Return the id of the label that was chosen last."""
        return self._chosen[-1] if self._chosen else None

    @property
    def chosen_labels(self) -> tuple[UUID, ...]:
        """Return the ids of all labels that are chosen, the selected one last."""
        return self._chosen

    def select_label(self, label_id: UUID | None) -> None:
        """Choose one label alone, or none; the picture stays where it is."""
        self.choose_labels(() if label_id is None else (label_id,))

    def choose_labels(self, labels: Sequence[UUID]) -> None:
        """Choose several labels; the last is the selected one."""
        if tuple(labels) != self._chosen:
            self._chosen = tuple(labels)
            self.selection_changed.emit()

    def _forget_choice(self) -> None:
        """Choose none without a word: whoever does so tells of more than that."""
        self._chosen = ()
