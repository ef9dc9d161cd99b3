"""Hold the talk in which a key is changed: what is asked for, and what stands against it, named before anything is written."""

from collections.abc import Callable

from dailies_logger.ui.key_words import key_name
from dailies_logger.ui.keyboard import twins
from dailies_logger.ui.own_keys import OwnKeys
from dailies_logger.workflow.keymap import STANDARD

NOTHING = "Nothing was changed."


class KeyChange:
    """Ask for the key of a command, or for the command of a key; `say` gets each sentence and its ink.

    `command` is set while its key is waited for, `key` while its command is. A key that another command has is named by its
    menu, and taken only when that has been said.
    """

    def __init__(self, own: OwnKeys, say: Callable[[str, str], object]) -> None:
        self._own, self._say = own, say
        self.command = self.key = ""
        self._more = False
        self._wanted = ""

    @property
    def open(self) -> bool:
        """Say whether anything is waited for."""
        return bool(self.command or self.key)

    def rest(self, words: str = "") -> None:
        """Wait for nothing."""
        self.command = self.key = self._wanted = ""
        self._say(words, "text2")

    def ask_key(self, command: str, *, more: bool = False) -> bool:
        """Wait for a key of a command, in place of its first or as one `more`; say whether it can have another."""
        if refusal := self._own.refusal(command, "A"):
            self._say(refusal, "error")
            return False
        self.rest()
        self.command, self._more = command, more
        self._say(f"Press {'one more key' if more else 'the new key'} for “{self._own.name(command)}”, or Esc to leave it.", "strong")
        return True

    def catch(self, key: str) -> None:
        """Take the key that was pressed: give it, or ask once more where another command has it."""
        if key == "Esc" or not self.command:
            self.rest(NOTHING)
        elif self._wanted and key in {"Return", "Enter"}:
            self._give(self.command, self._wanted, more=self._more)
        elif refusal := self._own.refusal(self.command, key):
            self._say(refusal, "error")
        elif loser := self._own.loser(self.command, key):
            self._wanted = key
            taken = f"{self._holder(key, loser)} Enter takes it from there, another key asks again, Esc leaves it."
            self._say(" ".join((taken, self._own.elsewhere(key))).strip(), "error")
        else:
            self._give(self.command, key, more=self._more)

    def ask_command(self, key: str) -> bool:
        """Wait for the command that a key is to do; say whether it can do another."""
        if refusal := self._own.refusal("", key):
            self._say(refusal, "error")
            return False
        self.rest()
        self.key = key
        self.weigh("")
        return True

    def weigh(self, command: str) -> None:
        """Say what Enter would do with the command that is chosen now, and who would lose what."""
        loser = self._own.loser(command, self.key)
        now = self._holder(self.key, loser) if loser else f"{key_name(self.key)} is free."
        if not command:
            self._say(f"{now} Choose what it is to do: type a few letters, walk with the arrows, Enter takes it.", "strong")
            return
        name, before = self._own.name(command), self._own.map.keys(command)
        if self.key in before:
            said = f"{key_name(self.key)} is “{name}” already."
        else:
            instead = f", in place of {key_name(before[0])}; Ctrl Enter keeps {key_name(before[0])} too" if before else ""
            said = f"{now} Enter {'takes it from there for' if loser else 'makes it'} “{name}”{instead}."
        self._say(" ".join((said, self._own.elsewhere(self.key))).strip(), "error" if loser else "strong")

    def put(self, command: str, *, more: bool) -> bool:
        """Give the key that was asked for to a command; say whether it could be."""
        if refusal := self._own.refusal(command, self.key):
            self._say(refusal, "error")
            return False
        self._give(command, self.key, more=more)
        return True

    def free(self, key: str) -> None:
        """Leave a key without a command."""
        holder = next(filter(None, map(self._own.map.holder, twins(key))), "")
        if self._own.refusal(holder, key):
            self.rest(f"{self._own.refusal(holder, key).removesuffix(' Press another key.')}")
        elif not holder:
            self.rest(f"{key_name(key)} is free.")
        else:
            self._own.free(*twins(key))
            self.rest(f"{key_name(key)} is free now. {self._left(holder)} Ctrl Z brings it back.")

    def clear(self, command: str) -> None:
        """Leave a command without a key."""
        if refusal := self._own.refusal(command, "A"):
            self._say(refusal, "error")
            return
        self._own.clear(command)
        self.rest(f"“{self._own.name(command)}” has no key.")

    def back(self, command: str) -> None:
        """Give a command the keys of the preset again."""
        self._own.back(command)
        keys = self._own.map.keys(command)
        self.rest(f"“{self._own.name(command)}” is {' or '.join(map(key_name, keys)) if keys else 'without a key'} again.")

    def turn_back(self) -> None:
        """Take the last change back."""
        self.rest("The last change of a key was taken back." if self._own.undo() else "No key was changed since the window opened.")

    def turn_on(self) -> None:
        """Do the change again that was taken back."""
        self.rest("The change of a key was done again." if self._own.redo() else "Nothing was taken back.")

    def drop_changes(self) -> None:
        """Have the preset as it is."""
        changed = self._own.map.changed()
        self._own.drop_changes()
        what = f"{changed} command{'s have' if changed != 1 else ' has'} the preset’s keys again. Ctrl Z brings yours back."
        self.rest(what if changed else "You have changed no key here.")

    def preset(self, preset: str) -> None:
        """Take a preset."""
        self._own.choose(preset)
        self.say_preset()

    def say_preset(self) -> None:
        """Say which keys these are."""
        changed = self._own.map.changed()
        base = "The standard keys" if self._own.map.preset == STANDARD else f"Keys as in {self._own.map.preset}, where it has one"
        self.rest(f"{base}. {f'{changed} changed by you' if changed else 'None changed by you'}.")

    def look_again(self) -> None:
        """Wait no more for a command that is gone."""
        if self.command and self.command not in self._own.ids():
            self.rest(f"That kind of label is gone. {NOTHING}")

    def _holder(self, key: str, command: str) -> str:
        return f"{key_name(key)} is “{self._own.name(command)}” in {self._own.place(command)}."

    def _give(self, command: str, key: str, *, more: bool) -> None:
        loser = self._own.loser(command, key)
        self._own.give(command, key, more=more)
        parts = [f"{key_name(key)} is “{self._own.name(command)}” now."]
        if loser:
            parts.append(self._left(loser))
        self.rest(" ".join((*parts, self._own.elsewhere(key))).strip())

    def _left(self, loser: str) -> str:
        """Say what a command that lost a key has now."""
        left = self._own.map.keys(loser)
        return f"“{self._own.name(loser)}” {'keeps ' + key_name(left[0]) if left else 'has no key any more'}."
