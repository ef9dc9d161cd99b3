"""Show every fact on which the sources differ, side by side."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dailies_logger.domain.clip import Clip, Source
from dailies_logger.ui import theme
from dailies_logger.ui.models import words
from dailies_logger.ui.panels.inspector import SOURCES
from dailies_logger.ui.panels.tables import RowTable
from dailies_logger.ui.widgets import text
from dailies_logger.workflow.facts import Disagreement

COLUMNS = (Source.EDITOR, Source.SUPERVISOR, Source.CAMERA_REPORT, Source.MEDIA)
HEADINGS = ("Clip", "Fact", "In force", *(SOURCES[source].capitalize() for source in COLUMNS))

Index = QModelIndex | QPersistentModelIndex


class DisagreementModel(QAbstractTableModel):
    """Give disagreements to a view: clip, fact, the value in force, and each source's word."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Disagreement] = []
        self._names: dict[UUID, str] = {}

    def set_rows(self, found: Sequence[Disagreement], *, clips: Mapping[UUID, Clip]) -> None:
        """Show disagreements, with the clips they are of."""
        self.beginResetModel()
        self._rows = list(found)
        self._names = {key: clip.name for key, clip in clips.items()}
        self.endResetModel()

    def disagreement(self, index: Index) -> Disagreement | None:
        """Return the disagreement of a row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's words."""
        one = self.disagreement(index)
        if one is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        head = (self._names.get(one.clip, "?"), words.FACT_NAMES[one.field], one.values[0][1])
        said = (*head, *(dict(one.values).get(source, "") for source in COLUMNS))[index.column()]
        return said if role == Qt.ItemDataRole.DisplayRole else words.tip(said)


class DisagreementsPanel(QWidget):
    """Show the table; `clip_requested` carries the clip of the row that was opened."""

    clip_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = DisagreementModel(self)
        self.table = RowTable(name="Disagreements", height=28)
        self._count = text("", "body_bold")
        self._count.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        self.table.setModel(self.model)
        self.table.set_widths(dict(enumerate((200, 110, 130, 110, 110, 140))), stretch=len(HEADINGS) - 1)
        self.table.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._count)
        column.addWidget(self.table, 1)
        self.set_rows((), clips={})

    def set_rows(self, found: Sequence[Disagreement], *, clips: Mapping[UUID, Clip]) -> None:
        """Show disagreements, with the clips they are of."""
        self.model.set_rows(found, clips=clips)
        number = len(found)
        none = "The sources agree on every fact."
        self._count.setText(none if not number else f"{number:,} fact{'' if number == 1 else 's'} on which the sources differ")
        self.table.setVisible(bool(found))
        self.table.choose(0)

    def said(self) -> str:
        """Return the line over the table."""
        return self._count.text()

    def _open(self) -> None:
        one = self.model.disagreement(self.table.currentIndex())
        if one is not None:
            self.clip_requested.emit(one.clip)
