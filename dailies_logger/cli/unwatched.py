"""Tell how much of the material nobody has watched yet."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from dailies_logger.cli import rows
from dailies_logger.cli.table import aligned
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened
from dailies_logger.domain.production import Person
from dailies_logger.domain.take import Take
from dailies_logger.ground.children import Json
from dailies_logger.workflow import finding
from dailies_logger.workflow.watching import Watched, watched_takes

HEAD = ("what", "name", "minutes", "unseen", "watched by")


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--query", metavar="Q", default="", help="only takes that fit a search, as in the search box")


def _run(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        takes = desk.search.takes(finding.asked(desk.library, words.query))
        counted = list(zip(takes, watched_takes(desk.library, takes), strict=True))
        people = {person.id: person.name for person in desk.library.where(Person)}
    scenes, days = (_summed(counted, of) for of in (lambda take: take.scene, lambda take: take.day))
    named = [("day", days), ("scene", scenes)]
    lines = [(what, name, *_cells(each, people)) for what, sums in named for name, each in sums.items()]
    lines += [("take", take.shown, *_cells(each, people)) for take, each in counted]
    return Answer(
        data={
            "takes": [_take(take) | _row(each, people) for take, each in counted],
            "scenes": _rows("scene", scenes, people),
            "days": _rows("day", days, people),
        },
        lines=aligned(HEAD, lines) if lines else ("No takes.",),
    )


def _take(take: Take) -> rows.Row:
    return {"id": str(take.id), "name": take.shown, "scene": take.scene, "day": take.day}


def _rows(name: str, sums: Mapping[str, Watched], people: Mapping[UUID, str]) -> list[Json]:
    found: list[Json] = []
    for key, each in sums.items():
        row: rows.Row = {name: key}
        found.append(row | _row(each, people))
    return found


def _summed(counted: Iterable[tuple[Take, Watched]], of: Callable[[Take], str]) -> dict[str, Watched]:
    sums: dict[str, Watched] = {}
    for take, each in counted:
        sums[of(take)] = sums.get(of(take), Watched()) + each
    return sums


def _row(each: Watched, people: Mapping[UUID, str]) -> rows.Row:
    return {
        "minutes": round(float(each.seconds / 60), 3),
        "unseen_minutes": round(float(each.unseen / 60), 3),
        "watched_by": [*_names(each, people)],
    }


def _cells(each: Watched, people: Mapping[UUID, str]) -> tuple[str, str, str]:
    return f"{float(each.seconds / 60):.1f}", f"{float(each.unseen / 60):.1f}", ", ".join(_names(each, people))


def _names(each: Watched, people: Mapping[UUID, str]) -> list[str]:
    return sorted(people.get(person, "somebody else") for person in each.people)


VERBS = (
    Verb(name="unwatched", help="tell how many minutes of each take, scene and day nobody has watched", arguments=_arguments, run=_run),
)
