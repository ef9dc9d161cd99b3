"""Edit the lanes of the production: a table, and one question of two lines for each change."""

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import Lane, Look, Vocabulary
from dailies_logger.ui.ask_sheet import AskSheet, Line
from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.models.lanes import LaneColumn, LaneModel, look_name
from dailies_logger.ui.tokens import LOOKS
from dailies_logger.ui.vocabulary_table import VocabularyTable
from dailies_logger.ui.work import Work
from dailies_logger.workflow.own_lanes import LaneFields, free_looks


class LaneTable(VocabularyTable):
    """List the lanes as they lie under the picture, each with its look."""

    def __init__(self, asks: AskSheet) -> None:
        self.rows = LaneModel()
        super().__init__(self.rows, asks, name="Lanes")
        self.rows.setParent(self)
        self.set_widths({LaneColumn.LOOK: 86, LaneColumn.LETTER: 54}, stretch=LaneColumn.NAME)

    def add(self) -> None:
        """Ask for a lane, with the next free look; where none is free, say so."""
        if free_looks(self.rows.vocabulary):
            self._ask(None, "Add a lane")
        elif self.work is not None:
            count = len(Look)
            self.work.bench.say(
                f"All {count} looks are taken, so there is no room for another lane. Take away one of your own first.", NoticeKind.ERROR
            )

    def change(self) -> None:
        """Ask what of the chosen lane is to be changed."""
        lane = self.rows.lane(self.currentIndex().row())
        if lane is not None:
            self._ask(lane, f"Change the lane {lane.name}")

    def remove(self) -> None:
        """Take the chosen lane away; its kinds lie on the free lane then."""
        if self.work is not None and self.chosen():
            self.work.vocabulary.remove_lane(self.chosen())

    def move_chosen(self, by: int) -> None:
        """Move the chosen lane up (-1) or down under the picture."""
        if self.work is not None and self.chosen():
            self.work.vocabulary.move_lane(self.chosen(), by)

    def _ask(self, lane: Lane | None, title: str) -> None:
        work, free = self.work, free_looks(self.rows.vocabulary)
        if work is None:
            return
        told = f"{free[0].value} if empty{''.join(f', {each.value}' for each in free[1:])}" if free else ""
        lines = (
            Line(key="name", name="Name", value=lane.name if lane else "", example="Songs"),
            Line(key="look", name="Look", value=look_name(lane.look) if lane else "", example=told),
        )
        self._asks.ask(title, lines, lambda answer: self._take(work, lane, answer), check=lambda answer: self._trouble(lane, answer))

    def _take(self, work: Work, lane: Lane | None, answer: dict[str, str]) -> None:
        """Write what was changed."""
        look = look_named(answer["look"], self.rows.vocabulary, lane)
        if lane is None:
            work.vocabulary.add_lane(name=answer["name"], look=look)
            return
        fields: LaneFields = {}
        if answer["name"] != lane.name:
            fields["name"] = answer["name"]
        if look is not lane.look:
            fields["look"] = look
        if fields:
            work.vocabulary.change_lane(lane.id, fields)

    def _trouble(self, lane: Lane | None, answer: dict[str, str]) -> str:
        """Say what is wrong with an answer while it can still be mended; empty where nothing is."""
        vocabulary, name = self.rows.vocabulary, " ".join(answer["name"].split())
        if not name:
            return "A lane needs a name."
        own = lane.id if lane else ""
        taken = next((each for each in vocabulary.lanes if each.id != own and each.name.casefold() == name.casefold()), None)
        if taken is not None:
            return f"There is a lane “{taken.name}” already. Choose another name."
        try:
            look_named(answer["look"], vocabulary, lane)
        except Refused as refused:
            return str(refused)
        return ""


def look_named(typed: str, vocabulary: Vocabulary, lane: Lane | None) -> Look:
    """Return the look of a letter, of a name or of the beginning of one, that a lane may have; a new one (None) has the next free where none is named.

    Raises Refused.
    """
    wanted = " ".join(typed.split()).casefold()
    may = [*([lane.look] if lane else []), *free_looks(vocabulary)]
    choice = f"Choose from {', '.join(look.value for look in may)}." if len(may) > 1 or not lane else "All others are taken."
    found = _meant(wanted, may) if wanted or lane else may[0]
    if found is not None:
        return found
    other = _meant(wanted, list(Look))
    holder = next((each.name for each in vocabulary.lanes if each.look is other), "")
    said = f"{look_name(other)} is the look of {holder}." if other is not None else f"There is no look “{typed.strip()}”."
    msg = f"{said} {choice}"
    raise Refused(msg)


def _meant(wanted: str, looks: list[Look]) -> Look | None:
    """Return the look of a letter, else the first whose name begins so."""
    lettered = (look for look in looks if LOOKS[look].letter.casefold() == wanted)
    begun = (look for look in looks if wanted and look.value.startswith(wanted))
    return next(lettered, None) or next(begun, None)
