"""Sort takes into days, units, scenes and setups: the rows of the dailies, as plain values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.take import Take
from dailies_logger.ui.models import words

_NUMBERS = count(1)


class Level(Enum):
    """Name the levels of the tree."""

    ROOT = "root"
    DAY = "day"
    UNIT = "unit"
    SCENE = "scene"
    SETUP = "setup"
    TAKE = "take"
    ANGLE = "angle"
    LOOSE = "loose"


@dataclass(slots=True, eq=False)
class Node:
    """Hold one row. `path` names it among all rows, the same after every rebuilding; `number` is never used again."""

    level: Level
    title: str
    path: tuple[str, ...]
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    take: Take | None = None
    clip: Clip | None = None
    number: int = field(default_factory=_NUMBERS.__next__)

    def takes(self) -> Iterable[Take]:
        """List the takes under this row."""
        if self.take is not None and self.level is Level.TAKE:
            yield self.take
            return
        for child in self.children:
            yield from child.takes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Hold all rows under `root`, those of takes and of clips in no take by their ids, and all by their numbers."""

    root: Node
    takes: dict[UUID, Node]
    loose: dict[UUID, Node]
    numbers: dict[int, Node]


def grow(takes: Iterable[Take], loose: Iterable[Clip] = ()) -> Tree:
    """Make the rows of takes, in the order of days, units, scenes, setups and numbers, then those of unreadable clips."""
    ordered = sorted(takes, key=_order)
    units = _units(ordered)
    tree = Tree(root=Node(Level.ROOT, "", ()), takes={}, loose={}, numbers={})
    places: dict[tuple[str, ...], Node] = {}
    for take in ordered:
        parent = tree.root
        for level, key, title in _steps(take, many_units=len(units[take.day]) > 1):
            path = (*parent.path, f"{level.value} {key}")
            if path not in places:
                places[path] = Node(level, title, path, parent)
                parent.children.append(places[path])
                tree.numbers[places[path].number] = places[path]
            parent = places[path]
        node = Node(Level.TAKE, take_number(take), (*parent.path, str(take.id)), parent, take=take)
        parent.children.append(node)
        tree.takes[take.id] = tree.numbers[node.number] = node
    _grow_loose(tree, loose)
    return tree


def place(take: Take) -> tuple[object, ...]:
    """Return what the place of a take's row hangs on: takes with the same places, in the same order, grow the same rows."""
    return take.id, take.day, take.unit, take.scene, take.setup, take.slate, take.take, take.shown


def _grow_loose(tree: Tree, clips: Iterable[Clip]) -> None:
    """Put clips that nothing but a name is known of under a row of their own."""
    above = Node(Level.LOOSE, "Unreadable", (Level.LOOSE.value,), tree.root)
    for clip in sorted(clips, key=lambda clip: natural(clip.name)):
        node = Node(Level.ANGLE, clip.name, (*above.path, str(clip.id)), above, clip=clip)
        above.children.append(node)
        tree.loose[clip.id] = tree.numbers[node.number] = node
    if above.children:
        tree.root.children.append(above)
        tree.numbers[above.number] = above


def fits(take: Take, wanted: Sequence[str], clips: Iterable[Clip]) -> bool:
    """Say whether all wanted words, in lower case, stand somewhere in what is said of a take."""
    said = [take.shown, take.scene, take.setup, take.slate, words.day_words(take.day), take.day, *words.take_short_forms(take)]
    said += [take.editor_note, take.supervisor_note, *take.former, "circled" if take.circled else "", *(clip.name for clip in clips)]
    text = " ".join(said).casefold()
    return all(word in text for word in wanted)


def take_number(take: Take) -> str:
    """Return what stands for a take in its setup: its number, else its name."""
    return take.take if take.take and (take.setup or take.slate) and not take.name else take.shown


def spoken(node: Node) -> str:
    """Write a row for those who hear it."""
    if node.clip is not None:
        return ", ".join(part for part in (node.title, node.clip.reason) if part)
    if node.level is not Level.TAKE or node.take is None:
        return node.title
    parts = [f"Take {node.take.shown}", "circled" if node.take.circled else "", *words.take_short_forms(node.take)]
    parts.append(f"rating {node.take.rating}" if node.take.rating else "")
    return ", ".join(part for part in parts if part)


def _units(takes: Iterable[Take]) -> dict[str, set[str]]:
    """Collect the units of each day."""
    found: dict[str, set[str]] = {}
    for take in takes:
        found.setdefault(take.day, set()).add(take.unit)
    return found


def _steps(take: Take, *, many_units: bool) -> list[tuple[Level, str, str]]:
    """List the rows over a take as (level, key, title)."""
    steps = [(Level.DAY, take.day, words.day_words(take.day))]
    if many_units:
        steps.append((Level.UNIT, f"unit {take.unit or '1'}", f"Unit {take.unit or '1'}"))
    steps.append((Level.SCENE, take.scene, take.scene or "No scene"))
    if take.setup or take.slate:
        steps.append((Level.SETUP, take.setup or take.slate, take.setup or take.slate))
    return steps


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Order text as people do, numbers by their size; nothing comes last."""
    if not text:
        return ((2, 0, ""),)
    parts = re.findall(r"\d+|\D+", text.casefold())
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)


def _order(take: Take) -> tuple[object, ...]:
    return (
        take.day == "",
        take.day,
        natural(take.unit),
        natural(take.scene),
        natural(take.setup or take.slate),
        natural(take.take),
        take.shown,
    )
