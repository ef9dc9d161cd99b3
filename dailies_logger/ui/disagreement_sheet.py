"""Show over the window on which facts the sources differ."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.ui import theme
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.panels.disagreements import DisagreementsPanel
from dailies_logger.ui.widgets import KeyFrame, text
from dailies_logger.workflow.facts import Disagreement, disagreements
from dailies_logger.workflow.ports import Library


class DisagreementSheet(Overlay):
    """List disagreements side by side. `clip_requested` carries the clip of the row that was opened."""

    clip_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="Facts told differently")
        self.panel = DisagreementsPanel()
        self.panel.clip_requested.connect(self._go)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        for key, words in (("Return", "shows the clip"), ("Esc", "back")):
            foot.addWidget(KeyFrame(key))
            foot.addWidget(text(words, "small", ink="text2"))
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(8), 1, theme.px(8))
        column.addWidget(self.panel)
        column.addLayout(foot)

    def ask(self, bench: Bench) -> None:
        """Fetch every disagreement of the library and show them."""
        library = bench.desk.library
        bench.read(lambda: _all(library), lambda found: self._show(*found))

    def sizeHint(self) -> QSize:
        """Ask for a table's width."""
        return QSize(theme.px(960), theme.px(520))

    def place(self, inside: QRect) -> QRect:
        """Lie in the middle, a little inside the window."""
        margin = theme.px(24)
        return super().place(inside.adjusted(margin, margin, -margin, -margin))

    def _show(self, found: Sequence[Disagreement], clips: dict[UUID, Clip]) -> None:
        self.panel.set_rows(found, clips=clips)
        self.open(self.panel.table if found else None)

    def _go(self, clip: UUID) -> None:
        self.dismiss()
        self.clip_requested.emit(clip)


def _all(library: Library) -> tuple[list[Disagreement], dict[UUID, Clip]]:
    found = disagreements(library)
    clips = library.where(Clip, id=list({one.clip for one in found})) if found else []
    return found, {clip.id: clip for clip in clips}
