"""List the versions of a stringout as an editor looks through them: who kept it when, how long it is, and how the sequence differs now."""

from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from dailies_logger.domain.production import Person
from dailies_logger.domain.stringout import Stringout
from dailies_logger.domain.timecode import spoken_length
from dailies_logger.workflow.comparing import Comparison, Happened, told
from dailies_logger.workflow.laying import Layout, layout
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.versions import kept_at, versions_of

SAME = "as it is now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Hold a version as it lies, with who kept it and when (UTC); `since` goes from it to the sequence as it is now, None where that was not asked."""

    version: Stringout
    who: str
    at: datetime
    lies: Layout
    since: Comparison | None = None

    @property
    def length(self) -> str:
        """Write how long it is: `41:02`."""
        return spoken_length(self.lies.frames, self.lies.rate)

    @property
    def words(self) -> str:
        """Say how the sequence differs now: `+3 −1 ~2, 00:12 shorter`; empty where that was not asked."""
        return difference_words(self.since) or SAME if self.since is not None else ""


def kept_versions(
    library: Library, stringout: UUID, now: Layout, known: MutableMapping[UUID, Kept] | None = None, *, last_only: bool = False
) -> tuple[Kept, ...]:
    """List the versions of a stringout that lies as `now`, the newest first; `last_only` tells the difference of that one alone.

    A version never lies otherwise: `known` keeps what was read once, by id.
    """
    read = known if known is not None else {}
    found: list[Kept] = []
    for version in reversed(versions_of(library, stringout)):
        if version.id not in read:
            who = _who(library, version.id)
            read[version.id] = Kept(version=version, who=who, at=kept_at(version), lies=layout(library, version.id))
        kept = replace(read[version.id], version=version)
        found.append(kept if found and last_only else replace(kept, since=told(kept.lies, now)))
    return tuple(found)


def counted_changes(comparison: Comparison) -> str:
    """Count what came in, went out, and changed otherwise, a placement once: `+3 −1 ~2`; empty where nothing differs."""
    came = {each.placement.id for each in comparison.differences if each.what is Happened.IN}
    went = {each.placement.id for each in comparison.differences if each.what is Happened.OUT}
    other = {each.placement.id for each in comparison.differences} - came - went
    counts = (("+", len(came)), ("−", len(went)), ("~", len(other)))
    return " ".join(f"{sign}{count}" for sign, count in counts if count)


def difference_words(comparison: Comparison) -> str:
    """Say how the newer sequence differs: `+3 −1 ~2, 00:12 shorter`; empty where nothing does."""
    counted, frames = counted_changes(comparison), comparison.frames
    if not counted:
        return ""
    long = spoken_length(abs(frames), comparison.after.rate)
    return f"{counted}, {long} {'longer' if frames > 0 else 'shorter'}" if frames else f"{counted}, as long"


def _who(library: Library, version: UUID) -> str:
    steps = library.steps(version)
    person = library.get(Person, steps[0].author) if steps else None
    return person.name if person is not None else ""
