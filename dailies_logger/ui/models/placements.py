"""Hold stringouts as a list, and the placements of one as a table in the order they play."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Vocabulary
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import spoken_length
from dailies_logger.ui.models import words

ROW = int(Qt.ItemDataRole.UserRole)
"""The role under which a row gives its value."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementRow:
    """Hold a placement with what is shown of it; `label` is None where it has been removed since."""

    placement: Placement
    clip: Clip
    take: Take | None = None
    label: Label | None = None

    @property
    def seconds(self) -> Fraction:
        """Return the exact length."""
        return Fraction(len(self.placement.range)) / self.clip.rate.fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class StringoutRow:
    """Hold a stringout with how many placements it has, how long it is, and what its rule offers, as written."""

    stringout: Stringout
    count: int = 0
    length: str = ""
    offer: str = ""

    @property
    def spoken(self) -> str:
        """Say it for those who listen."""
        offered = f", offers {self.offer}" if self.offer else ""
        return f"{self.stringout.name}, {self.count} clips, {self.length}{offered}"


class PlacementColumn(IntEnum):
    """Name the columns of a stringout."""

    RANK = 0
    TAKE = 1
    FIRST = 2
    LAST = 3
    LENGTH = 4
    HANDLES = 5
    LABEL = 6


HEADINGS = ("", "Take", "Source in", "Source out", "Length", "Handles", "Label")


class PlacementModel(QAbstractTableModel):
    """Give the placements of one stringout to a view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vocabulary: Vocabulary = DEFAULT_VOCABULARY
        self._stringout: Stringout | None = None
        self._rows: list[PlacementRow] = []
        self.playing: UUID | None = None

    def set_rows(self, stringout: Stringout | None, rows: Sequence[PlacementRow]) -> None:
        """Show placements, in the order they play."""
        self.beginResetModel()
        self._stringout, self._rows = stringout, list(rows)
        self.endResetModel()

    def set_playing(self, placement: UUID | None) -> None:
        """Mark the placement that plays now."""
        self.playing = placement
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def placement(self, index: Index) -> Placement | None:
        """Return the placement of a row."""
        return self._rows[index.row()].placement if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, placement: UUID | None) -> QModelIndex:
        """Return the row of a placement; not valid where it is not here."""
        rows = [row for row, found in enumerate(self._rows) if found.placement.id == placement]
        return self.index(rows[0], 0) if rows else QModelIndex()

    def total(self) -> str:
        """Write the length of it all: in frames where every clip has one rate, else in words."""
        return total_length(self._rows)

    def handles(self, row: PlacementRow) -> str:
        """Write the handles that are there: fewer than asked for at the ends of a clip."""
        asked = self._stringout.handles if self._stringout else 0
        before = min(asked, row.placement.start)
        after = min(asked, max(0, row.clip.frames - row.placement.end))
        return f"{before}, {after}"

    def text(self, row: PlacementRow, column: PlacementColumn) -> str:
        """Write one cell. The out timecode is the frame after the last, as editors and edit lists count."""
        place, clip = row.placement, row.clip
        return {
            PlacementColumn.RANK: str(self._rows.index(row) + 1),
            PlacementColumn.TAKE: f"{row.take.shown if row.take else clip.name} {clip.facts.camera or ''}".strip(),
            PlacementColumn.FIRST: str(clip.timecode(place.start)),
            PlacementColumn.LAST: str(clip.timecode(place.end)),
            PlacementColumn.LENGTH: spoken_length(len(place.range), clip.rate),
            PlacementColumn.HANDLES: self.handles(row),
            PlacementColumn.LABEL: self._said(row),
        }[column]

    def _said(self, row: PlacementRow) -> str:
        """Write what its label says, and that it is lifted."""
        said = words.label_words(row.label, self.vocabulary) if row.label else "label removed" if row.placement.label else ""
        return said if row.placement.plays else f"lifted, black plays: {said}".removesuffix(": ")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the placements."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's words, and the row's value under ROW."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        said = self.text(row, PlacementColumn(index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        return words.tip(said) if role == Qt.ItemDataRole.ToolTipRole else None


class StringoutModel(QAbstractListModel):
    """Give the list of stringouts to a view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StringoutRow] = []

    def set_rows(self, rows: Sequence[StringoutRow]) -> None:
        """Show stringouts."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: Index) -> StringoutRow | None:
        """Return the stringout of a row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, stringout: UUID | None) -> QModelIndex:
        """Return the row of a stringout; not valid where it is not here."""
        rows = [row for row, found in enumerate(self._rows) if found.stringout.id == stringout]
        return self.index(rows[0]) if rows else QModelIndex()

    def set_offer(self, stringout: UUID, words: str) -> None:
        """Say what the rule of one offers."""
        index = self.index_of(stringout)
        if index.isValid() and self._rows[index.row()].offer != words:
            self._rows[index.row()] = replace(self._rows[index.row()], offer=words)
            self.dataChanged.emit(index, index)

    def ids(self) -> list[UUID]:
        """List the stringouts."""
        return [row.stringout.id for row in self._rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the stringouts."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row's words, and its value under ROW."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.stringout.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return words.tip(row.stringout.name) if role == Qt.ItemDataRole.ToolTipRole else None


def total_length(rows: Sequence[PlacementRow]) -> str:
    """Write how long placements are together: exactly in frames where all have one rate, else in seconds of their own rates."""
    rates = {row.clip.rate for row in rows}
    if len(rates) == 1:
        return spoken_length(sum(len(row.placement.range) for row in rows), rates.pop())
    return words.mixed_length(sum((row.seconds for row in rows), Fraction(0)))
