"""Find and do any command by its name: Ctrl+Shift+P, over the lanes, never over the picture."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dailies_logger.ui import icons, theme
from dailies_logger.ui.action_set import ActionSet, key_name
from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.commands.command import Command
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.widgets import KeyFrame, text

ROWS = 6
WIDTH = 640
_ROW = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Hold how well a name fits what was typed (higher is better), and which of its characters were meant."""

    score: int
    places: tuple[int, ...] = ()


def match(typed: str, name: str) -> Match | None:
    """Fit typed letters into a name in their order; None where they do not fit.

    A whole run is best, then beginnings of words; every gap costs. Case and spaces do not count.
    """
    wanted, where = typed.replace(" ", "").casefold(), name.casefold()
    run = where.find(typed.strip().casefold())
    if typed.strip() and run >= 0:
        bonus = 40 if _begins(where, run) else 0
        return Match(score=1000 + bonus - run, places=tuple(range(run, run + len(typed.strip()))))
    places = _places(wanted, where, find=_at_a_beginning) or _places(wanted, where, find=str.find)
    if wanted and not places:
        return None
    gaps = (place - before - 1 for before, place in pairwise((-1, *places)))
    return Match(score=sum(20 * _begins(where, place) for place in places) - sum(min(gap, 15) for gap in gaps), places=places)


def _places(wanted: str, where: str, *, find: Callable[[str, str, int], int]) -> tuple[int, ...]:
    """Find the letters one after another; nothing where one is not there."""
    places: list[int] = []
    for letter in wanted:
        found = find(where, letter, places[-1] + 1 if places else 0)
        if found < 0:
            return ()
        places.append(found)
    return tuple(places)


def _at_a_beginning(where: str, letter: str, start: int) -> int:
    """Find a letter next, else at the beginning of a word, else anywhere."""
    first = found = where.find(letter, start)
    while found >= 0:
        if found == start or _begins(where, found):
            return found
        found = where.find(letter, found + 1)
    return first


def _begins(where: str, place: int) -> bool:
    return place == 0 or not where[place - 1].isalnum()


class Found(QAbstractListModel):
    """List the commands that fit, best first; those that are off come after those that are on."""

    CommandRole = Qt.ItemDataRole.UserRole
    PlacesRole = Qt.ItemDataRole.UserRole + 1
    ReasonRole = Qt.ItemDataRole.UserRole + 2

    def __init__(self, actions: ActionSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._rows: list[tuple[Command, Match]] = []

    def look_for(self, typed: str) -> None:
        """Fit what was typed to every command."""
        self.beginResetModel()
        fits = [
            (command, fit)
            for command in COMMANDS
            if command.id != "view.commands" and (fit := match(typed, self.name(command))) is not None
        ]
        self._rows = sorted(fits, key=lambda row: (bool(self._actions.reason(row[0].id)), -row[1].score))
        self.endResetModel()

    def name(self, command: Command) -> str:
        """Return a command's name as it is now."""
        return self._actions[command.id].text().removesuffix("…")

    def command(self, row: int) -> Command:
        """Return the command of a row."""
        return self._rows[row][0]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count what fits."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's name, command, matched places or reason."""
        command, fit = self._rows[index.row()]
        reason = self._actions.reason(command.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(command)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (self.name(command), key_name(command.keys[0]) if command.keys else "", reason) if part)
        return {self.CommandRole: command, self.PlacesRole: fit.places, self.ReasonRole: reason}.get(Qt.ItemDataRole(role))


class CommandPainter(QStyledItemDelegate):
    """Paint one row: icon, name with the match underlined, the reason if it is off, the key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every row the same height."""
        return QSize(0, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint the row."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        command: Command = index.data(Found.CommandRole)
        reason: str = index.data(Found.ReasonRole)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("sel"))
            painter.fillRect(QRect(rect.topLeft(), QSize(2, rect.height())), theme.color("bar"))
        _paint_icon(painter, QRect(rect.x() + theme.px(16), rect.y(), theme.px(16), rect.height()), command, off=bool(reason))
        right = _paint_key(painter, rect, command)
        left = _paint_name(painter, rect, index, off=bool(reason))
        if reason:
            painter.setPen(theme.color("text2"))
            painter.setFont(theme.font("small"))
            painter.drawText(QRect(left + theme.px(12), rect.y(), right - left - theme.px(20), rect.height()), _MIDDLE, reason)
        painter.restore()


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _paint_icon(painter: QPainter, box: QRect, command: Command, *, off: bool) -> None:
    square = QRect(box.x(), box.center().y() - box.width() // 2 + 1, box.width(), box.width())
    if command.lane is not None:
        icons.paint_shape(
            painter, command.lane, square.toRectF().adjusted(1, 1, -1, -1), theme.color("dis") if off else theme.lane(command.lane).color
        )
    elif command.icon:
        painter.drawPixmap(
            square, icons.pixmap(command.icon, "dis" if off else "text", square.width(), painter.device().devicePixelRatioF())
        )


def _paint_key(painter: QPainter, rect: QRect, command: Command) -> int:
    """Paint the key's frame at the right; return where it begins."""
    if not command.keys:
        return rect.right() - theme.px(16)
    name = key_name(command.keys[0])
    painter.setFont(theme.font("mini"))
    width = QFontMetrics(painter.font()).horizontalAdvance(name) + theme.px(9)
    frame = QRect(rect.right() - theme.px(16) - width, rect.center().y() - theme.px(8), width, theme.px(17))
    painter.setPen(theme.color("line2"))
    painter.drawRoundedRect(frame, 3, 3)
    painter.setPen(theme.color("text2"))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, name)
    return frame.left()


def _paint_name(painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, *, off: bool) -> int:
    """Paint the name with the meant letters bold and underlined; return where it ends."""
    places: tuple[int, ...] = index.data(Found.PlacesRole)
    plain, meant = theme.font("body"), theme.font("body_bold")
    meant.setUnderline(True)
    painter.setPen(theme.color("dis" if off else "text"))
    x = rect.x() + theme.px(44)
    for place, letter in enumerate(str(index.data())):
        painter.setFont(meant if place in places else plain)
        painter.drawText(QPoint(x, rect.center().y() + QFontMetrics(plain).capHeight() // 2 + 1), letter)
        x += QFontMetrics(painter.font()).horizontalAdvance(letter)
    return x


class Palette(Overlay):
    """Let the editor type a few letters of a command and do it."""

    def __init__(self, parent: QWidget, actions: ActionSet) -> None:
        super().__init__(parent, name="Commands")
        self._actions = actions
        self.box = QLineEdit()
        self.box.setProperty("bare", True)
        self.box.setFont(theme.font("lead"))
        self.box.setPlaceholderText("Type a command")
        self.box.setAccessibleName("Command")
        self.model = Found(actions, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(theme.px(_ROW * ROWS))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Commands that fit")
        self._count = text("", "small_figures", ink="text2")
        self._playing = text("", "small", ink="text2")
        self._lay_out()
        self.box.textEdited.connect(self._look)
        self.list.clicked.connect(lambda _: self._do(stay=False))

    def ask(self, *, playing: bool) -> None:
        """Open with an empty box."""
        self._playing.setText("The picture is playing" if playing else "")
        self.box.clear()
        self._look("")
        self.open(self.box)

    def place(self, inside: QRect) -> QRect:
        """Lie over the lanes, in the middle."""
        return self.over_lanes(inside, WIDTH)

    def _look(self, typed: str) -> None:
        self.model.look_for(typed)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._count.setText(f"{self.model.rowCount()} of {len(COMMANDS) - 1}")

    def _move(self, rows: int) -> None:
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(min(max(0, self.list.currentIndex().row() + rows), last), 0))

    def _do(self, *, stay: bool) -> None:
        index = self.list.currentIndex()
        if not index.isValid() or self._actions.reason(self.model.command(index.row()).id):
            return
        if not stay:
            self.dismiss()
        self._actions.run(self.model.command(index.row()).id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        glass = QLabel()
        glass.setPixmap(icons.pixmap("search", "text", theme.px(16), self.devicePixelRatioF()))
        for widget in (glass, self.box, self._count):
            head.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        foot.setSpacing(theme.px(6))
        for key, words in (("Enter", "do it"), ("Ctrl+Enter", "do it, stay here"), ("Esc", "back")):
            foot.addWidget(KeyFrame(key))
            foot.addWidget(text(words, "small", ink="text2"))
            foot.addSpacing(theme.px(8))
        foot.addStretch(1)
        foot.addWidget(self._playing)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(2), 1, theme.px(2))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_line())
        column.addWidget(self.list)
        column.addWidget(_line())
        column.addSpacing(theme.px(8))
        column.addLayout(foot)
        column.addSpacing(theme.px(6))
        head.setSpacing(theme.px(4))
        self.box.setFixedHeight(theme.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, do with Enter, stay with Ctrl+Enter; all else belongs to the box."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS, Qt.Key.Key_PageDown: ROWS}
        if event.key() in ENTER:
            self._do(stay=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() in steps:
            self._move(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _line() -> QFrame:
    made = QFrame()
    made.setFixedHeight(1)
    made.setStyleSheet(f"background: {theme.TOKENS['line']};")
    return made
