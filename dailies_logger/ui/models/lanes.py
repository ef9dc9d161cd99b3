"""List the lanes of a vocabulary as they lie under the picture."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Lane, Look, Vocabulary
from dailies_logger.ui import icons, theme


class LaneColumn(IntEnum):
    """Name the columns."""

    NAME = 0
    LOOK = 1
    LETTER = 2


HEADS = ("Lane", "Look", "Letter")
_TOP = QModelIndex()


class LaneModel(QAbstractTableModel):
    """Hold one row a lane."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vocabulary: Vocabulary = DEFAULT_VOCABULARY

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Show other lanes."""
        self.beginResetModel()
        self.vocabulary = vocabulary
        self.endResetModel()

    def lane(self, row: int) -> Lane | None:
        """Return the lane of a row."""
        return self.vocabulary.lanes[row] if 0 <= row < len(self.vocabulary.lanes) else None

    def ids(self) -> tuple[str, ...]:
        """List the ids of the lanes."""
        return tuple(lane.id for lane in self.vocabulary.lanes)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        """Count the lanes."""
        return 0 if parent.isValid() else len(self.vocabulary.lanes)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(LaneColumn)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, whole in its tip, and the shape beside the name."""
        lane = self.vocabulary.lanes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return (lane.name, look_name(lane.look), theme.lane(lane).letter)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == LaneColumn.NAME:
            return icons.lane_icon(lane)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heads."""
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADS[section] if across else None


def look_name(look: Look) -> str:
    """Return what a look is called where it stands alone."""
    return look.value.capitalize()
