"""Edit the kinds of label of the production: a table, and one question of a few lines for each change."""

from collections.abc import Sequence

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import LabelKind, Lane
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.ask_sheet import AskSheet, Line
from dailies_logger.ui.commands.takes import KIND
from dailies_logger.ui.key_words import key_name, refusal, typed_key
from dailies_logger.ui.models.kinds import KindColumn, KindModel
from dailies_logger.ui.verbs_vocabulary import lane_named
from dailies_logger.ui.vocabulary_table import VocabularyTable
from dailies_logger.ui.work import Work

EXAMPLE = 58
"""How many characters an example may have, so that it stands in its line whole."""


class KindTable(VocabularyTable):
    """List the kinds with lane, key and values. What is left out stays with the labels that are of it."""

    def __init__(self, actions: ActionSet, asks: AskSheet) -> None:
        self._actions = actions
        self.rows = KindModel(self._key)
        super().__init__(self.rows, asks, name="Kinds of label")
        self.rows.setParent(self)
        self.set_widths({KindColumn.NAME: 166, KindColumn.LANE: 132, KindColumn.KEY: 80}, stretch=KindColumn.VALUES)

    def add(self) -> None:
        """Ask for a kind."""
        self._ask(None, "Add a kind of label")

    def change(self) -> None:
        """Ask what of the chosen kind is to be changed."""
        kind = self.rows.kind(self.currentIndex().row())
        if kind is not None:
            self._ask(kind, f"Change {kind.name}")

    def remove(self) -> None:
        """Leave the chosen kind out from now on."""
        if self.work is not None and self.chosen():
            self.work.vocabulary.remove(self.chosen())

    def move_chosen(self, by: int) -> None:
        """Move the chosen kind up (-1) or down."""
        if self.work is not None and self.chosen():
            self.work.vocabulary.move(self.chosen(), by)

    def _key(self, kind: LabelKind) -> str:
        return key_name(self._actions.key(f"{KIND}{kind.id}"))

    def _ask(self, kind: LabelKind | None, title: str) -> None:
        work = self.work
        if work is None:
            return
        lines = _lines(kind, self._actions.vocabulary.lanes, self.rows.lane(kind) if kind else None)
        shown = {line.key: line.value for line in lines} if kind else {}

        def new(answer: dict[str, str]) -> dict[str, str]:
            """Return what of an answer is new: of a kind that is there, only the lines that were changed."""
            return {key: words for key, words in answer.items() if words != shown.get(key)} if kind else answer

        self._asks.ask(title, lines, lambda answer: _take(work, kind, new(answer)), check=lambda answer: self._trouble(answer, new(answer)))

    def _trouble(self, answer: dict[str, str], said: dict[str, str]) -> str:
        """Say what is wrong with an answer while it can still be mended; empty where nothing is."""
        if not answer["name"].strip():
            return "A kind needs a name."
        try:
            lane_named(answer["lane"], self._actions.vocabulary)
        except Refused as refused:
            return str(refused)
        return self._key_trouble(said["key"]) if said.get("key") else ""

    def _key_trouble(self, typed: str) -> str:
        """Say why a kind cannot have a key; empty where it can."""
        key = typed_key(typed)
        if not key:
            return f"“{typed}” is no key. Write 2, Q or Shift F2."
        holder = self._actions.keymap.holder(key)
        if refusal(key) or not holder:
            return refusal(key)
        taken = self._actions.command(holder).short
        return f"{key_name(key)} is “{taken}”. Choose another key, or give that another one first."


def _take(work: Work, kind: LabelKind | None, said: dict[str, str]) -> None:
    """Write what was changed."""
    if said.get("key"):
        said["key"] = typed_key(said["key"])
    if kind is None:
        work.vocabulary.add(name=said["name"], lane=said["lane"], key=said["key"], values=said["values"])
    elif said:
        work.vocabulary.change(kind.id, said)


def _lines(kind: LabelKind | None, lanes: Sequence[Lane], lane: Lane | None) -> tuple[Line, ...]:
    return (
        Line(key="name", name="Name", value=kind.name if kind else "", example="Ad lib"),
        Line(key="lane", name="Lane", value=lane.name if lane else "", example=_listed([each.name for each in lanes])),
        Line(key="key", name="Key", value=key_name(kind.key) if kind else "", example="Q, or Shift F2; may stay empty"),
        Line(key="values", name="Values", value=", ".join(kind.values) if kind else "", example="only where it has some: soft, boom"),
    )


def _listed(names: Sequence[str]) -> str:
    """List as many names as an example has room for."""
    for count in range(len(names), 0, -1):
        said = ", ".join(names[:count]) + (" …" if count < len(names) else "")
        if len(said) <= EXAMPLE:
            return said
    return "…"
