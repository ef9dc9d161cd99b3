"""Change the kinds of label that a production uses, and say which kinds and lanes go together. Each verb returns an Edit to write, None where nothing would change.

A kind is never lost: left out, it is retired, and its labels keep their name, their values and their lane. That there are none now
proves nothing: somebody may bring one back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypedDict, Unpack
from uuid import UUID

from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.label import SHIPPED_LANES, Label, LabelKind, Lane, Vocabulary
from dailies_logger.workflow.angle_cut import BEST_ANGLE
from dailies_logger.workflow.edit import Change, Edit
from dailies_logger.workflow.ports import Library

NOTE = "note"
"""The kind that typed notes and free points are of."""

LASTING = {NOTE: "typed notes are of it", BEST_ANGLE: "picking angles makes labels of it"}
"""The kinds that cannot be left out, and why; they can have other names and keys."""

MOST_KINDS = 200
LONGEST = 80


NAME = "Change vocabulary"

STAY = "The eight that every production has can be renamed and moved, and stay."


def set_kinds(library: Library, *, author: UUID, kinds: Sequence[LabelKind], lanes: Sequence[Lane] = (), name: str = NAME) -> Edit | None:
    """Give the production these kinds in this order, and these lanes; none: its lanes stay. Raises Refused where they do not go together.

    Kinds that are not among them are retired. A retired one that is among them by its id is used again.
    """
    production = library.production()
    used = tuple(replace(kind, retired=False) for kind in kinds)
    lanes = tuple(lanes) or production.vocabulary.lanes
    _check(used)
    _check_lanes(lanes, used)
    there = {kind.id for kind in used}
    left = [kind for kind in production.vocabulary.kinds if kind.id not in there]
    for kind in left:
        if kind.id in LASTING:
            msg = f"{kind.name} cannot be left out: {LASTING[kind.id]}."
            raise Refused(msg)
    kept = tuple(replace(kind, retired=True, key="") for kind in left)
    after = replace(production, vocabulary=Vocabulary(kinds=(*used, *kept), lanes=lanes))
    if after == production:
        return None
    return Edit(name=name, author=author, changes=(Change(before=production, after=after),))


def take_in(library: Library, *, author: UUID, read: Vocabulary, name: str = NAME) -> Edit | None:
    """Use what was read from a file from now on; one that says nothing of lanes lets them be. Raises Refused."""
    return set_kinds(library, author=author, kinds=read.used, lanes=read.lanes, name=name)


def add_kind(library: Library, *, author: UUID, name: str, lane: str, key: str = "", values: Sequence[str] = ()) -> Edit | None:
    """Add a kind on a lane, by its id, behind the others, or use a retired one of this name again.

    Raises Refused where its name or key is taken.
    """
    known = library.production().vocabulary.kinds
    again = next((each.id for each in known if each.retired and each.name.casefold() == clean(name).casefold()), None)
    key_id = again or new_id(name, {each.id for each in known})
    kind = LabelKind(id=key_id, name=clean(name), lane=lane, key=key, values=_values(values))
    return set_kinds(library, author=author, kinds=(*library.production().vocabulary.used, kind), name=f"Add the kind {kind.name}")


class KindFields(TypedDict, total=False):
    """Name what may be changed of a kind."""

    name: str
    lane: str
    key: str
    values: Sequence[str]


def change_kind(library: Library, *, author: UUID, kind: str, **fields: Unpack[KindFields]) -> Edit | None:
    """Change what is named of a kind; its labels are of it still, and what somebody else has changed meanwhile stays.

    Raises NotFound, Refused.
    """
    before = _used(library, kind)
    after = replace(
        before,
        name=clean(fields.get("name", before.name)),
        lane=fields.get("lane", before.lane),
        key=fields.get("key", before.key),
        values=_values(fields["values"]) if "values" in fields else before.values,
    )
    kinds = [after if each.id == kind else each for each in library.production().vocabulary.used]
    return set_kinds(library, author=author, kinds=kinds, name=f"Change the kind {after.name}")


def keeping(library: Library, before: Vocabulary, after: Vocabulary) -> Vocabulary:
    """Return a vocabulary that another gives way to, with those kinds retired that labels are of and that it would lose."""
    there = {kind.id for kind in after.kinds}
    lost = [kind for kind in before.kinds if kind.id not in there and library.where(Label, kind=kind.id)]
    return replace(after, kinds=(*after.kinds, *(replace(kind, retired=True, key="") for kind in lost))) if lost else after


def remove_kind(library: Library, *, author: UUID, kind: str) -> Edit | None:
    """Leave a kind out from now on. Raises NotFound, Refused where it cannot be left out."""
    before = _used(library, kind)
    kinds = [each for each in library.production().vocabulary.used if each.id != kind]
    return set_kinds(library, author=author, kinds=kinds, name=f"Leave out the kind {before.name}")


def move_kind(library: Library, *, author: UUID, kind: str, by: int) -> Edit | None:
    """Move a kind up (-1) or down in the order; at either end it stays. Raises NotFound."""
    before = _used(library, kind)
    kinds = [each for each in library.production().vocabulary.used if each.id != kind]
    place = [each.id for each in library.production().vocabulary.used].index(kind)
    kinds.insert(min(max(0, place + by), len(kinds)), before)
    return set_kinds(library, author=author, kinds=kinds, name=f"Move the kind {before.name}")


def new_id(name: str, taken: Iterable[str]) -> str:
    """Make an id of a name, as one types it in a search: `Ad lib` is `ad_lib`; where that is taken, `ad_lib_2`."""
    bare = re.sub(r"\W+", "_", name.strip().casefold()).strip("_") or "own"
    known, found, turn = set(taken), bare, 2
    while found in known:
        found, turn = f"{bare}_{turn}", turn + 1
    return found


def clean(name: str) -> str:
    """Take a name in one line, without spaces that say nothing."""
    return " ".join(name.split())


def _used(library: Library, kind: str) -> LabelKind:
    found = next((each for each in library.production().vocabulary.used if each.id == kind), None)
    if found is None:
        msg = f"There is no kind “{kind}” any more. Somebody has left it out."
        raise NotFound(msg)
    return found


def _check(kinds: Sequence[LabelKind]) -> None:
    if not 0 < len(kinds) <= MOST_KINDS:
        msg = f"These are {len(kinds)} kinds, and a vocabulary has 1 to {MOST_KINDS}."
        raise Refused(msg)
    for kind in kinds:
        _check_kind(kind)
    _check_each("kinds", {field: [getattr(kind, field) for kind in kinds] for field in ("id", "name", "key")})


def _check_lanes(lanes: Sequence[Lane], kinds: Iterable[LabelKind]) -> None:
    """Refuse lanes that do not go together, or that kinds in use would fall from."""
    for lane in lanes:
        _check_lane(lane)
    looks = [lane.look.value for lane in lanes]
    _check_each("lanes", {"id": [lane.id for lane in lanes], "name": [lane.name for lane in lanes], "look": looks})
    there = {lane.id for lane in lanes}
    lost = [f"The lane “{lane.id}” is not among these. {STAY}" for lane in SHIPPED_LANES if lane.id not in there]
    astray = [
        f"{kind.name} lies on the lane “{kind.lane}”, which is not there. Choose another." for kind in kinds if kind.lane not in there
    ]
    for msg in lost + astray:
        raise Refused(msg)


def _check_lane(lane: Lane) -> None:
    _check_name(lane.name)
    if not re.fullmatch(r"\w+", lane.id) or len(lane.id) > LONGEST:
        msg = f"“{lane.id[:LONGEST]}” is no id of a lane. It is one word of letters and figures."
        raise Refused(msg)


def _check_each(what: str, said: Mapping[str, Sequence[str]]) -> None:
    """Refuse where two have the same of what each needs for itself."""
    for field, words in said.items():
        if twice := _twice(words):
            msg = f"Two {what} have the {field} “{twice}”. Each needs one of its own."
            raise Refused(msg)


def _check_name(name: str) -> None:
    if not name.strip() or len(name) > LONGEST or not name.isprintable():
        msg = f"“{name[:LONGEST]}” is no name. A name is one line of 1 to {LONGEST} characters."
        raise Refused(msg)


def _check_kind(kind: LabelKind) -> None:
    for word in (kind.id, kind.name, *kind.values):
        _check_name(word)
    if _twice(kind.values):
        msg = f"{kind.name} has a value twice."
        raise Refused(msg)


def _twice(words: Iterable[str]) -> str:
    """Return the first word that was there before, whatever its case; empty where there is none."""
    seen: set[str] = set()
    for word in words:
        if word and word.casefold() in seen:
            return word
        seen.add(word.casefold())
    return ""


def _values(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for value in values if (word := clean(value)))
