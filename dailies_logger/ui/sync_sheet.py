"""Show what the sound of a take says of its sync, and set it where the editor says so."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from uuid import UUID

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.ui import theme
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.widgets import KeyFrame, text
from dailies_logger.workflow.syncing import Offset, in_frames

WIDTH = 760
HEADS = ("Angle", "Now", "By sound", "How sure")


class SyncSheet(Overlay):
    """List each angle with its sync now and as heard. `accepted` carries the take and the offsets in seconds by clip.

    Nothing is set but by Enter; where nothing could be heard there is nothing to accept.
    """

    accepted = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="Sync by sound")
        self._take: UUID | None = None
        self._offsets: dict[UUID, Fraction] = {}
        self._head = text("", "body_bold", ink="strong")
        self._table = QWidget()
        self._accept = QWidget()
        accept = QHBoxLayout(self._accept)
        accept.setContentsMargins(0, 0, theme.px(8), 0)
        accept.addWidget(KeyFrame("Return"))
        accept.addWidget(text("sets this sync, one undo", "small", ink="text2"))
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(6))
        foot.addWidget(self._accept)
        foot.addWidget(KeyFrame("Esc"))
        foot.addWidget(text("leaves everything as it is", "small", ink="text2"))
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(10))
        self._column.addWidget(self._head)
        self._column.addWidget(self._table)
        self._column.addLayout(foot)

    def offsets(self) -> Mapping[UUID, Fraction]:
        """Return what Enter would set."""
        return self._offsets

    def ask(self, take: UUID, found: Sequence[Offset]) -> None:
        """Show what was heard of a take, its first angle first."""
        self._take = take
        self._offsets = {one.clip.id: one.seconds for one in found[1:] if one.seconds is not None}
        heard, others = len(self._offsets), len(found) - 1
        self._head.setText(f"Sync by sound: {heard} of {others} heard together with {found[0].clip.name}")
        self._accept.setVisible(bool(heard))
        self._fill(found)
        self.open()

    def place(self, inside: QRect) -> QRect:
        """Lie over the lanes, in the middle."""
        return self.over_lanes(inside, WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept on Enter."""
        if event.key() in ENTER and self._offsets:
            self.dismiss()
            self.accepted.emit(self._take, dict(self._offsets))
        else:
            super().keyPressEvent(event)

    def _fill(self, found: Sequence[Offset]) -> None:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(8))
        for column, head in enumerate(HEADS):
            grid.addWidget(text(head, "small", ink="text2"), 0, column)
        first = found[0].clip
        for row, one in enumerate(found[1:], 1):
            for column, words in enumerate(told(one, first)):
                label = text(words, "body", ink="text2" if one.seconds is None else "text")
                label.setWordWrap(column == len(HEADS) - 1)
                grid.addWidget(label, row, column)
        grid.setColumnStretch(len(HEADS) - 1, 1)
        self._column.replaceWidget(self._table, table)
        self._table.deleteLater()
        self._table = table


def told(one: Offset, first: Clip) -> tuple[str, str, str, str]:
    """Write one angle: its name, its sync now and as heard in frames of the first angle, and how sure or why not."""
    sure = f"stands out {one.confidence:.1f} times" if one.confidence is not None and one.seconds is not None else ""
    heard = _frames(one.seconds, first) if one.seconds is not None else "–"
    return one.clip.name, _frames(one.clip.sync, first), heard, one.refused or sure


def _frames(seconds: Fraction, first: Clip) -> str:
    count = in_frames(seconds, first)
    return f"{'−' if count < 0 else '+'}{abs(count)} f" if count else "0 f"
