"""Do what a command of the room of stringouts does, to what is chosen there."""

from collections.abc import Callable, Mapping
from uuid import UUID

from dailies_logger.domain.stringout import Stringout
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.panels.changes import ChangeList
from dailies_logger.ui.panels.stringouts import PlacementsPanel, StringoutList
from dailies_logger.ui.sequence_asks import SequenceAsks
from dailies_logger.ui.sequence_offers import labels_of
from dailies_logger.ui.verbs_sequence import SequenceVerbs
from dailies_logger.workflow.offered import Offered


class SequenceHand:
    """Know what is chosen in the room: the stringout, the clip of it, the change that is offered, the hand edit."""

    def __init__(
        self,
        bench: Bench,
        asks: SequenceAsks,
        *,
        stringouts: StringoutList,
        placements: PlacementsPanel,
        changes: ChangeList,
        kept: ChangeList,
    ) -> None:
        self.verbs = SequenceVerbs(bench)
        self._say, self._asks = bench.say, asks
        self._stringouts, self._placements = stringouts, placements
        self._changes, self._kept = changes, kept

    def run(self, command: str) -> None:
        """Do what a command does, where a stringout is chosen."""
        here = self._stringouts.stringout()
        if here is not None:
            self._runs()[command](here)

    def _runs(self) -> Mapping[str, Callable[[Stringout], object]]:
        verbs = self.verbs
        return {
            "sequence.apply": lambda here: self._with_change(lambda change: verbs.accept(here.id, only=labels_of([change]))),
            "sequence.apply_all": lambda here: verbs.accept(here.id),
            "sequence.decline": lambda here: self._with_change(lambda change: verbs.decline(here.id, labels_of([change]))),
            "sequence.rule": self._asks.rule,
            "sequence.as_ruled": lambda _: self._with_hand_edit(verbs.as_ruled),
            "sequence.put_back": lambda _: self._with_hand_edit(verbs.put_back),
        }

    def _with_change(self, verb: Callable[[Offered], None]) -> None:
        """Do something to the chosen change."""
        change = self._changes.current()
        if isinstance(change, Offered):
            verb(change)
        else:
            self._say("Nothing is offered here.")

    def _with_hand_edit(self, verb: Callable[[UUID], None]) -> None:
        """Do something to the chosen clip; to the hand edit chosen in its list where that has the focus, or is of a clip that does not play."""
        edit, clip = self._kept.current(), self._placements.current()
        if edit is not None and (self._kept.hasFocus() or clip is None or not edit.placement.plays):
            verb(edit.placement.id)
        elif clip is not None:
            verb(clip)
