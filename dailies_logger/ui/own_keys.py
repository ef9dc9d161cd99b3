"""Let the editor give keys to commands, remember it, and name what stands against it, where it does."""

from collections.abc import Collection

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.key_words import LEAVE, refusal
from dailies_logger.ui.layout import Layout

KEPT = "own_keys"

_ELSEWHERE = {
    **dict.fromkeys(("Up", "Down"), "In a list it still walks the rows."),
    **dict.fromkeys(("Return", "Enter"), "In a list and on a button it still chooses."),
    "Del": "In a list it still removes the row, in a text field it edits.",
    **dict.fromkeys(("Left", "Right", "Home", "End", "Backspace"), "In a text field it still edits."),
    **dict.fromkeys((f"Ctrl+{letter}" for letter in "ACVXYZ"), "In a text field it still edits."),
    **dict.fromkeys(("Alt+Up", "Alt+Down"), "In the list of a stringout it still moves the clip."),
    "Alt+Backspace": "In the search box it still drops a term.",
}
"""What a key goes on doing where something else has the focus."""


class OwnKeys:
    """Change the keys of a window's commands; every change is laid on the commands and kept at once."""

    def __init__(self, actions: ActionSet, layout: Layout) -> None:
        self._actions, self._layout = actions, layout
        self.map = actions.keymap
        self.map.read(layout.word(KEPT))
        actions.lay_keys()

    def name(self, command: str) -> str:
        """Return what a command is called."""
        return self._actions.command(command).name

    def ids(self) -> Collection[str]:
        """List the commands that are there now, by their ids."""
        return self._actions.every().keys()

    def refusal(self, command: str, key: str) -> str:
        """Say why a command cannot have a key, or cannot be changed at all; empty where it can."""
        return "Esc always leads back to the picture." if command == LEAVE else refusal(key)

    def loser(self, command: str, key: str) -> str:
        """Return the command that would lose a key; empty where nobody has it, or this one itself."""
        holder = self.map.holder(key)
        return "" if holder == command else holder

    def elsewhere(self, key: str) -> str:
        """Say what a key goes on doing in lists and text fields; empty where nothing."""
        return _ELSEWHERE.get(key, "")

    def give(self, command: str, key: str, *, more: bool = False) -> None:
        """Give a command a key in place of its first, or one `more`."""
        self.map.give(command, key, more=more)
        self._keep()

    def clear(self, command: str) -> None:
        """Leave a command without a key."""
        self.map.clear(command)
        self._keep()

    def back(self, command: str) -> None:
        """Give a command back the keys it has by the preset."""
        self.map.back(command)
        self._keep()

    def choose(self, preset: str) -> None:
        """Take a preset, with what was changed under it before."""
        self.map.choose(preset)
        self._keep()

    def _keep(self) -> None:
        self._layout.keep_word(KEPT, self.map.text())
        self._layout.sync()
        self._actions.lay_keys()
