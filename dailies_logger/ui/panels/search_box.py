"""Take a search as it is typed; its fields stand out as tokens."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.icons import icon
from dailies_logger.workflow.finding import Token, TokenKind, tokens

REST_MS = 80
"""How long typing rests before the search runs."""


class SearchBox(QLineEdit):
    """Emit `asked` with the text when typing rests; Down leaves it, Esc empties it, and empty goes back a room."""

    asked = Signal(str)
    left = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("lead", True)
        self.setFont(theme.font("lead"))
        self.setFixedHeight(theme.px(40))
        self.setAccessibleName("Search moments")
        self.setPlaceholderText("scene:24 who:grace size:CU rating:>=3 tears")
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textChanged.connect(lambda: self._rest.start())

    def terms(self) -> tuple[Token, ...]:
        """Return the terms of what is typed."""
        return tokens(self.text())

    def drop_last(self) -> None:
        """Take the last term away."""
        found = self.terms()
        if found:
            self.setText(self.text()[: found[-1].start].rstrip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Down, drop a term by Alt+Backspace, clear or go by Esc, leave Ctrl+J, K, L to the picture."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.drop_last()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear() if self.text() else self.escaped.emit()
        elif control and event.key() in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then a ground behind each field term, and its words again over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        origin = self._origin()
        for token in self.terms():
            if token.kind is TokenKind.FIELD and not self.hasSelectedText():
                self._token(painter, token, origin)

    def _origin(self) -> float:
        """Return where the first character lies, as the field has scrolled."""
        before = self.text()[: self.cursorPosition()]
        return self.cursorRect().center().x() + 1 - self.fontMetrics().horizontalAdvance(before)

    def _token(self, painter: QPainter, token: Token, origin: float) -> None:
        metrics, said = self.fontMetrics(), self.text()
        left = origin + metrics.horizontalAdvance(said[: token.start])
        middle = origin + metrics.horizontalAdvance(said[: token.value_start])
        right = origin + metrics.horizontalAdvance(said[: token.end])
        height = theme.px(24)
        box = QRectF(left - 1, (self.height() - height) / 2, right - left + 2, height)
        painter.setClipRect(self.rect().adjusted(theme.px(30), 2, -theme.px(6), -2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sel"))
        painter.drawRoundedRect(box, 3, 3)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(left, 0, middle - left, self.height()), align, said[token.start : token.value_start])
        painter.setPen(theme.color("strong"))
        painter.drawText(QRectF(middle, 0, right - middle + 2, self.height()), align, said[token.value_start : token.end])
