"""Show what is kept of a stringout beside the picture: its versions or its passes, and below them a change list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.panels.kept_rows import KeptRow, LineRow, RowsList
from dailies_logger.ui.panels.offers import WIDTH, Section
from dailies_logger.ui.widgets import ElidedText, Hairline, KeyFrame, text, tint

NO_VERSIONS = "No version has been kept yet. Shift+Y keeps the sequence as it is now; nothing done later reaches it."
NO_PASSES = "No pass has been made yet. N begins one: the sequence is kept before and after, and here stands what the pass raised, dropped and trimmed."
NO_CHANGES = "Nothing differs."
VERSION_KEYS = (
    (("Return", "compare"), ("H", "hold, compare to it")),
    (("Shift+Return", "look at"), ("Ctrl+Return", "go back to it")),
    (("F2", "name, note"), ("Del", "remove")),
    (("Shift+Y", "keep now"), ("Esc", "back")),
)
PASS_KEYS = ((("Return", "what it did"), ("N", "begin")), (("Esc", "back"), ("Shift+N", "end")))
NO_KEYS = {NO_VERSIONS: VERSION_KEYS[-1:], NO_PASSES: ((("N", "begin"), ("Esc", "back")),)}
LINE_KEYS = ((("Return", "play"), ("Ctrl+C", "copy"), ("Esc", "back")),)


class KeptPanel(QWidget):
    """Be the right side of the room while versions or passes are looked through. `passes` tells of the chosen clip."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(WIDTH))
        self.title, self.keys = text("", "body_bold"), QHBoxLayout()
        self.of = ElidedText("small")
        tint(self.of, "text2")
        self.empty = text("", "small", ink="text2", wrap=True)
        self.list = RowsList(name="Versions")
        self.lines = RowsList(name="Change list")
        self.told, self.counted = ElidedText("small_bold"), text("", "small_figures", ink="text2")
        self.same = text(NO_CHANGES, "small", ink="text2", wrap=True)
        self.below = QWidget()
        self.passes = Section()
        self._hints = QWidget()
        self._hinted: object = None
        self._build()
        self.hide()

    def _build(self) -> None:
        pad = theme.px(12)
        head = QHBoxLayout()
        head.setContentsMargins(pad, theme.px(8), pad, theme.px(8))
        head.setSpacing(theme.px(8))
        head.addWidget(self.title)
        head.addWidget(self.of, 1)
        for words in (self.empty, self.same):
            words.setContentsMargins(pad, theme.px(8), pad, theme.px(8))
        below = QVBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        names = QVBoxLayout()
        names.setContentsMargins(pad, theme.px(8), pad, theme.px(6))
        names.setSpacing(theme.px(2))
        names.addWidget(self.told)
        names.addWidget(self.counted)
        below.addWidget(Hairline())
        below.addLayout(names)
        below.addWidget(self.same)
        below.addWidget(self.lines, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(Hairline())
        self.column.addWidget(self.empty)
        self.column.addWidget(self.list, 2)
        self.column.addWidget(self.below, 3)
        self.column.addWidget(self.passes)
        self.column.addWidget(Hairline())
        self.column.addWidget(self._hints)
        self.below.hide()

    def show_list(self, title: str, of: str, found: Sequence[KeptRow], *, empty: str) -> None:
        """Show versions or passes of a stringout; none: a sentence."""
        self.title.setText(title)
        self.of.setText(of)
        self.list.setAccessibleName(title)
        self.list.show_rows(found)
        self.empty.setText(empty)
        self.empty.setVisible(not found)
        keys = VERSION_KEYS if empty == NO_VERSIONS else PASS_KEYS
        self._hint(keys if found else NO_KEYS[empty])
        self.tell_passes(self.passes.head.text(), self.passes.words.text())

    def tell_passes(self, head: str, words: str) -> None:
        """Tell what became of the chosen clip over the passes, in the pass book: versions need the room."""
        self.passes.tell(head, words if self.empty.text() == NO_PASSES else "")

    def show_lines(self, told: str, counted: str, found: Sequence[LineRow]) -> None:
        """Show a change list below, with its head."""
        self.told.setText(told)
        self.counted.setText(counted)
        self.counted.setVisible(bool(counted))
        self.lines.show_rows(found)
        self.lines.copied = "\n".join((f"{told}: {counted}".rstrip(": "), *(each.text for each in found)))
        self.same.setVisible(not found)
        self.below.show()
        self._hint(LINE_KEYS)

    def hide_lines(self) -> None:
        """Show no change list."""
        self.below.hide()
        self.lines.show_rows(())
        self.lines.copied = ""

    def _hint(self, lines: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Name the keys that work here."""
        if self._hinted is lines:
            return
        self._hinted = lines
        hints = QWidget()
        grid = QGridLayout(hints)
        grid.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(8))
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        for row, hinted in enumerate(lines):
            for column, (key, does) in enumerate(hinted):
                pair = QHBoxLayout()
                pair.setSpacing(theme.px(6))
                pair.addWidget(KeyFrame(key))
                pair.addWidget(text(does, "small", ink="text2"))
                pair.addStretch(1)
                grid.addLayout(pair, row, column)
        self.column.replaceWidget(self._hints, hints)
        self._hints.deleteLater()
        self._hints = hints
