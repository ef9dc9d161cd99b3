"""Show what labels have changed in a stringout, one change after the other, and below it what the sequence has to say of its clips."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.commands.sequence import key_of
from dailies_logger.ui.panels.changes import ChangeList
from dailies_logger.ui.sequence_offers import Answer
from dailies_logger.ui.widgets import CommandButton, Hairline, KeyFrame, text
from dailies_logger.workflow.continuity import Cutting
from dailies_logger.workflow.offered import kept_words, signed

NOTHING_OFFERED = "The rule asks for nothing else. What labels change in it shows up here, and changes nothing before you apply it."
WIDTH = 320


class OffersPanel(QWidget):
    """Be the right side of the room. `told` are sections below the changes, each a head and words, empty ones hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(WIDTH))
        self.list = ChangeList(name="Changes that are offered", signs=True)
        self.chip = QLabel()
        self.chip.setProperty("keyFrame", True)
        self.chip.setFont(theme.font("small_figures"))
        self.chip.setAccessibleName("What is offered")
        self.empty = text(NOTHING_OFFERED, "small", ink="text2", wrap=True)
        self.kept = text("", "small", ink="text2", wrap=True)
        self._buttons, self._declining = QWidget(), QWidget()
        self.join = Section()
        self.trim = Section()
        self.passes = Section()
        self._build()
        self.show_answer(None)

    def _build(self) -> None:
        pad = theme.px(12)
        head = QHBoxLayout()
        head.setContentsMargins(pad, theme.px(8), pad, theme.px(8))
        head.setSpacing(theme.px(8))
        head.addWidget(text("Labels changed", "body_bold"))
        head.addWidget(self.chip)
        head.addStretch(1)
        for words in (self.empty, self.kept):
            words.setContentsMargins(pad, theme.px(8), pad, theme.px(8))
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(pad, 0, pad, theme.px(6))
        row.setSpacing(theme.px(6))
        decline = QHBoxLayout(self._declining)
        decline.setContentsMargins(pad, 0, pad, theme.px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        for part in (self.kept, self._buttons, self._declining, self.join, self.trim, self.passes):
            column.addWidget(part)
        column.addStretch(0)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Set the window's commands; their keys here are the room's."""
        rows = (
            (self._buttons, (("sequence.apply_all", "Apply all", True),)),
            (self._declining, (("sequence.apply", "Apply", False), ("sequence.decline", "Decline", False))),
        )
        for holder, buttons in rows:
            row = holder.layout()
            assert isinstance(row, QHBoxLayout)  # noqa: S101 - made in _build
            for command, words, primary in buttons:
                row.addWidget(CommandButton(actions[command], words, key=key_of(command), primary=primary, tall=False))
            row.addStretch(1)

    def tell_clip(self, cutting: Cutting | None, placement: UUID | None) -> None:
        """Say what breaks at the joins of a clip, and how it is trimmed."""
        place = cutting.place(placement) if cutting is not None else None
        if cutting is None or place is None:
            self.join.tell("", "")
            self.trim.tell("", "")
            return
        reasons = "\n".join(flag.reason for flag in cutting.flags if flag.place in (place, place + 1))
        self.join.tell(f"Joins of {cutting.shots[place].name}", reasons)
        self.trim.tell(f"Trim of {cutting.shots[place].name}", trim_words(cutting, place))

    def show_answer(self, answer: Answer | None) -> None:
        """Show what a stringout offers; None: nothing is known yet."""
        changes = answer.changes if answer is not None else ()
        self.chip.setText(answer.words if answer is not None else "")
        self.chip.setVisible(bool(changes))
        self.list.show_rows(changes)
        self.list.setVisible(bool(changes))
        self.empty.setText(answer.trouble or NOTHING_OFFERED if answer is not None else "Asking the rule…")
        self.empty.setVisible(not changes)
        kept = kept_words(answer.kept) if answer is not None and changes else ""
        self.kept.setText(f"{kept}." if kept else "")
        self.kept.setVisible(bool(kept))
        for part in (self._buttons, self._declining):
            part.setVisible(bool(changes))


class Section(QWidget):
    """Show a head and lines under it; without lines, nothing. A line may name a key beside its words."""

    def __init__(self) -> None:
        super().__init__()
        self.head = text("", "mini_bold", ink="text2")
        self.words = text("", "small", wrap=True)
        self._keys = QHBoxLayout()
        self._keys.setSpacing(theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        inside.setSpacing(theme.px(4))
        inside.addWidget(self.head)
        inside.addWidget(self.words)
        inside.addLayout(self._keys)
        column.addWidget(Hairline())
        column.addLayout(inside)
        self.hide()

    def set_keys(self, *keys: tuple[str, str]) -> None:
        """Name keys below the words, each with what it does."""
        for key, does in keys:
            self._keys.addWidget(KeyFrame(key))
            self._keys.addWidget(text(does, "small", ink="text2"))
        self._keys.addStretch(1)

    def tell(self, head: str, words: str) -> None:
        """Show these words; none: hide."""
        self.head.setText(head)
        self.words.setText(words)
        self.setVisible(bool(words))


def trim_words(cutting: Cutting, place: int) -> str:
    """Say how a clip is trimmed by hand, and which handles are left."""
    shot, asked = cutting.shots[place], cutting.stringout.handles
    each = shot.placement
    head, tail = each.trims
    before, after = min(asked, each.start), min(asked, max(0, shot.laid.clip.frames - each.end))
    said = (
        [f"Head {signed(head)}, tail {signed(tail)} frames"]
        if (head, tail) != (0, 0)
        else ["As the rule laid it" if each.ruled else "Laid by hand"]
    )
    return "\n".join([*said, f"Handles left {before} before, {after} after"])
