"""Show the sequence as its timeline, or in the same place as the table of its clips."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from dailies_logger.ui.panels.stringouts import PlacementsPanel
from dailies_logger.ui.timeline.sequence import SequenceView


class SequenceDeck(QStackedWidget):
    """Hold both, as high as the timeline."""

    def __init__(self, timeline: SequenceView, placements: PlacementsPanel) -> None:
        super().__init__()
        self._timeline, self._placements = timeline, placements
        for widget in (timeline, placements):
            self.addWidget(widget)

    def shown(self) -> QWidget:
        """Return what has the keys: the timeline, or the table in its place."""
        return self._timeline if self.currentWidget() is self._timeline else self._placements.table

    def toggle(self) -> None:
        """Show the other one, with the focus."""
        self.setCurrentIndex(1 - self.currentIndex())
        self.fit()
        self.shown().setFocus()

    def fit(self) -> None:
        """Be as high as the timeline is now."""
        self.setFixedHeight(self._timeline.height())
