"""Do what the menu Picture says, and let it tell what is on."""

from PySide6.QtCore import QObject

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.picture import LAYER_COMMANDS
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.player.layers import Layer, Layers
from dailies_logger.ui.player.surface import PictureView


class PictureMenu(QObject):
    """Switch what lies on the picture of the rooms."""

    def __init__(self, actions: ActionSet, layout: Layout, picture: PictureView, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._layers = Layers(layout, self)
        self._layers.changed.connect(picture.set_layers)
        self._layers.changed.connect(self._check)
        picture.set_layers(self._layers.seen())
        self._check()

    def toggle(self, layer: Layer) -> None:
        """Switch a layer."""
        self._layers.toggle(layer)

    def toggle_bare(self) -> None:
        """Show nothing but the picture, or again what is switched on."""
        self._layers.toggle_bare()

    def _check(self) -> None:
        """Tick what is on."""
        for layer, command in LAYER_COMMANDS.items():
            self._actions[command].setChecked(self._layers.on(layer))
        self._actions["picture.bare"].setChecked(self._layers.bare)
