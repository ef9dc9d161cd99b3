"""Edit one label in a line below the picture, which goes on playing."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadTimecode
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Vocabulary
from dailies_logger.domain.timecode import Timecode
from dailies_logger.ui import theme
from dailies_logger.ui.icons import paint_shape
from dailies_logger.ui.widgets import KeyFrame, text


class LabelEditor(QWidget):
    """Show the words and the range of a label as fields.

    `kept` carries the label's id and the changed fields by their names (`text`, `start`, ...; frames are media frames of
    the shown clip, `end` not included); `dropped` that nothing is wanted. What is no timecode is said beside the field,
    and the editor stays open.
    """

    kept = Signal(object, object)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelEditor")
        self.setFixedHeight(theme.px(36))
        self._label: Label | None = None
        self._clip: Clip | None = None
        self._vocabulary = DEFAULT_VOCABULARY
        self.words, self.who = _field("Text"), _field("Whose")
        self.first, self.last = _field("In timecode"), _field("Out timecode")
        self.value = QComboBox()
        self.value.setAccessibleName("Value")
        self.rating, self.intensity = _number("Rating"), _number("Intensity")
        self._kind = text("", "small_bold")
        self._error = text("", "small", ink="error")
        self._build()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(34), 0, theme.px(12), 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._kind)
        row.addWidget(self.value)
        row.addWidget(self.words, 3)
        for name, field in (
            ("whose", self.who),
            ("rating", self.rating),
            ("intensity", self.intensity),
            ("in", self.first),
            ("out", self.last),
        ):
            row.addWidget(text(name, "small", ink="text2"))
            row.addWidget(field, 1 if field is self.who else 0)
        row.addWidget(self._error)
        for key, word in (("Return", "keep"), ("Esc", "drop")):
            row.addWidget(KeyFrame(key))
            row.addWidget(text(word, "small", ink="text2"))
        for each in (self.first, self.last):
            each.setFont(theme.font("small_figures"))
            each.setFixedWidth(each.fontMetrics().horizontalAdvance("00:00:00:00") + theme.px(22))
        for widget in (self.words, self.who, self.first, self.last, self.value, self.rating, self.intensity):
            widget.installEventFilter(self)

    @property
    def label(self) -> UUID | None:
        """Return the label that is being edited."""
        return self._label.id if self._label else None

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Set the kinds of labels."""
        self._vocabulary = vocabulary

    def edit(self, label: Label, *, clip: Clip) -> None:
        """Open for a label, its range in media frames of the shown clip."""
        self._label, self._clip = label, clip
        kind = self._vocabulary.kind(label.kind)
        self._kind.setText(kind.name if kind else label.kind)
        self.value.clear()
        # A value that the vocabulary has no more stays with the label until somebody chooses another.
        self.value.addItems(list(dict.fromkeys(["", *(kind.values if kind else ()), label.value])))
        self.value.setCurrentText(label.value)
        self.value.setVisible(self.value.count() > 1)
        self.words.setText(label.text)
        self.who.setText(label.who)
        self.rating.setText(str(label.rating))
        self.intensity.setText(str(label.intensity))
        self.first.setText(str(clip.timecode(label.start)))
        self.last.setText(str(clip.timecode(label.end)) if label.end is not None else "")
        self.first.setReadOnly(label.clip != clip.id)
        self.last.setReadOnly(label.clip != clip.id or label.open)
        self.last.setPlaceholderText("open" if label.open else "")
        self._error.setText("")
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def keep(self) -> None:
        """Hand over what has changed; where nothing has, just close."""
        if self._label is None or self._clip is None:
            return
        try:
            changed = self._changed(self._label, self._clip)
        except BadTimecode as error:
            self._error.setText(str(error))
            return
        label = self._label.id
        self._end()
        if changed:
            self.kept.emit(label, changed)
        else:
            self.dropped.emit()

    def drop(self) -> None:
        """Close without a change."""
        self._end()
        self.dropped.emit()

    def _changed(self, label: Label, clip: Clip) -> dict[str, str | int]:
        """Collect the fields that differ. Raises BadTimecode."""
        now: dict[str, str | int | None] = {
            "text": self.words.text().strip(),
            "who": self.who.text().strip(),
            "value": self.value.currentText(),
            "rating": int(self.rating.text() or 0),
            "intensity": int(self.intensity.text() or 0),
            "start": _frame(self.first.text(), clip, before=label.start),
            "end": _frame(self.last.text(), clip, before=label.end) if label.end is not None else None,
        }
        start, end = now["start"], now["end"]
        if isinstance(start, int) and isinstance(end, int) and end <= start:
            msg = "The out timecode must come after the in timecode."
            raise BadTimecode(msg)
        return {name: value for name, value in now.items() if value is not None and value != getattr(label, name)}

    def _end(self) -> None:
        self._label = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep on Enter and drop on Esc, in whichever field somebody is."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.drop()
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the shape of the lane."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("raised"))
        if self._label is not None:
            lane = self._vocabulary.lane(self._label.kind)
            size = theme.px(12)
            box = QRectF(theme.px(12), (self.height() - size) / 2, size, size)
            paint_shape(painter, lane, box, theme.lane(lane).color, value=self._label.value)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name if name in ("Text", "Whose") else "")
    return made


def _number(name: str) -> QLineEdit:
    made = _field(name)
    made.setValidator(QRegularExpressionValidator("[0-5]?", made))
    made.setMaxLength(1)
    made.setFixedWidth(theme.px(36))
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def _frame(typed: str, clip: Clip, *, before: int | None) -> int | None:
    """Read a timecode as a media frame; what is as it was shown stays the very frame it was. Raises BadTimecode."""
    if before is not None and typed.strip() == str(clip.timecode(before)):
        return before
    frame = clip.frame_at(Timecode.parse(typed, rate=clip.rate, drop=clip.drop))
    if not 0 <= frame <= clip.frames:
        msg = f"{typed.strip()} is not in this clip."
        raise BadTimecode(msg)
    return frame
