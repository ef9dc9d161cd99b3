"""Show one beat beside the grid: picture, readings best first, and the champion with the reason."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.away import LINE, Well
from dailies_logger.ui.panels.beat_cells import counted
from dailies_logger.ui.panels.readings import ReadingList, take_words
from dailies_logger.ui.widgets import Hairline, text
from dailies_logger.workflow.beat_grid import Reading, Row


class BeatSide(QWidget):
    """Be the right side of the room; the well holds the picture where it is not on the second screen."""

    def __init__(self, well: Well) -> None:
        super().__init__()
        self.well, self.readings = well, ReadingList()
        self._counted = self._told = ""
        self._title, self._count = text("", "body_bold", ink="strong"), text("", "small", ink="text2")
        self.champion = text("", "small", ink="text2", wrap=True)
        pad = theme.px(12)
        self._title.setMinimumHeight(theme.px(20))
        title = QHBoxLayout()
        title.setContentsMargins(pad, theme.px(10), pad, theme.px(10))
        title.addWidget(self._title, 1)
        title.addWidget(self._count)
        self.champion.setContentsMargins(pad, theme.px(8), pad, theme.px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(title)
        column.addWidget(Hairline())
        column.addWidget(well)
        column.addWidget(self.readings, 1)
        column.addWidget(Hairline())
        column.addWidget(self.champion)

    def lie(self, width: int) -> None:
        """Be so wide, and give the picture 16:9; while it is away, its room to the readings."""
        self.well.setFixedSize(width, theme.px(LINE) if self.well.away else round(width * 9 / 16))
        self.setFixedWidth(width)

    def show_row(self, row: Row | None, reading: Reading | None) -> None:
        """Show a beat with a reading of it chosen, or none."""
        self.readings.readings.set_row(row)
        self.readings.choose(reading)
        self._title.setText(row.beat.name if row is not None else "")
        self._counted = counted(row) if row is not None and row.readings else ""
        self.tell_playing(self._told)
        self.champion.setText(champion_words(row) if row is not None else "")

    def tell_playing(self, told: str) -> None:
        """Say which of the readings plays, in the place of how many there are; empty: none does."""
        self._told = told
        self._count.setText(told or self._counted)


def champion_words(row: Row) -> str:
    """Say which reading is the champion, and why."""
    if row.champion is None:
        return "No champion yet"
    return f"Champion: {take_words(row.champion)}{': ' + row.beat.reason if row.beat.reason else ''}"
