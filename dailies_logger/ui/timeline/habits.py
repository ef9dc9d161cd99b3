"""Keep how this editor likes the lanes: which are folded, with pictures or without, whether edges snap, where the playhead stays."""

from PySide6.QtCore import QObject

from dailies_logger.domain.label import Vocabulary
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.ui.timeline.layout import Density, Grid

SNAPS, CENTRED, BARE, LOW = "lanes/snaps", "lanes/centred", "lanes/bare", "lanes/low"
"""What the layout file calls them; all are off until the editor wants them. Lanes that are low are named, with spaces between."""


class LaneHabits(QObject):
    """Switch the habits of the lanes, remember them, and show them checked in the menu."""

    def __init__(self, lanes: LanesView, layout: Layout, actions: ActionSet) -> None:
        super().__init__(lanes)
        self._lanes = lanes
        self._layout = layout
        self._actions = actions
        self._density = Density.NORMAL
        lanes.headers.fold_requested.connect(lambda lane: self.fold(lane.id))
        actions.commands_changed.connect(self._show_low)
        self._show()

    def toggle_snapping(self) -> None:
        """Let dragged edges snap, or no longer."""
        self._toggle(SNAPS)

    def toggle_centred(self) -> None:
        """Keep the playhead in the middle, or let the page turn."""
        self._toggle(CENTRED)

    def toggle_film(self) -> None:
        """Show pictures over the lanes, or none."""
        self._toggle(BARE)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Fold the lanes that were low when they were last there."""
        self._lanes.set_vocabulary(vocabulary)
        self._show()

    def fold(self, lane: str) -> None:
        """Fold a lane, by its id, low, or open it again."""
        self._layout.keep_word(LOW, " ".join(sorted(self._low() ^ {lane})))
        self._show()

    def unfold(self) -> None:
        """Open all lanes."""
        self._layout.keep_word(LOW, "")
        self._show()

    def lie(self, density: Density) -> None:
        """Lay the lanes as high as the window allows."""
        self._density = density
        lanes, film = self._lanes.sheet.vocabulary.lanes, not self._layout.flag(BARE, default=False)
        self._lanes.set_grid(Grid.of(density, percent=theme.scale(), film=film, lanes=lanes, low=self._low()))

    def _low(self) -> frozenset[str]:
        return frozenset(self._layout.word(LOW).split())

    def _toggle(self, name: str) -> None:
        self._layout.keep_flag(name, value=not self._layout.flag(name, default=False))
        self._show()

    def _show(self) -> None:
        snaps, centred = (self._layout.flag(name, default=False) for name in (SNAPS, CENTRED))
        self._lanes.sheet.snaps, self._lanes.sheet.centred = snaps, centred
        self._actions["view.snap"].setChecked(snaps)
        self._actions["view.centred"].setChecked(centred)
        self._actions["lanes.film"].setChecked(not self._layout.flag(BARE, default=False))
        self._show_low()
        self.lie(self._density)

    def _show_low(self) -> None:
        low = self._low()
        for command in self._actions.commands:
            if command.fold:
                self._actions[command.id].setChecked(command.fold not in low)
