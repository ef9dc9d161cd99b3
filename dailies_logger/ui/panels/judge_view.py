"""Show champion and candidate side by side over the place of the grid, each under its name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.finder import hints
from dailies_logger.ui.panels.readings import take_words
from dailies_logger.ui.widgets import Hairline, text
from dailies_logger.workflow.beat_grid import Reading

_HINTS = (
    ("P", "the candidate is champion"),
    ("H", "the champion stays"),
    ("Return", "again"),
    ("Alt+1", "hear the champion"),
    ("Alt+2", "hear the candidate"),
)


class JudgeView(QWidget):
    """Hold two pictures, which somebody lends, with a head over each."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Champion and candidate")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("bare", True)
        self.champion, self.candidate = (text("", "body_bold", ink="strong") for _ in range(2))
        self.why, self.said = (text("", "small", ink="text2", wrap=True) for _ in range(2))
        pad = theme.px(12)
        heads = QHBoxLayout()
        heads.setContentsMargins(pad, pad, pad, theme.px(8))
        heads.setSpacing(theme.px(8))
        for name, line in ((self.champion, self.why), (self.candidate, self.said)):
            half = QVBoxLayout()
            half.setSpacing(theme.px(2))
            half.addWidget(name)
            half.addWidget(line)
            half.addStretch(1)
            heads.addLayout(half, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(8))
        self._column.setSpacing(0)
        self._column.addLayout(heads)
        self._pictures = QVBoxLayout()
        self._column.addLayout(self._pictures, 1)
        self._column.addWidget(Hairline())
        self._column.addSpacing(theme.px(8))
        self._column.addLayout(hints(_HINTS))

    def hold(self, pictures: QWidget) -> None:
        """Take what shows both."""
        self._pictures.addWidget(pictures)
        pictures.show()

    def tell(self, champion: Reading, candidate: Reading, *, reason: str) -> None:
        """Name both: take and camera, stars, and why the one is champion or what the other says."""
        self.champion.setText(f"Champion  {_named(champion)}")
        self.candidate.setText(f"Candidate  {_named(candidate)}")
        self.why.setText(reason or champion.label.text)
        self.said.setText(candidate.label.text)
        self.setAccessibleDescription(f"Champion {take_words(champion)}, candidate {take_words(candidate)}")


def _named(reading: Reading) -> str:
    return f"{take_words(reading)}  {'★' * reading.label.rating}".rstrip()
