"""Do what is asked of a stringout: read the choice, build the request, hand it to the bench."""

from collections.abc import Callable, Collection
from uuid import UUID

from dailies_logger.domain.stringout import Angles, Stringout
from dailies_logger.ui.bench import Bench
from dailies_logger.workflow import assembling, cutting, living
from dailies_logger.workflow.edit import Edit


class SequenceVerbs:
    """Take or decline what a rule offers, change the rule, and cut by hand. `then` gets the Edit once it is written."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._library, self._search, self._me = bench.desk.library, bench.desk.search, bench.desk.person.id

    def accept(self, stringout: UUID, *, only: Collection[UUID] | None = None) -> None:
        """Take what is offered, all of it or that of some labels."""
        self._tell(lambda: living.accept(self._library, self._search, author=self._me, stringout=stringout, only=only))

    def decline(self, stringout: UUID, labels: Collection[UUID]) -> None:
        """Keep it as it is against what is offered of labels."""
        self._tell(lambda: living.decline(self._library, self._search, author=self._me, stringout=stringout, labels=labels))

    def change_rule(self, stringout: UUID, typed: dict[str, str]) -> None:
        """Say what a stringout asks for, as it was typed."""
        fields = rule_fields(typed)
        self._tell(lambda: assembling.change_rule(self._library, author=self._me, stringout=stringout, **fields))

    def as_ruled(self, placement: UUID) -> None:
        """Give up what hands did to a placement."""
        self._tell(lambda: cutting.as_ruled(self._library, author=self._me, placement=placement))

    def put_back(self, placement: UUID) -> None:
        """Let what was taken out play again."""
        self._tell(lambda: cutting.put_back(self._library, author=self._me, placement=placement))

    def _tell(self, verb: Callable[[], Edit | None], then: Callable[[Edit], None] | None = None) -> None:
        """Write, and say so with Undo."""

        def told(edit: Edit) -> None:
            """Say what was done."""
            self._bench.say(f"{edit.name}.", undo=True)
            if then is not None:
                then(edit)

        self._bench.write(verb, told)


def rule_lines(stringout: Stringout) -> dict[str, str]:
    """Return what a rule says, as it is typed."""
    return {
        "query": stringout.query,
        "order": stringout.order,
        "handles": str(stringout.handles),
        "group": stringout.group,
        "gap": str(stringout.gap or ""),
        "angles": stringout.angles.value or "labelled",
    }


def rule_fields(typed: dict[str, str]) -> dict[str, object]:
    """Read a rule as it was typed: its fields by their names in `Stringout`."""
    angles = typed["angles"].casefold()
    return {
        "query": typed["query"],
        "order": typed["order"],
        "handles": int(typed["handles"] or 0),
        "group": typed["group"].casefold(),
        "gap": int(typed["gap"] or 0),
        "angles": Angles.LABELLED if angles in ("", "labelled") else Angles(angles),
    }


def rule_trouble(typed: dict[str, str]) -> str:
    """Say what is wrong with a rule as it was typed; empty where nothing is."""
    for name, frames in (("Handles", typed["handles"]), ("Gap", typed["gap"])):
        if frames and not frames.isdigit():
            return f"{name}: write a number of frames, 0 or more."
    if typed["angles"].casefold() not in ("", "labelled", "best", "stacked"):
        return "Angles are labelled, best or stacked."
    return ""
