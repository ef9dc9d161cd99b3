"""Read the journal, and take back or bring back."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from uuid import UUID

from dailies_logger.cli import rows
from dailies_logger.cli.table import aligned
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Stringout
from dailies_logger.domain.take import Take
from dailies_logger.workflow import history, lookup
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.ports import Library


def _history_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("value", metavar="WHAT", nargs="?", default="", help="the life of one LABEL, TAKE, CLIP or stringout")
    parser.add_argument("--limit", metavar="N", type=int, default=100, help="at most so many acts, the newest (100)")


def _history(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        return _life(desk, _key(desk.library, words.value)) if words.value else _acts(desk, words.limit)


def _acts(desk: Desk, limit: int) -> Answer:
    acts = desk.library.acts(limit=limit)
    people = rows.people_in(desk.library)
    data: list[rows.Row] = [
        {
            "id": str(act.id),
            "name": act.name,
            "author": people.get(act.author, ""),
            "at": act.at.isoformat(),
            "way": act.way.value,
            "edits": act.edits,
        }
        for act in acts
    ]
    cells = ((f"{act.at.astimezone():%Y-%m-%d %H:%M:%S}", people.get(act.author, ""), act.name) for act in acts)
    return Answer(data={"acts": [*data]}, lines=aligned(("when", "who", "what"), cells))


def _life(desk: Desk, key: UUID) -> Answer:
    people = rows.people_in(desk.library)
    data: list[rows.Row] = []
    lines: list[str] = []
    for step in desk.library.steps(key):
        who = people.get(step.author, "")
        fields: list[rows.Row] = [{"field": name, "before": before, "after": after} for name, before, after in step.fields]
        data.append({"name": step.name, "author": who, "at": step.at.isoformat(), "fields": [*fields]})
        lines.append(f"{step.at.astimezone():%Y-%m-%d %H:%M:%S}  {who}  {step.name}")
        lines.extend(f"    {name}: {before or '-'} > {after or '-'}" for name, before, after in step.fields)
    return Answer(data={"steps": [*data]}, lines=lines)


def _key(library: Library, text: str) -> UUID:
    """Return the id that a text means, also the id of something that is no longer there."""
    finders: tuple[Callable[[Library, str], Label | Take | Clip | Stringout], ...] = (
        lookup.label,
        lookup.take,
        lookup.clip,
        lookup.stringout,
    )
    for find in finders:
        try:
            return find(library, text).id
        except NotFound:
            continue
    try:
        return UUID(text)
    except ValueError:
        msg = f"There is no label, take, clip or stringout “{text}”."
        raise NotFound(msg) from None


def _turn(verb: Callable[..., Edit], key: str) -> Callable[[Desks, Namespace], Answer]:
    def run(desks: Desks, words: Namespace) -> Answer:
        """Turn the last act, and tell what became of it."""
        with opened(desks, words) as desk:
            edit = verb(desk.library, author=desk.person.id)
            write(desk, edit)
        return Answer(data={"name": edit.name, key: str(edit.of)}, lines=(f"{edit.name}.",))

    return run


VERBS = (
    Verb(name="history", help="show who did what, newest first, or the life of one value", arguments=_history_arguments, run=_history),
    Verb(name="undo", help="take back your last act", arguments=add_library, run=_turn(history.undo, "undone")),
    Verb(name="redo", help="bring back what you last took back", arguments=add_library, run=_turn(history.redo, "redone")),
)
