"""Show where the picture is, and the buttons that move it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.timecode import spoken_length
from dailies_logger.ui import theme
from dailies_logger.ui.icons import icon
from dailies_logger.ui.listening import Listening
from dailies_logger.ui.panels.level_meter import LevelMeter
from dailies_logger.ui.widgets import CommandKey, ElidedText, flat_button, text, tint

BUTTONS = (
    ("transport.previous_label", "previous"),
    ("transport.frame_back", "reverse"),
    ("transport.play", "play"),
    ("transport.frame_on", "play"),
    ("transport.next_label", "next"),
    ("transport.mark_in", "mark_in"),
    ("transport.mark_out", "mark_out"),
)
"""The commands in the middle, with their icons."""

HEARD = 120
"""How wide the words on what is heard may be: names of channels are the recordist's."""

ROOMY, NARROW = 1100, 900
"""Below which widths, at 100 %, the words of Again give way to the buttons in the middle, and then those on what is heard."""

NO_PICTURE = "--:--:--:--"


class TransportBar(QWidget):
    """Show timecode, marks, buttons, speed, and how loud it is. The buttons are the window's commands (`set_actions`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(44))
        self._clip: Clip | None = None
        self._frame = 0
        self._timecode = text(NO_PICTURE, "timecode", ink="strong")
        self._timecode.setAccessibleName("Source timecode")
        self._marks = text("", "small_figures", ink="text2")
        self._speed = text("", "small_figures", ink="text2")
        self._heard = ElidedText("small")
        self._heard.setMaximumWidth(theme.px(HEARD))
        tint(self._heard, "text2")
        self.level = LevelMeter()
        self._state = text("no picture yet", "small", ink="text2")
        self._middle = QWidget(self)
        self._middle.installEventFilter(self)
        self._buttons = QHBoxLayout(self._middle)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(theme.px(4))
        self._again = QHBoxLayout()
        self._again_words = text("Again 3 s", "small", ink="text2")
        self._drawn: dict[str, tuple[QToolButton, str]] = {}
        self._playing = False
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self._timecode)
        row.addWidget(self._marks)
        row.addStretch()
        row.addLayout(self._again)
        row.addWidget(self._speed)
        row.addWidget(self._state)
        row.addWidget(self._heard)
        row.addWidget(self.level)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Set the window's commands by their ids; those that are not there have no button."""
        for name, drawn in BUTTONS:
            if name not in actions:
                continue
            button = flat_button(actions[name], size=32 if name == "transport.play" else 28)
            self._drawn[name] = (button, drawn)
            # A button takes the icon of its command again whenever that changes.
            actions[name].changed.connect(self._dress)
            self._buttons.addWidget(button)
        if "transport.again" in actions:
            again = flat_button(actions["transport.again"])
            again.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            self._again.addWidget(again)
            self._again.addWidget(self._again_words)
            self._again.addWidget(CommandKey(actions["transport.again"]))
        self._dress()
        self._place()

    def follow_sound(self, listening: Listening) -> None:
        """Show what is heard and how loud it is."""
        listening.changed.connect(lambda: self._heard.setText(listening.words()))
        listening.changed.connect(lambda: self.level.set_channels(listening.names, listening.mix))
        listening.moved.connect(self.level.set_bars)
        listening.changed.emit()

    def set_clip(self, clip: Clip | None) -> None:
        """Show the timecode of a clip."""
        self._clip, self._frame = clip, 0
        self._state.setVisible(clip is None)
        self.set_marks(None, None)
        self._write()

    def set_frame(self, frame: int) -> None:
        """Show the source timecode of the frame on screen."""
        self._frame = frame
        self._write()

    def set_playing(self, playing: bool) -> None:
        """Show the pause sign while the picture runs."""
        self._playing = playing
        self._dress()

    def set_speed(self, speed: float) -> None:
        """Show the speed while it plays: `1×`, `−4×`; 0 shows nothing."""
        self._speed.setText(f"{speed:g}×".replace("-", "−") if speed else "")

    def speed(self) -> str:
        """Return the speed as it is shown."""
        return self._speed.text()

    def set_marks(self, in_mark: int | None, out_mark: int | None) -> None:
        """Show in and out and how long it is between them; the out mark is the last frame that plays."""
        clip = self._clip
        if clip is None or (in_mark is None and out_mark is None):
            self._marks.setText("")
            return
        first = str(clip.timecode(in_mark)) if in_mark is not None else "–"
        last = str(clip.timecode(out_mark)) if out_mark is not None else "–"
        frames = (out_mark if out_mark is not None else clip.frames - 1) - (in_mark or 0) + 1
        self._marks.setText(f"in {first}  out {last}  {spoken_length(max(0, frames), clip.rate)}")

    def timecode(self) -> str:
        """Return the timecode as it is shown."""
        return self._timecode.text()

    def set_compact(self, *, compact: bool) -> None:
        """Take the smaller timecode for windows of 720 lines."""
        self._timecode.setFont(theme.font("timecode_small" if compact else "timecode"))
        self.setFixedHeight(theme.px(36 if compact else 44))
        self._place()

    def _write(self) -> None:
        self._timecode.setText(str(self._clip.timecode(self._frame)) if self._clip else NO_PICTURE)

    def _dress(self) -> None:
        """Give the buttons their icons; the one that plays is pressed and shows pause while the picture runs."""
        for name, (button, drawn) in self._drawn.items():
            plays = name == "transport.play"
            button.setIcon(icon("pause" if plays and self._playing else drawn))
            button.setDown(plays and self._playing)

    def _place(self) -> None:
        """Keep the buttons in the middle of the bar, whatever stands beside them, and room for them."""
        self._again_words.setVisible(self._again.count() > 0 and self.width() >= theme.px(ROOMY))
        self._heard.setVisible(self.width() >= theme.px(NARROW))
        size = self._middle.sizeHint()
        self._middle.setGeometry((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the buttons in the middle when their number or size changes."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in the middle."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and upper line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
