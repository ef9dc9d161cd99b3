"""Show what each column of a report is taken for, let it be changed, then merge."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.widgets import CommandButton, KeyFrame, text
from dailies_logger.workflow.columns import FIELDS
from dailies_logger.workflow.matching import propose_mapping
from dailies_logger.workflow.ports import Table

KEPT = "kept as it is"
"""What is shown for a column that is no fact of ours."""


class ImportSheet(Overlay):
    """List the columns with an example each. `accepted` carries the Table and the mapping (column to use)."""

    accepted = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="Import a list")
        self._table: Table | None = None
        self._waiting: list[Table] = []
        self.closed.connect(self._ask_next)
        self.choices: dict[str, QComboBox] = {}
        self._title = text("", "title", ink="strong")
        self._about = text("", "small", ink="text2")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        go = QAction("Merge onto the clips", self)
        go.triggered.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        self.button = CommandButton(go, "Merge onto the clips", key="Return", primary=True)
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        buttons.addWidget(KeyFrame("Esc"))
        buttons.addWidget(text("leave it", "small", ink="text2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(8))
        for widget in (self._title, self._about, self._area):
            column.addWidget(widget)
        column.addLayout(buttons)

    def ask(self, table: Table) -> None:
        """Show a table's columns, each with what it is taken for; one that comes while another is shown waits its turn."""
        if self.isVisible():
            self._waiting.append(table)
            return
        self._table = table
        self._title.setText(table.document)
        notes = f" {table.notes[0]}" if table.notes else ""
        self._about.setText(
            f"{len(table.rows)} rows, {len(table.columns)} columns. Nothing is overwritten: what differs is shown side by side.{notes}"
        )
        self._fill(table)
        self.open(self.button)

    def mapping(self) -> dict[str, str]:
        """Return column to use as chosen; empty for none."""
        return {column: str(choice.currentData()) for column, choice in self.choices.items()}

    def accept(self) -> None:
        """Merge as chosen."""
        table, mapping = self._table, self.mapping()
        self.dismiss()
        if table is not None:
            self.accepted.emit(table, mapping)

    def sizeHint(self) -> QSize:
        """Ask for room for about twelve columns."""
        return QSize(theme.px(640), theme.px(560))

    def place(self, inside: QRect) -> QRect:
        """Lie in the middle, a little inside the window."""
        margin = theme.px(24)
        return super().place(inside.adjusted(margin, margin, -margin, -margin))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Merge on Enter."""
        if event.key() in ENTER:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _ask_next(self) -> None:
        if self._waiting:
            self.ask(self._waiting.pop(0))

    def _fill(self, table: Table) -> None:
        body = QWidget()
        body.setObjectName("panel")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, theme.px(12), 0)
        grid.setHorizontalSpacing(theme.px(16))
        proposed = propose_mapping(table)
        self.choices = {}
        for row, column in enumerate(table.columns):
            example = next((cells[row] for cells in table.rows if row < len(cells) and cells[row].strip()), "")
            choice = _choice(proposed.get(column, ""))
            choice.setAccessibleName(f"{column} is")
            self.choices[column] = choice
            grid.addWidget(text(column, "body_bold"), row, 0)
            grid.addWidget(text(example[:40], "small", ink="text2"), row, 1)
            grid.addWidget(choice, row, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(table.columns), 1)
        self._area.setWidget(body)


def _choice(use: str) -> QComboBox:
    made = QComboBox()
    made.addItem(KEPT, "")
    for field in dict.fromkeys((*FIELDS, *([use] if use else []))):
        made.addItem(field.replace("_", " "), field)
    made.setCurrentIndex(max(0, made.findData(use)))
    return made
