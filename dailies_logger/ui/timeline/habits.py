"""Keep how this editor likes the lanes: whether dragged edges snap, whether the playhead stays in the middle."""

from PySide6.QtCore import QObject

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.timeline.lanes import LanesView

SNAPS, CENTRED = "lanes/snaps", "lanes/centred"
"""What the layout file calls them; both are off until the editor wants them."""


class LaneHabits(QObject):
    """Switch the habits of the lanes, remember them, and show them checked in the menu."""

    def __init__(self, lanes: LanesView, layout: Layout, actions: ActionSet) -> None:
        super().__init__(lanes)
        self._lanes = lanes
        self._layout = layout
        self._actions = actions
        self._show()

    def toggle_snapping(self) -> None:
        """Let dragged edges snap, or no longer."""
        self._toggle(SNAPS)

    def toggle_centred(self) -> None:
        """Keep the playhead in the middle, or let the page turn."""
        self._toggle(CENTRED)

    def _toggle(self, name: str) -> None:
        self._layout.keep_flag(name, value=not self._layout.flag(name, default=False))
        self._show()

    def _show(self) -> None:
        snaps, centred = (self._layout.flag(name, default=False) for name in (SNAPS, CENTRED))
        self._lanes.sheet.snaps, self._lanes.sheet.centred = snaps, centred
        self._actions["view.snap"].setChecked(snaps)
        self._actions["view.centred"].setChecked(centred)
