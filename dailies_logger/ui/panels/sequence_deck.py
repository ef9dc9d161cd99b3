"""Show the sequence as its timeline, or in the same place as the table of its clips; both at once where the picture gives its place."""

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from dailies_logger.ui.panels.stringouts import PlacementsPanel
from dailies_logger.ui.timeline.sequence import SequenceView


class SequenceDeck(QStackedWidget):
    """Hold both, as high as the timeline."""

    def __init__(self, timeline: SequenceView, placements: PlacementsPanel) -> None:
        super().__init__()
        self._timeline, self._placements = timeline, placements
        for widget in (timeline, placements):
            self.addWidget(widget)

    @property
    def parted(self) -> bool:
        """Say whether the table has a place of its own."""
        return self.count() == 1

    def shown(self) -> QWidget:
        """Return what has the keys: the timeline, or the table in its place."""
        return self._timeline if self.currentWidget() is self._timeline else self._placements.table

    def toggle(self) -> None:
        """Show the other one, with the focus; where both are shown, give it the focus."""
        if self.parted:
            (self._placements.table if self._timeline.hasFocus() else self._timeline).setFocus()
            return
        self.setCurrentIndex(1 - self.currentIndex())
        self.fit()
        self.shown().setFocus()

    def part(self, place: QBoxLayout) -> None:
        """Show the table at a place of its own."""
        if not self.parted:
            self.setCurrentWidget(self._timeline)
            place.addWidget(self._placements, 1)
            self._placements.show()

    def join(self) -> None:
        """Take the table back."""
        if self.parted:
            if self._placements.table.hasFocus():
                self._timeline.setFocus()
            self.addWidget(self._placements)

    def fit(self) -> None:
        """Be as high as the timeline is now."""
        self.setFixedHeight(self._timeline.height())
