"""Ask for one or a few lines over the lanes: a timecode, a name, facts. Enter takes them, Esc leaves everything as it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.widgets import KeyFrame, text

WIDTH = 480


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Hold one question: its key in the answer, its name, what stands there, an example, and what is known to fit."""

    key: str
    name: str
    value: str = ""
    example: str = ""
    known: tuple[str, ...] = ()


class AskSheet(Overlay):
    """Show a title and lines to fill. The answer holds every line by its key, stripped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="Question")
        self.fields: dict[str, QLineEdit] = {}
        self._then: Callable[[dict[str, str]], None] = lambda _: None
        self._check: Callable[[dict[str, str]], str] = lambda _: ""
        self.trouble = text("", "small", ink="error", wrap=True)
        self.trouble.hide()
        self._title = text("", "body_bold", ink="strong")
        self._body = QWidget()
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(6))
        for key, words in (("Return", "take it"), ("Esc", "leave it")):
            foot.addWidget(KeyFrame(key))
            foot.addWidget(text(words, "small", ink="text2"))
            foot.addSpacing(theme.px(8))
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self._title)
        self._column.addWidget(self._body)
        self._column.addWidget(self.trouble)
        self._column.addLayout(foot)

    def ask(
        self,
        title: str,
        lines: Sequence[Line],
        then: Callable[[dict[str, str]], None],
        *,
        check: Callable[[dict[str, str]], str] = lambda _: "",
    ) -> None:
        """Open with these lines; `then` gets the answer. `check` says what is wrong with it, and then it stays as it was typed."""
        self._then, self._check = then, check
        self._say("")
        self._title.setText(title)
        self.setAccessibleName(title)
        self._fill(lines)
        first = self.fields[lines[0].key]
        first.selectAll()
        self.open(first)

    def answer(self) -> dict[str, str]:
        """Return what stands in the lines."""
        return {key: field.text().strip() for key, field in self.fields.items()}

    def place(self, inside: QRect) -> QRect:
        """Lie over the lanes, in the middle."""
        return self.over_lanes(inside, WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the answer on Enter."""
        if event.key() in ENTER:
            self._take(self.answer())
        else:
            super().keyPressEvent(event)

    def _take(self, answer: dict[str, str]) -> None:
        """Hand the answer over, unless something is wrong with it."""
        trouble = self._check(answer)
        if trouble:
            self._say(trouble)
            return
        self.dismiss()
        self._then(answer)

    def _say(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        if self.isVisible():
            self._settle()

    def _fill(self, lines: Sequence[Line]) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        self.fields = {}
        for row, line in enumerate(lines):
            field = _Answer(line.value)
            field.setPlaceholderText(line.example)
            field.setAccessibleName(line.name)
            if line.known:
                field.setCompleter(_completer(line.known, field))
            self.fields[line.key] = field
            label: QLabel = text(line.name, "body", ink="text2")
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self._column.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body


class _Answer(QLineEdit):
    """Be one line to fill. Enter is the sheet's, also while a completion is offered: what stands there is the answer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; leave Enter to the sheet."""
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _completer(known: Sequence[str], field: QLineEdit) -> QCompleter:
    """Write on what is known as soon as its beginning is typed, so that one Enter takes it."""
    made = QCompleter(list(known), field)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    return made
