"""Change which key does what: choose a preset, find a command, press its new key."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.command import Command
from dailies_logger.ui.finder import Finder, hints
from dailies_logger.ui.found import Found, Match, match
from dailies_logger.ui.key_catcher import KeyCatcher
from dailies_logger.ui.key_words import key_name
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.own_keys import OwnKeys
from dailies_logger.ui.widgets import text, tint
from dailies_logger.workflow.keymap import STANDARD, Keys

STANDARD_NAME = "Standard"
_SIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ROWS = 5
WIDTH = 860
_HINTS = (("Enter", "change its key"), ("Ctrl+Enter", "one more"), ("Ctrl+Del", "none"), ("Ctrl+Backspace", "as it was"), ("Esc", "back"))


class KeyRows(Found):
    """List every command with all its keys, found by its name or by a key; what the editor has changed is marked."""

    LEFT_OUT = frozenset()

    def fit(self, typed: str, command: Command) -> Match | None:
        """Fit what was typed to the keys as they are shown, else to the name."""
        wanted = typed.casefold().replace("+", " ").split()
        if wanted and any(key_name(key).casefold().split() == wanted for key in self.keys(command)):
            return Match(score=2000)
        return match(typed, self.name(command))

    def name(self, command: Command) -> str:
        """Return a command's name, whatever it would undo just now."""
        return command.name

    def off(self, command: Command) -> bool:
        """Every command can have a key."""
        return False

    def remark(self, command: Command) -> str:
        """Mark what was changed."""
        return "yours" if self._actions.keymap.is_own(command.id) else ""

    def keys(self, command: Command) -> Keys:
        """Show all its keys."""
        return self._actions.keymap.keys(command.id)


class KeySheet(Finder):
    """Ask for the new key of a command; a key that another one has is named, and taken only on Enter."""

    def __init__(self, parent: QWidget, actions: ActionSet, own: OwnKeys) -> None:
        super().__init__(parent, KeyRows(actions, parent), name="Change keys", asks="Type a command, or a key such as Shift C", rows=ROWS)
        self._own = own
        self._asked: Command | None = None
        self._more = False
        self._wanted = ""
        self.catcher = KeyCatcher(self)
        self.catcher.caught.connect(self._catch)
        self.line = text("", "small", wrap=True)
        self.line.setMinimumHeight(theme.px(34))
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.presets = {preset: self._preset(preset) for preset in own.map.presets()}
        group = QButtonGroup(self)
        head = self.head()
        for button in self.presets.values():
            group.addButton(button)
            head.addWidget(button)
        foot = QVBoxLayout()
        said = QHBoxLayout()
        said.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        said.addWidget(self.line)
        foot.addLayout(said)
        foot.addLayout(hints(_HINTS))
        self.lay_out(head=head, foot=foot)
        self.setProperty("holds", True)
        for watched in (self.box, *self.presets.values()):
            watched.installEventFilter(self)
        self.list.doubleClicked.connect(lambda _: self._wait(more=False))

    def ask(self) -> None:
        """Open with an empty box."""
        self._rest()
        self._say_preset()
        super().ask()

    def place(self, inside: QRect) -> QRect:
        """Lie over the lanes, in the middle."""
        return self.over_lanes(inside, WIDTH)

    def dismiss(self) -> None:
        """Leave the question first, then the sheet."""
        if self._asked is not None:
            self._rest("Nothing was changed.")
        else:
            super().dismiss()

    def look(self, _typed: str = "") -> None:
        """List what fits, and wait for nothing any more."""
        self._asked = None
        super().look()

    def _preset(self, preset: str) -> QToolButton:
        made = QToolButton()
        made.setText(preset or STANDARD_NAME)
        made.setProperty("choice", True)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(f"Keys: {preset or STANDARD_NAME}")
        made.clicked.connect(lambda: self._choose(preset))
        return made

    def _choose(self, preset: str) -> None:
        self._own.choose(preset)
        self.again()
        self._say_preset()

    def _turn_preset(self, way: int) -> None:
        """Take the preset beside the one in force."""
        every = list(self.presets)
        self._choose(every[(every.index(self._own.map.preset) + way) % len(every)])
        self.presets[self._own.map.preset].setFocus()

    def _say_preset(self) -> None:
        self.presets[self._own.map.preset].setChecked(True)
        changed = self._own.map.changed()
        base = "The standard keys" if self._own.map.preset == STANDARD else f"Keys as in {self._own.map.preset}, where it has one"
        mine = f"{changed} changed by you" if changed else "None changed by you here; what you changed under another comes back with it"
        self._say(f"{base}. {mine}. Tab and the arrows choose another set.")

    def _wait(self, *, more: bool) -> None:
        """Ask for a key of the chosen command."""
        command = self.chosen()
        if command is None:
            return
        if refusal := self._own.refusal(command.id, "A"):
            self._say(refusal, ink="error")
            return
        self._asked, self._more, self._wanted = command, more, ""
        self._say(
            f"Press {'one more key' if more else 'the new key'} for “{self._own.name(command.id)}”, or Esc to leave it.", ink="strong"
        )
        self.catcher.setFocus()

    def _catch(self, key: str) -> None:
        """Take the key that was pressed: give it, or ask once more where another command has it."""
        command = self._asked
        if key == "Esc" or command is None:
            self._rest("Nothing was changed.")
            return
        if self._wanted and key in {"Return", "Enter"}:
            self._give(command, self._wanted)
        elif refusal := self._own.refusal(command.id, key):
            self._say(refusal, ink="error")
        elif loser := self._own.loser(command.id, key):
            self._wanted = key
            self._say(
                f"{key_name(key)} is “{self._own.name(loser)}”. Enter takes it from there, another key asks again, Esc leaves it.",
                ink="error",
            )
        else:
            self._give(command, key)

    def _give(self, command: Command, key: str) -> None:
        loser = self._own.loser(command.id, key)
        self._own.give(command.id, key, more=self._more)
        left = self._own.map.keys(loser) if loser else ()
        parts = [f"{key_name(key)} is “{self._own.name(command.id)}” now."]
        if loser:
            parts.append(f"“{self._own.name(loser)}” {'keeps ' + key_name(left[0]) if left else 'has no key any more'}.")
        self._rest(" ".join((*parts, self._own.elsewhere(key))).strip())
        self.again(command.id)

    def _rest(self, words: str = "") -> None:
        """Wait for nothing."""
        waited, self._asked, self._wanted = self._asked is not None, None, ""
        self._say(words)
        if waited:
            self.box.setFocus()

    def again(self, wanted: str = "") -> None:
        """List anew; a command that is gone is waited for no more."""
        super().again(wanted)
        if self._asked is not None and self._asked.id not in self._own.ids():
            self._rest(f"{self._asked.name} is gone. Nothing was changed.")

    def _change(self, event: QKeyEvent) -> bool:
        """Do what the sheet's own keys do with the chosen row; say whether this was one."""
        command, ctrl = self.chosen(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER:
            self._wait(more=ctrl)
        elif command is not None and ctrl and event.key() == Qt.Key.Key_Delete:
            if refusal := self._own.refusal(command.id, "A"):
                self._say(refusal, ink="error")
            else:
                self._own.clear(command.id)
                self._say(f"“{self._own.name(command.id)}” has no key.")
        elif command is not None and ctrl and event.key() == Qt.Key.Key_Backspace:
            self._own.back(command.id)
            keys = self._own.map.keys(command.id)
            self._say(f"“{self._own.name(command.id)}” is {' or '.join(map(key_name, keys)) if keys else 'without a key'} again.")
        else:
            return False
        self.again()
        return True

    def _say(self, words: str, *, ink: str = "text2") -> None:
        self.line.setText(words)
        self.line.setAccessibleName(words)
        tint(self.line, ink)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the sheet's keys before the box edits its text with them; Left and Right go from preset to preset."""
        if not isinstance(event, QKeyEvent) or watched is self.parent():
            return super().eventFilter(watched, event)
        return self._in_box(event) if watched is self.box else self._on_preset(event)

    def _in_box(self, event: QKeyEvent) -> bool:
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not ctrl or event.key() not in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, *ENTER}:
            return False
        event.accept()
        return event.type() is not QEvent.Type.KeyPress or self._change(event)

    def _on_preset(self, event: QKeyEvent) -> bool:
        way = _SIDE.get(Qt.Key(event.key()))
        if way is None or event.type() is not QEvent.Type.KeyPress:
            return False
        self._turn_preset(way)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a key on Enter."""
        if event.key() in ENTER and self._change(event):
            return
        super().keyPressEvent(event)
