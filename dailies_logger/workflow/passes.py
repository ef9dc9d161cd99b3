"""Keep the pass book: each combing through a stringout, what it raised, dropped and trimmed, and what became of one moment over all of them.

A pass begins and ends with a version. What it cut is the difference of the two; what it thought better or worse of is in the journal, as
ratings that rose or fell meanwhile. Nothing of that is written down twice.
"""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from dailies_logger.domain.combing import Pass
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.workflow.assembling import found
from dailies_logger.workflow.comparing import Comparison, Difference, Happened, compare
from dailies_logger.workflow.edit import Change, Edit, made
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.versions import save_version, versions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hold one page of the pass book. `number` counts the passes of the stringout from 1.

    `raised` are the labels that came in or whose rating rose, `dropped` those that went out or whose rating fell, `trimmed` those that
    were trimmed, each in record order, what is no longer there at the end last. `ratings` are before and after, of those that changed.
    Of a pass that goes on it is told as it stands now; `cut` is None where one of its versions was removed.
    """

    number: int
    of: Pass
    cut: Comparison | None
    ratings: Mapping[UUID, tuple[int, int]]
    raised: tuple[UUID, ...]
    dropped: tuple[UUID, ...]
    trimmed: tuple[UUID, ...]

    def differences(self, label: UUID) -> tuple[Difference, ...]:
        """Return what was cut of the placements of a label."""
        return tuple(each for each in self.cut.differences if each.placement.label == label) if self.cut is not None else ()


def begin_pass(library: Library, *, author: UUID, stringout: UUID, note: str = "") -> Edit:
    """Begin to comb through a stringout, which is kept as it is. Raises Refused where this person combs through it already."""
    here = found(library, stringout)
    if _going_on(library, author, stringout) is not None:
        msg = f"You are combing through “{here.name}” already: end that pass first."
        raise Refused(msg)
    number = len(passes_of(library, stringout)) + 1
    kept = save_version(library, author=author, stringout=stringout, name=_free(library, stringout, f"before pass {number}"))
    began = Pass(
        id=new_id(), stringout=stringout, author=author, began=datetime.now(UTC), before=kept.changes[0].value.id, note=note.strip()
    )
    return Edit(name=f"Begin pass {number} of “{here.name}”", author=author, changes=(*kept.changes, *made([began])))


def end_pass(library: Library, *, author: UUID, stringout: UUID, note: str | None = None) -> Edit:
    """End one's pass through a stringout, which is kept as it is now. Raises Refused where none goes on."""
    here = found(library, stringout)
    before = _going_on(library, author, stringout)
    if before is None:
        msg = f"You are not combing through “{here.name}”: begin a pass first."
        raise Refused(msg)
    number = [each.id for each in passes_of(library, stringout)].index(before.id) + 1
    kept = save_version(library, author=author, stringout=stringout, name=_free(library, stringout, f"after pass {number}"))
    after = replace(before, ended=datetime.now(UTC), after=kept.changes[0].value.id, note=before.note if note is None else note.strip())
    changes = (*kept.changes, Change(before=before, after=after))
    return Edit(name=f"End pass {number} of “{here.name}”", author=author, changes=changes)


def passes_of(library: Library, stringout: UUID) -> list[Pass]:
    """List the passes through a stringout, the newest last."""
    return sorted(library.where(Pass, stringout=stringout), key=lambda each: (each.began, each.id))


def pass_book(library: Library, stringout: UUID, known: MutableMapping[UUID, Page] | None = None) -> list[Page]:
    """Tell what each pass through a stringout raised, dropped and trimmed, the newest last.

    `known` keeps the pages of passes that are over, by id, for who reads the book again and again while nothing is merged or removed.
    """
    read = known if known is not None else {}
    found: list[Page] = []
    for number, each in enumerate(passes_of(library, stringout), start=1):
        page = read.get(each.id)
        if page is None or (page.number, page.of) != (number, each):
            page = _page(library, each, number)
        if not each.open:
            read[each.id] = page
        found.append(page)
    return found


def moment_over_passes(library: Library, stringout: UUID, label: UUID) -> list[Page]:
    """Return the pages on which something became of a moment, the newest last. Raises NotFound for what was never a label."""
    if library.get(Label, label) is None and not library.steps(label):
        msg = f"There is no label “{label}”."
        raise NotFound(msg)
    return [page for page in pass_book(library, stringout) if label in page.ratings or page.differences(label)]


def _page(library: Library, of: Pass, number: int) -> Page:
    end = of.after or of.stringout
    there = all(library.get(Stringout, key) is not None for key in (of.before, end))
    cut = compare(library, of.before, end) if there else None
    placed = library.where(Placement, stringout=[of.before, end])
    ratings = _ratings(library, of, {each.label for each in placed if each.label})
    differences = cut.differences if cut is not None else ()
    return Page(
        number=number,
        of=of,
        cut=cut,
        ratings=ratings,
        raised=_labels(differences, Happened.IN, (key for key, (was, now) in ratings.items() if now > was)),
        dropped=_labels(differences, Happened.OUT, (key for key, (was, now) in ratings.items() if now < was)),
        trimmed=_labels(differences, Happened.TRIMMED, ()),
    )


def _labels(differences: Iterable[Difference], what: Happened, rated: Iterable[UUID]) -> tuple[UUID, ...]:
    cut = [each.placement.label for each in differences if each.what is what and each.placement.track == 1 and each.placement.label]
    return tuple(dict.fromkeys((*cut, *rated)))


def _ratings(library: Library, of: Pass, labels: set[UUID]) -> dict[UUID, tuple[int, int]]:
    """Return by label what its rating was before and is after a pass, where that differs; 0 where the label is not there."""
    changed: dict[UUID, tuple[int, int]] = {}
    for key, step in library.steps_between(Label, of.began, of.ended or datetime.now(UTC)):
        for _, before, after in (each for each in step.fields if each[0] == "rating" and key in labels):
            changed[key] = (changed[key][0] if key in changed else int(before or 0), int(after or 0))
    return {key: rating for key, rating in changed.items() if rating[0] != rating[1]}


def _going_on(library: Library, author: UUID, stringout: UUID) -> Pass | None:
    return next((each for each in passes_of(library, stringout) if each.open and each.author == author), None)


def _free(library: Library, stringout: UUID, name: str) -> str:
    """Return a name for a version that is not taken yet: two people may comb at once, and a pass may have been undone."""
    taken = {each.name.casefold() for each in versions_of(library, stringout)}
    names = (name if turn == 1 else f"{name} ({turn})" for turn in range(1, len(taken) + 2))
    return next(each for each in names if each.casefold() not in taken)
