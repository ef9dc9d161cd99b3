"""Edit the kinds of label of the production: a table over the window, one line of questions for each change."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import LabelKind, Lane
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.ask_sheet import AskSheet, Line
from dailies_logger.ui.commands.takes import KIND
from dailies_logger.ui.finder import hints
from dailies_logger.ui.key_words import key_name, refusal, typed_key
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.models.kinds import KindColumn, KindModel
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.panels.tables import RowTable
from dailies_logger.ui.verbs_vocabulary import lane_named
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
        self.setProperty("holds", True)
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
        self._ask(None, "Add a kind of label")

    def _change(self) -> None:
        kind = self._kind()
        if kind is not None:
            self._ask(kind, f"Change {kind.name}")

    def _ask(self, kind: LabelKind | None, title: str) -> None:
        work = self._work
        if work is not None:
            self._asks.ask(
                title, _lines(kind), lambda answer: self._take(work, kind, answer), check=lambda answer: self._trouble(kind, answer)
            )

    def _remove(self) -> None:
        kind = self._kind()
        if self._work is not None and kind is not None:
            self._work.vocabulary.remove(kind.id)

    def _move(self, by: int) -> None:
        kind = self._kind()
        if self._work is not None and kind is not None:
            self._work.vocabulary.move(kind.id, by)

    def _take(self, work: Work, kind: LabelKind | None, answer: dict[str, str]) -> None:
        """Write what was changed in the answer."""
        said = _said(kind, answer)
        if said.get("key"):
            said["key"] = typed_key(said["key"])
        if kind is None:
            work.vocabulary.add(name=said["name"], lane=said["lane"], key=said["key"], values=said["values"])
        elif said:
            work.vocabulary.change(kind.id, said)

    def _trouble(self, kind: LabelKind | None, answer: dict[str, str]) -> str:
        """Say what is wrong with an answer while it can still be mended; empty where nothing is."""
        said = _said(kind, answer)
        if not answer["name"].strip():
            return "A kind needs a name."
        try:
            lane_named(answer["lane"])
        except Refused as refused:
            return str(refused)
        return self._key_trouble(said["key"]) if said.get("key") else ""

    def _key_trouble(self, typed: str) -> str:
        """Say why a kind cannot have a key; empty where it can."""
        key = typed_key(typed)
        if not key:
            return f"“{typed}” is no key. Write 2, Q or Shift F2."
        holder = self._actions.keymap.holder(key)
        if refusal(key) or not holder:
            return refusal(key)
        taken = self._actions.command(holder).short
        return f"{key_name(key)} is “{taken}”. Choose another key, or give that another one first."

    def leave(self) -> None:
        """Let go of a library that closes."""
        self._work = None
        self.dismiss()


def _said(kind: LabelKind | None, answer: dict[str, str]) -> dict[str, str]:
    """Return what of an answer is new: of a kind that is there, only the lines that were changed."""
    shown = {line.key: line.value for line in _lines(kind)}
    return {key: words for key, words in answer.items() if kind is None or words != shown[key]}


def _lines(kind: LabelKind | None) -> tuple[Line, ...]:
    lanes = ", ".join(theme.lane(lane).title.lower() for lane in Lane)
    return (
        Line(key="name", name="Name", value=kind.name if kind else "", example="Ad lib"),
        Line(key="lane", name="Lane", value=theme.lane(kind.lane).title if kind else "", example=lanes),
        Line(key="key", name="Key", value=key_name(kind.key) if kind else "", example="Q, or Shift F2; may stay empty"),
        Line(key="values", name="Values", value=", ".join(kind.values) if kind else "", example="only where it has some: soft, boom"),
    )
