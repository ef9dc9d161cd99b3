"""Spell keys, name them as they stand on the keyboard, and know those that can be given to nothing else."""

from PySide6.QtGui import QKeySequence

from dailies_logger.ui.commands.command import Menu

MENU_KEYS = {menu: {Menu.LABEL: "B", Menu.BEATS: "G", Menu.PICTURE: "C", Menu.LANES: "N"}.get(menu, menu.value[0]) for menu in Menu}
"""The letters that open the menus with Alt; Alt+L plays again, Alt+P opens Play."""

_NAMES = {"Return": "Enter", "Esc": "Esc", "PgDown": "Page Down", "PgUp": "Page Up", "Del": "Delete"}


def spelled(key: str) -> str:
    """Spell a key the one way Qt spells it on every system, so that two can be compared; empty where it is no key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def key_name(key: str) -> str:
    r"""Write a key as the frames beside things show it: `Ctrl Shift P`, `Enter`, `\\`."""
    if len(key) == 1 or key.endswith("++"):
        return key.replace("++", " +")
    return " ".join(_NAMES.get(part, part) for part in key.split("+"))


def typed_key(words: str) -> str:
    """Spell a key that somebody has typed as it is shown, or with plus signs: `shift page down`; empty where it is none."""
    said = words.strip().casefold()
    if said.endswith(" +"):
        return spelled(f"{said[:-2].replace(' ', '+')}++")
    for key, name in _NAMES.items():
        said = said.replace(name.casefold(), key.casefold())
    return spelled("+".join(said.split()))


FIXED = {
    **{spelled(f"Alt+{letter}"): f"opens the menu {menu.value}" for menu, letter in MENU_KEYS.items()},
    "F10": "opens the menus",
    **dict.fromkeys(("Tab", "Shift+Tab", "Backtab", "Shift+Backtab"), "goes from field to field"),
    "Esc": "always leads back to the picture",
}
"""Keys that cannot be given away, and what they do."""

LEAVE = "view.leave"
"""The command that Esc is for; it keeps its key."""


def refusal(key: str) -> str:
    """Say why a key, spelled, can be given to no command; empty where it can."""
    if not key or QKeySequence(key).count() != 1:
        return "This is not a key that can be used alone."
    return f"{key_name(key)} {FIXED[key]}. Press another key." if key in FIXED else ""


def usable(key: str) -> str:
    """Spell a key that comes from a file; empty where it can be given to no command."""
    found = spelled(key)
    return "" if refusal(found) else found
