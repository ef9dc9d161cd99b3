"""Ask the few answers a library needs: production, rate, name, slating. One page; Enter makes the library."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.recent_row import RecentRow
from dailies_logger.ui.widgets import CommandButton, text

RATES = (
    ("23.976", FrameRate.of(24000, 1001)),
    ("24", FrameRate.of(24)),
    ("25", FrameRate.of(25)),
    ("29.97", FrameRate.of(30000, 1001)),
    ("30", FrameRate.of(30)),
    ("48", FrameRate.of(48)),
    ("50", FrameRate.of(50)),
    ("59.94", FrameRate.of(60000, 1001)),
    ("60", FrameRate.of(60)),
)
"""The rates a show may have. Drop-frame is a matter of each clip, not of the show."""

WIDTH = 640


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Hold what the page asks for."""

    title: str
    rate: FrameRate
    person: str
    slating: Slating


class FirstRun(QWidget):
    """Be the first page. `answered` carries the Answers, `left` comes on Esc; Open one and the sample are commands."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, actions: ActionSet, *, person: str) -> None:
        super().__init__()
        self.setObjectName("firstRun")
        self.title = QLineEdit()
        self.title.setFont(theme.font("lead"))
        self.title.setPlaceholderText("The name of the show")
        self.rate = QComboBox()
        for name, _ in RATES:
            self.rate.addItem(name)
        self.person = QLineEdit(person)
        self.slating = QButtonGroup(self)
        self.recent = RecentRow()
        self.us = self._card("US", "47C-3: scene, setup letter, take")
        self.uk = self._card("UK", "212 T3: slates count through the film")
        self.us.setChecked(True)
        self._name()
        self._lay_out(actions)

    def answers(self) -> Answers:
        """Return what is on the page."""
        return Answers(
            title=" ".join(self.title.text().split()),
            rate=RATES[self.rate.currentIndex()][1],
            person=" ".join(self.person.text().split()),
            slating=Slating.UK if self.uk.isChecked() else Slating.US,
        )

    def submit(self) -> None:
        """Make the library, or go to the answer that is missing."""
        answers = self.answers()
        missing = next((field for field, said in ((self.title, answers.title), (self.person, answers.person)) if not said), None)
        if missing is not None:
            missing.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.answered.emit(answers)

    def _card(self, name: str, words: str) -> QRadioButton:
        made = QRadioButton(f"{name}\n{words}")
        made.setProperty("card", True)
        made.setMinimumHeight(theme.px(52))
        self.slating.addButton(made)
        return made

    def _name(self) -> None:
        names = {self.title: "Production", self.rate: "Frame rate of the show", self.person: "Your name on labels"}
        for field, name in names.items():
            field.setAccessibleName(name)
            field.setProperty("tall", True)

    def _lay_out(self, actions: ActionSet) -> None:
        make = CommandButton(actions["file.make"], "Make the library", key="Return", primary=True)
        open_one = CommandButton(actions["file.open"], "Open one")
        sample = CommandButton(actions["file.sample"], "Try the sample shoot")
        page = QWidget()
        page.setFixedWidth(theme.px(WIDTH))
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(text("Dailies Logger", "display", ink="strong"), 0, 0, 1, 2)
        grid.addWidget(
            text("Label the best moments of the day’s rushes on exact frames. First, name the show.", "lead", ink="text2"), 1, 0, 1, 2
        )
        fields = (
            (3, 0, 2, "Production", self.title),
            (6, 0, 1, "Frame rate of the show", self.rate),
            (6, 1, 1, "Your name on labels", self.person),
        )
        for row, column, span, name, field in fields:
            label = text(name, "body_bold")
            label.setBuddy(field)
            grid.addWidget(label, row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
        grid.addWidget(text("How slates are named", "body_bold"), 9, 0, 1, 2)
        grid.addWidget(self.us, 10, 0)
        grid.addWidget(self.uk, 10, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(12))
        for button in (make, open_one, sample):
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addLayout(buttons, 12, 0, 1, 2)
        grid.addWidget(text("Kept on this computer. No account, no network.", "small", ink="text2"), 13, 0, 1, 2)
        grid.addWidget(self.recent, 15, 0, 1, 2)
        for gap in (2, 5, 8, 11, 14):
            grid.setRowMinimumHeight(gap, theme.px(16))
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make the library on Enter; leave the page on Esc."""
        if event.key() in ENTER:
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
