"""Edit the kinds of label of the production: a table over the window, one line of questions for each change."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dailies_logger.domain.label import LabelKind, Lane
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet, key_name, spelled
from dailies_logger.ui.ask_sheet import AskSheet, Line
from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.commands.takes import KIND
from dailies_logger.ui.finder import hints
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.models.kinds import KindColumn, KindModel
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.panels.tables import RowTable
from dailies_logger.ui.widgets import text
from dailies_logger.ui.work import Work

_HINTS = (("Enter", "change"), ("Ctrl+Enter", "add a kind"), ("Alt+Up", "up"), ("Alt+Down", "down"), ("Del", "leave out"), ("Esc", "back"))
_ROW = 30


class VocabularySheet(Overlay):
    """List the kinds with lane, key and values. What is left out stays with the labels that are of it."""

    def __init__(self, parent: QWidget, actions: ActionSet, asks: AskSheet) -> None:
        super().__init__(parent, name="Vocabulary")
        self._actions, self._asks = actions, asks
        self._work: Work | None = None
        self.model = KindModel(self._key, self)
        self.table = RowTable(name="Kinds of label", height=_ROW)
        self.table.setModel(self.model)
        self.table.set_widths({KindColumn.NAME: 220, KindColumn.LANE: 130, KindColumn.KEY: 100}, stretch=KindColumn.VALUES)
        self.table.installEventFilter(self)
        self.table.opened.connect(self._change)
        self.table.removed.connect(self._remove)
        self.table.moved.connect(self._move)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), 0)
        head.addWidget(text("Vocabulary", "title", ink="strong"))
        head.addStretch(1)
        head.addWidget(text("Kinds that are left out stay with the labels that are of them.", "small", ink="text2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(8), 1, theme.px(10))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.table)
        column.addLayout(hints(_HINTS))
        actions.keys_changed.connect(self._show)

    def ask(self, work: Work) -> None:
        """Show the kinds of the open library."""
        self._work = work
        self._show()
        self.table.choose(0)
        self.open(self.table)

    def sizeHint(self) -> QSize:
        """Ask for every kind, as far as that fits."""
        return QSize(theme.px(820), theme.px(132 + _ROW * max(6, self.model.rowCount())))

    def place(self, inside: QRect) -> QRect:
        """Lie in the middle, a little inside the window."""
        margin = theme.px(24)
        return super().place(inside.adjusted(margin, margin, -margin, -margin))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add a kind on Ctrl+Enter, before the table or a command has it; the table has the rest."""
        ctrl = isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if watched is not self.table or not ctrl or not isinstance(event, QKeyEvent) or event.key() not in ENTER:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self._add()
        return True

    def _show(self) -> None:
        """Show the kinds as they are now; one that was added is chosen, else the same as before."""
        row, kept = self.table.currentIndex().row(), self._kind()
        known = {kind.id for kind in self.model.kinds}
        self.model.set_vocabulary(self._actions.vocabulary)
        added = next((kind for kind in self.model.kinds if known and kind.id not in known), None)
        wanted = added or kept
        again = self.model.row_of(wanted.id) if wanted is not None else -1
        self.table.choose(again if again >= 0 else row)
        if self.isVisible():
            self._settle()

    def _key(self, kind: LabelKind) -> str:
        return key_name(self._actions.key(f"{KIND}{kind.id}"))

    def _kind(self) -> LabelKind | None:
        return self.model.kind(self.table.currentIndex().row())

    def _add(self) -> None:
        work = self._work
        if work is not None:
            self._asks.ask("Add a kind of label", _lines(None), lambda answer: self._take(work, None, answer))

    def _change(self) -> None:
        work, kind = self._work, self._kind()
        if work is not None and kind is not None:
            self._asks.ask(f"Change {kind.name}", _lines(kind), lambda answer: self._take(work, kind, answer))

    def _remove(self) -> None:
        kind = self._kind()
        if self._work is not None and kind is not None:
            self._work.vocabulary.remove(kind.id)

    def _move(self, by: int) -> None:
        kind = self._kind()
        if self._work is not None and kind is not None:
            self._work.vocabulary.move(kind.id, by)

    def _take(self, work: Work, kind: LabelKind | None, answer: dict[str, str]) -> None:
        """Write the answer, unless its key does something else here; that is named."""
        typed = answer["key"]
        key = spelled("+".join(typed.split())) if typed else ""
        holder = self._actions.keymap.holder(key) if key else ""
        if typed and not key:
            work.bench.say(f"“{typed}” is no key. Write 2, Q or Shift F2.", NoticeKind.ERROR)
        elif holder and not holder.startswith(KIND):
            taken = self._actions.command(holder).text.removesuffix("…")
            work.bench.say(f"{key_name(key)} is “{taken}”. Choose another key, or give that another one first.", NoticeKind.ERROR)
        elif kind is None:
            work.vocabulary.add(name=answer["name"], lane=answer["lane"], key=key, values=answer["values"])
        else:
            work.vocabulary.change(kind.id, name=answer["name"], lane=answer["lane"], key=key, values=answer["values"])


def _lines(kind: LabelKind | None) -> tuple[Line, ...]:
    lanes = ", ".join(theme.lane(lane).title.lower() for lane in Lane)
    return (
        Line(key="name", name="Name", value=kind.name if kind else "", example="Ad lib"),
        Line(key="lane", name="Lane", value=theme.lane(kind.lane).title if kind else "", example=lanes),
        Line(key="key", name="Key", value=key_name(kind.key) if kind else "", example="Q, or Shift F2; none is possible"),
        Line(key="values", name="Values", value=", ".join(kind.values) if kind else "", example="only where it has some: soft, boom"),
    )
