"""Name the commands of a stringout's versions and of its pass book, and the keys that the room and the panel have for them.

Nothing is cut in a version that is looked at: `needs_now` says so for every command that would.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dailies_logger.ui.commands.command import Command, Menu, Room, Situation, When
from dailies_logger.ui.commands.needs import needs_stringout


def _needs_room(now: Situation) -> str:
    return needs_stringout(now) or ("" if now.room is Room.STRINGOUTS else "it is done in Stringouts")


def needs_now(now: Situation) -> str:
    """Say why not, where a kept version is looked at instead of the sequence as it is now."""
    return f"{now.looked_at} is only looked at; Esc goes back" if now.looked_at else ""


def needs_offers(now: Situation) -> str:
    """Say why not, where something kept stands in the place of what is offered."""
    return "" if now.offers_shown else "versions or passes stand in its place; Esc goes back"


def _needs_version(now: Situation) -> str:
    return _needs_room(now) or ("" if now.version else "no version is chosen")


def _needs_no_pass(now: Situation) -> str:
    return _needs_room(now) or ("" if now.pass_free else "you are combing through it already") or needs_now(now)


def _needs_pass(now: Situation) -> str:
    return _needs_room(now) or ("" if now.combing else "no pass of yours goes on") or needs_now(now)


def _needs_kept(now: Situation) -> str:
    return _needs_room(now) or ("" if now.kept_shown else "nothing kept is shown")


def _row(name: str, text: str, when: When, *, icon: str = "", section: bool = False, hint: str = "") -> Command:
    return Command(id=f"sequence.{name}", text=text, menu=Menu.SEQUENCE, when=when, icon=icon, section=section, hint=hint)


KEEPING = (
    _row("save_version", "Save a version…", lambda now: _needs_room(now) or needs_now(now), icon="save", section=True, hint="As it is now"),
    _row("versions", "Versions", _needs_room, icon="list", hint="Beside the picture; again goes back"),
    _row("compare", "Compare the version", _needs_version, hint="To now, or to the one that is held; as a change list"),
    _row("hold_version", "Hold the version to compare another to", _needs_version, hint="Again lets it go"),
    _row("look_at", "Look at the version", _needs_version, icon="eye", hint="Plays; nothing is cut in it"),
    _row("restore", "Go back to the version", _needs_version, icon="undo", hint="The sequence lies again as it did; one undo"),
    _row("name_version", "Name and note of the version…", _needs_version, icon="note"),
    _row("remove_version", "Remove the version", _needs_version, icon="close", hint="The stringout stays as it is"),
    _row("begin_pass", "Begin a pass…", _needs_no_pass, section=True, hint="One combing through it; it is kept as it is"),
    _row("end_pass", "End the pass", _needs_pass, hint="Shows what it raised, dropped and trimmed"),
    _row("pass_book", "Pass book", _needs_room, icon="list", hint="Beside the picture; again goes back"),
    _row("leave_kept", "Back to the sequence as it is now", _needs_kept, section=True),
)
"""The commands, at the end of the menu Sequence."""

KEPT_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "Y": "sequence.versions",
        "Shift+Y": "sequence.save_version",
        "Alt+Y": "sequence.pass_book",
        "N": "sequence.begin_pass",
        "Shift+N": "sequence.end_pass",
    }
)
"""The keys that the room takes for them."""

PANEL_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "Return": "sequence.compare",
        "Ctrl+Return": "sequence.restore",
        "Shift+Return": "sequence.look_at",
        "H": "sequence.hold_version",
        "F2": "sequence.name_version",
        "Del": "sequence.remove_version",
    }
)
"""The keys that the list of versions takes while it has the focus."""

LINE_KEYS: Mapping[str, str] = MappingProxyType({"Ctrl+Return": "sequence.restore"})
"""The keys that a change list takes while it has the focus."""

OFFERS = frozenset({"sequence.apply", "sequence.apply_all", "sequence.decline"})
"""What takes or declines what is offered, which is seen only where nothing kept stands in its place."""

LEAVE_KEYS: Mapping[str, str] = MappingProxyType({"Esc": "sequence.leave_kept"})
"""What goes back, a step at a time, while something kept is shown."""

OF_VERSIONS = frozenset(command.id for command in KEEPING)
"""The ids of them all."""

LOOKING = frozenset(
    {*OF_VERSIONS, "sequence.previous", "sequence.next", "sequence.around", "sequence.table", "sequence.match"}
    - {"sequence.save_version", "sequence.begin_pass", "sequence.end_pass"}
)
"""What can be done while a version is looked at."""
