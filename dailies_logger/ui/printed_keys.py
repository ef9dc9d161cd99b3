"""Print the keyboard: one sheet of paper with every key and what it does, and the list of all commands behind it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSaveFile, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from dailies_logger.domain.errors import DiskTrouble
from dailies_logger.ui import icons, theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.cap_words import cap_words
from dailies_logger.ui.commands.command import Command
from dailies_logger.ui.drawn_keys import Inks, fitted, laid, paint_cap
from dailies_logger.ui.key_faces import Look, look
from dailies_logger.ui.key_words import FIXED, key_name
from dailies_logger.ui.keyboard import HELD, Cap, Use, caps, dead_caps, held_caps, uses

DOTS = 254
"""Dots in an inch: ten in a millimetre."""

MARGIN = 10.0
"""Millimetres left free round the paper."""

TALL = 1.9
"""How high a key is at the most, in its widths."""

_INK, _SOFT = QColor("#111111"), QColor("#555555")
PAPER = Inks(
    ground=QColor("#FFFFFF"),
    text=_INK,
    second=_SOFT,
    line=QColor("#999999"),
    transport=QColor("#E4E4E4"),
    light=True,
    line_width=2.0,
    radius=10.0,
)
"""The inks of the printed keyboard."""

_COLUMNS, _LINES = 4, 3
_ROW = 44.0
_ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


def print_keys(path: Path, actions: ActionSet, *, title: str) -> None:
    """Write the keyboard as a PDF of A4 pages, across; `title` stands above it. Raises DiskTrouble where it cannot be written."""
    with _paper(path) as (writer, painter):
        size = QRectF(0, 0, writer.width(), writer.height())
        found = uses((command.id for command in actions.commands), actions.keymap.keys)
        _head(painter, size, title)
        paint_keyboard(painter, size.adjusted(0, 140, 0, 0), found, actions.command)
        writer.newPage()
        _head(painter, size, title)
        _paint_list(painter, size.adjusted(0, 140, 0, 0), actions, writer.newPage)


def paint_keyboard(painter: QPainter, area: QRectF, found: dict[str, list[Use]], command: Callable[[str], Command]) -> None:
    """Paint every key into an area: as wide as fits, and higher than wide, for there is much to say of some."""
    for cap, box in laid(caps(), area, tall=TALL, gap=6):
        _cap(painter, box, cap, [(use, command(use.command)) for use in found.get(cap.key, [])])
    for cap, box in laid([*held_caps(), *dead_caps()], area, tall=TALL, gap=6):
        _cap(painter, box, cap, [])


def _cap(painter: QPainter, box: QRectF, cap: Cap, found: list[tuple[Use, Command]]) -> None:
    """Paint one key: its sign, what it does alone and the shape of its lane, then what it does with others."""
    alone = next((command for use, command in found if not use.held), None)
    taken = Look.OTHER if found or cap.key in {*HELD, *FIXED, "Caps"} else Look.FREE
    paint_cap(painter, box, look(alone) if alone is not None else taken, alone.lane if alone is not None else None, PAPER)
    shape = 44 if alone is not None and alone.lane is not None else 12
    _words(painter, QRectF(box.left() + 8, box.top() + 4, box.width() - shape, 32), key_name(cap.key), 7, _SOFT)
    text = box.adjusted(8, 40, -5, -4)
    for use, command in found:
        if use.held:
            text.setTop(_wrapped(painter, text, f"{_held(use.held)} {cap_words(command)}", 5, _SOFT))
        else:
            _shape(painter, box, command)
            text.setTop(_wrapped(painter, text, command.short, 6, _INK, bold=True) + 6)


def _shape(painter: QPainter, box: QRectF, command: Command) -> None:
    if command.lane is not None:
        icons.paint_shape(painter, command.lane, QRectF(box.right() - 34, box.top() + 8, 24, 24), PAPER.lane(command.lane))


def _wrapped(painter: QPainter, box: QRectF, said: str, points: float, ink: QColor, *, bold: bool = False) -> float:
    """Write words in at most three lines, as far as there is room; return where they end."""
    metrics = QFontMetricsF(_font(points, bold=bold))
    height, top = metrics.height(), box.top()
    room = min(_LINES, int((box.bottom() + 1 - top) / height))
    for words in fitted(said, metrics, box.width(), lines=room) if room > 0 else ():
        _words(painter, QRectF(box.left(), top, box.width(), height), words, points, ink, bold=bold)
        top += height
    return top


def _held(held: str) -> str:
    """Write what is held before what it does: `Ctrl+Shift:`."""
    return "+".join(held.split()) + ":"


def _paint_list(painter: QPainter, area: QRectF, actions: ActionSet, next_page: Callable[[], object]) -> None:
    """Write every command that has a key, by menu, in columns; on as many pages as it takes."""
    width = area.width() / _COLUMNS
    column, top = 0, area.top()
    for title, command in _lines(actions):
        if top + _ROW > area.bottom():
            column, top = column + 1, area.top()
        if column == _COLUMNS:
            next_page()
            column = 0
        box = QRectF(area.left() + column * width, top, width - 40, _ROW)
        if command is None:
            _words(painter, box, title, 9, _INK, bold=True)
        else:
            keys = "   ".join(list(dict.fromkeys(map(key_name, actions.keymap.keys(command.id))))[:2])
            taken = QFontMetricsF(_font(7)).horizontalAdvance(keys) + 16
            _words(painter, box.adjusted(0, 0, -taken, 0), command.short, 7, _INK)
            _words(painter, box, keys, 7, _SOFT, right=True)
        top += _ROW


def _lines(actions: ActionSet) -> Iterable[tuple[str, Command | None]]:
    for menu, commands in groupby(actions.commands, key=lambda command: command.menu):
        keyed = [command for command in commands if actions.key(command.id)]
        if keyed:
            yield menu.value, None
            yield from (("", command) for command in keyed)


def _head(painter: QPainter, size: QRectF, title: str) -> None:
    _words(painter, QRectF(size.left(), size.top(), size.width(), 60), title, 14, _INK, bold=True)


def _words(painter: QPainter, box: QRectF, said: str, points: float, ink: QColor, *, bold: bool = False, right: bool = False) -> None:
    """Write one line, cut off where there is no room."""
    font = _font(points, bold=bold)
    painter.setFont(font)
    painter.setPen(ink)
    fitted = QFontMetricsF(font).elidedText(said, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _ONE_LINE | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft), fitted)


def _font(points: float, *, bold: bool = False) -> QFont:
    made = QFont(theme.font("body"))
    made.setPixelSize(max(1, round(points * DOTS / 72)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


@contextmanager
def _paper(path: Path) -> Iterator[tuple[QPdfWriter, QPainter]]:
    """Open a PDF to paint on; it replaces what is at the path only when it is whole."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _trouble(path, file.errorString())
    writer = QPdfWriter(file)
    writer.setResolution(DOTS)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN))
    writer.setPageLayout(layout)
    writer.setTitle("Keys of Dailies Logger")
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield writer, painter
    finally:
        painter.end()
    if not file.commit():
        raise _trouble(path, file.errorString())


def _trouble(path: Path, why: str) -> DiskTrouble:
    return DiskTrouble(f"{path.name} could not be written: {why}. Choose another folder.")
