"""Hold the labels of the shown clip as a list, newest first."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Vocabulary
from dailies_logger.ui.models import words

LABEL = int(Qt.ItemDataRole.UserRole)
"""The role under which a row gives its Label."""

Index = QModelIndex | QPersistentModelIndex


class LabelModel(QAbstractListModel):
    """Give labels to a view; open ones come first, then the newest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clip: Clip | None = None
        self.vocabulary: Vocabulary = DEFAULT_VOCABULARY
        self._labels: list[Label] = []

    def set_labels(self, labels: Sequence[Label], *, clip: Clip | None) -> None:
        """Show the labels of a clip, in its media frames."""
        ordered = sorted(labels, key=lambda label: (label.open, label.at, label.start), reverse=True)
        if [label.id for label in ordered] == [label.id for label in self._labels] and clip == self.clip:
            self._labels = ordered
            self.dataChanged.emit(self.index(0), self.index(max(0, len(ordered) - 1)))
            return
        self.beginResetModel()
        self._labels, self.clip = ordered, clip
        self.endResetModel()

    def label(self, index: Index) -> Label | None:
        """Return the label of a row."""
        return self._labels[index.row()] if index.isValid() and index.row() < len(self._labels) else None

    def index_of(self, label: UUID | None) -> QModelIndex:
        """Return the row of a label; not valid where it is not here."""
        rows = [row for row, found in enumerate(self._labels) if found.id == label]
        return self.index(rows[0]) if rows else QModelIndex()

    def timecode(self, label: Label) -> str:
        """Write where a label begins."""
        return str(self.clip.timecode(label.start)) if self.clip else str(label.start)

    def length(self, label: Label) -> str:
        """Write how long a label is, or `open`."""
        return words.label_length(label, self.clip) if self.clip else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the labels."""
        return 0 if parent.isValid() else len(self._labels)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row's words, and the label itself under LABEL."""
        label = self.label(index)
        if label is None:
            return None
        if role == LABEL:
            return label
        said = words.label_words(label, self.vocabulary)
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(said)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            lane = self.vocabulary.lane(label.kind).name
            return f"{lane}, {said}, {self.timecode(label)}, {self.length(label)}"
        return None
