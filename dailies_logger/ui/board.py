"""Be the keyboard on the screen: every key a button that says what it does, alone or with others held."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dailies_logger.ui import icons, theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.drawn_keys import fitted, laid, on_screen, paint_cap
from dailies_logger.ui.held_key import HeldTogether
from dailies_logger.ui.key_faces import Face, Look, faces, held_face, tooltip
from dailies_logger.ui.keyboard import HELD, HIGH, WIDE, Cap, beside, caps, dead_caps, held_caps, parted

GAP = 4
PITCH = 72
ROW = 54
"""A key's width and height at scale 1, with the gap."""

FIRST = "1"
_TALL = 1.0
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class DrawnKey(QAbstractButton):
    """Be one key. `chosen` comes when the hand has pointed at it, `asked` when it was pressed twice; Enter is a click, as on any button."""

    chosen = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget, cap: Cap, face: Face) -> None:
        super().__init__(parent)
        self.cap, self.face = cap, face
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCheckable(face.look is Look.HELD)
        self.setProperty("choice", True)  # the arrows are its own
        self.setProperty("catches", True)
        self.set_face(face, face.told)

    def set_face(self, face: Face, tip: str) -> None:
        """Show another face; `tip` says in full what it does."""
        self.face = face
        self.setAccessibleName(face.spoken)
        self.setToolTip(tip)
        self.update()

    def set_current(self, *, current: bool) -> None:
        """Be the one key that Tab comes to, or not."""
        self.current = current
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if current else Qt.FocusPolicy.NoFocus)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Have every key before the window's commands do: here it is shown, not done."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the keyboard and the sheet it lies on."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the keyboard and the sheet it lies on."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be the key that is looked at; one that is held with others shows what they do with it."""
        self.chosen.emit()
        if self.isCheckable():
            self.click()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to be changed."""
        if self.isCheckable():
            self.click()
        else:
            self.asked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing: the press has done it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key, its sign, the shape of its lane, and what it does."""
        painter, inks, face = QPainter(self), on_screen(), self.face
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        paint_cap(painter, box, Look.TRANSPORT if self.isChecked() else face.look, face.lane, inks)
        if self.current and not self.hasFocus():  # else the ring says it
            painter.setPen(QPen(theme.color("strong"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), inks.radius, inks.radius)
        text = box.adjusted(theme.px(5), theme.px(3), -theme.px(3), -theme.px(3))
        painter.setFont(theme.font("small_bold"))
        quiet = face.look in {Look.FREE, Look.FIXED, Look.HELD} and not self.isChecked()
        painter.setPen(inks.second if quiet else theme.color("strong") if self.current else inks.text)
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, face.sign)
        if face.lane is not None:
            size = theme.px(11)
            icons.paint_shape(painter, face.lane, QRectF(text.right() - size - 1, text.top() + 2, size, size), inks.lane(face.lane))
        self._paint_words(painter, text)

    def _paint_words(self, painter: QPainter, text: QRectF) -> None:
        """Write in as many lines as there is room for under the sign, standing on the lower edge."""
        font = theme.font("mini")
        painter.setFont(font)
        painter.setPen(on_screen().second if self.face.look is Look.FIXED else on_screen().text)
        height = theme.line_height("mini")
        lines = fitted(self.face.words, QFontMetricsF(font), text.width(), lines=2 if text.height() >= theme.px(15) + 2 * height else 1)
        for place, line in enumerate(reversed(lines)):
            top = text.bottom() - (place + 1) * height
            painter.drawText(
                QRectF(text.left(), top, text.width() + 2, height), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line
            )


class Board(QWidget):
    """Draw the keyboard from the keys as they are now.

    `shown` carries the key that is looked at, `pointed` one that the hand has pointed at, `asked` one to change: all as they are
    spelled, with what is held.

    A layer is what is held: keys that really are down, and those that were pressed on the drawing, which stay until pressed again.
    """

    shown = Signal(str)
    pointed = Signal(str)
    asked = Signal(str)

    def __init__(self, actions: ActionSet, held: HeldTogether) -> None:
        super().__init__()
        self._actions, self._hand = actions, held
        self._latched: frozenset[str] = frozenset()
        self._keys = {cap.key: self._key(cap) for cap in caps()}
        self._held = [self._holder(cap) for cap in held_caps()]
        self._at: DrawnKey = self._keys[FIRST]
        self._at.set_current(current=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Keyboard")
        held.changed.connect(self.look_again)
        actions.keys_changed.connect(self.look_again)
        self.look_again()

    @property
    def layer(self) -> str:
        """Return what is held, as `Ctrl Shift`; empty for nothing."""
        return " ".join(part for part in HELD if part in self._latched | self._hand.down)

    @property
    def key(self) -> str:
        """Return the key that is looked at, with what is held, as Qt spells it; empty on Shift, Ctrl or Alt itself."""
        return "" if self._at.isCheckable() else self._at.face.key

    @property
    def command(self) -> str:
        """Return the command of the key that is looked at; empty where it does none."""
        return self._at.face.command

    def show_key(self, key: str) -> bool:
        """Look at a key as it is spelled, in its own layer; say whether it lies on this keyboard."""
        held, cap = parted(key)
        if cap not in self._keys:
            return False
        self._latched = frozenset(held.split())
        self._go(self._keys[cap])
        self.look_again()
        return True

    def hold(self, *parts: str) -> None:
        """Show the layer of these, and of what is down."""
        self._latched = frozenset(parts)
        self.look_again()

    def take_focus(self) -> None:
        """Give the focus to the key that is looked at."""
        self._at.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Say whether the focus is on a key."""
        return self._at.hasFocus()

    def look_again(self) -> None:
        """Show every key as it is now."""
        layer = self.layer
        for key, face in faces(self._actions, layer).items():
            if self._keys[key].face != face:
                self._keys[key].set_face(face, tooltip(self._actions, face))
        for button in self._held:
            button.setChecked(button.cap.key in layer.split())
        self.shown.emit(self.key)

    def _key(self, cap: Cap) -> DrawnKey:
        made = self._wired(cap, Face(key=cap.key, sign=cap.key, look=Look.FREE))
        made.clicked.connect(lambda: self.asked.emit(made.face.key))
        made.asked.connect(lambda: self.asked.emit(made.face.key))
        return made

    def _holder(self, cap: Cap) -> DrawnKey:
        made = self._wired(cap, held_face(cap.key))
        made.clicked.connect(lambda checked: self.hold(*(self._latched | {cap.key} if checked else self._latched - {cap.key})))
        return made

    def _wired(self, cap: Cap, face: Face) -> DrawnKey:
        made = DrawnKey(self, cap, face)
        made.chosen.connect(lambda: self._point(made))
        return made

    def _point(self, key: DrawnKey) -> None:
        self._go(key)
        self.take_focus()
        self.shown.emit(self.key)
        self.pointed.emit(self.key)

    def _go(self, key: DrawnKey) -> None:
        """Make another key the current one; the focus goes along where it was on the keyboard."""
        focused = self.has_focus()
        self._at.set_current(current=False)
        self._at = key
        key.set_current(current=True)
        if focused:
            self.take_focus()

    def _walk(self, right: int, down: int) -> None:
        every = [*self._keys.values(), *self._held]
        to = beside(self._at.cap, (each.cap for each in every), right=right, down=down)
        if to is not None:
            self._go(next(each for each in every if each.cap == to))
            self.shown.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, whatever is held; all else belongs to the sheet."""
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self._walk(*way)

    def sizeHint(self) -> QSize:
        """Ask for keys of the design's size."""
        return QSize(round(theme.px(PITCH) * WIDE), round(theme.px(ROW) * HIGH))

    def minimumSizeHint(self) -> QSize:
        """Do with less where there is less."""
        return QSize(round(theme.px(PITCH * 0.6) * WIDE), round(theme.px(ROW * 0.6) * HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the keys."""
        buttons = {button.cap: button for button in (*self._keys.values(), *self._held)}
        for cap, box in self._laid(buttons):
            buttons[cap].setGeometry(box.toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the keys that are none here."""
        painter, inks = QPainter(self), on_screen()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        for cap, box in self._laid(dead_caps()):
            paint_cap(painter, box.toRect().toRectF(), Look.HELD, None, inks)
            painter.setPen(theme.color("dis"))
            painter.drawText(box.adjusted(theme.px(5), theme.px(3), 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cap.key)

    def _laid(self, wanted: Iterable[Cap]) -> Iterator[tuple[Cap, QRectF]]:
        return laid(wanted, QRectF(self.rect()), tall=_TALL, gap=theme.px(GAP))
