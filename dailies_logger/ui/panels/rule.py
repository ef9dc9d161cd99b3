"""Show the rule of a stringout and what hands did to it, apart from one another."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dailies_logger.domain.stringout import Angles, Stringout
from dailies_logger.ui import theme
from dailies_logger.ui.commands.sequence import key_of
from dailies_logger.ui.panels.changes import ChangeList
from dailies_logger.ui.sequence_offers import Answer
from dailies_logger.ui.widgets import CommandButton, ElidedText, Hairline, KeyFrame, text

NOTHING_KEPT = "No trims, pins or removals yet."
ANGLES = {Angles.BEST: "the best one", Angles.STACKED: "stacked in sync"}


class RulePanel(QWidget):
    """Show what a stringout asks for, and list what hands did; groups and angles are named where they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.rule = QWidget()
        self._grid = QGridLayout(self.rule)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._lines: dict[str, tuple[QLabel, ElidedText]] = {}
        self.kept = ChangeList(name="Your hand edits, kept", signs=False)
        self.none = text(NOTHING_KEPT, "small", ink="text2", wrap=True)
        self._buttons = QWidget()
        self._build()

    def _build(self) -> None:
        pad = theme.px(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(text("Rule", "mini_bold", ink="text2"))
        head.addStretch(1)
        head.addWidget(KeyFrame("F2"))
        head.addWidget(text("edit", "small", ink="text2"))
        inside = QVBoxLayout()
        inside.setContentsMargins(pad, theme.px(8), pad, theme.px(8))
        inside.setSpacing(theme.px(4))
        inside.addLayout(head)
        inside.addWidget(self.rule)
        kept = QVBoxLayout()
        kept.setContentsMargins(pad, theme.px(8), pad, theme.px(4))
        kept.addWidget(text("Your hand edits, kept", "mini_bold", ink="text2"))
        kept.addWidget(self.none)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(pad, theme.px(6), pad, theme.px(8))
        buttons.setSpacing(theme.px(6))
        column.addWidget(Hairline())
        column.addLayout(inside)
        column.addWidget(Hairline())
        column.addLayout(kept)
        column.addWidget(self.kept, 1)
        column.addWidget(self._buttons)
        column.addStretch(0)
        for name in ("Ask", "Order", "Handles", "Groups", "Angles"):
            self._lines[name] = text(name, "small", ink="text2"), ElidedText("small")
            for column_, part in enumerate(self._lines[name]):
                self._grid.addWidget(part, len(self._lines), column_)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Set the window's commands; their keys here are the room's."""
        buttons = self._buttons.layout()
        assert isinstance(buttons, QHBoxLayout)  # noqa: S101 - made in _build
        buttons.addWidget(CommandButton(actions["sequence.as_ruled"], "To rule", key=key_of("sequence.as_ruled"), tall=False))
        buttons.addWidget(CommandButton(actions["sequence.put_back"], "Put back", key=key_of("sequence.put_back"), tall=False))

    def show_rule(self, stringout: Stringout | None) -> None:
        """Show the rule of a stringout."""
        self.setVisible(stringout is not None)
        if stringout is not None:
            said = rule_words(stringout)
            for name, (head, line) in self._lines.items():
                line.setText(said.get(name, ""))
                for each in (head, line):
                    each.setVisible(name in said)

    def show_answer(self, answer: Answer | None) -> None:
        """List what hands did, with what a key does about it."""
        kept = answer.kept if answer is not None else ()
        self.kept.show_rows(kept)
        self.kept.setVisible(bool(kept))
        self._buttons.setVisible(bool(kept))
        self.none.setVisible(not kept)


def rule_words(stringout: Stringout) -> dict[str, str]:
    """Say what a stringout asks for, in the words of the room."""
    said = {
        "Ask": stringout.query or "every label",
        "Order": stringout.order or "as found",
        "Handles": f"{stringout.handles} frames",
    }
    if stringout.group and stringout.gap:
        said["Groups"] = f"{stringout.gap} frames of black where {stringout.group} changes"
    if stringout.angles is not Angles.LABELLED:
        said["Angles"] = ANGLES[stringout.angles]
    return said
