"""Change the lanes of a production: names, looks, order, and lanes of its own. Each verb returns an Edit to write, None where nothing would change.

The eight that we ship can have other names, looks and places, and stay; the program means some of them by their ids. A lane of one's
own is one of the looks that are free, so there are as many lanes as looks at most. One that is taken away leaves its kinds, and so
their labels, to the free lane: nothing is lost, and undo lays them back.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict, Unpack
from uuid import UUID

from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.label import SHIPPED_LANES, LabelKind, Lane, Look, Vocabulary
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.vocabularies import clean, new_id, set_kinds

SHIPPED = frozenset(lane.id for lane in SHIPPED_LANES)
"""The ids of the lanes that stay."""


def free_looks(vocabulary: Vocabulary) -> tuple[Look, ...]:
    """List the looks that no lane has, those that are for a production's own lanes in their order."""
    taken = {lane.look for lane in vocabulary.lanes}
    return tuple(look for look in Look if look not in taken)


def add_lane(library: Library, *, author: UUID, name: str, look: Look | None = None) -> Edit | None:
    """Add a lane under the others, with the next free look unless one is named. Raises Refused where there is none, or the name is taken."""
    vocabulary = library.production().vocabulary
    free = free_looks(vocabulary)
    if not free:
        msg = f"All {len(Look)} looks are taken, so there is no room for another lane. Take away one of your own first."
        raise Refused(msg)
    lane = Lane(id=new_id(name, {each.id for each in vocabulary.lanes}), name=clean(name), look=look or free[0])
    return _set(library, author, (*vocabulary.lanes, lane), f"Add the lane {lane.name}")


class LaneFields(TypedDict, total=False):
    """Name what may be changed of a lane."""

    name: str
    look: Look


def change_lane(library: Library, *, author: UUID, lane: str, **fields: Unpack[LaneFields]) -> Edit | None:
    """Change what is named of a lane; its kinds lie on it still. Raises NotFound, Refused where the name or look is another lane's."""
    vocabulary = library.production().vocabulary
    before = _there(vocabulary, lane)
    after = replace(before, name=clean(fields.get("name", before.name)), look=fields.get("look", before.look))
    lanes = [after if each.id == lane else each for each in vocabulary.lanes]
    return _set(library, author, lanes, f"Change the lane {after.name}")


def remove_lane(library: Library, *, author: UUID, lane: str) -> Edit | None:
    """Take a lane of one's own away; its kinds lie on the free lane then. Raises NotFound, Refused for a lane that stays."""
    vocabulary = library.production().vocabulary
    before = _there(vocabulary, lane)
    if lane in SHIPPED:
        msg = f"{before.name} is one of the eight lanes that every production has: it can be renamed and moved, and folded out of the way."
        raise Refused(msg)
    kinds = [replace(kind, lane=Lane.FREE.id) if kind.lane == lane else kind for kind in vocabulary.used]
    count, free = sum(kind.lane == lane for kind in vocabulary.used), vocabulary.lane_with(Lane.FREE.id).name
    fallen = f" ({count} kind{'' if count == 1 else 's'} on {free} now)" if count else ""
    lanes = [each for each in vocabulary.lanes if each.id != lane]
    return _set(library, author, lanes, f"Take away the lane {before.name}{fallen}", kinds=kinds)


def move_lane(library: Library, *, author: UUID, lane: str, by: int) -> Edit | None:
    """Move a lane up (-1) or down under the picture; at either end it stays. Raises NotFound."""
    vocabulary = library.production().vocabulary
    before = _there(vocabulary, lane)
    lanes = [each for each in vocabulary.lanes if each.id != lane]
    lanes.insert(min(max(0, vocabulary.lanes.index(before) + by), len(lanes)), before)
    return _set(library, author, lanes, f"Move the lane {before.name}")


def _set(library: Library, author: UUID, lanes: Sequence[Lane], name: str, *, kinds: Sequence[LabelKind] | None = None) -> Edit | None:
    used = library.production().vocabulary.used if kinds is None else kinds
    return set_kinds(library, author=author, kinds=used, lanes=lanes, name=name)


def _there(vocabulary: Vocabulary, lane: str) -> Lane:
    found = next((each for each in vocabulary.lanes if each.id == lane), None)
    if found is None:
        msg = f"There is no lane “{lane}” any more. Somebody has taken it away."
        raise NotFound(msg)
    return found
