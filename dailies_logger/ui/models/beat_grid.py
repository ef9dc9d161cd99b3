"""Show the beats of a scene against its setups and cameras to a table view."""

from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dailies_logger.workflow.beat_grid import BeatGrid, Cell, Column, Row

NOTHING = BeatGrid(scene="", columns=(), rows=(), free=())
Index = QModelIndex | QPersistentModelIndex


class BeatRole(IntEnum):
    """Name what an index tells beside words: its Row, its Cell (None where nothing covers it)."""

    ROW = Qt.ItemDataRole.UserRole
    CELL = Qt.ItemDataRole.UserRole + 1


class BeatGridModel(QAbstractTableModel):
    """Hold a grid; `uncovered` leaves only the beats that nothing covers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = NOTHING
        self.rows: tuple[Row, ...] = ()
        self.uncovered = False

    def set_grid(self, grid: BeatGrid, *, uncovered: bool = False) -> None:
        """Show a grid."""
        self.beginResetModel()
        self.grid, self.uncovered = grid, uncovered
        self.rows = tuple(row for row in grid.rows if not (uncovered and row.readings))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count the beats shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count setups and cameras; one blank column where nothing was shot yet, so that beats can be chosen."""
        return 0 if parent.isValid() else max(1, len(self.grid.columns))

    def column(self, at: int) -> Column | None:
        """Return the setup and camera of a column."""
        return self.grid.columns[at] if 0 <= at < len(self.grid.columns) else None

    def row(self, at: int) -> Row | None:
        """Return the beat of a row."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def row_of(self, beat: UUID | None) -> int:
        """Return where a beat is shown, -1 where it is not."""
        return next((at for at, row in enumerate(self.rows) if row.beat.id == beat), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Tell a cell: its Row and Cell, and for those who listen its words."""
        row, column = self.row(index.row()), self.column(index.column())
        if row is None:
            return None
        cell = row.cells.get(column) if column is not None else None
        if role == BeatRole.ROW:
            return row
        if role == BeatRole.CELL:
            return cell
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return cell_words(row, column, cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Tell the name of a setup and camera, or of a beat."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            row = self.row(section)
            return row.beat.name if row is not None else ""
        column = self.column(section)
        return column.name if column is not None else "No takes yet"


def cell_words(row: Row, column: Column | None, cell: Cell | None) -> str:
    """Say what covers a beat from a setup and camera."""
    if column is None:
        return f"{row.beat.name}: no takes of this scene yet."
    if cell is None:
        return f"{column.name} has no reading of “{row.beat.name}”."
    count = len(cell.readings)
    rated = f", best {cell.best} of 5" if cell.best else ""
    return f"{row.beat.name}, {column.name}: {count} reading{'' if count == 1 else 's'}{rated}{', the champion' if cell.champion else ''}"
