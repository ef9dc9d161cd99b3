"""Work out what stands on each key of the drawn keyboard while others are held. No drawing here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from dailies_logger.domain.label import Lane
from dailies_logger.ui.action_set import ActionSet, tip
from dailies_logger.ui.commands.cap_words import cap_words
from dailies_logger.ui.commands.command import Command, Menu
from dailies_logger.ui.commands.takes import KIND
from dailies_logger.ui.key_words import FIXED, LEAVE, key_name
from dailies_logger.ui.keyboard import caps, parted, spell, twins


class Look(Enum):
    """Name what a key is, which is what it looks like."""

    LABEL = "label"
    TRANSPORT = "transport"
    OTHER = "other"
    FREE = "free"
    FIXED = "fixed"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Hold one key: how it is spelled, its sign, the few words on it, all of them in `told`, and the command's id if it does one."""

    key: str
    sign: str
    look: Look
    words: str = ""
    told: str = ""
    lane: Lane | None = None
    command: str = ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says: `Best moment, key 2`."""
        return self.told if self.look is Look.HELD else f"{self.told or 'Free'}, key {key_name(self.key)}"


def faces(actions: ActionSet, held: str) -> dict[str, Face]:
    """Return the face of every cap by its key, with others `held`."""
    return {cap.key: face(actions, spell(held, cap.key)) for cap in caps()}


def face(actions: ActionSet, key: str) -> Face:
    """Return the face of one key as it is spelled."""
    cap = parted(key)[1]
    sign = _SIGNS.get(cap) or key_name(key).split(" ")[-1]
    own = next((actions.room_keys[each] for each in twins(key) if each in actions.room_keys), "")
    if own:
        command = actions.command(own)
        told = f"{command.short}, in this room"
        return Face(key=key, sign=sign, look=Look.FIXED, words=cap_words(command), told=told, lane=command.lane, command=own)
    holder = next(filter(None, map(actions.keymap.holder, twins(key))), "")
    if key in FIXED and holder in {"", LEAVE}:
        words = FIXED[key].removeprefix("opens the ").removeprefix("always leads ")
        return Face(
            key=key, sign=sign, look=Look.FIXED, words=_capital(_ON_CAP.get(words, words)), told=_capital(FIXED[key]), command=holder
        )
    if not holder:
        return Face(key=key, sign=sign, look=Look.FREE)
    command = actions.command(holder)
    return Face(key=key, sign=sign, look=look(command), words=cap_words(command), told=command.short, lane=command.lane, command=command.id)


def held_face(part: str) -> Face:
    """Return the face of a key that is held together with others."""
    return Face(key=part, sign=part, look=Look.HELD, told=f"What the keys do with {part}")


def look(command: Command) -> Look:
    """Return what a command's key looks like."""
    if command.id.startswith(KIND):
        return Look.LABEL
    return Look.TRANSPORT if command.menu is Menu.PLAY else Look.OTHER


def layers(actions: ActionSet, key: str) -> Iterable[Face]:
    """Return the faces of the cap that a key lies on, with whatever is held, as far as it does something there; this one always."""
    held, cap = parted(key)
    for layer in _LAYERS:
        found = face(actions, spell(layer, cap))
        if layer == held or found.look is not Look.FREE:
            yield found


def tooltip(actions: ActionSet, shown: Face) -> str:
    """Write what a key does in full."""
    if shown.command:
        return tip(actions.command(shown.command), shown.key)
    return f"{shown.told or 'Free'} ({key_name(shown.key)})"


_LAYERS = ("", "Shift", "Ctrl", "Alt", "Ctrl Shift", "Alt Shift", "Ctrl Alt", "Ctrl Alt Shift")
_SIGNS = {"PgUp": "PgUp", "PgDown": "PgDn", "Del": "Del"}
_ON_CAP = {"goes from field to field": "next field", "back to the picture": "back"}


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
