"""Name the commands of how the picture is shown and what lies on it: the menu Picture."""

from dailies_logger.ui.commands.command import Command, Menu
from dailies_logger.ui.commands.needs import needs_library
from dailies_logger.ui.player.layers import Layer

LAYER_COMMANDS = {layer: f"picture.{layer.value}" for layer in Layer}
"""The command that switches each layer."""

PICTURE = (
    Command(
        id="picture.bare",
        text="Nothing on the picture",
        menu=Menu.PICTURE,
        keys=("Shift+U",),
        icon="eye",
        when=needs_library,
        toggle=True,
        hint="Hides all that is switched on below, until it is pressed again",
    ),
    Command(id="picture.timecode", text="Source timecode", menu=Menu.PICTURE, when=needs_library, toggle=True, section=True),
    Command(id="picture.take", text="Scene and take", menu=Menu.PICTURE, when=needs_library, toggle=True),
    Command(id="picture.clip", text="Clip", menu=Menu.PICTURE, when=needs_library, toggle=True),
    Command(
        id="picture.labels",
        text="Label text",
        menu=Menu.PICTURE,
        when=needs_library,
        toggle=True,
        hint="What is labelled at the frame shown",
    ),
    Command(id="picture.action_safe", text="Action safe area, 93 %", menu=Menu.PICTURE, when=needs_library, toggle=True, section=True),
    Command(id="picture.title_safe", text="Title safe area, 90 %", menu=Menu.PICTURE, when=needs_library, toggle=True),
    Command(id="picture.guide_239", text="Frame guide 2.39", menu=Menu.PICTURE, when=needs_library, toggle=True, section=True),
    Command(id="picture.guide_185", text="Frame guide 1.85", menu=Menu.PICTURE, when=needs_library, toggle=True),
    Command(id="picture.guide_178", text="Frame guide 1.78", menu=Menu.PICTURE, when=needs_library, toggle=True),
)
"""The commands of the menu Picture."""
