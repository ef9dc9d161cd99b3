"""Ask for the rule of a stringout, over the sequence."""

from dailies_logger.domain.stringout import Stringout
from dailies_logger.ui.ask_sheet import AskSheet, Line
from dailies_logger.ui.verbs_sequence import SequenceVerbs, rule_lines, rule_trouble
from dailies_logger.workflow.ordering import DIRECTIONS

ANGLES = ("labelled", "best", "stacked")


class SequenceAsks:
    """Ask, and hand the answers to the verbs."""

    def __init__(self, verbs: SequenceVerbs, sheet: AskSheet) -> None:
        self._verbs, self._sheet = verbs, sheet

    def rule(self, stringout: Stringout) -> None:
        """Ask for what a stringout asks for; nothing is laid anew, what it changes is offered."""
        said = rule_lines(stringout)
        lines = (
            Line(key="query", name="Ask", value=said["query"], example="scene:24 rating:>=3"),
            Line(key="order", name="Order", value=said["order"], example="beat size:wide>tight rating"),
            Line(key="handles", name="Handles", value=said["handles"], example="8, 12 or 24 frames each side"),
            Line(key="group", name="Group by", value=said["group"], example=", ".join(DIRECTIONS), known=tuple(DIRECTIONS)),
            Line(key="gap", name="Black between groups", value=said["gap"], example="24 frames"),
            Line(key="angles", name="Angles", value=said["angles"], example=", ".join(ANGLES), known=ANGLES),
        )
        self._sheet.ask(
            f"Rule of “{stringout.name}”", lines, lambda typed: self._verbs.change_rule(stringout.id, typed), check=rule_trouble
        )
