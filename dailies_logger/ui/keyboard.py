"""Know where the keys lie on a keyboard, and what each does alone and together with others. No drawing here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

WIDE = 19.0
HIGH = 6.4
"""The keyboard's size in widths of a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """Hold one key: how Qt spells it, and where it lies in widths of a key."""

    key: str
    x: float
    y: float
    width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Hold what a key does: with which other keys (`Ctrl Shift`, empty for alone), and the command's id."""

    held: str
    command: str


_ROWS = (
    (1.4, 0.0, "` 1 2 3 4 5 6 7 8 9 0 - = Backspace:2"),
    (2.4, 0.0, "Tab:1.5 Q W E R T Y U I O P [ ] \\:1.5"),
    (3.4, 1.75, "A S D F G H J K L ; ' Return:2.25"),
    (4.4, 2.25, "Z X C V B N M , . /"),
    (5.4, 4.0, "Space:6"),
    (0.0, 0.0, "Esc"),
    (0.0, 2.0, "F1 F2 F3 F4"),
    (0.0, 6.5, "F5 F6 F7 F8"),
    (0.0, 11.0, "F9 F10 F11 F12"),
    (1.4, 16.0, "Ins Home PgUp"),
    (2.4, 16.0, "Del End PgDown"),
    (4.4, 17.0, "Up"),
    (5.4, 16.0, "Left Down Right"),
)

_SHIFTED = dict(zip('~_+{}|:"<>?', "`-=[]\\;',./", strict=True))
"""Signs that are typed with Shift, and the key that they lie on."""


def caps() -> Iterable[Cap]:
    """List every key that can be given to a command, on a keyboard of the United States' shape."""
    for y, start, row in _ROWS:
        x = start
        for said in row.split():
            key, _, width = said.partition(":")
            cap = Cap(key=key, x=x, y=y, width=float(width or 1))
            yield cap
            x += cap.width


def parted(key: str) -> tuple[str, str]:
    """Part a key as Qt spells it into what is held and the cap that is pressed: `Ctrl+?` is `Ctrl Shift` and `/`."""
    held, last = (key[:-1].rstrip("+").split("+"), "+") if key.endswith("+") else (key.split("+")[:-1], key.split("+")[-1])
    parts = [part for part in held if part]
    if last in _SHIFTED:
        parts.append("Shift")
    return " ".join(parts), {"Enter": "Return"}.get(_SHIFTED.get(last, last), _SHIFTED.get(last, last))


def uses(commands: Iterable[str], keys_of: Callable[[str], Iterable[str]]) -> dict[str, list[Use]]:
    """Return what each cap does by its key: alone first, then with ever more keys held."""
    found: dict[str, list[Use]] = {}
    for command in commands:
        for key in keys_of(command):
            held, cap = parted(key)
            use = Use(held=held, command=command)
            if use not in found.setdefault(cap, []):
                found[cap].append(use)
    return {cap: sorted(each, key=lambda use: (use.held.count(" ") + bool(use.held), use.held)) for cap, each in found.items()}
