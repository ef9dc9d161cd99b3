"""Name the commands of a stringout: what its rule offers, and what hands do to the sequence. In their room they have keys of their own.

`OWN_KEYS` says them as Qt spells them, by the place on a US keyboard where Shift would change the sign.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dailies_logger.ui.commands.command import Command, Menu, Room, Situation, When
from dailies_logger.ui.commands.needs import needs_stringout


def _needs_room(now: Situation) -> str:
    return needs_stringout(now) or ("" if now.room is Room.STRINGOUTS else "it is done in Stringouts")


def _needs_offer(now: Situation) -> str:
    return _needs_room(now) or ("" if now.offered else "nothing is offered")


def _needs_touched(now: Situation) -> str:
    return _needs_room(now) or ("" if now.touched else "no hand has changed anything here")


def _row(id: str, text: str, when: When, *, icon: str = "", section: bool = False, hint: str = "") -> Command:
    return Command(id=f"sequence.{id}", text=text, menu=Menu.SEQUENCE, when=when, icon=icon, section=section, hint=hint)


SEQUENCE = (
    _row("apply", "Apply the change", _needs_offer, icon="check", hint="The one chosen of those that the rule offers"),
    _row("apply_all", "Apply all changes", _needs_offer, icon="check"),
    _row("decline", "Decline the change", _needs_offer, icon="close", hint="It stays as it is, and is not offered again"),
    _row("rule", "Change the rule…", _needs_room, icon="note", hint="What it asks for, in which order; what that changes is offered"),
    _row("as_ruled", "Back to the rule", _needs_touched, icon="undo", hint="Gives up trims, pin and lock of the clip"),
    _row("put_back", "Put back", _needs_touched, icon="redo", hint="What was taken out or lifted plays again"),
)
"""The commands of the menu Sequence."""

OWN_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "Return": "sequence.apply",
        "Ctrl+Return": "sequence.apply_all",
        "Backspace": "sequence.decline",
        "F2": "sequence.rule",
        "Ctrl+F2": "sequence.as_ruled",
        "Ins": "sequence.put_back",
    }
)
"""The keys that the room takes before the window, and the commands they are of."""


def key_of(command: str) -> str:
    """Return the key that the room shows beside a command; empty where it has none."""
    return next((key for key, each in OWN_KEYS.items() if each == command), "")
