"""Hold which key does what: the standard, a preset laid over it, and the editor's own over both.

A key does one thing. What the editor gave a key to has it; after that the preset decides, then the standard. So nothing
has to be mended when a later version brings a new standard key: where the editor has used it already, his stands.
"""

import json
from collections.abc import Callable, Collection, Mapping

Keys = tuple[str, ...]
"""The keys of one command as `QKeySequence` spells them; the first is the one shown."""

STANDARD = ""
"""The name of no preset."""

LONGEST = 64
"""No spelled key is longer than this."""


class KeyMap:
    """Answer which keys a command has and what a key does; `presets` by name hold only the commands that they change.

    Changes belong to the preset they were made under, and come back with it. What is read from a file is spelled by `usable`,
    which returns nothing for what is no key to give; commands that are `fixed` keep the keys they have.
    """

    def __init__(
        self,
        standard: Mapping[str, Keys],
        presets: Mapping[str, Mapping[str, Keys]],
        *,
        usable: Callable[[str], str] = lambda key: key,
        fixed: Collection[str] = (),
    ) -> None:
        self._usable, self._fixed = usable, frozenset(fixed)
        self._standard, self._presets = dict(standard), dict(presets)
        self._preset = STANDARD
        self._own: dict[str, dict[str, Keys]] = {}
        self._keys: dict[str, Keys] = {}
        self._holders: dict[str, str] = {}
        self._resolve()

    def set_standard(self, standard: Mapping[str, Keys]) -> None:
        """Take other commands. What the editor has changed of one that is gone is kept, in case it comes back."""
        self._standard = dict(standard)
        self._resolve()

    @property
    def preset(self) -> str:
        """Return the name of the preset; empty for the standard."""
        return self._preset

    def presets(self) -> tuple[str, ...]:
        """List what there is to choose from, the standard first."""
        return (STANDARD, *self._presets)

    def keys(self, command: str) -> Keys:
        """Return the keys of a command; none where it has none or there is no such command."""
        return self._keys.get(command, ())

    def holder(self, key: str) -> str:
        """Return the command that a key does; empty where it does nothing."""
        return self._holders.get(key, "")

    def is_own(self, command: str) -> bool:
        """Say whether the editor has changed the keys of a command."""
        return command in self._mine

    def changed(self) -> int:
        """Count the commands whose keys the editor has changed under this preset."""
        return len(self._mine)

    def choose(self, preset: str) -> None:
        """Take a preset, with what was changed under it before. Raises KeyError where there is none of this name."""
        if preset not in self.presets():
            raise KeyError(preset)
        self._preset = preset
        self._resolve()

    def give(self, command: str, key: str, *, more: bool = False) -> None:
        """Make a key do a command: in place of the key shown for it, or as one `more`. Whatever had the key loses it.

        Raises KeyError where there is no such command, or it is fixed.
        """
        if command not in self._standard or command in self._fixed:
            raise KeyError(command)
        kept = tuple(each for each in self.keys(command)[0 if more else 1 :] if each != key)
        for other, keys in list(self._mine.items()):
            self._mine[other] = tuple(each for each in keys if each != key)
        self._mine[command] = (*kept, key) if more else (key, *kept)
        self._resolve()

    def clear(self, command: str) -> None:
        """Leave a command without a key."""
        self._mine[command] = ()
        self._resolve()

    def free(self, key: str) -> None:
        """Leave a key without a command: who has it keeps his others, and nobody whom it was taken from has it again.

        Raises KeyError where it is the key of a command that is fixed.
        """
        while holder := self.holder(key):
            if holder in self._fixed:
                raise KeyError(key)
            self._mine[holder] = tuple(each for each in self.keys(holder) if each != key)
            self._resolve()

    def drop_changes(self) -> None:
        """Have the preset as it is, without what the editor has changed under it."""
        self._mine.clear()
        self._resolve()

    def back(self, command: str) -> None:
        """Give a command the keys again that it has by the preset, but for those given to others."""
        self._mine.pop(command, None)
        self._resolve()

    def text(self) -> str:
        """Write preset and changes as one line, which `read` takes back."""
        own = {preset: changes for preset, changes in self._own.items() if changes}
        return json.dumps({"preset": self._preset, "own": own}, ensure_ascii=True, sort_keys=True)

    def read(self, text: str) -> None:
        """Take what `text` wrote. What is damaged, or meant for commands and presets that are not there, is left out."""
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):
            return
        if not isinstance(said, dict):
            return
        own = said.get("own")
        for preset in self.presets():
            self._own[preset] = self._read_changes(own.get(preset)) if isinstance(own, dict) else {}
        if said.get("preset") in self.presets():
            self._preset = said["preset"]
        self._resolve()

    def _read_changes(self, said: object) -> dict[str, Keys]:
        if not isinstance(said, dict):
            return {}
        return {
            command: tuple(found for key in keys if isinstance(key, str) and len(key) <= LONGEST and (found := self._usable(key)))
            for command, keys in said.items()
            if isinstance(keys, list) and command not in self._fixed
        }

    @property
    def _mine(self) -> dict[str, Keys]:
        return self._own.setdefault(self._preset, {})

    def _resolve(self) -> None:
        """Work out who has which key: the editor's own choices first, then the preset's, then the standard's."""
        mine, preset = self._mine, self._presets.get(self._preset, {})
        self._holders = {}
        found: dict[str, Keys] = {}
        for layer in (mine, preset, self._standard):
            for command, keys in layer.items():
                if command in self._standard and command not in found:
                    found[command] = tuple(key for key in dict.fromkeys(keys) if self._holders.setdefault(key, command) == command)
        self._keys = {command: found[command] for command in self._standard}
