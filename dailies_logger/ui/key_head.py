"""Be the head of the sheet of keys: which set of keys is in force, and what the looks of the keys mean."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.drawn_keys import on_screen, paint_cap
from dailies_logger.ui.key_faces import Look
from dailies_logger.ui.own_keys import OwnKeys
from dailies_logger.ui.widgets import text

STANDARD_NAME = "Standard"
_SIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LEGEND = ((Look.LABEL, "label"), (Look.TRANSPORT, "transport"), (Look.OTHER, "other command"), (Look.FREE, "free"))


class PresetRow(QWidget):
    """Choose a preset by hand or with the arrows. `chosen` carries its name."""

    chosen = Signal(str)

    def __init__(self, own: OwnKeys) -> None:
        super().__init__()
        self._own = own
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self.buttons = {preset: self._button(preset) for preset in own.map.presets()}
        for button in self.buttons.values():
            row.addWidget(button)
        self.mark()

    def mark(self) -> None:
        """Show which one is in force."""
        self.buttons[self._own.map.preset].setChecked(True)

    def _button(self, preset: str) -> QToolButton:
        made = QToolButton()
        made.setText(preset or STANDARD_NAME)
        made.setProperty("choice", True)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(f"Keys: {preset or STANDARD_NAME}")
        made.clicked.connect(lambda: self.chosen.emit(preset))
        made.installEventFilter(self)
        self._group.addButton(made)
        return made

    def _turn(self, way: int) -> None:
        """Take the preset beside the one in force."""
        every = list(self.buttons)
        self.chosen.emit(every[(every.index(self._own.map.preset) + way) % len(every)])
        self.buttons[self._own.map.preset].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from preset to preset with Left and Right."""
        way = _SIDE.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if way is not None:
            self._turn(way)
        return way is not None


class _Swatch(QWidget):
    """Be one small key that stands for all of its look."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(QSize(theme.px(14), theme.px(14)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cap(painter, QRectF(self.rect()), self._look, Lane.BEAT, on_screen())


def legend() -> QHBoxLayout:
    """Say in a line what the looks of the keys mean."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(6))
    for look, words in _LEGEND:
        row.addWidget(_Swatch(look))
        row.addWidget(text(words, "small", ink="text2"))
        row.addSpacing(theme.px(8))
    return row
