"""Keep versions of a stringout (v1, v2 …), and go back to one.

A version is a stringout of its own that knows what it was kept of; its placements are copies, each with its `origin`. So it plays and is
exported like any other, and nothing that is done to the living stringout reaches it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.workflow.assembling import found, rewritten
from dailies_logger.workflow.edit import Change, Edit, gone, made
from dailies_logger.workflow.ports import Library

NOW = "now"
"""What the living stringout is called among its versions."""

_NUMBERED = re.compile(r"v(\d+)")


def save_version(library: Library, *, author: UUID, stringout: UUID, name: str = "", note: str = "") -> Edit:
    """Keep a stringout as it is under a name, the next of v1, v2 … where none is given. Raises Refused for a taken name or a version."""
    here = _living(library, stringout)
    known = versions_of(library, stringout)
    spelled = _free(known, name) if name.strip() else _next(known)
    version = replace(here, id=new_id(), name=spelled, version_of=here.id, note=note.strip())
    placements = library.where(Placement, stringout=stringout)
    return Edit(name=f"Keep “{here.name}” as {spelled}", author=author, changes=made((version, *_copies(placements, version.id))))


def restore_version(library: Library, *, author: UUID, version: UUID) -> Edit | None:
    """Let a stringout lie again as it did in a version; None where it does. Placements get the ids back that they had.

    Its rule stays as it is now: what it would change is offered as ever.
    """
    kept = _version(library, version)
    here = found(library, _of(kept))
    before = library.where(Placement, stringout=here.id)
    changes = rewritten(before, _originals(library.where(Placement, stringout=version), here.id))
    return Edit(name=f"Back to {kept.name} of “{here.name}”", author=author, changes=changes) if changes else None


def remove_version(library: Library, *, author: UUID, version: UUID) -> Edit:
    """Take a version away; the stringout that it was kept of stays as it is."""
    doomed = _version(library, version)
    here = found(library, _of(doomed))
    placements = library.where(Placement, stringout=version)
    return Edit(name=f"Remove {doomed.name} of “{here.name}”", author=author, changes=gone((*placements, doomed)))


def rename_version(library: Library, *, author: UUID, version: UUID, name: str | None = None, note: str | None = None) -> Edit | None:
    """Give a version another name or note; None where it has them. Raises Refused where the name is empty or taken."""
    before = _version(library, version)
    others = [each for each in versions_of(library, _of(before)) if each.id != version]
    after = replace(
        before,
        name=before.name if name is None else _free(others, name),
        note=before.note if note is None else note.strip(),
    )
    if after == before:
        return None
    what = "Note on" if after.name == before.name else "Rename"
    return Edit(name=f"{what} {before.name}", author=author, changes=(Change(before=before, after=after),))


def versions_of(library: Library, stringout: UUID) -> list[Stringout]:
    """List the versions of a stringout, the newest last."""
    return sorted(library.where(Stringout, version_of=stringout), key=lambda each: each.id)


def proposed_name(library: Library, stringout: UUID) -> str:
    """Return the name that the next version gets where none is given: `v1`, `v2` and so on."""
    return _next(versions_of(library, stringout))


def kept_at(version: Stringout) -> datetime:
    """Return when a version was kept, as its key tells to the millisecond."""
    return datetime.fromtimestamp((version.id.int >> 80) / 1000, tz=UTC)


def version_called(library: Library, stringout: UUID, text: str) -> Stringout:
    """Return the version of a stringout that a name or an id means, the stringout itself for `now`. Raises NotFound."""
    wanted = _plain(text)
    if wanted == NOW:
        return found(library, stringout)
    known = versions_of(library, stringout)
    for each in known:
        if wanted in (_plain(each.name), str(each.id)):
            return each
    names = ", ".join(each.name for each in known)
    msg = f"There is no version “{text}”. {f'Known: {names}, {NOW}.' if known else 'None has been kept yet.'}"
    raise NotFound(msg)


def _copies(placements: Iterable[Placement], version: UUID) -> list[Placement]:
    """Copy placements, those that are stacked onto the copies of what they are stacked over."""
    lying = list(placements)
    keys = {each.id: new_id() for each in lying}
    return [_moved(each, keys[each.id], version, on=keys.get(each.on) if each.on else None, origin=each.id) for each in lying]


def _originals(copies: Iterable[Placement], stringout: UUID) -> list[Placement]:
    """Make copies what they were copied of."""
    kept = list(copies)
    keys = {each.id: each.origin or each.id for each in kept}
    return [_moved(each, keys[each.id], stringout, on=keys.get(each.on) if each.on else None, origin=None) for each in kept]


def _moved(each: Placement, key: UUID, stringout: UUID, *, on: UUID | None, origin: UUID | None) -> Placement:
    return replace(each, id=key, stringout=stringout, on=on, origin=origin)


def _living(library: Library, key: UUID) -> Stringout:
    here = found(library, key)
    if here.version_of is not None:
        msg = f"“{here.name}” is a kept version already."
        raise Refused(msg)
    return here


def _version(library: Library, key: UUID) -> Stringout:
    kept = found(library, key)
    if kept.version_of is None:
        msg = f"“{kept.name}” is no version: it is the stringout itself."
        raise Refused(msg)
    return kept


def _of(version: Stringout) -> UUID:
    assert version.version_of is not None  # noqa: S101 - `_version` refuses what is none
    return version.version_of


def _free(known: Iterable[Stringout], name: str) -> str:
    spelled = " ".join(name.split())
    if not spelled:
        msg = "Give the version a name."
        raise Refused(msg)
    if _plain(spelled) == NOW:
        msg = f"“{spelled}” is the stringout as it is: choose another name."
        raise Refused(msg)
    taken = next((each.name for each in known if _plain(each.name) == _plain(spelled)), None)
    if taken is not None:
        msg = f"There is a version “{taken}” already. Choose another name."
        raise Refused(msg)
    return spelled


def _next(known: Iterable[Stringout]) -> str:
    numbers = [int(match[1]) for each in known if (match := _NUMBERED.fullmatch(_plain(each.name)))]
    return f"v{max(numbers, default=0) + 1}"


def _plain(text: str) -> str:
    return text.strip().casefold()
