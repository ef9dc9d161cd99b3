"""Let the editor give keys to commands, remember it, and name what stands against it, where it does."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

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
    """Change the keys of a window's commands; every change is laid on the commands and kept at once.

    Each can be undone for as long as the window is open: an undo step is one call of what changes something here.
    """

    def __init__(self, actions: ActionSet, layout: Layout) -> None:
        self._actions, self._layout = actions, layout
        self.map = actions.keymap
        self.map.read(layout.word(KEPT))
        self._undo: list[str] = []
        self._redo: list[str] = []
        actions.lay_keys()

    def name(self, command: str) -> str:
        """Return what a command is called."""
        return self._actions.command(command).name

    def place(self, command: str) -> str:
        """Return the menu that a command is found in."""
        return self._actions.command(command).menu.value

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
        with self._step():
            self.map.give(command, key, more=more)

    def clear(self, command: str) -> None:
        """Leave a command without a key."""
        with self._step():
            self.map.clear(command)

    def free(self, *keys: str) -> None:
        """Leave keys without a command, in one step."""
        with self._step():
            for key in keys:
                self.map.free(key)

    def back(self, command: str) -> None:
        """Give a command back the keys it has by the preset."""
        with self._step():
            self.map.back(command)

    def drop_changes(self) -> None:
        """Have the preset as it is."""
        with self._step():
            self.map.drop_changes()

    def choose(self, preset: str) -> None:
        """Take a preset, with what was changed under it before."""
        with self._step():
            self.map.choose(preset)

    def undo(self) -> bool:
        """Take the last change back; say whether there was one."""
        return self._turn(self._undo, self._redo)

    def redo(self) -> bool:
        """Do again what was taken back; say whether there was anything."""
        return self._turn(self._redo, self._undo)

    def _turn(self, source: list[str], target: list[str]) -> bool:
        if not source:
            return False
        target.append(self.map.text())
        self.map.read(source.pop())
        self._keep()
        return True

    @contextmanager
    def _step(self) -> Iterator[None]:
        """Make one step of undo of what changes inside; none where nothing did."""
        before = self.map.text()
        yield
        if self.map.text() != before:
            self._undo.append(before)
            self._redo.clear()
            self._keep()

    def _keep(self) -> None:
        self._layout.keep_word(KEPT, self.map.text())
        self._layout.sync()
        self._actions.lay_keys()
