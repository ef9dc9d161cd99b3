"""Take a note of several lines that is written when the hand leaves it."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dailies_logger.ui import theme


class NoteField(QPlainTextEdit):
    """Edit the note of one take. `kept` carries the take's id and the text, on Ctrl+Enter or when the focus leaves.

    Esc puts back what stood there. While somebody types, an answer from elsewhere never overwrites the field; when
    another take is shown meanwhile, what was typed is kept on the take it was typed for.
    """

    kept = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take: UUID | None = None
        self._before = ""
        self.setAccessibleName("Editor’s note")
        self.setTabChangesFocus(True)
        self.setFont(theme.font("small"))
        self.setPlaceholderText("Write a note")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._fit)
        self._fit()

    def set_note(self, take: UUID | None, note: str) -> None:
        """Show the note of a take."""
        if take == self._take and self._dirty():
            return
        self._keep()
        self._take, self._before = take, note
        self.setEnabled(take is not None)
        if self.toPlainText() != note:
            self.setPlainText(note)

    def _dirty(self) -> bool:
        return self._take is not None and self.toPlainText().strip() != self._before.strip()

    def _keep(self) -> None:
        if self._take is not None and self._dirty():
            self._before = self.toPlainText().strip()
            self.kept.emit(self._take, self._before)

    def _fit(self) -> None:
        """Be two lines high, up to six where there is more."""
        lines = min(6, max(2, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + theme.px(24))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the note when the hand leaves; a menu or another window is not leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Ctrl+Enter, put back on Esc, leave Ctrl+J, K, L to the picture."""
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._before)
            self.left.emit()
        elif ctrl and event.key() in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L):
            event.ignore()
        else:
            super().keyPressEvent(event)
