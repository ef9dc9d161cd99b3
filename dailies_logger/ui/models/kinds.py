"""List the kinds of a vocabulary with their keys as they are now."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dailies_logger.domain.label import DEFAULT_VOCABULARY, LabelKind, Lane, Vocabulary
from dailies_logger.ui import icons


class KindColumn(IntEnum):
    """Name the columns."""

    NAME = 0
    LANE = 1
    KEY = 2
    VALUES = 3


HEADS = ("Kind", "Lane", "Key", "Values")
_TOP = QModelIndex()


class KindModel(QAbstractTableModel):
    """Hold one row a kind in use; `key_of` tells the key of a kind as it is shown."""

    def __init__(self, key_of: Callable[[LabelKind], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key_of = key_of
        self.kinds: tuple[LabelKind, ...] = ()
        self._vocabulary = DEFAULT_VOCABULARY

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Show other kinds."""
        self.beginResetModel()
        self.kinds, self._vocabulary = vocabulary.used, vocabulary
        self.endResetModel()

    def kind(self, row: int) -> LabelKind | None:
        """Return the kind of a row."""
        return self.kinds[row] if 0 <= row < len(self.kinds) else None

    def lane(self, kind: LabelKind) -> Lane:
        """Return the lane of a kind."""
        return self._vocabulary.lane_with(kind.lane)

    def ids(self) -> tuple[str, ...]:
        """List the ids of the kinds."""
        return tuple(kind.id for kind in self.kinds)

    def row_of(self, kind_id: str) -> int:
        """Return the row of a kind; -1 where it is not there."""
        return next((row for row, kind in enumerate(self.kinds) if kind.id == kind_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        """Count the kinds."""
        return 0 if parent.isValid() else len(self.kinds)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(KindColumn)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, whole in its tip, and the shape of the lane beside the name."""
        kind = self.kinds[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return (kind.name, self.lane(kind).name, self._key_of(kind), ", ".join(kind.values))[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == KindColumn.NAME:
            return icons.lane_icon(self.lane(kind))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heads."""
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADS[section] if across else None
