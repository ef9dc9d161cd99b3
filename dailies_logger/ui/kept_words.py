"""Write what is kept of a stringout as rows: versions, passes, and the change list between two of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dailies_logger.ui.panels.kept_rows import KeptRow, LineRow
from dailies_logger.ui.sequence_keeping import Book
from dailies_logger.workflow.change_list import listed
from dailies_logger.workflow.comparing import Comparison, Happened, root, told
from dailies_logger.workflow.continuity import Cutting
from dailies_logger.workflow.pass_list import history_lines, page_lines, page_name, page_words
from dailies_logger.workflow.passes import Page
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.version_list import Kept, difference_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Hold a change list as it is shown: its head, what it counts, its lines; and what the timeline marks, with names of what went out."""

    told: str
    counted: str
    lines: tuple[LineRow, ...]
    comparison: Comparison | None = None
    names: Mapping[UUID, str]


def version_rows(book: Book, *, looked: UUID | None, held: UUID | None) -> tuple[KeptRow, ...]:
    """List versions, the newest first, each with how the sequence differs now."""
    return tuple(
        KeptRow(
            key=each.version.id,
            name=each.version.name,
            length=each.length,
            by=_by(each.who, each.at),
            words=now_words(each),
            note=each.version.note,
            state=", ".join(said for said, true in (("held", each.version.id == held), ("looked at", each.version.id == looked)) if true),
        )
        for each in book.versions
    )


def now_words(kept: Kept) -> str:
    """Say how the sequence differs now from a version: `now +3 −1, 00:12 shorter`."""
    return f"now {kept.words}" if kept.since is not None and kept.since.differences else kept.words


def pass_rows(book: Book) -> tuple[KeptRow, ...]:
    """List passes, the newest first, each with what it raised, dropped and trimmed."""
    return tuple(
        KeptRow(
            key=page.of.id,
            name=page_name(page),
            by=_by(book.people.get(page.of.author, ""), page.of.began, page.of.ended),
            words=page_words(page),
            state="" if page.of.ended else "goes on",
        )
        for page in reversed(book.pages)
    )


def pass_words(book: Book, person: UUID) -> tuple[str, str]:
    """Say which pass of a person goes on, and that in full; nothing where none does."""
    page = book.going_on(person)
    if page is None:
        return "", ""
    return page_name(page), f"{page_name(page)}, since {page.of.began.astimezone():%H:%M}: {page_words(page)}"


def history_words(book: Book | None, cutting: Cutting | None, placement: UUID | None) -> tuple[str, str]:
    """Return a head and what became of the moment of a clip over the passes; nothing where no pass was made."""
    place = cutting.place(placement) if cutting is not None else None
    if cutting is None or place is None or book is None or not book.pages:
        return "", ""
    shot = cutting.shots[place]
    lines = history_lines(book.pages, shot.placement.label) if shot.placement.label is not None else []
    return f"{shot.name} over the passes", "\n".join(lines) or "No pass has touched it."


def compared(library: Library, book: Book, before: UUID, after: UUID | None) -> Change | None:
    """Compare a version to now, or to a newer one; None where one of them is gone."""
    one, other = book.kept(before), book.kept(after)
    if one is None or (after is not None and other is None):
        return None
    comparison = told(one.lies, other.lies if other is not None else book.now)
    lines = listed(library, comparison)
    return Change(
        told=f"{one.version.name} > {other.version.name if other is not None else 'now'}",
        counted=difference_words(comparison),
        lines=tuple(
            LineRow(sign=each.sign, name=each.name, words=each.by, where=each.where, text=each.text, placement=each.difference.placement.id)
            for each in lines
        ),
        comparison=comparison,
        names={each.difference.placement.id: each.name for each in lines if each.difference.what is Happened.OUT},
    )


def page_change(library: Library, book: Book, key: UUID) -> Change | None:
    """Tell what a pass did; None where it was taken back."""
    page = next((each for each in book.pages if each.of.id == key), None)
    if page is None:
        return None
    roots = _roots(page)
    lines = tuple(
        LineRow(
            sign=each.sign,
            name=each.name,
            words=each.words,
            where=each.where,
            text=each.text,
            placement=roots.get(each.placement) if each.placement is not None else None,
        )
        for each in page_lines(library, page)
    )
    return Change(told=page_name(page), counted=page_words(page), lines=lines, comparison=page.cut if page.of.open else None, names={})


def _roots(page: Page) -> dict[UUID, UUID]:
    """Return by the placements that a pass cut those of the living stringout that they go back to."""
    return {each.placement.id: root(each.placement) for each in page.cut.differences} if page.cut is not None else {}


def _by(who: str, at: datetime, until: datetime | None = None) -> str:
    """Write who and when: `E. Marsh, 16 Nov 14:02 to 14:40`."""
    here = at.astimezone()
    when = f"{here.day} {here:%b %H:%M}" + (f" to {until.astimezone():%H:%M}" if until is not None else "")
    return ", ".join(part for part in (who, when) if part)
