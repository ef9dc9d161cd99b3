"""Bring a stringout into the library from a file of ours, as it was when it was written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.workflow.assembling import STEP, checked, named, rewritten
from dailies_logger.workflow.edit import Change, Edit
from dailies_logger.workflow.ports import Library

FARTHEST = 100_000_000
"""Frames beyond which no black lasts: weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """Hold what a file brought: the Edit, None where all of it is here already, and how many placements have no clip here."""

    stringout: Stringout
    edit: Edit | None
    missing: int


def bring_in(
    library: Library, *, author: UUID, stringout: Stringout, placements: Iterable[Placement], replace_own: bool = False
) -> BroughtIn:
    """Bring in a stringout with its placements. One that is here by its id is replaced where `replace_own` says so.

    What lies on clips that this library has not, or beyond their last frame, is left out and counted. A version comes as a stringout of
    its own. Raises Refused where it is here already, or its name is another's.
    """
    checked(stringout)
    placements = list(placements)
    _sound(placements)
    old = library.get(Stringout, stringout.id)
    if stringout.version_of is not None or (old is not None and old.version_of is not None):
        own = replace(stringout, id=new_id(), version_of=None)
        placements = [replace(each, stringout=own.id) for each in placements if each.stringout == stringout.id]
        old, stringout = None, own
    _free(library, stringout, old, replace_own=replace_own)
    told = [each for each in placements if each.stringout == stringout.id]
    before = library.where(Placement, stringout=stringout.id) if old is not None else []
    after = _own_keys(library, _there(library, told), before)
    said = (Change(before=old, after=stringout),) if old != stringout else ()
    changes = (*said, *rewritten(before, after))
    edit = Edit(name=f"Bring in stringout “{stringout.name}”", author=author, changes=changes) if changes else None
    return BroughtIn(stringout=stringout, edit=edit, missing=len(told) - len(after))


def _free(library: Library, stringout: Stringout, old: Stringout | None, *, replace_own: bool) -> None:
    """Raise Refused where a stringout may not come in the place of what is here."""
    if old is not None and not replace_own:
        msg = f"The stringout “{old.name}” is here already. Say that it may be replaced, or leave it as it is."
        raise Refused(msg)
    taken = named(library, stringout.name)
    if taken is not None and taken.id != stringout.id:
        msg = f"There is another stringout “{taken.name}” here. Rename it first."
        raise Refused(msg)


def _sound(placements: list[Placement]) -> None:
    """Raise Refused for placements that no hand and no rule can have laid."""
    twice = len({each.id for each in placements}) != len(placements)
    odd = any(each.track < 1 or (each.track == 1) is not (each.on is None) or max(each.gap, each.at) > FARTHEST for each in placements)
    if twice or odd:
        msg = "The file says what cannot be of its placements, so nothing was brought in."
        raise Refused(msg)


def _there(library: Library, told: Iterable[Placement]) -> list[Placement]:
    """Leave out what this library has no frames for, and what is stacked on it."""
    told = list(told)
    clips = {clip.id: clip.frames for clip in library.where(Clip, id=sorted({each.clip for each in told}))} if told else {}
    there = [each for each in told if each.end <= clips.get(each.clip, 0) and abs(each.rank) < FARTHEST * STEP]
    lowest = {each.id for each in there if each.on is None}
    return [each for each in there if each.on is None or each.on in lowest]


def _own_keys(library: Library, placements: list[Placement], before: Iterable[Placement]) -> list[Placement]:
    """Give new keys to placements whose keys another stringout has."""
    mine = {each.id for each in before}
    strangers = {each.id for each in library.where(Placement, id=[each.id for each in placements])} - mine
    keys = {key: new_id() for key in strangers}
    return [replace(each, id=keys.get(each.id, each.id), on=keys.get(each.on, each.on) if each.on else None) for each in placements]
