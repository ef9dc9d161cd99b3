"""Begin and end passes through a stringout, and read the pass book."""

from argparse import ArgumentParser, Namespace
from uuid import UUID

from dailies_logger.cli import rows
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Stringout
from dailies_logger.ground.children import Json
from dailies_logger.workflow import lookup
from dailies_logger.workflow import passes as combing
from dailies_logger.workflow.change_list import change_list
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.passes import Page
from dailies_logger.workflow.ports import Library


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("name", metavar="NAME", help="the stringout: its name or id")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--start", metavar="NOTE", nargs="?", const="", help="begin to comb through it; it is kept as it is")
    one.add_argument("--end", metavar="NOTE", nargs="?", const="", help="end your pass through it; it is kept as it is then")
    one.add_argument("--label", metavar="LABEL", help="only what became of one moment over the passes")


def _passes(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        stringout = lookup.stringout(desk.library, words.name)
        edit = _edit(desk, stringout, words)
        if edit is not None:
            write(desk, edit)
        label = lookup.label_key(words.label) if words.label else None
        pages = _pages(desk.library, stringout, label)
        people = rows.people_in(desk.library)
        said = [f"{edit.name}."] if edit is not None else [line for page in pages for line in _lines(desk.library, page, people, label)]
    data: list[Json] = [_row(page, people, label) for page in pages]
    return Answer(data={"passes": data}, lines=said or ("No pass has been made yet." if label is None else "No pass changed it.",))


def _edit(desk: Desk, stringout: Stringout, words: Namespace) -> Edit | None:
    if words.start is not None:
        return combing.begin_pass(desk.library, author=desk.person.id, stringout=stringout.id, note=words.start)
    if words.end is not None:
        return combing.end_pass(desk.library, author=desk.person.id, stringout=stringout.id, note=words.end or None)
    return None


def _pages(library: Library, stringout: Stringout, label: UUID | None) -> list[Page]:
    if label is None:
        return combing.pass_book(library, stringout.id)
    return combing.moment_over_passes(library, stringout.id, label)


def _row(page: Page, people: dict[UUID, str], label: UUID | None) -> rows.Row:
    def told(labels: tuple[UUID, ...]) -> list[Json]:
        """Return the ids of labels, of the one that was asked for alone."""
        return [str(each) for each in labels if label in (None, each)]

    ratings = {str(key): list(rating) for key, rating in page.ratings.items() if label in (None, key)}
    return {
        "id": str(page.of.id),
        "number": page.number,
        "author": people.get(page.of.author, ""),
        "began": page.of.began.isoformat(),
        "ended": page.of.ended.isoformat() if page.of.ended else None,
        "note": page.of.note,
        "before": str(page.of.before),
        "after": str(page.of.after) if page.of.after else None,
        "raised": told(page.raised),
        "dropped": told(page.dropped),
        "trimmed": told(page.trimmed),
        "ratings": [{"label": key, "before": before, "after": after} for key, (before, after) in ratings.items()],
        "frames": page.cut.frames if page.cut is not None else None,
    }


def _lines(library: Library, page: Page, people: dict[UUID, str], label: UUID | None) -> list[str]:
    end = f"{page.of.ended.astimezone():%H:%M}" if page.of.ended else "now"
    head = f"Pass {page.number}  {people.get(page.of.author, '')}  {page.of.began.astimezone():%Y-%m-%d %H:%M} to {end}  {page.of.note}"
    counts = f"{len(page.raised)} raised, {len(page.dropped)} dropped, {len(page.trimmed)} trimmed"
    cut = zip(page.cut.differences, change_list(library, page.cut), strict=True) if page.cut is not None else ()
    listed = [f"    {line}" for each, line in cut if label in (None, each.placement.label)]
    rated = [f"    {_named(library, key)}  {was} > {now}" for key, (was, now) in page.ratings.items() if label in (None, key)]
    return [f"{head.rstrip()}: {counts}.", *listed, *rated]


def _named(library: Library, key: UUID) -> str:
    label = library.get(Label, key)
    return f"rating of {label.text or label.kind.replace('_', ' ')}" if label is not None else "rating of a label that is gone"


VERBS = (Verb(name="passes", help="begin and end passes through a stringout, and read the pass book", arguments=_arguments, run=_passes),)
