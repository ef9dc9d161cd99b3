"""Keep how this editor likes the lanes: which are folded, with pictures or without, whether edges snap, where the playhead stays."""

from PySide6.QtCore import QObject

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.lanes import LANE_COMMANDS
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
        lanes.headers.fold_requested.connect(self.fold)
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

    def fold(self, lane: Lane) -> None:
        """Fold a lane low, or open it again."""
        low = self._low() ^ {lane}
        self._layout.keep_word(LOW, " ".join(each.value for each in Lane if each in low))
        self._show()

    def unfold(self) -> None:
        """Open all lanes."""
        self._layout.keep_word(LOW, "")
        self._show()

    def lie(self, density: Density) -> None:
        """Lay the lanes as high as the window allows."""
        self._density = density
        grid = Grid.of(density, percent=theme.scale(), film=not self._layout.flag(BARE, default=False), low=self._low())
        self._lanes.set_grid(grid)

    def _low(self) -> frozenset[Lane]:
        names = set(self._layout.word(LOW).split())
        return frozenset(lane for lane in Lane if lane.value in names)

    def _toggle(self, name: str) -> None:
        self._layout.keep_flag(name, value=not self._layout.flag(name, default=False))
        self._show()

    def _show(self) -> None:
        snaps, centred = (self._layout.flag(name, default=False) for name in (SNAPS, CENTRED))
        self._lanes.sheet.snaps, self._lanes.sheet.centred = snaps, centred
        self._actions["view.snap"].setChecked(snaps)
        self._actions["view.centred"].setChecked(centred)
        self._actions["lanes.film"].setChecked(not self._layout.flag(BARE, default=False))
        for lane, command in LANE_COMMANDS.items():
            self._actions[command].setChecked(lane not in self._low())
        self.lie(self._density)
