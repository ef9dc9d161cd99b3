"""Give rows to a list view, each whole to its painter and in words to those who listen."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row is given whole."""

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_SPOKEN = frozenset({Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole})


class ToldRows(QAbstractListModel, Generic[Row]):
    """Hold rows; `words` says one."""

    def __init__(self, words: Callable[[Row], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: Sequence[Row] = ()

    def set_rows(self, found: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count them."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Tell a row: itself, or its words."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        return row if role == ROW else self._words(row) if role in _SPOKEN else None
