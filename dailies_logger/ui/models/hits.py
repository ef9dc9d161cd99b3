"""Hold what a search found as a table; later pages are asked for when somebody scrolls there."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Lane, Vocabulary
from dailies_logger.domain.timecode import rough_length, spoken_length
from dailies_logger.ui.models import words
from dailies_logger.workflow.ports import Found, Hit

HIT = int(Qt.ItemDataRole.UserRole)
"""The role under which a row gives its Hit."""

Index = QModelIndex | QPersistentModelIndex


class HitColumn(IntEnum):
    """Name the columns of the results."""

    PICTURE = 0
    TAKE = 1
    TIMECODE = 2
    LENGTH = 3
    LABEL = 4
    NOTE = 5
    SIZE = 6
    RATING = 7


HEADINGS = ("", "Take", "Source TC", "Length", "Label", "Note", "Size, eyeline", "Rating")


class HitModel(QAbstractTableModel):
    """Give hits to a view. `page_wanted` carries the number of hits there are already."""

    page_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vocabulary: Vocabulary = DEFAULT_VOCABULARY
        self._hits: list[Hit] = []
        self._total = 0
        self._asked = False

    @property
    def total(self) -> int:
        """Count all hits, those that were not fetched too."""
        return self._total

    @property
    def hits(self) -> Sequence[Hit]:
        """List the hits fetched so far."""
        return self._hits

    def set_found(self, found: Found) -> None:
        """Show the first page of a new search."""
        self.beginResetModel()
        self._hits, self._total, self._asked = list(found.hits), found.total, False
        self.endResetModel()

    def add_page(self, found: Found) -> None:
        """Add the next page of the same search."""
        self._asked = False
        if found.hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(found.hits) - 1)
            self._hits += found.hits
            self.endInsertRows()
        self._total = max(found.total, len(self._hits))

    def hit(self, index: Index) -> Hit | None:
        """Return the hit of a row."""
        return self._hits[index.row()] if index.isValid() and index.row() < len(self._hits) else None

    def length(self) -> str:
        """Write how long the fetched hits are together and in how many takes; `at least` where more waits."""
        seconds = sum(len(hit.label.range()) / hit.clip.rate.fraction for hit in self._hits)
        takes = len({hit.clip.take_id or hit.clip.id for hit in self._hits})
        said = f"{rough_length(float(seconds))}, in {takes} take{'' if takes == 1 else 's'}"
        return said if len(self._hits) == self._total else f"at least {said}"

    def text(self, hit: Hit, column: HitColumn) -> str:
        """Write one cell."""
        label, clip, take = hit.label, hit.clip, hit.take
        return {
            HitColumn.PICTURE: "",
            HitColumn.TAKE: f"{take.shown if take else clip.name} {clip.facts.camera or ''}".strip(),
            HitColumn.TIMECODE: str(clip.timecode(label.start)),
            HitColumn.LENGTH: "open" if label.open else spoken_length(len(label.range()), clip.rate),
            HitColumn.LABEL: words.label_words(label, self.vocabulary),
            HitColumn.NOTE: words.first_line(take.editor_note or take.supervisor_note) if take else "",
            HitColumn.SIZE: self._framing(hit),
            HitColumn.RATING: str(label.rating or (take.rating if take else 0)),
        }[column]

    def _framing(self, hit: Hit) -> str:
        """Write shot size and eyeline; what the label itself says of them goes before the clip's."""
        lane, facts = self.vocabulary.lane(hit.label.kind), hit.clip.facts
        size = hit.label.value if lane.id == Lane.SIZE.id else facts.shot_size
        eyeline = hit.label.value if lane.id == Lane.EYELINE.id else facts.eyeline
        return " ".join(filter(None, (size, eyeline)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the hits fetched so far."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return len(HEADINGS)

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether more hits wait."""
        return not self._asked and len(self._hits) < self._total

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page, once."""
        self._asked = True
        self.page_wanted.emit(len(self._hits))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's words, and the hit itself under HIT."""
        hit = self.hit(index)
        if hit is None:
            return None
        if role == HIT:
            return hit
        said = self.text(hit, HitColumn(index.column()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said
        return words.tip(said) if role == Qt.ItemDataRole.ToolTipRole else None
