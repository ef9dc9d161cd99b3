"""Bring a stringout into the library from a file of ours, as it was when it was written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.workflow.assembling import named, rewritten
from dailies_logger.workflow.edit import Change, Edit
from dailies_logger.workflow.ports import Library


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
    old = library.get(Stringout, stringout.id)
    taken = named(library, stringout.name)
    if old is not None and not replace_own:
        msg = f"The stringout “{old.name}” is here already. Say that it may be replaced, or leave it as it is."
        raise Refused(msg)
    if taken is not None and taken.id != stringout.id:
        msg = f"There is another stringout “{taken.name}” here. Rename it first."
        raise Refused(msg)
    new = replace(stringout, version_of=None)
    told = [each for each in placements if each.stringout == stringout.id]
    before = library.where(Placement, stringout=stringout.id) if old is not None else []
    after = _own_keys(library, _there(library, told), before)
    own = (Change(before=old, after=new),) if old != new else ()
    changes = (*own, *rewritten(before, after))
    edit = Edit(name=f"Bring in stringout “{new.name}”", author=author, changes=changes) if changes else None
    return BroughtIn(stringout=new, edit=edit, missing=len(told) - len(after))


def _there(library: Library, told: Iterable[Placement]) -> list[Placement]:
    """Leave out what this library has no frames for, and what is stacked on it."""
    told = list(told)
    clips = {clip.id: clip.frames for clip in library.where(Clip, id=sorted({each.clip for each in told}))} if told else {}
    there = [each for each in told if each.end <= clips.get(each.clip, 0)]
    lowest = {each.id for each in there if each.on is None}
    return [each for each in there if each.on is None or each.on in lowest]


def _own_keys(library: Library, placements: list[Placement], before: Iterable[Placement]) -> list[Placement]:
    """Give new keys to placements whose keys another stringout has."""
    mine = {each.id for each in before}
    strangers = {each.id for each in library.where(Placement, id=[each.id for each in placements])} - mine
    keys = {key: new_id() for key in strangers}
    return [replace(each, id=keys.get(each.id, each.id), on=keys.get(each.on, each.on) if each.on else None) for each in placements]
