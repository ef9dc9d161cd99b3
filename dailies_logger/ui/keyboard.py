"""Know where the keys lie on a keyboard, and what each does alone and together with others. No drawing here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

WIDE = 16.0
HIGH = 6.2
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
    (0.0, 0.0, "Esc F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Ins Del Home"),
    (1.2, 0.0, "` 1 2 3 4 5 6 7 8 9 0 - = Backspace:2 PgUp"),
    (2.2, 0.0, "Tab:1.5 Q W E R T Y U I O P [ ] \\:1.5 PgDown"),
    (3.2, 1.75, "A S D F G H J K L ; ' Return:2.25 End"),
    (4.2, 2.25, "Z X C V B N M , . /"),
    (4.2, 14.0, "Up"),
    (5.2, 3.0, "Space:7"),
    (5.2, 13.0, "Left Down Right"),
)

_HELD_ROWS = (
    (4.2, 0.0, "Shift:2.25"),
    (4.2, 12.25, "Shift:1.75"),
    (5.2, 0.0, "Ctrl:1.5 Alt:1.5"),
    (5.2, 10.0, "Alt:1.5 Ctrl:1.5"),
)

HELD = ("Meta", "Ctrl", "Alt", "Shift")
"""The keys that are held together with others, in the order in which Qt spells them."""

_SHIFTED = dict(zip('~_+{}|:"<>?', "`-=[]\\;',./", strict=True))
"""Signs that are typed with Shift, and the key that they lie on."""

_SIGNS = {cap: sign for sign, cap in _SHIFTED.items() if cap not in ",."}
"""The sign that a cap types with Shift, but for comma and point: the trims on them are called by the cap."""


def caps() -> Iterable[Cap]:
    """List every key that can be given to a command, on a keyboard of the United States' shape, from the left and the top."""
    return _lie(_ROWS)


def held_caps() -> Iterable[Cap]:
    """List the keys that are held together with others; each lies twice."""
    return _lie(_HELD_ROWS)


def dead_caps() -> Iterable[Cap]:
    """List the keys that can be neither given to a command nor held: they are only drawn, so that the hand finds its way."""
    return _lie(((3.2, 0.0, "Caps:1.75"),))


def _lie(rows: Iterable[tuple[float, float, str]]) -> Iterator[Cap]:
    for y, start, row in rows:
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
    return " ".join(each for each in HELD if each in parts), {"Enter": "Return"}.get(_SHIFTED.get(last, last), _SHIFTED.get(last, last))


def beside(cap: Cap, others: Iterable[Cap], *, right: int = 0, down: int = 0) -> Cap | None:
    """Return the cap that an arrow goes to from this one: the next in its row, or the one that lies best above or below; None at an edge."""
    if right:
        ahead = [each for each in others if each.y == cap.y and (each.x - cap.x) * right > 0]
        return min(ahead, key=lambda each: abs(each.x - cap.x), default=None)
    ahead = [each for each in others if (each.y - cap.y) * down > 0]
    row = min((abs(each.y - cap.y) for each in ahead), default=0)
    return min((each for each in ahead if abs(each.y - cap.y) == row), key=lambda each: abs(_middle(each) - _middle(cap)), default=None)


def _middle(cap: Cap) -> float:
    return cap.x + cap.width / 2


def spell(held: str, cap: str) -> str:
    """Spell what the hand does, a cap with others held, as Qt would: `Ctrl Shift` and `/` is `Ctrl+?`."""
    parts = held.split()
    if "Shift" in parts and cap in _SIGNS:
        parts, cap = [part for part in parts if part != "Shift"], _SIGNS[cap]
    return "+".join((*(part for part in HELD if part in parts), cap))


def twins(key: str) -> tuple[str, ...]:
    """Return the spellings of what is one key here: the two Enters are."""
    return (key, f"{key.removesuffix('Return')}Enter") if key.endswith("Return") else (key,)


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
