"""Merge a report onto the clips it speaks of.

A camera report (ALE) and the supervisor's table each have one word a clip, kept as said; what is in force follows the
rule of workflow/facts.py, and what differs is listed, never overwritten in silence. One import is one Edit; a second
import of the same report changes nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Said, Source
from dailies_logger.domain.identity import id_from
from dailies_logger.workflow.columns import mapped
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.facts import Disagreement, by_subject, differing_clips, plain
from dailies_logger.workflow.finding_clips import ClipFinder, start_is_inside
from dailies_logger.workflow.grouping import by_camera, regroup
from dailies_logger.workflow.heard import hear
from dailies_logger.workflow.naming import filled
from dailies_logger.workflow.ports import Library, Table
from dailies_logger.workflow.report_rows import Claim, claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Hold a row (counted from 1), how it is shown, and the clips it was merged onto."""

    row: int
    text: str
    clips: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """Hold a row, or one camera of it, that fits no clip or more than one, and why."""

    row: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Hold the Edit of an import (None: nothing changes), what became of each row, and what sources differ on now.

    `mapping` is column -> use, as it was used.
    """

    edit: Edit | None
    matched: tuple[Matched, ...]
    unmatched: tuple[Unmatched, ...]
    disagreements: tuple[Disagreement, ...]
    mapping: Mapping[str, str]


def propose_mapping(table: Table) -> dict[str, str]:
    """Return column -> use (`scene`, `lens A`, empty for none) as guessed from the names, to be shown and changed."""
    return mapped(table.columns, {})


def source_of(table: Table) -> Source:
    """Return whose report a table is: one with an ALE heading is the camera's, any other the supervisor's."""
    return Source.CAMERA_REPORT if "FIELD_DELIM" in dict(table.heading) else Source.SUPERVISOR


def merge_table(
    library: Library, table: Table, *, author: UUID, mapping: Mapping[str, str] | None = None, source: Source | None = None
) -> Merged:
    """Merge a table onto the library's clips; `mapping` changes the guessed use of columns.

    Raises Refused for a mapping that names no column or no field.
    """
    uses = mapped(table.columns, mapping or {})
    source = source or source_of(table)
    merge = _Merge(Draft(library), source=source, document=table.document)
    merge.match(list(claims(table, uses, source=source, slating=library.production().slating)))
    clips = merge.finish()
    said = by_subject(merge.draft.where(Said, subject=[clip.id for clip in clips]))
    return Merged(
        edit=merge.draft.edit(f"Import {table.document}", author=author),
        matched=tuple(merge.matched()),
        unmatched=tuple(sorted(merge.unmatched, key=lambda one: one.row)),
        disagreements=tuple(differing_clips(clips, said)),
        mapping=uses,
    )


@dataclass(slots=True, kw_only=True)
class _Heard:
    """Hold what one row said of a clip in this import, for a second row that speaks of the same clip."""

    row: int
    facts: Facts


@dataclass(slots=True)
class _Merge:
    """Lay claims onto clips in a draft."""

    draft: Draft
    source: Source = field(kw_only=True)
    document: str = field(kw_only=True)
    unmatched: list[Unmatched] = field(default_factory=list)
    _heard: dict[UUID, _Heard] = field(default_factory=dict)
    _rows: dict[int, tuple[str, list[UUID]]] = field(default_factory=dict)

    def match(self, rows: Sequence[Claim]) -> None:
        """Merge the claims that fit exactly, then those whose roll differs; list the rest."""
        finder = ClipFinder(self.draft.where(Clip))
        answers = [(claim, finder.find(claim)) for claim in rows]
        self.draft.load(Said, [id_from(clip.id, self.source.value) for _, found in answers for clip in found])
        for claim, found in answers:
            if found:
                self._settle(claim, found)
        self._match_loosely(finder, [claim for claim, found in answers if not (found or claim.sound)])

    def _match_loosely(self, finder: ClipFinder, rows: Sequence[Claim]) -> None:
        """Merge the claims that fit a clip but for its roll, where no other claim wants it."""
        taken = frozenset(self._heard)
        loose = [(claim, finder.find_loosely(claim, taken=taken)) for claim in rows]
        wanted = Counter(clip.id for _, found in loose for clip in found)
        for claim, found in loose:
            self._settle(claim, [clip for clip in found if wanted[clip.id] == 1])

    def _settle(self, claim: Claim, found: Sequence[Clip]) -> None:
        if not found:
            self._leave(claim, "It fits no clip in the library.")
        elif len(found) > 1 and not (claim.whole_take or claim.sound):
            self._leave(claim, f"It fits {len(found)} clips: {', '.join(clip.name for clip in found[:3])}.")
        else:
            for clip in found:
                self._say(claim, clip)

    def _leave(self, claim: Claim, reason: str) -> None:
        self.unmatched.append(Unmatched(row=claim.row, text=claim.text, reason=reason))

    def _say(self, claim: Claim, clip: Clip) -> None:
        facts = claim.facts
        if claim.start_tc and start_is_inside(clip, claim.start_tc):
            facts = replace(facts, start_tc=None)
        before = self._heard.get(clip.id)
        if before and before.row != claim.row:
            if _contradicts(before.facts, facts):
                self._leave(claim, f"It says otherwise of {clip.name} than row {before.row}.")
                return
            facts = filled(before.facts, facts)
        self._heard[clip.id] = _Heard(row=before.row if before else claim.row, facts=facts)
        self._rows.setdefault(claim.row, (claim.text, []))[1].append(clip.id)
        self._write(clip, facts, claim.other)

    def _write(self, clip: Clip, facts: Facts, other: tuple[tuple[str, str], ...]) -> None:
        key = id_from(clip.id, self.source.value)
        old = self.draft.get(Said, key)
        self.draft.put(
            Said(
                id=key,
                subject=clip.id,
                source=self.source,
                facts=filled(facts, old.facts) if old else facts,
                other=tuple({**dict(old.other if old else ()), **dict(other)}.items()),
                document=self.document,
            )
        )

    def matched(self) -> list[Matched]:
        """List the rows that found their clips."""
        return [Matched(row=row, text=text, clips=tuple(clips)) for row, (text, clips) in sorted(self._rows.items())]

    def finish(self) -> list[Clip]:
        """Put into force what was said, form the takes anew, and return the clips as they are now."""
        said = by_subject(self.draft.where(Said, subject=list(self._heard)))
        for clip in self.draft.where(Clip, id=list(self._heard)):
            hear(self.draft, clip, said.get(clip.id, []))
        if self._heard:
            regroup(self.draft, list(self._heard))
        return sorted(self.draft.where(Clip, id=list(self._heard)), key=by_camera)


def _contradicts(one: Facts, two: Facts) -> bool:
    others = dict(two.items())
    compared = ("scene", "setup", "slate", "take", "roll", "number", "camera", "circled")
    return any((a := value) and (b := others[name]) and plain(name, a) != plain(name, b) for name, value in one.items() if name in compared)
