"""Make a QAction of every command, and keep text and state of each true to the situation."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from dailies_logger.ui import icons
from dailies_logger.ui.actions import BY_ID, COMMANDS
from dailies_logger.ui.commands.command import Command, Situation

NAMES_OF_KEYS = {"Return": "Enter", "Esc": "Esc", "PgDown": "Page Down", "PgUp": "Page Up", "Del": "Delete"}

REPEATING = {f"transport.{unit}_{way}" for unit in ("frame", "ten", "second") for way in ("back", "on")} | {
    "transport.previous_label",
    "transport.next_label",
}
"""The transport's commands that a held key does again and again; a held J or L must not run through the speeds."""


class ActionSet(QObject):
    """Hold the actions of a window, bind them to what they do, and switch them by the situation.

    `reason(id)` tells in a few words why a command is off. An action that nobody has bound is a fault of ours.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._reasons: dict[str, str] = {}
        self.situation = Situation()
        self._actions = {command.id: self._make(command, window) for command in COMMANDS}
        self.update(self.situation)

    def __getitem__(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def bind(self, runs: Mapping[str, Callable[[], object]]) -> None:
        """Say what commands do."""
        for command_id, run in runs.items():
            self._actions[command_id].triggered.connect(lambda _checked=False, run=run: run())

    def update(self, situation: Situation) -> None:
        """Enable and name every action as the situation demands."""
        self.situation = situation
        for command in COMMANDS:
            action = self._actions[command.id]
            self._reasons[command.id] = reason = command.when(situation)
            action.setEnabled(not reason)
            action.setToolTip(tip(command, reason))
        self["edit.undo"].setText(f"Undo {situation.undo}".rstrip())
        self["edit.redo"].setText(f"Redo {situation.redo}".rstrip())

    def reason(self, command_id: str) -> str:
        """Say why a command is off; empty where it is on."""
        return self._reasons[command_id]

    def key(self, command_id: str) -> str:
        """Return the key that is shown beside a command; empty where it has none."""
        return next(iter(BY_ID[command_id].keys), "")

    def run(self, command_id: str) -> None:
        """Do a command if it is on."""
        self._actions[command_id].trigger()

    def _make(self, command: Command, window: QWidget) -> QAction:
        action = QAction(command.text, window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.toggle)
        action.setAutoRepeat(command.id in REPEATING or command.id.startswith(("label.step", "label.trim", "label.move", "view.zoom")))
        if command.lane is not None:
            action.setIcon(icons.lane_icon(command.lane))
        elif command.icon:
            action.setIcon(icons.icon(command.icon))
        window.addAction(action)
        return action


def key_name(key: str) -> str:
    r"""Write a key as the frames beside things show it: `Ctrl Shift P`, `Enter`, `\\`."""
    if len(key) == 1 or key.endswith("++"):
        return key.replace("++", " +")
    return " ".join(NAMES_OF_KEYS.get(part, part) for part in key.split("+"))


def tip(command: Command, reason: str = "") -> str:
    """Write a command's tooltip: what it does, its key, and why it is off."""
    key = f" ({key_name(command.keys[0])})" if command.keys else ""
    said = command.text.removesuffix("…") + (f": {command.hint[0].lower()}{command.hint[1:]}" if command.hint else "")
    return f"{said}{key}" + (f": {reason}" if reason else "")
