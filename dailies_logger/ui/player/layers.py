"""Name what can lie on the picture, and remember what the editor wants to see there."""

from enum import Enum

from PySide6.QtCore import QObject, Signal

from dailies_logger.ui.layout import Layout


class Layer(Enum):
    """Name what can be switched on the picture; the value is what the setting is kept by."""

    TIMECODE = "timecode"
    TAKE = "take"
    CLIP = "clip"
    LABELS = "labels"
    ACTION_SAFE = "action_safe"
    TITLE_SAFE = "title_safe"
    GUIDE_239 = "guide_239"
    GUIDE_185 = "guide_185"
    GUIDE_178 = "guide_178"


USUAL = frozenset({Layer.TIMECODE, Layer.TAKE, Layer.CLIP})
"""What is seen until the editor says otherwise."""


class Layers(QObject):
    """Hold which layers are seen, in the settings. `changed` carries the set that is seen now.

    `bare` hides all of them at once, open ranges too, and forgets nothing of what was on; it lasts until the window is closed.
    """

    changed = Signal(object)

    def __init__(self, layout: Layout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self._on = {layer for layer in Layer if layout.flag(f"picture/{layer.value}", default=layer in USUAL)}
        self.bare = False

    def on(self, layer: Layer) -> bool:
        """Say whether a layer is switched on, be it hidden or not."""
        return layer in self._on

    def seen(self) -> frozenset[Layer] | None:
        """Return what is seen; None where the picture is to be bare."""
        return None if self.bare else frozenset(self._on)

    def toggle(self, layer: Layer) -> None:
        """Switch a layer, which ends a bare picture: who switches wants to see it."""
        self._on ^= {layer}
        self._layout.keep_flag(f"picture/{layer.value}", value=layer in self._on)
        self.bare = False
        self.changed.emit(self.seen())

    def toggle_bare(self) -> None:
        """Show nothing but the picture, or again what is switched on."""
        self.bare = not self.bare
        self.changed.emit(self.seen())
