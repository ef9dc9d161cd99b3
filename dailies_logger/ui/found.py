"""Find commands by a few letters of their names, and paint each in a row: icon, name, why it is off, key."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dailies_logger.ui import icons, theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.command import Command
from dailies_logger.ui.key_words import key_name
from dailies_logger.workflow.keymap import Keys

ROW = 32
"""Pixels of a row, at scale 1."""


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
    KeysRole = Qt.ItemDataRole.UserRole + 3
    OffRole = Qt.ItemDataRole.UserRole + 4

    LEFT_OUT = frozenset({"view.commands"})
    """What asks for commands needs not be asked for."""

    def __init__(self, actions: ActionSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.changed = actions.keys_changed
        self._rows: list[tuple[Command, Match]] = []

    def look_for(self, typed: str) -> None:
        """Fit what was typed to every command."""
        self.beginResetModel()
        fits = ((command, self.fit(typed, command)) for command in self._actions.commands if command.id not in self.LEFT_OUT)
        found = [(command, fit) for command, fit in fits if fit is not None]
        self._rows = sorted(found, key=lambda row: (self.off(row[0]), -row[1].score))
        self.endResetModel()

    def fit(self, typed: str, command: Command) -> Match | None:
        """Say how well a command fits what was typed; None where it does not."""
        return match(typed, self.name(command))

    def off(self, command: Command) -> bool:
        """Say whether a command is off."""
        return bool(self._actions.reason(command.id))

    def remark(self, command: Command) -> str:
        """Say beside the name why a command is off; empty where it is on."""
        return self._actions.reason(command.id)

    def keys(self, command: Command) -> Keys:
        """Return the keys to show of a command."""
        return self._actions.keymap.keys(command.id)[:1]

    def total(self) -> int:
        """Count what could be found."""
        return len(self._actions.commands) - len(self.LEFT_OUT)

    def name(self, command: Command) -> str:
        """Return a command's name as it is now."""
        return self._actions[command.id].text().partition("\t")[0].removesuffix("…")

    def command(self, row: int) -> Command:
        """Return the command of a row."""
        return self._rows[row][0]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count what fits."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's name, command, matched places or reason."""
        command, fit = self._rows[index.row()]
        name, keys, remark = self.name(command), self.keys(command), self.remark(command)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (name, *map(key_name, keys), remark) if part)
        said: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: name,
            self.CommandRole: command,
            self.PlacesRole: fit.places,
            self.ReasonRole: remark,
            self.KeysRole: keys,
            self.OffRole: self.off(command),
        }
        return said.get(role)


class CommandPainter(QStyledItemDelegate):
    """Paint one row: icon, name with the match underlined, the reason if it is off, the key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every row the same height."""
        return QSize(0, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint the row."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        command: Command = index.data(Found.CommandRole)
        reason: str = index.data(Found.ReasonRole)
        off: bool = index.data(Found.OffRole)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("sel"))
            painter.fillRect(QRect(rect.topLeft(), QSize(2, rect.height())), theme.color("bar"))
        _paint_icon(painter, QRect(rect.x() + theme.px(16), rect.y(), theme.px(16), rect.height()), command, off=off)
        right = _paint_keys(painter, rect, index.data(Found.KeysRole))
        left = _paint_name(painter, rect, index, off=off)
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


def _paint_keys(painter: QPainter, rect: QRect, keys: Keys) -> int:
    """Paint the frames of the keys at the right, the first one leftmost; return where they begin."""
    right = rect.right() - theme.px(16)
    painter.setFont(theme.font("mini"))
    for name in map(key_name, reversed(keys)):
        width = QFontMetrics(painter.font()).horizontalAdvance(name) + theme.px(9)
        frame = QRect(right - width, rect.center().y() - theme.px(8), width, theme.px(17))
        painter.setPen(theme.color("line2"))
        painter.drawRoundedRect(frame, 3, 3)
        painter.setPen(theme.color("text2"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, name)
        right = frame.left() - theme.px(4)
    return right


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
