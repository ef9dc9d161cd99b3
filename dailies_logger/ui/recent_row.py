"""Show the libraries opened lately on the first page, each a button that opens it."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dailies_logger.ui import icons, theme
from dailies_logger.ui.widgets import text

SHOWN = 3
"""How many there is room for; the menu File has the rest."""

WIDEST = 150
"""Logical pixels of a name; a longer one is cut at the right."""


class RecentRow(QWidget):
    """Be a line of the newest libraries; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        self.buttons: list[QPushButton] = []
        self._row.addWidget(text("Opened lately", "small", ink="text2"))
        self._row.addStretch(1)
        self.hide()

    def set_recent(self, libraries: Sequence[Path], open_one: Callable[[Path], None]) -> None:
        """Show these, the last one first."""
        for gone in self.buttons:
            self._row.removeWidget(gone)
            gone.deleteLater()
        self.buttons = [self._button(path, open_one) for path in libraries[:SHOWN]]
        for place, button in enumerate(self.buttons):
            self._row.insertWidget(place + 1, button)
        self.setVisible(bool(self.buttons))

    def _button(self, path: Path, open_one: Callable[[Path], None]) -> QPushButton:
        made = QPushButton()
        words = QFontMetrics(made.font()).elidedText(path.stem, Qt.TextElideMode.ElideRight, theme.px(WIDEST))
        made.setText(words.replace("&", "&&"))
        made.setIcon(icons.icon("film"))
        made.setToolTip(escape(str(path)))
        made.setAccessibleName(f"Open {path.stem}")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: open_one(path))
        return made
