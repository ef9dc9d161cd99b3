"""Make a QAction of every command, and keep text and state of each true to the situation."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Vocabulary
from dailies_logger.ui import icons
from dailies_logger.ui.actions import commands_of
from dailies_logger.ui.commands.command import Command, Situation
from dailies_logger.ui.commands.presets import PRESETS
from dailies_logger.ui.commands.takes import KIND
from dailies_logger.ui.key_words import LEAVE, key_name, spelled, usable
from dailies_logger.workflow.keymap import KeyMap, Keys

REPEATING = {f"transport.{unit}_{way}" for unit in ("frame", "ten", "second") for way in ("back", "on")} | {
    "transport.previous_label",
    "transport.next_label",
}
"""The transport's commands that a held key does again and again; a held J or L must not run through the speeds."""


class ActionSet(QObject):
    """Hold the actions of a window, bind them to what they do, and switch them by the situation.

    `reason(id)` tells in a few words why a command is off. An action that nobody has bound is a fault of ours.
    Which key does what is in `keymap`; who changes it there calls `lay_keys`, and `keys_changed` comes. The commands of the kinds of
    label and of the lanes follow the vocabulary; then `commands` are others, and `commands_changed` comes first.
    """

    keys_changed = Signal()
    commands_changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._label: Callable[[str], object] = lambda _: None
        self._fold: Callable[[str], object] = lambda _: None
        self._reasons: dict[str, str] = {}
        self.vocabulary = DEFAULT_VOCABULARY
        self.commands = commands_of(self.vocabulary)
        self.keymap = KeyMap(
            _standard(self.commands),
            {name: {command: tuple(map(spelled, keys)) for command, keys in preset.items()} for name, preset in PRESETS.items()},
            usable=usable,
            fixed={LEAVE},
        )
        self.situation = Situation()
        self.room_keys: Mapping[str, str] = {}
        self._actions = {command.id: self._make(command) for command in self.commands}
        self.update(self.situation)

    def __getitem__(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def every(self) -> Mapping[str, QAction]:
        """Return every action by its command's id."""
        return self._actions

    def command(self, command_id: str) -> Command:
        """Return a command by its id. Raises StopIteration where there is none."""
        return next(command for command in self.commands if command.id == command_id)

    def bind_kinds(self, label: Callable[[str], object]) -> None:
        """Say what labels by a kind; it gets the kind's id, and each command that comes with a vocabulary is bound to it."""
        self._label = label

    def bind_lanes(self, fold: Callable[[str], object]) -> None:
        """Say what folds a lane and opens it again; it gets the lane's id."""
        self._fold = fold

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Have a command for each kind and each lane of a vocabulary, and for no other."""
        if vocabulary == self.vocabulary:
            return
        before = {command.id: command for command in self.commands}
        self.vocabulary, self.commands = vocabulary, commands_of(vocabulary)
        for command_id in before.keys() - {command.id for command in self.commands}:
            gone = self._actions.pop(command_id)
            self._window.removeAction(gone)
            gone.deleteLater()
        self.keymap.set_standard(_standard(self.commands))
        for command in self.commands:
            if command.id not in before:
                self._actions[command.id] = self._make(command)
            elif command != before[command.id]:
                self._dress(self._actions[command.id], command)
        self.commands_changed.emit()
        self.lay_keys()

    def bind(self, runs: Mapping[str, Callable[[], object]]) -> None:
        """Say what commands do."""
        for command_id, run in runs.items():
            self._actions[command_id].triggered.connect(lambda _checked=False, run=run: run())

    def update(self, situation: Situation) -> None:
        """Enable and name every action as the situation demands; one for which nothing changes is left alone: this runs at each key."""
        self.situation = situation
        for command in self.commands:
            reason = command.when(situation)
            if self._reasons.get(command.id) != reason:
                self._switch(command, reason)
        self["edit.undo"].setText(f"Undo {situation.undo}".rstrip())
        self["edit.redo"].setText(f"Redo {situation.redo}".rstrip())

    def _switch(self, command: Command, reason: str) -> None:
        self._reasons[command.id] = reason
        action = self._actions[command.id]
        action.setEnabled(not reason)
        action.setToolTip(tip(command, self.key(command.id), reason))

    def reason(self, command_id: str) -> str:
        """Say why a command is off; empty where it is on."""
        return self._reasons[command_id]

    def key(self, command_id: str) -> str:
        """Return the key that is shown beside a command: the room's own for it, else its first that the room does not need; empty where it has none."""
        own = (key for key, holder in self.room_keys.items() if holder == command_id)
        return next(iter((*own, *(key for key in self.keymap.keys(command_id) if key not in self.room_keys))), "")

    def set_room_keys(self, keys: Mapping[str, str]) -> None:
        """Show the keys that the room which is on has of its own, spelled, each with the id of its command; they go before the others there."""
        if keys == self.room_keys:
            return
        touched = {*keys, *self.room_keys}
        holders = {*keys.values(), *self.room_keys.values(), *(holder for key in touched if (holder := self.keymap.holder(key)))}
        self.room_keys = keys
        for command_id in holders:
            self._dress(self._actions[command_id], self.command(command_id))
            self._reasons.pop(command_id, None)
        self.update(self.situation)
        self.keys_changed.emit()

    def lay_keys(self) -> None:
        """Give every action the keys that the keymap says."""
        for command_id, action in self._actions.items():
            keys = [QKeySequence(key) for key in self.keymap.keys(command_id)]
            if action.shortcuts() != keys:
                action.setShortcuts(keys)
            if self.room_keys:
                self._dress(action, self.command(command_id))
        self._reasons.clear()
        self.update(self.situation)
        self.keys_changed.emit()

    def run(self, command_id: str) -> None:
        """Do a command if it is on."""
        self._actions[command_id].trigger()

    def _make(self, command: Command) -> QAction:
        action = QAction(self._window)
        self._dress(action, command)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(key) for key in self.keymap.keys(command.id)])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.toggle)
        action.setAutoRepeat(command.id in REPEATING or command.id.startswith(("label.step", "label.trim", "label.move", "view.zoom")))
        if command.id.startswith(KIND):
            action.triggered.connect(partial(self._press_kind, command.id.removeprefix(KIND)))
        elif command.fold:
            action.triggered.connect(partial(self._press_fold, command.fold))
        self._window.addAction(action)
        return action

    def _dress(self, action: QAction, command: Command) -> None:
        """Give an action the text and the picture of its command. Behind a tab stands the key that a menu shows in the place of the shortcut."""
        key, usual = self.key(command.id), next(iter(self.keymap.keys(command.id)), "")
        action.setText(command.text if key == usual else f"{command.text}\t{key_name(key)}")
        if command.lane is not None:
            action.setIcon(icons.lane_icon(command.lane))
        elif command.icon:
            action.setIcon(icons.icon(command.icon))

    def _press_kind(self, kind: str, *_checked: bool) -> None:
        self._label(kind)

    def _press_fold(self, lane: str, *_checked: bool) -> None:
        self._fold(lane)


def _standard(commands: Iterable[Command]) -> dict[str, Keys]:
    """Return the keys that commands have of themselves. A kind of label takes no key of another command, and none that has to stay."""
    ordered = sorted(commands, key=lambda command: command.id.startswith(KIND))
    ours = {command.id: tuple(map(spelled, command.keys)) for command in ordered}
    return {name: tuple(filter(None, map(usable, keys))) if name.startswith(KIND) else keys for name, keys in ours.items()}


def tip(command: Command, key: str, reason: str = "") -> str:
    """Write a command's tooltip: what it does, its key, and why it is off."""
    said = command.name + (f": {command.hint[0].lower()}{command.hint[1:]}" if command.hint else "")
    return said + (f" ({key_name(key)})" if key else "") + (f": {reason}" if reason else "")
