"""Take a typed note while the picture goes on; it is pinned to the frame where typing began."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.ui import icons, theme
from dailies_logger.ui.widgets import CommandKey, KeyFrame, text


class NoteLine(QWidget):
    """Show one line under the picture, only while somebody types.

    `kept` carries the clip's id, the media frame typing began on, and the text; `dropped` that nothing is wanted.
    Nothing here stops the picture: Ctrl+J, K and L are left to the window.
    """

    kept = Signal(object, int, str)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self.setFixedHeight(theme.px(36))
        self._clip: Clip | None = None
        self._frame = 0
        self.field = _Field()
        self.field.setAccessibleName("Note")
        self._at = text("", "small_figures")
        self._picture = QHBoxLayout()
        self._picture.setSpacing(theme.px(8))
        self._build()
        self.field.returnPressed.connect(self.keep)
        self.field.escaped.connect(self.drop)
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        sign = QLabel()
        sign.setPixmap(icons.pixmap("note", "text2", theme.px(16), self.devicePixelRatioF()))
        for part in (sign, text("Note at", "small", ink="text2"), self._at):
            row.addWidget(part)
        row.addWidget(self.field, 1)
        for key, word in (("Return", "keep"), ("Esc", "drop")):
            row.addWidget(KeyFrame(key))
            row.addWidget(text(word, "small", ink="text2"))
        row.addLayout(self._picture)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Set the window's commands; those that move the picture while somebody types show their keys here."""
        for command in ("transport.reverse", "transport.stop", "transport.forward"):
            self._picture.addWidget(CommandKey(actions[command], typing=True))
        self._picture.addWidget(text("picture", "small", ink="text2"))

    @property
    def typing(self) -> bool:
        """Say whether a note is being typed."""
        return self._clip is not None

    def begin(self, clip: Clip, frame: int, *, words: str = "") -> None:
        """Open the line for a note on the frame on screen; a note that is being typed goes on."""
        if self._clip is None:
            self._clip, self._frame = clip, frame
            self._at.setText(str(clip.timecode(frame)))
            self.field.setText(words)
        self.show()
        # A focus by shortcut would choose all that is typed, and the next letter would replace it.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.deselect()

    def keep(self) -> None:
        """Hand the note over; an empty one is dropped."""
        said, clip = self.field.text().strip(), self._clip
        if clip is None or not said:
            self.drop()
            return
        self._end()
        self.kept.emit(clip.id, self._frame, said)

    def drop(self) -> None:
        """Close the line without a note."""
        self._end()
        self.dropped.emit()

    def _end(self) -> None:
        self._clip = None
        self.field.clear()
        self.hide()


class _Field(QLineEdit):
    """Be the field: Esc drops, Ctrl+J, K and L are the picture's."""

    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or leave the key to the window."""
        picture = event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L)
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif picture:
            event.ignore()
        else:
            super().keyPressEvent(event)
